// Mappings of backends' answers.
import { type Given, given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";
import { integrationResponse } from "./integration-response.ts";
import { SMALL_API } from "./testing.ts";

const ORIGIN = "method.response.header.Access-Control-Allow-Origin";
const at = { restApi: out("api.id"), resourceId: out("items.id"), httpMethod: out("get.httpMethod") };
const mock = given("aws:apigateway/integration:Integration", {
  ...at,
  type: "MOCK",
  requestTemplates: { "application/json": '{"statusCode":200}' },
});
const ok = (more: Inputs = {}): Given =>
  given("aws:apigateway/methodResponse:MethodResponse", { ...at, statusCode: "200", ...more });
const answer = { ...at, statusCode: out("ok.statusCode") };
const cors = { ...answer, responseParameters: { [ORIGIN]: "'*'" } };
const waits = { dependsOn: ["mock"], with: { mock } };

testResource(integrationResponse, {
  given: { ...SMALL_API, mock, ok: ok(), declares: ok({ responseParameters: { [ORIGIN]: true } }) },
  accepts: {
    "an answer that waits for its integration": stack(answer, waits),
    "a verb that comes from the integration": { ...answer, httpMethod: out("mock.httpMethod") },
    "a header that the method declares": stack({ ...cors, statusCode: out("declares.statusCode") }, waits),
    "sources of all kinds": stack(
      {
        ...cors,
        statusCode: out("declares.statusCode"),
        responseParameters: { [ORIGIN]: "integration.response.body.origin" },
        responseTemplates: { "application/json": "" },
        selectionPattern: "2\\d{2}",
      },
      waits,
    ),
    "headers of an answer that nobody knows": stack(cors, {
      ...waits,
      with: { mock, ok: ok({ responseParameters: unknown() }) },
    }),
    "a status code that nobody knows": stack({ ...answer, statusCode: unknown() }, waits),
    "an answer of a proxy, which is not asked": stack(
      { ...answer, statusCode: "404" },
      { with: { web: SMALL_API["web"] ?? mock }, dependsOn: ["web"] },
    ),
    "an API of another stack": {
      restApi: "a1b2c3d4e5",
      resourceId: "abc123",
      httpMethod: "GET",
      statusCode: "200",
    },
  },
  rejects: {
    "before-its-integration": stack(answer, { with: { mock } }),
    "before-its-method-response": stack(
      { ...cors, statusCode: "200" },
      { ...waits, with: { mock, ok: ok({ responseParameters: { [ORIGIN]: true } }) } },
    ),
    "same-status": stack(answer, {
      ...waits,
      with: {
        mock,
        first: given("aws:apigateway/integrationResponse:IntegrationResponse", answer, {
          dependsOn: ["mock"],
        }),
      },
    }),
    "integration-missing": answer,
    "method-response-missing": stack(
      { ...answer, statusCode: "404" },
      { ...waits, with: { mock, ok: ok() } },
    ),
    "header-undeclared": stack(cors, waits),
    "mapping-target": stack(
      { ...answer, responseParameters: { "Access-Control-Allow-Origin": "'*'" } },
      waits,
    ),
    "mapping-source": stack(
      { ...cors, statusCode: out("declares.statusCode"), responseParameters: { [ORIGIN]: "*" } },
      waits,
    ),
    "content-type": stack({ ...answer, responseTemplates: { json: "{}" } }, waits),
    "invalid-status-code": stack({ ...answer, statusCode: "ok" }, { ...waits, with: { mock, ok: ok() } }),
  },
  outputs: [{ of: stack(answer, waits), are: { id: /^agir-[a-z0-9]{10}-[a-z0-9]{6}-GET-200$/ } }],
});
