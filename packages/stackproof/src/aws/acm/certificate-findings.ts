// ACM: what can be wrong with a certificate, in words.
import { finding, type Report, shown } from "../../model/kernel.ts";

const REQUEST = "acm:RequestCertificate";
const REFUSED = { operation: REQUEST, code: "InvalidParameterException" } as const;
const IMPORT = { operation: "acm:ImportCertificate", code: "ValidationException" } as const;

export const CERTIFICATE_FINDINGS = {
  "domain-too-long": finding<{ name: string; domain: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, domain }) =>
      `The domain ${shown(domain)} of certificate \`${name}\` is ${domain.length} characters long; the first domain takes at most 64.`,
    why: "The first domain is the common name of the certificate, which RFC 5280 limits.",
    fix: "Put the long name into subjectAlternativeNames, and a shorter one, such as the domain above it, into domainName.",
    aws: REFUSED,
  }),
  "malformed-domain": finding<{ name: string; domain: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, domain }) =>
      `Certificate \`${name}\` is for ${shown(domain)}, which is no domain name.`,
    why: "A certificate is for domain names of at least two parts; an asterisk can stand for the whole first part only.",
    fix: "Write a name such as www.example.com or *.example.com.",
    aws: REFUSED,
  }),
  "no-validation": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Certificate \`${name}\` has a domainName and no validationMethod.`,
    why: "Amazon issues a certificate to those who prove that the domain is theirs.",
    fix: 'Write validationMethod: "DNS".',
    quote: "`certificate_authority_arn` or `validation_method` must be set when creating an ACM certificate",
  }),
  "algorithm-for-import": finding<{ name: string; algorithm: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, algorithm }) =>
      `Certificate \`${name}\` is requested with the key algorithm ${algorithm}, which only imported certificates have.`,
    why: "Amazon issues certificates with RSA_2048, EC_prime256v1 and EC_secp384r1.",
    fix: "Write one of these three.",
    aws: REFUSED,
    docs: "https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html",
  }),
  "too-many-names": finding<{ name: string; count: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, count }) =>
      `Certificate \`${name}\` has ${count} domain names; a certificate takes at most 100.`,
    why: "ACM takes at most 100 names, and 10 until a higher quota is granted.",
    fix: "Use wildcards, or several certificates.",
    aws: { operation: REQUEST, code: "LimitExceededException" },
    docs: "https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html",
  }),
  "names-over-quota": finding<{ name: string; count: number }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name, count }) =>
      `Certificate \`${name}\` has ${count} domain names; the quota of a new account is 10.`,
    why: "ACM takes at most 10 names in a certificate until a higher quota is granted.",
    fix: "Ask for a higher quota before, use wildcards, or several certificates.",
    docs: "https://docs.aws.amazon.com/acm/latest/userguide/acm-limits.html",
  }),
  "http-validation": finding<{ name: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Certificate \`${name}\` is to be validated over HTTP.`,
    why: "ACM validates over HTTP only certificates that CloudFront requests and manages itself.",
    fix: 'Write validationMethod: "DNS".',
    aws: REFUSED,
    docs: "https://docs.aws.amazon.com/acm/latest/userguide/http-validation.html",
  }),
  "foreign-validation-domain": finding<{ name: string; domain: string; validation: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, domain, validation }) =>
      `Certificate \`${name}\` wants the mails for ${domain} sent to ${validation}, which is not above it.`,
    why: "Mails go to the domain itself or to one above it.",
    fix: ({ domain }) => `Write ${domain} or a domain above it.`,
    aws: { operation: REQUEST, code: "InvalidDomainValidationOptionsException" },
    docs: "https://docs.aws.amazon.com/acm/latest/APIReference/API_DomainValidationOption.html",
  }),
  "no-pem": finding<{ name: string; input: string; wanted: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input, wanted }) => `Certificate \`${name}\` has a ${input} without ${wanted}.`,
    why: "Certificates and keys are imported in PEM form, the key without a passphrase.",
    fix: "Read the PEM file, whole, with its first and last line.",
    aws: IMPORT,
    docs: "https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html",
  }),
  "encrypted-key": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Certificate \`${name}\` has a privateKey with a passphrase.`,
    why: "ACM imports keys that are not encrypted.",
    fix: "Decrypt the key before, for instance with openssl rsa, and keep it in Pulumi's secrets.",
    aws: IMPORT,
    docs: "https://docs.aws.amazon.com/acm/latest/userguide/import-certificate-prerequisites.html",
  }),
};

export type CertificateReport = Report<typeof CERTIFICATE_FINDINGS>;
