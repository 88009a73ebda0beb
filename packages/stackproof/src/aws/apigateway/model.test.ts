// Models of REST APIs.
import { given, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { model } from "./model.ts";

const order = { contentType: "application/json", schema: jsonText({ type: "object" }) };

testResource(model, {
  given: {
    api: given("aws:apigateway/restApi:RestApi", {}),
    other: given("aws:apigateway/restApi:RestApi", {}),
    first: given("aws:apigateway/model:Model", { ...order, restApi: out("api.id"), name: "Order" }),
  },
  accepts: {
    "a schema": { ...order, restApi: out("api.id"), name: "Order" },
    "a schema that nobody knows": { ...order, restApi: out("api.id"), name: "Order", schema: unknown() },
    "the same name in two APIs": stack(
      { ...order, restApi: out("other.id"), name: "Order" },
      {
        with: {
          first: given("aws:apigateway/model:Model", { ...order, restApi: out("api.id"), name: "Order" }),
        },
      },
    ),
  },
  rejects: {
    "same-name": stack(
      { ...order, restApi: out("api.id"), name: "Order" },
      {
        with: {
          first: given("aws:apigateway/model:Model", { ...order, restApi: out("api.id"), name: "Order" }),
        },
      },
    ),
    "schema-missing": { contentType: "application/json", restApi: out("api.id"), name: "Order" },
    "invalid-name": [
      { ...order, restApi: out("api.id"), name: "order-model" },
      { ...order, restApi: out("api.id") },
    ],
    "invalid-schema": { ...order, restApi: out("api.id"), name: "Order", schema: "{type: object}" },
  },
  outputs: [{ of: { ...order, restApi: out("api.id"), name: "Order" }, are: { id: /^[a-z0-9]{6}$/ } }],
});
