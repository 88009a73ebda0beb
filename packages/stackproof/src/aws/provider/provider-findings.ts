// What can be wrong with an AWS provider, in words.
import { finding, type Report, shown } from "../../model/kernel.ts";

export const DOCS = "https://www.pulumi.com/registry/packages/aws/api-docs/provider/";
const CONFIGURATION = "https://www.pulumi.com/registry/packages/aws/installation-configuration/";
const ASSUME_ROLE = "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html";

export const PROVIDER_FINDINGS = {
  "unknown-region": finding<{ name: string; region: string; near?: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, region }) =>
      `Provider \`${name}\` is for the region ${shown(region)}, which is no region of AWS.`,
    why: "The provider builds the addresses of all services from the region's name, and these do not exist.",
    fix: ({ near }) =>
      near === undefined ? "Write the code of a region, such as us-east-1." : `Write "${near}".`,
    docs: "https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html",
  }),
  "no-region": finding<{ name: string }>({
    severity: "note",
    effect: "risky",
    evidence: "observed",
    message: ({ name }) => `Provider \`${name}\` has no region.`,
    why: "A provider that a program creates does not use aws:region of the stack's configuration: without AWS_REGION or a profile's region where Pulumi runs, it fails.",
    fix: "Give region, for instance aws.config.requireRegion().",
    quote: "unable to find a configured AWS Region",
    docs: "https://github.com/pulumi/pulumi-aws/pull/2088",
  }),
  "malformed-access-key": finding<{ name: string; length: number; begins: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, length, begins }) =>
      `The accessKey of provider \`${name}\` begins with ${shown(begins)} and is ${length} characters long.`,
    why: "Ids of access keys are AKIA (of users) or ASIA (temporary) and 16 letters and digits.",
    fix: "Leave accessKey out and let the environment give the credentials.",
    aws: { operation: "sts:GetCallerIdentity", code: "InvalidClientTokenId" },
    docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids",
  }),
  "half-credentials": finding<{ name: string; has: string; absent: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, has, absent }) => `Provider \`${name}\` has ${has} and no ${absent}.`,
    why: "Credentials are an access key id with its secret; temporary ones have a token as well.",
    fix: ({ absent }) => `Give ${absent} as a secret of the configuration, or leave all of them out.`,
    aws: { operation: "sts:GetCallerIdentity", code: "InvalidClientTokenId" },
    docs: CONFIGURATION,
  }),
  "literal-credentials": finding<{ name: string; input: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name, input }) =>
      `Provider \`${name}\` has a ${input} that is written in the program or its plain configuration.`,
    why: "Whoever can read the program or its history can use the account.",
    fix: "Let the environment, a profile or assumeRoles give the credentials, or read a secret of the configuration. Replace the key: it counts as known.",
    docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  }),
  "profile-and-keys": finding<{ name: string; profile: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name, profile }) =>
      `Provider \`${name}\` has the profile ${shown(profile)} and an accessKey.`,
    why: "The access key wins, so the profile has no effect and the account may be another than it seems.",
    fix: "Leave out one of the two.",
    docs: CONFIGURATION,
  }),
  "invalid-role": finding<{ name: string; value: string; what: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, value, what }) =>
      `Provider \`${name}\` assumes the role ${shown(value)}, which is ${what}.`,
    why: "The provider assumes a role by its ARN before it does anything else.",
    fix: "Write the ARN of a role, such as arn:aws:iam::111122223333:role/deploy.",
    aws: { operation: "sts:AssumeRole", code: "ValidationError" },
    docs: ASSUME_ROLE,
  }),
  "role-without-arn": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Provider \`${name}\` has assumeRoles without a roleArn.`,
    why: "The role that is assumed is named by its ARN.",
    fix: "Give roleArn, or leave assumeRoles out.",
    aws: { operation: "sts:AssumeRole", code: "ValidationError" },
    docs: ASSUME_ROLE,
  }),
  "invalid-session": finding<{ name: string; property: string; value: string; wants: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, property, value, wants }) =>
      `\`assumeRoles\` of provider \`${name}\` has ${shown(value)} as ${property}; it takes ${wants}.`,
    why: "AWS checks what a session is asked for.",
    fix: ({ wants }) => `Write ${wants}.`,
    aws: { operation: "sts:AssumeRole", code: "ValidationError" },
    docs: ASSUME_ROLE,
  }),
  "malformed-account": finding<{ name: string; input: string; value: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input, value }) =>
      `\`${input}\` of provider \`${name}\` has ${shown(value)}, which is no account id.`,
    why: "Account ids are twelve digits; written as numbers they lose their leading zeros.",
    fix: "Write the twelve digits as text.",
    quote: "AWS account ID not allowed",
    docs: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html",
  }),
  "account-not-allowed": finding<{ name: string; account: string; input: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, account, input }) =>
      `Provider \`${name}\` assumes a role in the account ${account}, which its ${input} rules out.`,
    why: "The provider stops when it finds itself in an account that is not allowed.",
    fix: ({ account, input }) =>
      input === "allowedAccountIds"
        ? `Add "${account}" to allowedAccountIds.`
        : `Take "${account}" out of forbiddenAccountIds.`,
    quote: "AWS account ID not allowed",
    docs: DOCS,
  }),
  "reserved-tag": finding<{ name: string; key: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, key }) =>
      `\`defaultTags\` of provider \`${name}\` has the key ${shown(key)}, which begins with aws:.`,
    why: "Keys that begin with aws: are AWS's own, and no resource can be created with them.",
    fix: "Choose another key.",
    aws: { operation: "tag:TagResources", code: "InvalidParameterException" },
    docs: "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
  }),
  "malformed-endpoint": finding<{ name: string; service: string; value: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, service, value }) =>
      `Provider \`${name}\` has ${shown(value)} as endpoint of ${service}, which is no URL.`,
    why: "Requests go to the endpoint as it is written: it needs a protocol and a host.",
    fix: ({ value }) => `Write, for instance, "http://${value.replace(/^\/+/, "")}".`,
    docs: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/custom-service-endpoints",
  }),
};

export type ProviderReport = Report<typeof PROVIDER_FINDINGS>;
