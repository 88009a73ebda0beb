// A domain name of one's own for APIs.
import {
  arn,
  conflictsWith,
  defineResource,
  object,
  oneOf,
  type Report,
  type ResourceView,
  ref,
  replaces,
  tags,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { certificateProblems } from "../acm/shared.ts";
import { policy } from "../policy.ts";
import { DOMAIN_NAME_FINDINGS } from "./domain-name-findings.ts";
import { securityPolicy, tlsFault } from "./tls.ts";

const BAD_REQUEST = { operation: "apigateway:CreateDomainName", code: "BadRequestException" };
const API = "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/domain_name.go";
const CERTIFICATES = [
  "certificateArn",
  "certificateBody",
  "certificateName",
  "regionalCertificateArn",
  "regionalCertificateName",
] as const;
/** Where every distribution of CloudFront is hosted: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html. */
const CLOUDFRONT_ZONE = "Z2FDTNDATAQYW2";

type CertificateInput = "certificateArn" | "regionalCertificateArn";

export const domainName = defineResource({
  token: "aws:apigateway/domainName:DomainName",
  docs: API,
  inputs: {
    certificateArn: ref("aws:acm/certificate:Certificate", ["arn"]),
    certificateBody: replaces(text()),
    certificateChain: replaces(text()),
    certificateName: text(),
    certificatePrivateKey: replaces(text()),
    domainName: replaces(
      text(
        {
          pattern: /^[^\s/:]+\.[^\s/:]+$/,
          of: "a domain name",
          good: "api.example.com",
          bad: "https://api.example.com",
        },
        { by: "aws", aws: BAD_REQUEST },
      ),
    ),
    endpointAccessMode: oneOf(["BASIC", "STRICT"]),
    endpointConfiguration: object({
      ipAddressType: oneOf(["ipv4", "dualstack"], { docs: PROVIDER }),
      types: oneOf(["EDGE", "REGIONAL", "PRIVATE"], {
        docs: PROVIDER,
        attribute: "endpoint_configuration.0.types.0",
      }),
    }),
    mutualTlsAuthentication: object({
      truststoreUri: text(
        {
          pattern: /^s3:\/\/[^/]+\/.+$/,
          of: "the address of a file in S3",
          good: "s3://bucket/truststore.pem",
        },
        { by: "aws", aws: BAD_REQUEST },
      ),
      truststoreVersion: text(),
    }),
    ownershipVerificationCertificateArn: arn({ service: "acm" }, { docs: PROVIDER }),
    policy: policy({ kind: "rest-api" }),
    regionalCertificateArn: ref("aws:acm/certificate:Certificate", ["arn"]),
    regionalCertificateName: text(),
    routingMode: withDefault(
      oneOf(["BASE_PATH_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_BASE_PATH_MAPPING"], {
        docs: PROVIDER,
      }),
      "BASE_PATH_MAPPING_ONLY",
    ),
    securityPolicy: securityPolicy(),
    tags: tags(),
  },
  relations: [
    conflictsWith(["certificateArn", "regionalCertificateArn", "regionalCertificateName"]),
    conflictsWith(["certificateName", "regionalCertificateName"]),
    ...(["certificateBody", "certificateChain", "certificateName", "certificatePrivateKey"] as const).flatMap(
      (input) => [conflictsWith(["certificateArn", input]), conflictsWith(["regionalCertificateArn", input])],
    ),
  ],
  outputs(self, make) {
    const domain = self.text("domainName");
    const type = typeOf(self);
    const isRegional = type === "REGIONAL";
    return {
      ...(domain !== undefined && {
        id: domain,
        // A private domain name's ARN has its id, too.
        ...(type !== undefined &&
          type !== "PRIVATE" && {
            arn: `arn:${make.partition}:apigateway:${make.region}::/domainnames/${domain}`,
          }),
      }),
      ...(type !== undefined && {
        regionalDomainName: isRegional
          ? `d-${make.lower(10)}.execute-api.${make.region}.${make.dnsSuffix}`
          : "",
        ...(!isRegional && { regionalZoneId: "" }),
        cloudfrontDomainName: type === "EDGE" ? `d${make.lower(13)}.cloudfront.net` : "",
        ...(type !== "PRIVATE" && { domainNameId: "" }),
        ...(self.state("endpointConfiguration") === "absent" && {
          endpointConfiguration: { types: type, ipAddressType: "ipv4" },
        }),
      }),
      cloudfrontZoneId: CLOUDFRONT_ZONE,
      ...(self.state("ownershipVerificationCertificateArn") === "absent" && {
        ownershipVerificationCertificateArn: "",
      }),
    };
  },
  unknowable: {
    id: "only where the domain name is not known",
    arn: "only where name and type are not known, and for private names, whose ARN has an id in it",
    certificateUploadDate: "the time of the deployment",
    cloudfrontDomainName: "only where the type is not known",
    domainNameId: "for private names only, and of AWS's making",
    endpointConfiguration: "only where it is not known",
    regionalDomainName: "only where the type is not known",
    regionalZoneId: "AWS keeps one hosted zone for each region",
    securityPolicy: "AWS chooses it by endpoint type, and has changed its choice",
  },
  unique: {
    "same-name": {
      key: (self) => (typeOf(self) === "PRIVATE" ? undefined : self.text("domainName")?.toLowerCase()),
      scope: "region",
      says: (key) => `are domain names for ${key}`,
      property: "domainName",
      evidence: "documented",
      why: "A public domain name stands once in a region, across all accounts.",
      fix: "Keep one of them, and give it a BasePathMapping for each API.",
      aws: BAD_REQUEST,
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-custom-domains.html",
    },
  },
  quotas: [
    {
      name: "Public custom domain names",
      limit: 120,
      per: "region",
      count: (self) => (typeOf(self) === "PRIVATE" ? 0 : 1),
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",
    },
  ],
  findings: DOMAIN_NAME_FINDINGS,
  check(self, world, report) {
    const { name } = self;
    const type = typeOf(self);
    const fault = tlsFault(self);
    if (fault !== undefined) report(fault.slug, { name, policy: fault.policy }, fault.property);
    const tls = self.text("securityPolicy");
    if (tls?.startsWith("SecurityPolicy_") === true && self.has("mutualTlsAuthentication")) {
      report("mutual-tls-with-new-policy", { name, policy: tls }, "mutualTlsAuthentication");
    }
    if (type !== undefined && type !== "PRIVATE" && self.has("policy")) {
      report("policy-without-private", { name, type }, "policy");
    }
    if (type === undefined) return;
    if (CERTIFICATES.every((input) => self.state(input) === "absent")) {
      report("certificate-missing", { name, type });
    }
    if (type === "REGIONAL" && self.has("certificateArn")) {
      report("edge-certificate-for-regional", { name }, "certificateArn");
    } else {
      checkCertificate(self, world, report, "certificateArn", type === "EDGE");
    }
    if (type !== "REGIONAL" && self.has("regionalCertificateArn")) {
      const input = "regionalCertificateArn";
      if (self.state("endpointConfiguration") === "absent")
        report("regional-certificate-without-type", { name }, input);
      else report("regional-certificate-for-others", { name, type }, input);
    } else {
      checkCertificate(self, world, report, "regionalCertificateArn", false);
    }
  },
});

/** The endpoint type; undefined when it is not known. */
function typeOf(self: ResourceView): "EDGE" | "REGIONAL" | "PRIVATE" | undefined {
  if (self.state("endpointConfiguration") === "absent") return "EDGE";
  const type = self.object("endpointConfiguration")?.["types"];
  return type === "EDGE" || type === "REGIONAL" || type === "PRIVATE" ? type : undefined;
}

function checkCertificate(
  self: ResourceView,
  world: World,
  report: Report<typeof DOMAIN_NAME_FINDINGS>,
  input: CertificateInput,
  isEdge: boolean,
): void {
  const { name } = self;
  const arnOfIt = self.text(input);
  const domain = self.text("domainName");
  // The rule about us-east-1 is that of the partition "aws"; the others have no edge-optimised names.
  const region =
    isEdge && arnOfIt?.startsWith("arn:aws:") === true ? "us-east-1" : isEdge ? undefined : self.region;
  const use = { certificateArn: arnOfIt, region, domains: domain === undefined ? [] : [domain] };
  for (const problem of certificateProblems(world, self, use)) {
    const related =
      problem.certificate === undefined
        ? {}
        : { related: [{ view: problem.certificate, note: "the certificate" }] };
    const certificate = problem.certificate?.name ?? "";
    switch (problem.kind) {
      case "other-region": {
        const values = {
          name,
          certificate: arnOfIt ?? "",
          region: problem.region,
          wanted: problem.wanted,
          isEdge,
        };
        report("certificate-elsewhere", values, input, related);
        break;
      }
      case "other-domain": {
        const values = { name, domain: problem.domain, certificate, names: problem.names.join(", ") };
        report("certificate-of-another-name", values, input, related);
        break;
      }
      case "not-validated":
      case "not-waited-for": {
        const validation = problem.kind === "not-waited-for" ? problem.validation.name : undefined;
        report("certificate-not-validated", { name, certificate, validation }, input, related);
        break;
      }
    }
  }
}
