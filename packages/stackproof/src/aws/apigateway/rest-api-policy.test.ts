// Policies of REST APIs.
import { given, type Input, interpolate, jsonText, out, stack, testResource } from "../testing.ts";
import { restApiPolicy } from "./rest-api-policy.ts";

const document = (resource: Input): Input =>
  jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "execute-api:Invoke", Resource: resource }],
  });
const own = { restApiId: out("api.id"), policy: document(interpolate`${out("api.executionArn")}/*`) };

testResource(restApiPolicy, {
  given: { api: given("aws:apigateway/restApi:RestApi", {}) },
  accepts: {
    "a policy": own,
    "a policy of an API of another stack": {
      restApiId: "a1b2c3d4e5",
      policy: document("arn:aws:execute-api:us-east-1:111122223333:a1b2c3d4e5/*"),
    },
  },
  rejects: {
    "second-policy": stack(own, {
      with: { first: given("aws:apigateway/restApiPolicy:RestApiPolicy", own) },
    }),
    "two-owners": stack(
      { restApiId: out("api.id"), policy: document("arn:aws:execute-api:us-east-1:111122223333:*/*") },
      {
        with: {
          api: given("aws:apigateway/restApi:RestApi", {
            policy: document("arn:aws:execute-api:us-east-1:111122223333:*/*"),
          }),
        },
      },
    ),
  },
  outputs: [{ of: own, are: { id: /^[a-z0-9]{10}$/ } }],
});
