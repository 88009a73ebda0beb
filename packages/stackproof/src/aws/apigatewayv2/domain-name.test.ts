// Domain names of APIs.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { domainName } from "./domain-name.ts";

const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-1111-4222-8333-444455556666";
const configuration = { certificateArn: CERTIFICATE, endpointType: "REGIONAL", securityPolicy: "TLS_1_2" };
const ok = { domainName: "api.example.com", domainNameConfiguration: configuration };
const requested = (domainName: string) =>
  given("aws:acm/certificate:Certificate", { domainName, validationMethod: "DNS" });
const valid = given("aws:acm/certificateValidation:CertificateValidation", {
  certificateArn: out("requested.arn"),
  validationRecordFqdns: unknown(),
});

testResource(domainName, {
  accepts: {
    "a domain name": ok,
    "a wildcard": stack(
      { ...ok, domainNameConfiguration: { ...configuration, certificateArn: out("valid.certificateArn") } },
      { with: { requested: requested("*.example.com"), valid } },
    ),
    "what nobody knows": {
      domainName: unknown(),
      domainNameConfiguration: { ...configuration, certificateArn: unknown() },
    },
  },
  rejects: {
    "certificate-of-other-region": {
      ...ok,
      domainNameConfiguration: {
        ...configuration,
        certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0a1b2c3d-1111-4222-8333-444455556666",
      },
    },
    "duplicate-domain": stack(ok, { with: { more: given("aws:apigatewayv2/domainName:DomainName", ok) } }),
    "invalid-domain-name": [
      { ...ok, domainName: "https://api.example.com" },
      { ...ok, domainName: "API.example.com" },
    ],
    "invalid-domain-name-configuration-endpoint-type": {
      ...ok,
      domainNameConfiguration: { ...configuration, endpointType: "EDGE" },
    },
    "before-certificate-validation": stack(
      { ...ok, domainNameConfiguration: { ...configuration, certificateArn: out("requested.arn") } },
      { with: { requested: requested("api.example.com"), valid } },
    ),
    "certificate-for-other-name": stack(
      { ...ok, domainNameConfiguration: { ...configuration, certificateArn: out("valid.certificateArn") } },
      { with: { requested: requested("www.example.com"), valid } },
    ),
  },
  outputs: [{ of: ok, are: { id: "api.example.com", apiMappingSelectionExpression: "$request.basepath" } }],
});
