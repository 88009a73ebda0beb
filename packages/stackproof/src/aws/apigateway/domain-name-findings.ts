// API Gateway: what the model of domain names finds. Pure.
import { finding } from "../../model/kernel.ts";
import { tlsFindings } from "./tls.ts";

const API = "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDomainName.html";
const REFUSED = {
  severity: "error",
  effect: "rejected",
  aws: { operation: "apigateway:CreateDomainName", code: "BadRequestException" },
} as const;

export const DOMAIN_NAME_FINDINGS = {
  ...tlsFindings("Domain name", REFUSED.aws.operation),
  "certificate-missing": finding<{ name: string; type: string }>({
    ...REFUSED,
    evidence: "observed",
    message: ({ name }) => `Domain name \`${name}\` has no certificate.`,
    why: "API Gateway answers under the name with HTTPS only, so it needs a certificate of that name.",
    fix: ({ type }) =>
      `Give ${type === "REGIONAL" ? "regionalCertificateArn" : "certificateArn"}, the ARN of a certificate of ACM.`,
    quote: ({ type }) => `A certificate was not provided for the endpoint type ${type}.`,
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/3276",
  }),
  "edge-certificate-for-regional": finding<{ name: string }>({
    ...REFUSED,
    evidence: "observed",
    message: ({ name }) => `Domain name \`${name}\` of the type REGIONAL has a certificateArn.`,
    why: "certificateArn is for edge-optimised and private domain names; a regional one takes another input.",
    fix: "Write regionalCertificateArn in its place, with a certificate in the API's region.",
    quote: "Cannot import certificates for EDGE while REGIONAL is active.",
    docs: "https://github.com/anomalyco/sst/issues/4131",
  }),
  "regional-certificate-for-others": finding<{ name: string; type: string }>({
    ...REFUSED,
    evidence: "documented",
    message: ({ name, type }) => `Domain name \`${name}\` of the type ${type} has a regionalCertificateArn.`,
    why: "regionalCertificateArn is for regional domain names only.",
    fix: 'Write certificateArn in its place, or types: "REGIONAL".',
    docs: API,
  }),
  "regional-certificate-without-type": finding<{ name: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: ({ name }) =>
      `Domain name \`${name}\` has a regionalCertificateArn and no endpointConfiguration.`,
    why: "Without a type a domain name is edge-optimised, and regionalCertificateArn is for regional ones.",
    fix: 'Add endpointConfiguration: { types: "REGIONAL" }.',
    docs: "https://github.com/app-sre/qontract-reconcile/pull/2590",
  }),
  "certificate-elsewhere": finding<{
    name: string;
    certificate: string;
    region: string;
    wanted: string;
    isEdge: boolean;
  }>({
    ...REFUSED,
    evidence: "observed",
    message: ({ name, region, wanted }) =>
      `Domain name \`${name}\` has a certificate in ${region}; it takes one in ${wanted}.`,
    why: ({ isEdge }) =>
      isEdge
        ? "An edge-optimised domain name, which is the default, is served by CloudFront, and CloudFront reads certificates in us-east-1 only."
        : "A regional domain name is served in the API's region, with a certificate of that region.",
    fix: ({ isEdge, wanted }) =>
      isEdge
        ? 'Create the certificate with a provider of us-east-1, or write endpointConfiguration: { types: "REGIONAL" } and regionalCertificateArn.'
        : `Create the certificate in ${wanted}.`,
    quote: ({ certificate, wanted }) =>
      `Invalid certificate ARN: ${certificate}. Certificate must be in '${wanted}'.`,
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/5305",
  }),
  "certificate-of-another-name": finding<{
    name: string;
    domain: string;
    certificate: string;
    names: string;
  }>({
    ...REFUSED,
    evidence: "observed",
    message: ({ name, domain, certificate, names }) =>
      `Domain name \`${name}\` is for ${domain}, which its certificate \`${certificate}\` for ${names} does not cover.`,
    why: "Browsers compare the two, and so does API Gateway. An asterisk stands for one part of a name.",
    fix: ({ domain }) =>
      `Request the certificate for ${domain}, as domainName or one of its subjectAlternativeNames.`,
    quote: "Please ensure the certificate domain name matches the requested domain name",
    docs: "https://github.com/amplify-education/serverless-domain-manager/issues/161",
  }),
  "certificate-not-validated": finding<{ name: string; certificate: string; validation: string | undefined }>(
    {
      ...REFUSED,
      evidence: "observed",
      message: ({ name, certificate, validation }) =>
        validation === undefined
          ? `Domain name \`${name}\` has the certificate \`${certificate}\`, which nothing in the program validates.`
          : `Domain name \`${name}\` has the certificate \`${certificate}\` and does not wait for its validation \`${validation}\`.`,
      why: "API Gateway takes issued certificates only. One that was requested a moment ago waits for its validation.",
      fix: ({ validation }) =>
        validation === undefined
          ? "Create the records of the certificate's domainValidationOptions and an aws.acm.CertificateValidation, and give its certificateArn."
          : `Write \`${validation}.certificateArn\` in place of the certificate's arn.`,
      quote: "The provided certificate does not exist.",
      docs: "https://github.com/terraform-aws-modules/terraform-aws-acm/issues/37",
    },
  ),
  "mutual-tls-with-new-policy": finding<{ name: string; policy: string }>({
    ...REFUSED,
    evidence: "documented",
    message: ({ name, policy }) =>
      `Domain name \`${name}\` has mutual TLS and the security policy ${policy}.`,
    why: "Mutual TLS exists with the older security policies only.",
    fix: 'Write securityPolicy: "TLS_1_2" and leave endpointAccessMode out, or leave mutualTlsAuthentication out.',
    docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
  }),
  "policy-without-private": finding<{ name: string; type: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type }) => `Domain name \`${name}\` of the type ${type} has a policy.`,
    why: "Only private domain names have policies; who may call through another is said by the API's own.",
    fix: "Give the policy to the REST API.",
    docs: API,
  }),
};
