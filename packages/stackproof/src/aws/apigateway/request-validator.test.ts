// Request validators.
import { given, out, testResource } from "../testing.ts";
import { requestValidator } from "./request-validator.ts";

testResource(requestValidator, {
  given: { api: given("aws:apigateway/restApi:RestApi", {}) },
  accepts: {
    "one of bodies": { restApi: out("api.id"), validateRequestBody: true },
    "one of nothing": { restApi: out("api.id"), name: "none" },
  },
  rejects: { "wrong-reference": { restApi: out("api.arn") } },
  outputs: [{ of: { restApi: out("api.id") }, are: { id: /^[a-z0-9]{6}$/, validateRequestBody: false } }],
});
