// A host name of one's own for APIs. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/domain_name.go
import {
  arn,
  defineResource,
  finding,
  type Kind,
  leaf,
  object,
  oneOf,
  parseArn,
  replaces,
  shown,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import { DOMAIN_NAME, GUIDE, REFERENCE } from "./shared.ts";

const DOCS = `${REFERENCE}/domainnames.html`;
const CREATE = { operation: "apigateway:CreateDomainName", code: "BadRequestException" } as const;
const CERTIFICATE = "aws:acm/certificate:Certificate";
const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";

/** One value, in any case. */
function only(value: string): Kind<string> {
  return leaf<string>({
    expects: JSON.stringify(value),
    good: value,
    bad: "OTHER",
    decode: asText,
    fault: (found) =>
      found.toUpperCase() === value
        ? undefined
        : {
            says: `is ${shown(found)}; it takes ${JSON.stringify(value)}`,
            provider: (attribute) => `expected ${attribute} to be one of ["${value}"], got ${found}`,
          },
  });
}

export const domainName = defineResource({
  token: DOMAIN_NAME,
  docs: DOCS,
  inputs: {
    domainName: replaces(
      text(
        {
          min: 1,
          max: 512,
          pattern: /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/,
          of: "a host name in small letters",
          good: "api.example.com",
          bad: "https://api.example.com",
        },
        { by: "aws", aws: CREATE },
      ),
    ),
    domainNameConfiguration: object({
      certificateArn: arn({ service: "acm", of: "the ARN of an ACM certificate" }),
      endpointType: only("REGIONAL"),
      hostedZoneId: text(),
      ipAddressType: oneOf(["ipv4", "dualstack"]),
      ownershipVerificationCertificateArn: arn({ service: "acm", of: "the ARN of an ACM certificate" }),
      securityPolicy: only("TLS_1_2"),
      targetDomainName: text(),
    }),
    mutualTlsAuthentication: object({
      truststoreUri: text(
        {
          pattern: /^s3:\/\/[^/]+\/.+$/,
          of: "s3://bucket/key",
          good: "s3://bucket/trust.pem",
          bad: "trust.pem",
        },
        { by: "aws" },
      ),
      truststoreVersion: text(),
    }),
    routingMode: withDefault(
      oneOf(["API_MAPPING_ONLY", "ROUTING_RULE_ONLY", "ROUTING_RULE_THEN_API_MAPPING"]),
      "API_MAPPING_ONLY",
    ),
    tags: tags(),
  },

  outputs(self, make) {
    const name = self.text("domainName") ?? "";
    const given = self.object("domainNameConfiguration") ?? {};
    return {
      id: name,
      arn: `arn:${make.partition}:apigateway:${make.region}::/domainnames/${name}`,
      apiMappingSelectionExpression: "$request.basepath",
      domainNameConfiguration: {
        ...given,
        hostedZoneId: make.upper("Z", 14, "zone"),
        ipAddressType: given["ipAddressType"] ?? "ipv4",
        targetDomainName: `d-${make.lower(10, "target")}.execute-api.${make.region}.${make.dnsSuffix}`,
      },
    };
  },

  unique: {
    "duplicate-domain": {
      key: (self) => self.text("domainName"),
      scope: "region",
      says: (key) => `are for the host name ${JSON.stringify(key)}`,
      property: "domainName",
      why: "An account has a domain name once in a region. Several APIs can be mapped to it.",
      fix: "Leave out one of them, and map several APIs to the other.",
      aws: { operation: CREATE.operation, code: "ConflictException" },
    },
  },

  order: {
    "before-certificate-validation": {
      needs(self, world) {
        const found = certificateOf(self.node.inputs["domainNameConfiguration"]);
        const certificate = world.find(CERTIFICATE, "arn", found, self);
        return certificate === undefined ? [] : world.where(VALIDATION, "certificateArn", found);
      },
      because: "which waits until its certificate is issued",
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      why: "API Gateway takes issued certificates only, and the certificate is requested in the same run.",
      aws: CREATE,
      docs: `${GUIDE}/http-api-custom-domain-names.html`,
    },
  },

  findings: {
    "certificate-of-other-region": finding<{ name: string; region: string; own: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) =>
        `The certificate of \`${p.name}\` is in ${p.region}, and the domain name is in ${p.own}.`,
      why: "A regional domain name takes a certificate of its own region. Only edge-optimized REST APIs take them from us-east-1.",
      fix: (p) => `Make the certificate in ${p.own}.`,
      aws: CREATE,
      docs: `${GUIDE}/http-api-custom-domain-names.html`,
    }),
    "certificate-for-other-name": finding<{
      name: string;
      certificate: string;
      names: string;
      domain: string;
    }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` is for ${p.domain}, and \`${p.certificate}\` is for ${p.names}.`,
      why: "The certificate must hold the host name, or a wildcard for the part before the first dot.",
      fix: (p) => `Request a certificate for ${p.domain}.`,
      aws: CREATE,
      docs: `${GUIDE}/http-api-custom-domain-names.html`,
    }),
  },

  check(self, world, report) {
    const { name } = self;
    const certificateArn = self.inputs.domainNameConfiguration?.certificateArn;
    const property = "domainNameConfiguration.certificateArn";
    const parts = parseArn(certificateArn ?? "");
    if (
      parts !== undefined &&
      parts.region !== "" &&
      self.region !== undefined &&
      parts.region !== self.region
    ) {
      report("certificate-of-other-region", { name, region: parts.region, own: self.region }, property);
      return;
    }
    const certificate = world.find(CERTIFICATE, "arn", certificateArn, self);
    const domain = self.inputs.domainName;
    const first = certificate?.text("domainName");
    if (
      certificate === undefined ||
      domain === undefined ||
      first === undefined ||
      certificate.has("privateKey")
    )
      return;
    const more = certificate.has("subjectAlternativeNames")
      ? certificate.texts("subjectAlternativeNames")
      : [];
    if (more === undefined || more.includes(undefined)) return;
    const names = [...new Set([first, ...more])].filter((one): one is string => one !== undefined);
    if (names.some((one) => covers(one, domain))) return;
    const related = [{ view: certificate, property: "domainName", note: names.join(", ") }];
    const words = { certificate: certificate.name, names: names.join(", "), domain };
    report("certificate-for-other-name", { name, ...words }, property, { related });
  },
});

function covers(pattern: string, domain: string): boolean {
  const [wanted, own] = [pattern.toLowerCase(), domain.toLowerCase()];
  if (wanted === own) return true;
  return wanted.startsWith("*.") && own.slice(own.indexOf(".") + 1) === wanted.slice(2);
}

function certificateOf(configuration: unknown): string | undefined {
  if (typeof configuration !== "object" || configuration === null) return undefined;
  const value = (configuration as Record<string, unknown>)["certificateArn"];
  return typeof value === "string" ? value : undefined;
}
