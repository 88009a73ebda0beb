// AWS SQS: dead-letter settings, which a queue holds itself or which stand in resources of their own.
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../core/value.ts";
import { finding, parseArn, type ResourceView, type World } from "../../model/kernel.ts";

const QUEUE = "aws:sqs/queue:Queue";
const DOCS =
  "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html";
const API =
  "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html";

/** An object in JSON text; undefined for anything else. */
export function jsonObject(text: string | undefined): PropertyMap | undefined {
  if (text === undefined || text === "") return undefined;
  try {
    const value = JSON.parse(text) as PropertyValue;
    return isPropertyMap(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True for the name, ARN or URL of a FIFO queue. */
export function isFifoName(text: string): boolean {
  return text.endsWith(".fifo");
}

/** What the texts of these findings use: `found` is what differs from one to the other. */
interface RedriveParameters {
  readonly name: string;
  readonly found: string;
  /** The dead-letter queue, as a message names it. */
  readonly target: string;
}

/** The operation that hands the settings to SQS. */
type Operation = "sqs:CreateQueue" | "sqs:SetQueueAttributes";

/** The findings of a redrive policy. */
export const redriveFindings = (operation: Operation) => ({
  "incomplete-redrive-policy": finding<RedriveParameters>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, found }) => `The redrive policy of \`${name}\` ${found}.`,
    why: "SQS moves a message to the dead-letter queue once it was received more often than maxReceiveCount, a number from 1 to 1000.",
    fix: "Write `JSON.stringify({ deadLetterTargetArn: <ARN of the queue>, maxReceiveCount: 5 })`.",
    aws: { operation, code: "InvalidParameterValue" },
    docs: API,
  }),
  // The API reference speaks of a default of 10; SQS was seen to refuse it.
  "no-receive-count": finding<RedriveParameters>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name }) => `The redrive policy of \`${name}\` has no maxReceiveCount.`,
    why: "SQS moves a message to the dead-letter queue once it was received more often than that.",
    fix: "Write `JSON.stringify({ deadLetterTargetArn: <ARN of the queue>, maxReceiveCount: 5 })`.",
    aws: { operation, code: "InvalidParameterValue" },
    quote: "Redrive policy does not contain mandatory attribute: maxReceiveCount.",
    docs: "https://github.com/ansible-collections/community.aws/issues/2321",
  }),
  "receive-count-as-text": finding<RedriveParameters>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, found }) =>
      `The redrive policy of \`${name}\` has maxReceiveCount as a text, "${found}", instead of a number.`,
    why: "SQS gives a number back. The provider compares it with the text, never finds them equal, and waits until its timeout.",
    fix: ({ found }) => `Write \`maxReceiveCount: ${found}\` without quotes.`,
    quote: "timeout while waiting for state to become 'equal' (last state: 'notequal')",
    // That the count must be a number: the description of redrivePolicy in @pulumi/aws. What becomes of a value that
    // SQS gives back in another form:
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/42453",
  }),
  "dead-letter-target-no-queue": finding<RedriveParameters>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, target }) =>
      `The dead-letter target of \`${name}\` is "${target}", which is not the ARN of an SQS queue.`,
    why: "A redrive policy names the dead-letter queue by its ARN; a URL, a name, or the ARN of something else is refused.",
    fix: "Use the `arn` of the dead-letter queue.",
    aws: { operation, code: "InvalidParameterValue" },
    docs: API,
  }),
  "dead-letter-queue-of-other-type": finding<RedriveParameters>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, found, target }) =>
      `\`${name}\` is a ${found} queue, and its dead-letter queue ${target} is ${found === "FIFO" ? "a standard" : "a FIFO"} queue.`,
    why: "The dead-letter queue of a FIFO queue must be a FIFO queue, and that of a standard queue a standard queue.",
    fix: ({ found }) => `Make the dead-letter queue a ${found} queue.`,
    aws: { operation, code: "InvalidParameterValue" },
    docs: DOCS,
  }),
  "dead-letter-queue-elsewhere": finding<RedriveParameters>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, target, found }) =>
      `The dead-letter queue ${target} of \`${name}\` is in another ${found}.`,
    why: "A queue and its dead-letter queue must be in the same region of the same account.",
    fix: ({ found }) => `Create a dead-letter queue in the ${found} of the queue.`,
    aws: { operation, code: "InvalidParameterValue" },
    docs: DOCS,
  }),
  "dead-letter-queue-refuses": finding<RedriveParameters>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, target, found }) =>
      `The dead-letter queue ${target} of \`${name}\` does not let it in: its redrive allow policy says ${found}.`,
    why: "A redrive allow policy says which queues may use a queue as their dead-letter queue.",
    fix: 'Add the queue to `sourceQueueArns`, or set redrivePermission to "allowAll".',
    aws: { operation, code: "InvalidParameterValue" },
    docs: API,
  }),
});

/** Reports one of the findings above; `target` is the dead-letter queue where it is in the program. */
export type RedriveReport = (
  slug: keyof ReturnType<typeof redriveFindings>,
  parameters: RedriveParameters,
  target?: ResourceView,
) => void;

