// Mappings of domain names to APIs.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { apiMapping } from "./api-mapping.ts";

const ok = { apiId: out("http.id"), domainName: out("domain.id"), stage: out("stage.id") };
const stage = given("aws:apigatewayv2/stage:Stage", {
  apiId: out("http.id"),
  name: "prod",
  autoDeploy: true,
});

testResource(apiMapping, {
  given: {
    http: given("aws:apigatewayv2/api:Api", { protocolType: "HTTP" }),
    stage,
    domain: given("aws:apigatewayv2/domainName:DomainName", {
      domainName: "api.example.com",
      domainNameConfiguration: {
        certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-4222-8333-444455556666",
        endpointType: "REGIONAL",
        securityPolicy: "TLS_1_2",
      },
    }),
  },
  accepts: {
    "the whole domain name": ok,
    "a path": { ...ok, apiMappingKey: "v1/orders" },
    "an API of another stack": { apiId: "a1b2c3d4e5", domainName: "api.example.com", stage: "prod" },
    "what nobody knows": { apiId: unknown(), domainName: unknown(), stage: unknown() },
  },
  rejects: {
    "no-such-stage": [stack({ ...ok, stage: "live" }, { with: { stage } }), { ...ok, stage: "live" }],
    "before-stage": stack({ ...ok, stage: "prod" }, { with: { stage } }),
    "duplicate-key": stack(ok, { with: { more: given("aws:apigatewayv2/apiMapping:ApiMapping", ok) } }),
    "invalid-api-mapping-key": { ...ok, apiMappingKey: "/v1" },
  },
  outputs: [{ of: ok, are: { id: /^[a-z0-9]{6}$/ } }],
});
