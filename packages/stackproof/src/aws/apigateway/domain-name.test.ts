// Domain names of APIs.
import { type Given, given, type Inputs, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { domainName } from "./domain-name.ts";

const REGIONAL = { endpointConfiguration: { types: "REGIONAL" } };
const EAST = "arn:aws:acm:us-east-1:123456789012:certificate/0be1d7a7-7c48-4204-862a-9009fd737230";
const WEST = "arn:aws:acm:us-west-2:123456789012:certificate/0be1d7a7-7c48-4204-862a-9009fd737230";
const edge = { domainName: "api.example.com", certificateArn: EAST };
const regional = { domainName: "api.example.com", regionalCertificateArn: EAST, ...REGIONAL };
const certificate = (inputs: Inputs): Given =>
  given("aws:acm/certificate:Certificate", {
    domainName: "api.example.com",
    validationMethod: "DNS",
    ...inputs,
  });
const zone = given("aws:route53/zone:Zone", { name: "example.com" });
const record = given("aws:route53/record:Record", {
  zoneId: out("zone.zoneId"),
  name: out("cert.domainValidationOptions[0].resourceRecordName"),
  type: out("cert.domainValidationOptions[0].resourceRecordType"),
  ttl: 60,
  records: [out("cert.domainValidationOptions[0].resourceRecordValue")],
});
const issued = {
  zone,
  cert: certificate({}),
  record,
  validation: given("aws:acm/certificateValidation:CertificateValidation", {
    certificateArn: out("cert.arn"),
    validationRecordFqdns: [out("record.fqdn")],
  }),
};
const policyText = jsonText({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: "*",
      Action: "execute-api:Invoke",
      Resource: "arn:aws:execute-api:us-east-1:123456789012:/domainnames/api.internal.example.com+*",
    },
  ],
});
const many = Object.fromEntries(
  Array.from({ length: 120 }, (_, index) => [
    `name${index}`,
    given("aws:apigateway/domainName:DomainName", {
      domainName: `a${index}.example.com`,
      certificateArn: EAST,
    }),
  ]),
);

testResource(domainName, {
  accepts: {
    "an edge-optimised name": edge,
    "a regional name": regional,
    "a private name": {
      domainName: "api.internal.example.com",
      certificateArn: EAST,
      endpointConfiguration: { types: "PRIVATE" },
      policy: policyText,
    },
    "a certificate and its validation": stack(
      { ...regional, regionalCertificateArn: out("validation.certificateArn") },
      { with: issued },
    ),
    "a certificate whose validation it waits for": stack(
      { ...regional, regionalCertificateArn: out("cert.arn") },
      { with: issued, dependsOn: ["validation"] },
    ),
    "a certificate with an asterisk": stack(
      {
        ...regional,
        domainName: "api.example.com",
        regionalCertificateArn: out("validation.certificateArn"),
      },
      { with: { ...issued, cert: certificate({ domainName: "*.example.com" }) } },
    ),
    "an uploaded certificate": {
      domainName: "api.example.com",
      certificateName: "api",
      certificateBody: "-----BEGIN CERTIFICATE-----",
      certificateChain: "-----BEGIN CERTIFICATE-----",
      certificatePrivateKey: "-----BEGIN RSA PRIVATE KEY-----",
    },
    "a certificate that nobody knows": { domainName: "api.example.com", certificateArn: unknown() },
    "a type that nobody knows": {
      domainName: "api.example.com",
      certificateArn: WEST,
      endpointConfiguration: { types: unknown() },
    },
    "mutual TLS": {
      ...regional,
      securityPolicy: "TLS_1_2",
      mutualTlsAuthentication: { truststoreUri: "s3://certificates/truststore.pem" },
      ownershipVerificationCertificateArn: EAST,
    },
    "a newer security policy with its access mode": {
      ...regional,
      securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09",
      endpointAccessMode: "STRICT",
      routingMode: "ROUTING_RULE_THEN_BASE_PATH_MAPPING",
    },
    "a name in each of two regions": stack(
      { ...regional, regionalCertificateArn: EAST },
      {
        with: {
          west: given(
            "aws:apigateway/domainName:DomainName",
            { ...regional, regionalCertificateArn: WEST },
            { region: "us-west-2" },
          ),
        },
      },
    ),
  },
  rejects: {
    "certificate-missing": [
      { domainName: "api.example.com" },
      { domainName: "api.example.com", ...REGIONAL },
    ],
    "edge-certificate-for-regional": { ...edge, ...REGIONAL },
    "regional-certificate-for-others": { ...regional, endpointConfiguration: { types: "EDGE" } },
    "regional-certificate-without-type": { domainName: "api.example.com", regionalCertificateArn: EAST },
    "certificate-elsewhere": [
      { ...edge, certificateArn: WEST },
      { ...regional, regionalCertificateArn: WEST },
      stack({ ...edge, certificateArn: EAST.replace("us-east-1", "eu-west-1") }, { region: "eu-west-1" }),
    ],
    "certificate-of-another-name": stack(
      {
        ...regional,
        domainName: "v1.api.example.com",
        regionalCertificateArn: out("validation.certificateArn"),
      },
      { with: { ...issued, cert: certificate({ domainName: "*.example.com" }) } },
    ),
    "certificate-not-validated": [
      stack({ ...regional, regionalCertificateArn: out("cert.arn") }, { with: { cert: certificate({}) } }),
      stack({ ...regional, regionalCertificateArn: out("cert.arn") }, { with: issued }),
    ],
    "mutual-tls-with-new-policy": {
      ...regional,
      securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09",
      endpointAccessMode: "STRICT",
      mutualTlsAuthentication: { truststoreUri: "s3://certificates/truststore.pem" },
    },
    "policy-without-private": { ...regional, policy: policyText },
    "access-mode-without-policy": { ...regional, securityPolicy: "TLS_1_2", endpointAccessMode: "BASIC" },
    "policy-without-access-mode": { ...regional, securityPolicy: "SecurityPolicy_TLS13_1_3_2025_09" },
    "conflicting-inputs": [
      { ...regional, regionalCertificateName: "api" },
      { ...edge, certificatePrivateKey: "-----BEGIN RSA PRIVATE KEY-----" },
    ],
    "invalid-domain-name": { ...edge, domainName: "https://api.example.com" },
    "invalid-endpoint-configuration-types": { ...edge, endpointConfiguration: { types: "edge" } },
    "same-name": stack(edge, { with: { first: given("aws:apigateway/domainName:DomainName", edge) } }),
    "over-quota-public-custom-domain-names": stack(edge, { with: many }),
  },
  outputs: [
    {
      of: regional,
      are: {
        id: "api.example.com",
        arn: "arn:aws:apigateway:us-east-1::/domainnames/api.example.com",
        regionalDomainName: /^d-[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/,
        cloudfrontDomainName: "",
        domainNameId: "",
        ownershipVerificationCertificateArn: "",
        routingMode: "BASE_PATH_MAPPING_ONLY",
      },
    },
    {
      of: edge,
      are: {
        cloudfrontDomainName: /^d[a-z0-9]{13}\.cloudfront\.net$/,
        cloudfrontZoneId: "Z2FDTNDATAQYW2",
        endpointConfiguration: { types: "EDGE", ipAddressType: "ipv4" },
        regionalDomainName: "",
        regionalZoneId: "",
      },
    },
  ],
});
