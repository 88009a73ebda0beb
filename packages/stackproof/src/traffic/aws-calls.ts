// Traffic: whether a function may make the calls of AWS that it made. Pure. Only what is named in a call and stands in the
// program is judged, by the policies of the function's role and of the thing itself.
import { policyAllows, roleAllows, roleOf } from "../aws/rights.ts";
import type { AwsCallMade } from "../graph/function-call.ts";
import { findAction } from "../iam/catalogue.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";

/** A call that AWS would refuse. */
export interface ForbiddenCall {
  /** `dynamodb:PutItem`. */
  readonly action: string;
  readonly on: ResourceView;
  readonly role: ResourceView;
}

/** Operations that IAM knows by another name: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html and others. */
const ACTIONS: Readonly<Record<string, string>> = {
  "lambda:Invoke": "lambda:InvokeFunction",
  "s3:CompleteMultipartUpload": "s3:PutObject",
  "s3:CreateMultipartUpload": "s3:PutObject",
  "s3:HeadObject": "s3:GetObject",
  "s3:ListObjects": "s3:ListBucket",
  "s3:ListObjectsV2": "s3:ListBucket",
  "s3:Upload": "s3:PutObject",
  "s3:UploadPart": "s3:PutObject",
  "sns:PublishBatch": "sns:Publish",
  "sqs:SendMessageBatch": "sqs:SendMessage",
  "sqs:DeleteMessageBatch": "sqs:DeleteMessage",
};

/** How an input names a thing, and which policies of its own the thing may have. */
interface Target {
  readonly input: string;
  readonly token: string;
  readonly properties: readonly string[];
  /** Type, and the property that names the thing, of resources that hold its policy; `policy` is its text. */
  readonly policies: readonly (readonly [token: string, property: string])[];
}

const TARGETS: Readonly<Record<string, Target>> = {
  dynamodb: {
    input: "TableName",
    token: "aws:dynamodb/table:Table",
    properties: ["name", "arn"],
    policies: [["aws:dynamodb/resourcePolicy:ResourcePolicy", "resourceArn"]],
  },
  kms: {
    input: "KeyId",
    token: "aws:kms/key:Key",
    properties: ["keyId", "arn"],
    policies: [["aws:kms/keyPolicy:KeyPolicy", "keyId"]],
  },
  lambda: {
    input: "FunctionName",
    token: "aws:lambda/function:Function",
    properties: ["name", "arn"],
    policies: [["aws:lambda/permission:Permission", "function"]],
  },
  s3: {
    input: "Bucket",
    token: "aws:s3/bucket:Bucket",
    properties: ["bucket"],
    policies: [["aws:s3/bucketPolicy:BucketPolicy", "bucket"]],
  },
  secretsmanager: {
    input: "SecretId",
    token: "aws:secretsmanager/secret:Secret",
    properties: ["arn", "name"],
    policies: [["aws:secretsmanager/secretPolicy:SecretPolicy", "secretArn"]],
  },
  sns: {
    input: "TopicArn",
    token: "aws:sns/topic:Topic",
    properties: ["arn"],
    policies: [["aws:sns/topicPolicy:TopicPolicy", "arn"]],
  },
  sqs: {
    input: "QueueUrl",
    token: "aws:sqs/queue:Queue",
    properties: ["url", "id"],
    policies: [["aws:sqs/queuePolicy:QueuePolicy", "queueUrl"]],
  },
};

/** The first call that surely is not allowed; undefined when none is. */
export function forbiddenCall(
  world: World,
  caller: ResourceView,
  calls: readonly AwsCallMade[],
): ForbiddenCall | undefined {
  const role = roleOf(world, caller.node.inputs["role"]);
  if (role === undefined || role.node.kind === "read") return undefined;
  for (const { operation, input } of calls) {
    const action = ACTIONS[operation] ?? operation;
    const on = findAction(action) === undefined ? undefined : thingOf(world, action, input, caller);
    if (on === undefined) continue;
    const resource = arnFor(on, action, input);
    if (resource === undefined || roleAllows(world, role, action, resource) !== "no") continue;
    if (ownPolicyAllows(world, on, role, action, resource)) continue;
    return { action, on, role };
  }
  return undefined;
}

function thingOf(
  world: World,
  action: string,
  input: AwsCallMade["input"],
  near: ResourceView,
): ResourceView | undefined {
  const target = TARGETS[action.split(":")[0] ?? ""];
  const named = target === undefined ? undefined : input?.[target.input];
  if (target === undefined || typeof named !== "string") return undefined;
  const found = target.properties
    .map((property) => world.find(target.token, property, named, near))
    .find((view) => view !== undefined);
  return found?.node.kind === "custom" ? found : undefined;
}

/** An object of a bucket, or the thing itself. */
function arnFor(on: ResourceView, action: string, input: AwsCallMade["input"]): string | undefined {
  const arn = on.text("arn");
  if (arn === undefined || !action.startsWith("s3:")) return arn;
  const isOfObject = findAction(action)?.resources.some(({ type }) => type.name === "object") === true;
  if (!isOfObject) return arn;
  const key = input?.["Key"];
  return typeof key === "string" ? `${arn}/${key}` : undefined;
}

/** Whether the thing's own policy may allow it: then the role's need not. Keys and functions are left to their policies. */
function ownPolicyAllows(
  world: World,
  on: ResourceView,
  role: ResourceView,
  action: string,
  resource: string,
): boolean {
  const target = TARGETS[action.split(":")[0] ?? ""];
  const arn = role.text("arn");
  if (target === undefined || arn === undefined) return true;
  const holders = target.policies.flatMap(([token, property]) => {
    const names = [...target.properties, "arn", "id"].flatMap((name) => on.text(name) ?? []);
    return names.flatMap((name) => world.where(token, property, name));
  });
  if (target.token === "aws:lambda/function:Function") return holders.length > 0;
  const policies = [on, ...holders].flatMap(({ node }) => node.inputs["policy"] ?? []);
  if (on.is("aws:kms/key:Key") && policies.length === 0) return false;
  const request = { principal: { role: arn }, action, resource };
  return policies.some((policy) => policyAllows(policy, request) !== "no");
}
