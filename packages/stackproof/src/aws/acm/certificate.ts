// A certificate of ACM: requested from Amazon, issued by a private authority, or imported.

import type { PropertyMap } from "../../core/value.ts";
import { repeatableHex, repeatableUpper } from "../../model/ids.ts";
import {
  arn,
  conflictsWith,
  defineResource,
  exactlyOneOf,
  int,
  list,
  object,
  oneOf,
  replaces,
  requiredWith,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import type { ResourceView } from "../../model/view.ts";
import { CERTIFICATE_FINDINGS, type CertificateReport } from "./certificate-findings.ts";

const DOCS = "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html";
/** The pattern of the API for a domain name, with the asterisk of a wildcard. */
const DOMAIN = /^(\*\.)?(((?!-)[A-Za-z0-9-]{0,62}[A-Za-z0-9])\.)+((?!-)[A-Za-z0-9-]{1,62}[A-Za-z0-9])$/;
const OF_IMPORT = ["certificateBody", "certificateChain", "privateKey"] as const;

/** The validator of the provider for a dot at the end; everything else is AWS's. */
function noDot(limits: { readonly min?: number; readonly max?: number } = {}) {
  return text({
    ...limits,
    pattern: /[^.]$|^$/,
    of: "a domain name without a dot at its end",
    good: "example.com",
    bad: "example.com.",
    provider: (_value, attribute) => `invalid value for ${attribute} (cannot end with a period)`,
  });
}

export const certificate = defineResource({
  token: "aws:acm/certificate:Certificate",
  docs: DOCS,
  inputs: {
    certificateAuthorityArn: replaces(
      arn({
        service: "acm-pca",
        of: "the ARN of a private certificate authority",
        good: "arn:aws:acm-pca:us-east-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012",
      }),
    ),
    certificateBody: text(),
    certificateChain: text(),
    domainName: replaces(noDot()),
    earlyRenewalDuration: text(),
    keyAlgorithm: replaces(
      oneOf([
        "RSA_1024",
        "RSA_2048",
        "RSA_3072",
        "RSA_4096",
        "EC_prime256v1",
        "EC_secp384r1",
        "EC_secp521r1",
      ]),
    ),
    options: object({
      certificateTransparencyLoggingPreference: withDefault(oneOf(["ENABLED", "DISABLED"]), "ENABLED"),
      export: oneOf(["ENABLED", "DISABLED"]),
    }),
    privateKey: text(),
    privateKeyWo: text(),
    privateKeyWoVersion: int(),
    subjectAlternativeNames: replaces(list(noDot({ min: 1, max: 253 }))),
    tags: tags(),
    validationMethod: replaces(oneOf(["EMAIL", "DNS", "HTTP"])),
    validationOptions: replaces(
      list(object({ domainName: text(), validationDomain: text() }), {}, { attribute: "validation_option" }),
    ),
  },
  relations: [
    exactlyOneOf(["domainName", "privateKey", "privateKeyWo"]),
    conflictsWith(["certificateAuthorityArn", "validationMethod"]),
    ...OF_IMPORT.flatMap((input) => [
      conflictsWith([input, "validationMethod"]),
      conflictsWith([input, "certificateAuthorityArn"]),
      conflictsWith([input, "keyAlgorithm"]),
      conflictsWith([input, "subjectAlternativeNames"]),
      conflictsWith([input, "validationOptions"]),
    ]),
    conflictsWith(["domainName", "certificateBody"]),
    conflictsWith(["domainName", "certificateChain"]),
    requiredWith("privateKeyWo", ["privateKeyWoVersion"]),
  ],
  outputs: (self, make) => {
    const value = make.arn("acm", `certificate/${make.uuid()}`);
    const isImported = self.has("privateKey") || self.has("privateKeyWo");
    const isPrivate = self.has("certificateAuthorityArn");
    const domain = self.text("domainName") ?? "";
    const method = self.text("validationMethod") ?? "NONE";
    const more = (self.texts("subjectAlternativeNames") ?? []).filter((name) => name !== undefined);
    const names = [...new Set([domain, ...more])].filter((name) => name !== "");
    return {
      id: value,
      arn: value,
      domainValidationOptions:
        method === "DNS" && !isPrivate ? names.map((name) => validationOption(name, make.account)) : [],
      ...(self.has("domainName") ? {} : { domainName: "" }),
      ...(self.has("keyAlgorithm") ? {} : { keyAlgorithm: "RSA_2048" }),
      ...(self.has("subjectAlternativeNames") ? {} : { subjectAlternativeNames: names }),
      ...(self.has("validationMethod")
        ? {}
        : { validationMethod: isImported || isPrivate ? "NONE" : method }),
      // A requested certificate has no dates before it is issued.
      notAfter: isImported || isPrivate ? "2027-11-21T08:00:00Z" : "",
      notBefore: isImported || isPrivate ? "2026-11-21T08:00:00Z" : "",
      pendingRenewal: false,
      renewalEligibility: "INELIGIBLE",
      renewalSummaries: [],
      status: isImported || isPrivate ? "ISSUED" : "PENDING_VALIDATION",
      type: isImported ? "IMPORTED" : isPrivate ? "PRIVATE" : "AMAZON_ISSUED",
      validationEmails:
        method === "EMAIL"
          ? names.flatMap((name) => MAILBOXES.map((box) => `${box}@${name.replace(/^\*\./, "")}`))
          : [],
      ...(self.has("options")
        ? {}
        : { options: { certificateTransparencyLoggingPreference: "ENABLED", export: "DISABLED" } }),
    };
  },
  findings: CERTIFICATE_FINDINGS,
  check(self, _world, report) {
    if (self.has("domainName") && !self.has("certificateAuthorityArn")) checkRequest(self, report);
    checkNames(self, report);
    for (const [index, option] of (self.inputs.validationOptions ?? []).entries()) {
      checkValidationDomain(self, index, option ?? {}, report);
    }
    checkPem(self, report);
  },
});

/** What Amazon's own authority does. */
function checkRequest(self: ResourceView, report: CertificateReport): void {
  const { name } = self;
  if (!self.has("validationMethod")) report("no-validation", { name });
  const algorithm = self.text("keyAlgorithm");
  if (algorithm !== undefined && /^RSA_(1024|3072|4096)$|secp521r1$/.test(algorithm)) {
    report("algorithm-for-import", { name, algorithm }, "keyAlgorithm");
  }
}

/** The domains that the certificate is for. */
function checkNames(self: ResourceView, report: CertificateReport): void {
  const { name } = self;
  const domainName = self.text("domainName");
  if (domainName !== undefined && domainName.length > 64) {
    report("domain-too-long", { name, domain: domainName }, "domainName");
  }
  // Without them, the output of that name is the domain itself.
  const more = self.has("subjectAlternativeNames") ? self.texts("subjectAlternativeNames") : undefined;
  const names = [domainName, ...(more ?? [])];
  for (const [index, domain] of names.entries()) {
    if (domain === undefined || domain === "" || domain.endsWith(".") || DOMAIN.test(domain)) continue;
    // A private authority issues for names of one part, too.
    if (self.has("certificateAuthorityArn") && /^[A-Za-z0-9.*-]+$/.test(domain)) continue;
    const at = index === 0 ? "domainName" : `subjectAlternativeNames[${index - 1}]`;
    report("malformed-domain", { name, domain }, at as "domainName");
  }
  const count = new Set(names.filter((domain) => domain !== undefined)).size;
  if (count > 100) report("too-many-names", { name, count }, "subjectAlternativeNames");
  else if (count > 10) report("names-over-quota", { name, count }, "subjectAlternativeNames");
  if (self.text("validationMethod") === "HTTP") report("http-validation", { name }, "validationMethod");
}

interface ValidationOption {
  readonly domainName?: string | undefined;
  readonly validationDomain?: string | undefined;
}

/** Mail goes to the domain itself or one above it. */
function checkValidationDomain(
  self: ResourceView,
  index: number,
  { domainName: domain, validationDomain: validation }: ValidationOption,
  report: CertificateReport,
): void {
  if (domain === undefined || validation === undefined) return;
  const bare = domain.replace(/^\*\./, "").toLowerCase();
  const above = validation.toLowerCase();
  if (bare === above || bare.endsWith(`.${above}`)) return;
  const at = `validationOptions[${index}].validationDomain` as const;
  report("foreign-validation-domain", { name: self.name, domain, validation }, at);
}

/** Imported certificates and keys are in PEM. */
function checkPem(self: ResourceView, report: CertificateReport): void {
  const { name } = self;
  const wanted = "-----BEGIN CERTIFICATE-----";
  for (const input of ["certificateBody", "certificateChain"] as const) {
    const value = self.text(input);
    if (value !== undefined && value !== "" && !value.includes(wanted))
      report("no-pem", { name, input, wanted }, input);
  }
  const privateKey = self.text("privateKey");
  if (privateKey === undefined || privateKey === "") return;
  if (!/-----BEGIN (\w+ )?PRIVATE KEY-----/.test(privateKey)) {
    report("no-pem", { name, input: "privateKey", wanted: "-----BEGIN PRIVATE KEY-----" }, "privateKey");
  } else if (privateKey.includes("ENCRYPTED")) report("encrypted-key", { name }, "privateKey");
}

/** https://docs.aws.amazon.com/acm/latest/userguide/email-validation.html */
const MAILBOXES = ["admin", "administrator", "hostmaster", "postmaster", "webmaster"];

/**
 * The record that proves a domain. It is the same for a domain and its wildcard, and for each certificate of an account:
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
function validationOption(name: string, account: string): PropertyMap {
  const domain = name.replace(/^\*\./, "");
  const hex = repeatableHex(32, account, domain, "name");
  const end = repeatableUpper("", 10, account, domain).toLowerCase().replaceAll(/\d/g, "x");
  return {
    domainName: name,
    resourceRecordName: `_${hex}.${domain}.`,
    resourceRecordType: "CNAME",
    resourceRecordValue: `_${repeatableHex(32, account, domain, "value")}.${end}.acm-validations.aws.`,
  };
}
