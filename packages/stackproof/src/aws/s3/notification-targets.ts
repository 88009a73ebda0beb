// S3: where a bucket's events go, and whether each place lets S3 in. Defines no resource.

import type { PropertyMap } from "../../core/value.ts";
import { arnMatches } from "../../iam/glob.ts";
import { parseArn, type ResourceView, type World } from "../../model/kernel.ts";
import { keyAllows } from "../kms/shared.ts";
import { functionOf, permits } from "../lambda-permissions.ts";
import { policyAllows, type Verdict } from "../rights.ts";
import { itemsOf, textAt } from "./shared.ts";

const QUEUE = "aws:sqs/queue:Queue";
const QUEUE_POLICY = "aws:sqs/queuePolicy:QueuePolicy";
const TOPIC = "aws:sns/topic:Topic";
const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
const PERMISSION = "aws:lambda/permission:Permission";
const S3 = "s3.amazonaws.com";

/** One entry of a notification. */
export interface Target {
  readonly kind: "function" | "queue" | "topic";
  /** `queues[0]`. */
  readonly path: string;
  readonly arnPath: string;
  readonly arn: string | undefined;
  readonly map: PropertyMap;
  /** The function, queue or topic, when the program makes it. */
  readonly view: ResourceView | undefined;
}

const INPUTS = [
  { input: "lambdaFunctions", arn: "lambdaFunctionArn", kind: "function" },
  { input: "queues", arn: "queueArn", kind: "queue" },
  { input: "topics", arn: "topicArn", kind: "topic" },
] as const;

/** All entries of a notification. */
export function targetsOf(self: ResourceView, world: World): Target[] {
  return INPUTS.flatMap(({ input, arn: name, kind }) =>
    itemsOf(self.node.inputs[input]).map(({ map, index }) => {
      const arn = textAt(map, name);
      const path = `${input}[${index}]`;
      return { kind, path, arnPath: `${path}.${name}`, arn, map, view: viewOf(world, kind, arn, self) };
    }),
  );
}

function viewOf(
  world: World,
  kind: Target["kind"],
  arn: string | undefined,
  near: ResourceView,
): ResourceView | undefined {
  if (arn === undefined) return undefined;
  if (kind === "function") return functionOf(world, arn);
  return world.find(kind === "queue" ? QUEUE : TOPIC, "arn", arn, near);
}

/** Whether a target lets S3 send it the events of a bucket. A "no" may have a resource that nearly does. */
export function letsIn(
  world: World,
  target: Target,
  bucketArn: string,
): { verdict: Verdict; near?: ResourceView } {
  const { view, arn, kind } = target;
  if (view === undefined || arn === undefined || view.node.kind !== "custom") return { verdict: "unknown" };
  if (view.node.options.importId !== undefined) return { verdict: "unknown" };
  if (kind === "function") {
    const { allowed, near } = permits(world, view, { principals: [S3], sourceArn: bucketArn });
    return { verdict: allowed, ...(near !== undefined && { near }) };
  }
  const policies = policiesOf(world, target);
  if (policies === undefined) return { verdict: "unknown" };
  const value = policies[0]?.node.inputs["policy"] ?? view.node.inputs["policy"];
  if (value === undefined || value === null) return { verdict: "no" };
  const verdict = policyAllows(value, {
    principal: { service: S3 },
    action: kind === "queue" ? "sqs:SendMessage" : "sns:Publish",
    resource: arn,
    context: { "aws:SourceArn": bucketArn },
  });
  return { verdict, near: policies[0] ?? view };
}

/** The policies apart from the queue or topic; undefined when they cannot all be known. */
function policiesOf(world: World, { kind, view, arn }: Target): readonly ResourceView[] | undefined {
  const [token, property] = kind === "queue" ? [QUEUE_POLICY, "queueUrl"] : [TOPIC_POLICY, "arn"];
  const all = world.all(token);
  if (all.some((policy) => policy.text(property) === undefined)) return undefined;
  return all.filter((policy) => {
    const text = policy.text(property);
    return text === arn || text === view?.id || text === view?.text("url");
  });
}

/** What must be there before S3 looks whether it may send to a target. */
export function rightsOf(world: World, target: Target, bucketArn: string): readonly ResourceView[] {
  if (target.view === undefined) return [];
  if (target.kind !== "function") return policiesOf(world, target) ?? [];
  return world.all(PERMISSION).filter((permission) => {
    if (permission.text("principal") !== S3) return false;
    const source = permission.text("sourceArn");
    const isForBucket = source === undefined || arnMatches(source, bucketArn) !== "no";
    return (
      isForBucket && functionOf(world, permission.text("function"), permission)?.urn === target.view?.urn
    );
  });
}

/** The key of a queue or topic that certainly does not let S3 encrypt with it. */
export function closedKey(world: World, { view, kind }: Target, bucketArn: string): string | undefined {
  if (view === undefined || kind === "function") return undefined;
  const reference = view.text("kmsMasterKeyId");
  if (reference === undefined || reference === "") return undefined;
  const verdict = keyAllows(
    world,
    reference,
    {
      principal: { service: S3 },
      actions: ["kms:GenerateDataKey", "kms:Decrypt"],
      context: { "aws:SourceArn": bucketArn },
    },
    view,
  );
  return verdict === "no" ? reference : undefined;
}

/** True for FIFO queues and topics, which S3 cannot send to. */
export function isFifo({ kind, arn, view }: Target): boolean {
  if (kind === "function") return false;
  return arn?.endsWith(".fifo") === true || view?.flag(kind === "queue" ? "fifoQueue" : "fifoTopic") === true;
}

/** The region of a target that the program does not make. */
export function foreignRegion({ view, arn }: Target): string | undefined {
  const region = view === undefined && arn !== undefined ? parseArn(arn)?.region : undefined;
  return region === "" ? undefined : region;
}
