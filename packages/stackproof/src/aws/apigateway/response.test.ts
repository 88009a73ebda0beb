// Gateway responses.
import { given, interpolate, out, stack, testResource, unknown } from "../testing.ts";
import { response } from "./response.ts";

const denied = { restApiId: out("api.id"), responseType: "UNAUTHORIZED" };
const origin = "gatewayresponse.header.Access-Control-Allow-Origin";

testResource(response, {
  given: {
    api: given("aws:apigateway/restApi:RestApi", {}),
    other: given("aws:apigateway/restApi:RestApi", {}),
  },
  accepts: {
    "a status and a text": {
      ...denied,
      statusCode: "401",
      responseTemplates: { "application/json": '{"message":$context.error.messageString}' },
    },
    "fixed headers": { ...denied, responseType: "DEFAULT_4XX", responseParameters: { [origin]: "'*'" } },
    "mapped headers": {
      ...denied,
      responseParameters: {
        [origin]: "method.request.header.origin",
        "gatewayresponse.header.x-request-id": "context.requestId",
        "gatewayresponse.header.x-stage": "stageVariables.name",
      },
    },
    "a header that nobody knows": {
      ...denied,
      responseParameters: {
        [origin]: unknown(),
        "gatewayresponse.header.x-api": interpolate`'${out("api.id")}'`,
      },
    },
    "responses of two APIs": stack(denied, {
      with: {
        first: given("aws:apigateway/response:Response", {
          restApiId: out("other.id"),
          responseType: "UNAUTHORIZED",
        }),
      },
    }),
  },
  rejects: {
    "invalid-response-type": { ...denied, responseType: "FORBIDDEN" },
    "invalid-status-code": { ...denied, statusCode: "4XX" },
    "parameter-name": {
      ...denied,
      responseParameters: { "method.response.header.Access-Control-Allow-Origin": "'*'" },
    },
    "parameter-value": { ...denied, responseParameters: { [origin]: "*" } },
    "same-type": stack(denied, { with: { first: given("aws:apigateway/response:Response", denied) } }),
  },
  outputs: [{ of: denied, are: { id: /^aggr-[a-z0-9]{10}-UNAUTHORIZED$/ } }],
});
