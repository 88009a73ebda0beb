// AWS Lambda: whether a mapping fits the queue or stream that its function reads. Pure.
import { parseArn, type Report, type ResourceView, type World } from "../../model/kernel.ts";
import { roleAllows, roleOf } from "../rights.ts";
import {
  INPUTS_OF_SOURCES,
  isQueue,
  isStream,
  SOURCE_RIGHTS,
  type SourceKind,
  sourceKind,
  sourceWords,
} from "./event-source.ts";
import type { mappingFindings } from "./event-source-mapping-findings.ts";
import { namedFunction } from "./shared.ts";

type MappingReport = Report<typeof mappingFindings>;

/** Everything that depends on the source, of which the ARN is given. */
export function checkSource(self: ResourceView, source: string, world: World, report: MappingReport): void {
  if (source === "" || world.isPlaceholder(source)) return;
  const kind = sourceKind(source);
  if (kind === undefined || isTable(kind, source)) {
    reportNoSource(self, source, world, report);
    return;
  }
  const region = parseArn(source)?.region;
  if (region !== undefined && self.region !== undefined && region !== self.region) {
    report("source-in-other-region", { name: self.name, region, own: self.region }, "eventSourceArn");
  }
  checkBatches(self, kind, report);
  checkPosition(self, kind, report);
  checkSettings(self, kind, report);
  checkQueueAndRole(self, { source, kind }, world, report);
}

function isTable(kind: SourceKind, source: string): boolean {
  return kind === "dynamodb" && !source.includes("/stream/");
}

function reportNoSource(self: ResourceView, source: string, world: World, report: MappingReport): void {
  const view = world.identify(source)[0]?.view;
  const shown = view === undefined ? `"${source}"` : `\`${view.name}\``;
  const related = view === undefined ? [] : [{ view, note: "what it names" }];
  const service = parseArn(source)?.service;
  const pushes: Readonly<Record<string, string>> = {
    sns: "Use an aws.sns.TopicSubscription with the protocol lambda, and a Permission.",
    s3: "Use an aws.s3.BucketNotification, and a Permission.",
    events: "Use an aws.cloudwatch.EventRule with an EventTarget, and a Permission.",
    lambda: "Name the queue or stream that the function reads, or call the one function from the other.",
    dynamodb: "Use the `streamArn` of the table, and set streamEnabled and streamViewType.",
  };
  const why =
    service === "dynamodb"
      ? "Lambda reads the stream of a table, which has an ARN of its own, not the table."
      : "Lambda reads from SQS, Kinesis, DynamoDB streams, Kafka, Amazon MQ and DocumentDB. Other services call the function themselves.";
  const fix = pushes[service ?? ""] ?? "Give the ARN of a queue or a stream.";
  report("no-event-source", { name: self.name, source: shown, why, fix }, "eventSourceArn", { related });
}

function checkBatches(self: ResourceView, kind: SourceKind, report: MappingReport): void {
  const { name } = self;
  const size = self.number("batchSize");
  const window = self.number("maximumBatchingWindowInSeconds") ?? 0;
  const limit = kind === "sqs-fifo" ? 10 : 10_000;
  if (size !== undefined && size > limit && size <= 10_000) {
    report("batch-too-big", { name, size, source: sourceWords(kind), limit }, "batchSize");
  } else if (
    kind === "sqs" &&
    size !== undefined &&
    size > 10 &&
    window === 0 &&
    self.state("maximumBatchingWindowInSeconds") !== "unknown"
  ) {
    report("window-missing", { name, size }, "batchSize");
  }
  if (kind === "sqs-fifo" && window > 0) {
    report("window-for-fifo", { name }, "maximumBatchingWindowInSeconds");
  }
}

function checkPosition(self: ResourceView, kind: SourceKind, report: MappingReport): void {
  const { name } = self;
  const position = self.text("startingPosition");
  const source = sourceWords(kind);
  if (isStream(kind) && !self.has("startingPosition")) {
    report("starting-position-missing", { name, source });
  } else if (
    position !== undefined &&
    (isQueue(kind) || (kind === "dynamodb" && position === "AT_TIMESTAMP"))
  ) {
    report("starting-position-not-for-source", { name, position, source }, "startingPosition");
  }
}

/** Settings that other kinds of source have. */
function checkSettings(self: ResourceView, kind: SourceKind, report: MappingReport): void {
  for (const input of Object.keys(INPUTS_OF_SOURCES) as (keyof typeof INPUTS_OF_SOURCES)[]) {
    const sources: readonly SourceKind[] = INPUTS_OF_SOURCES[input];
    if (sources.includes(kind) || !isGiven(self, input)) continue;
    const words = sources.filter((one) => one !== "sqs-fifo").map((one) => sourceWords(one));
    report(
      "setting-not-for-source",
      { name: self.name, input, source: sourceWords(kind), sources: words.join(", ") },
      input,
    );
  }
}

/** False, 0 and 1 are what the input is without being given. */
function isGiven(self: ResourceView, input: string): boolean {
  const value = self.get(input);
  if (!self.has(input) || value === undefined) return false;
  if (input === "parallelizationFactor") return value !== 1;
  return value !== false && value !== 0 && value !== -1 && value !== "";
}

function checkQueueAndRole(
  self: ResourceView,
  { source, kind }: { readonly source: string; readonly kind: SourceKind },
  world: World,
  report: MappingReport,
): void {
  const { name } = self;
  const target = namedFunction(world, self.text("functionName"), self).view;
  if (target === undefined || target.node.kind === "read") return;
  const view = world.identify(source)[0]?.view;
  const queue = isQueue(kind) ? world.find("aws:sqs/queue:Queue", "arn", source) : undefined;
  const visibility = queue?.node.kind === "read" ? undefined : queue?.number("visibilityTimeoutSeconds");
  const timeout = target.number("timeout");
  if (queue !== undefined && visibility !== undefined && timeout !== undefined && visibility < timeout) {
    const parameters = { name, queue: queue.name, visibility, target: target.name, timeout };
    report("visibility-under-timeout", parameters, "eventSourceArn", {
      related: [
        { view: queue, property: "visibilityTimeoutSeconds", note: `${visibility} seconds` },
        { view: target, property: "timeout", note: `${timeout} seconds` },
      ],
    });
  }
  const role = roleOf(world, target.node.inputs["role"]);
  const rights = SOURCE_RIGHTS[kind];
  if (role === undefined || role.node.kind === "read" || rights === undefined) return;
  const action = rights.actions.find((one) => roleAllows(world, role, one, source) === "no");
  if (action === undefined) return;
  const quote = isStream(kind)
    ? `Cannot access stream ${source}. Please ensure the role can perform`
    : `The function execution role does not have permissions to call ${action.split(":")[1] ?? ""} on SQS`;
  const shown = view === undefined ? sourceWords(kind) : `\`${view.name}\``;
  report(
    "role-lacks-source-rights",
    { name, role: role.name, action, source: shown, policy: rights.policy, quote },
    "functionName",
    {
      related: [
        { view: target, note: "the function" },
        { view: role, note: "its role" },
      ],
    },
  );
}
