// IAM: where a policy document is attached, and what follows from it: which elements it must have, how long it may be, which
// call refuses it. Pure.
import type { AwsError } from "../findings/finding.ts";

const GRAMMAR = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html";
const QUOTAS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html";
const PRINCIPAL =
  "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html";

export type PolicyKind = keyof typeof KINDS;

/** How long a document may be. */
export interface SizeLimit {
  readonly max: number;
  /** The quota can be raised to this; Infinity where the documentation names no end. */
  readonly raisable?: number;
  /** False where white space between JSON's tokens is not counted. The provider sends none. */
  readonly countsSpace: boolean;
  /** What AWS answers, where it is documented. */
  readonly code?: string;
  readonly docs: string;
}

/** The rules of one kind of policy. */
export interface PolicyRules {
  /** "an identity policy". */
  readonly words: string;
  /** The call that takes the document, and the code that it refuses a malformed one with. */
  readonly aws: AwsError;
  readonly principal: "required" | "forbidden" | "optional";
  readonly resource: "required" | "forbidden" | "optional";
  /** True where IAM itself parses the document: Sids are letters and digits and each once, forms of ARNs are checked. */
  readonly isIam: boolean;
  /** True where `Version` must be 2012-10-17. */
  readonly needsVersion?: boolean;
  /** True where a statement without Action or Resource is taken and does nothing. */
  readonly takesIneffective?: boolean;
  /** The service whose actions, and no others, the policy may name. */
  readonly service?: string;
  readonly limit?: SizeLimit;
  readonly docs: string;
}

/** What all identity policies have in common. */
function identity(
  words: string,
  operation: string,
  max: number,
  more: Partial<PolicyRules> = {},
): PolicyRules {
  return {
    words,
    aws: { operation, code: "MalformedPolicyDocument" },
    principal: "forbidden",
    resource: "required",
    isIam: true,
    limit: { max, countsSpace: false, code: "LimitExceeded", docs: QUOTAS },
    docs: GRAMMAR,
    ...more,
  };
}

/** What all policies of resources have in common. */
function resource(
  words: string,
  operation: string,
  code: string,
  more: Partial<PolicyRules> = {},
): PolicyRules {
  return {
    words,
    aws: { operation, code },
    principal: "required",
    resource: "optional",
    isIam: false,
    docs: PRINCIPAL,
    ...more,
  };
}

function bytes(max: number, docs: string, code?: string): SizeLimit {
  return { max, countsSpace: true, docs, ...(code !== undefined && { code }) };
}

const KINDS = {
  "identity-inline-role": identity("an inline policy of a role", "iam:PutRolePolicy", 10_240),
  "identity-inline-user": identity("an inline policy of a user", "iam:PutUserPolicy", 2048),
  "identity-inline-group": identity("an inline policy of a group", "iam:PutGroupPolicy", 5120),
  // https://github.com/Meteor-Community-Packages/Meteor-CollectionFS/issues/630: a managed policy without the version.
  "identity-managed": identity("a managed policy", "iam:CreatePolicy", 6144, { needsVersion: true }),
  // An identity policy of which nothing else is known: no limit.
  identity: {
    words: "an identity policy",
    aws: { operation: "iam:PutRolePolicy", code: "MalformedPolicyDocument" },
    principal: "forbidden",
    resource: "required",
    isIam: true,
    docs: GRAMMAR,
  },
  trust: {
    words: "a role's trust policy",
    aws: { operation: "iam:CreateRole", code: "MalformedPolicyDocument" },
    principal: "required",
    resource: "forbidden",
    isIam: true,
    service: "sts",
    limit: { max: 2048, raisable: 8192, countsSpace: false, code: "LimitExceeded", docs: QUOTAS },
    docs: PRINCIPAL,
  },
  "s3-bucket": resource("a bucket policy", "s3:PutBucketPolicy", "MalformedPolicy", {
    resource: "required",
    service: "s3",
    limit: bytes(20_480, "https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html"),
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies.html",
  }),
  "s3-access-point": resource("an access point policy", "s3:PutAccessPointPolicy", "MalformedPolicy", {
    resource: "required",
    service: "s3",
    limit: bytes(
      20_480,
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-restrictions-limitations.html",
    ),
  }),
  "kms-key": resource("a key policy", "kms:PutKeyPolicy", "MalformedPolicyDocumentException", {
    resource: "required",
    // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html, parameter Policy.
    takesIneffective: true,
    // The code: https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html, parameter Policy.
    limit: bytes(
      32_768,
      "https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html",
      "LimitExceededException",
    ),
    docs: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html",
  }),
  "sqs-queue": resource("a queue policy", "sqs:SetQueueAttributes", "InvalidAttributeValue", {
    service: "sqs",
    // The code was seen in https://github.com/BishopFox/cloudfoxable/issues/29
    limit: bytes(
      8192,
      "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html",
      "OverLimit",
    ),
    docs: "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-customer-managed-policy-examples.html",
  }),
  "sns-topic": resource("a topic policy", "sns:SetTopicAttributes", "InvalidParameter", {
    service: "sns",
    limit: bytes(
      30_720,
      "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html",
    ),
    docs: "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html",
  }),
  secret: resource(
    "a secret's policy",
    "secretsmanager:PutResourcePolicy",
    "MalformedPolicyDocumentException",
    {
      resource: "required",
      limit: bytes(
        20_480,
        "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_PutResourcePolicy.html",
      ),
      docs: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
    },
  ),
  lambda: resource("a function's policy", "lambda:PutResourcePolicy", "InvalidParameterValueException", {
    limit: bytes(
      20_480,
      "https://docs.aws.amazon.com/lambda/latest/api/API_PutResourcePolicy.html",
      "PolicyLengthExceededException",
    ),
  }),
  "ecr-repository": resource("a repository policy", "ecr:SetRepositoryPolicy", "InvalidParameterException", {
    resource: "forbidden",
    limit: bytes(
      10_240,
      "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html",
    ),
  }),
  "vpc-endpoint": resource("an endpoint policy", "ec2:CreateVpcEndpoint", "InvalidPolicyDocument", {
    resource: "required",
    limit: bytes(20_480, "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html"),
    docs: "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  }),
  "rest-api": resource("an API's policy", "apigateway:UpdateRestApi", "BadRequestException", {
    limit: {
      max: 8192,
      raisable: Number.POSITIVE_INFINITY,
      countsSpace: true,
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html",
    },
    docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",
  }),
  "logs-resource": resource(
    "a resource policy of CloudWatch Logs",
    "logs:PutResourcePolicy",
    "InvalidParameterException",
    {
      limit: bytes(
        51_200,
        "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html",
      ),
    },
  ),
  "events-bus": resource("an event bus's policy", "events:PutPermission", "ValidationException", {
    limit: bytes(
      10_240,
      "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html",
      "PolicyLengthExceededException",
    ),
  }),
  efs: resource("a file system policy", "elasticfilesystem:PutFileSystemPolicy", "InvalidPolicyException", {
    limit: bytes(20_000, "https://docs.aws.amazon.com/efs/latest/ug/API_PutFileSystemPolicy.html"),
  }),
  resource: resource("a resource policy", "", "", { principal: "optional" }),
} satisfies Readonly<Record<string, PolicyRules>>;

/** The rules of a kind. */
export function rulesOf(kind: PolicyKind): PolicyRules {
  return KINDS[kind];
}

/** All kinds, for tests. */
export const POLICY_KINDS = Object.keys(KINDS) as PolicyKind[];