/** What is known of the queue that a redrive policy belongs to. */
export interface SourceQueue {
  readonly name: string;
  readonly isFifo: boolean | undefined;
  readonly arn: string | undefined;
}

/** Judges a redrive policy. */
export function checkRedrivePolicy(
  text: string | undefined,
  queue: SourceQueue,
  world: World,
  report: RedriveReport,
): void {
  const policy = jsonObject(text);
  if (policy === undefined) return;
  const { name } = queue;
  const target = policy["deadLetterTargetArn"];
  checkCount(policy["maxReceiveCount"], name, report);
  if (target === undefined || target === null || target === "") {
    report("incomplete-redrive-policy", { name, target: "", found: "has no deadLetterTargetArn" });
    return;
  }
  if (typeof target !== "string" || world.isPlaceholder(target)) return;
  const parts = parseArn(target);
  if (parts?.service !== "sqs") {
    report("dead-letter-target-no-queue", { name, target, found: "" });
    return;
  }
  const other = world.find(QUEUE, "arn", target);
  const shown = other === undefined ? `"${parts.resource}"` : `\`${other.name}\``;
  if (queue.isFifo !== undefined && queue.isFifo !== isFifoName(target)) {
    report(
      "dead-letter-queue-of-other-type",
      { name, target: shown, found: queue.isFifo ? "FIFO" : "standard" },
      other,
    );
  }
  const own = queue.arn === undefined ? undefined : parseArn(queue.arn);
  if (own !== undefined && own.region !== parts.region) {
    report("dead-letter-queue-elsewhere", { name, target: shown, found: "region" }, other);
  } else if (own !== undefined && own.account !== parts.account) {
    report("dead-letter-queue-elsewhere", { name, target: shown, found: "account" }, other);
  }
  if (other !== undefined && queue.arn !== undefined) checkAllowed(queue.arn, name, other, world, report);
}

function checkCount(count: PropertyValue | undefined, name: string, report: RedriveReport): void {
  if (count === undefined || count === null) {
    report("no-receive-count", { name, target: "", found: "" });
    return;
  }
  const number = typeof count === "string" ? Number(count) : count;
  if (typeof number !== "number") return;
  if (!Number.isInteger(number) || number < 1 || number > 1000) {
    report("incomplete-redrive-policy", {
      name,
      target: "",
      found: `has the maxReceiveCount ${JSON.stringify(count)}`,
    });
  } else if (typeof count === "string") {
    report("receive-count-as-text", { name, target: "", found: count });
  }
}

function checkAllowed(
  arn: string,
  name: string,
  target: ResourceView,
  world: World,
  report: RedriveReport,
): void {
  const separate = world.where(
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    "queueUrl",
    target.text("url"),
  )[0];
  const policy = jsonObject(separate?.text("redriveAllowPolicy") ?? target.text("redriveAllowPolicy"));
  const permission = policy?.["redrivePermission"];
  if (permission === "denyAll") {
    report("dead-letter-queue-refuses", { name, target: `\`${target.name}\``, found: "denyAll" }, target);
    return;
  }
  const sources = policy?.["sourceQueueArns"];
  if (permission !== "byQueue" || !Array.isArray(sources)) return;
  const known = sources.filter((one) => typeof one === "string");
  if (known.includes(arn) || known.some((one) => world.isPlaceholder(one))) return;
  const found = "byQueue, and its sourceQueueArns do not have the queue";
  report("dead-letter-queue-refuses", { name, target: `\`${target.name}\``, found }, target);
}

/** The findings of a redrive allow policy. */
export const redriveAllowFindings = (operation: Operation) => ({
  "bad-redrive-allow-policy": finding<{ name: string; found: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, found }) => `The redrive allow policy of \`${name}\` ${found}.`,
    why: "It says allowAll, denyAll, or byQueue together with the ARNs of up to ten source queues.",
    fix: 'Write `JSON.stringify({ redrivePermission: "byQueue", sourceQueueArns: [<ARN of the queue>] })`.',
    aws: { operation, code: "InvalidAttributeValue" },
    docs: API,
  }),
});

/** What is wrong with a redrive allow policy, to complete "The redrive allow policy of `q` …". */
export function redriveAllowProblem(text: string | undefined): string | undefined {
  const policy = jsonObject(text);
  if (policy === undefined) return undefined;
  const permission = policy["redrivePermission"];
  const sources = policy["sourceQueueArns"];
  if (permission !== undefined && typeof permission !== "string") return undefined;
  if (permission !== undefined && !["allowAll", "denyAll", "byQueue"].includes(permission)) {
    return `has the redrivePermission "${permission}"; it takes allowAll, denyAll or byQueue`;
  }
  if (sources !== undefined && permission !== "byQueue") {
    return `has sourceQueueArns with the redrivePermission ${permission ?? "allowAll"}; they go with byQueue only`;
  }
  if (permission === "byQueue" && sources === undefined) return "says byQueue and has no sourceQueueArns";
  if (Array.isArray(sources) && sources.length > 10) {
    return `has ${sources.length} sourceQueueArns; it takes at most 10`;
  }
  return undefined;
}
