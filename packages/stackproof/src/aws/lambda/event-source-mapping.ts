// What lets a function read a queue or a stream.
import {
  bool,
  conflictsWith,
  defineResource,
  exactlyOneOf,
  finding,
  int,
  list,
  map,
  object,
  oneOf,
  parseArn,
  type Report,
  type ResourceView,
  replaces,
  tags,
  text,
  timestamp,
  type World,
  withDefault,
} from "../../model/kernel.ts";
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
import { filterPatternProblem } from "./filter-pattern.ts";
import { functionReference, keyArn, namedFunction, parseFunctionName } from "./shared.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/event_source_mapping.go";
const INVALID = {
  operation: "lambda:CreateEventSourceMapping",
  code: "InvalidParameterValueException",
} as const;
const refused = { by: "aws", aws: INVALID } as const;
const registry = () =>
  object({
    accessConfigs: list(
      object({
        type: oneOf([
          "BASIC_AUTH",
          "CLIENT_CERTIFICATE_TLS_AUTH",
          "SERVER_ROOT_CA_CERTIFICATE",
          "OAUTHBEARER_AUTH",
        ]),
        uri: text(),
      }),
    ),
    eventRecordFormat: oneOf(["JSON", "SOURCE"]),
    schemaRegistryUri: text(),
    schemaValidationConfigs: list(object({ attribute: oneOf(["KEY", "VALUE"]) })),
  });
const kafka = () => object({ consumerGroupId: text({ min: 1, max: 200 }), schemaRegistryConfig: registry() });

const findings = {
  "no-event-source": finding<{ name: string; source: string; why: string; fix: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, source }) => `\`${name}\` reads from ${source}, which is no event source.`,
    why: ({ why }) => why,
    fix: ({ fix }) => fix,
    aws: INVALID,
    docs: API,
  }),
  "source-in-other-region": finding<{ name: string; region: string; own: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, region, own }) => `\`${name}\` is in ${own} and reads from a source in ${region}.`,
    why: "A mapping, its function and its source are in one region.",
    fix: ({ own }) => `Use a source in ${own}.`,
    aws: INVALID,
    docs: "https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html",
  }),
  "batch-too-big": finding<{ name: string; size: number; source: string; limit: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, size, source, limit }) =>
      `\`${name}\` has the batchSize ${size}; ${source} gives at most ${limit}.`,
    why: "Lambda hands over one batch in a call. How many records it may have depends on the source.",
    fix: ({ limit }) => `Set batchSize to ${limit} or less.`,
    aws: INVALID,
    docs: API,
  }),
  "window-missing": finding<{ name: string; size: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, size }) => `\`${name}\` has the batchSize ${size} and no batching window.`,
    why: "SQS hands out ten messages at a time, so Lambda must wait to collect more.",
    fix: "Set maximumBatchingWindowInSeconds to 1 or more, or batchSize to 10 or less.",
    aws: INVALID,
    quote: "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
    docs: RECORDED,
  }),
  "window-for-fifo": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `\`${name}\` has a batching window for a FIFO queue.`,
    why: "Batching windows are supported for standard queues, not for FIFO queues.",
    fix: "Leave maximumBatchingWindowInSeconds out.",
    aws: INVALID,
    docs: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html",
  }),
  "starting-position-missing": finding<{ name: string; source: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, source }) => `\`${name}\` reads ${source} and has no startingPosition.`,
    why: "A stream holds records from before the mapping; Lambda must know where to begin.",
    fix: 'Set startingPosition to "LATEST" or "TRIM_HORIZON".',
    aws: INVALID,
    quote:
      "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    docs: RECORDED,
  }),
  "starting-position-not-for-source": finding<{ name: string; position: string; source: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, position, source }) =>
      `\`${name}\` has the startingPosition "${position}", which ${source} does not take.`,
    why: "A queue has no positions, and a DynamoDB stream cannot be read from a point in time.",
    fix: "Leave startingPosition out for a queue; for a DynamoDB stream use LATEST or TRIM_HORIZON.",
    aws: INVALID,
    quote: ({ source }) =>
      source.startsWith("an SQS")
        ? "StartingPosition is not valid for SQS event sources."
        : "Unsupported starting position for arn type",
    // Of a DynamoDB stream: the same recording as above.
    docs: "https://github.com/boto/boto3/issues/1613",
  }),
  "setting-not-for-source": finding<{ name: string; input: string; source: string; sources: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input, source, sources }) =>
      `\`${name}\` has ${input} and reads ${source}; it is for ${sources}.`,
    why: "Sources differ in how records are retried, kept and read in parallel, and Lambda refuses settings of another kind of source.",
    fix: ({ input, source }) =>
      source.startsWith("an SQS") && input !== "topics" && input !== "queues"
        ? `Leave ${input} out; what a queue does with failed messages is said by its own redrivePolicy.`
        : `Leave ${input} out.`,
    aws: INVALID,
    // Recorded, see RECORDED; of other settings no words are known.
    quote: ({ input, source }) =>
      input === "destinationConfig" && source.startsWith("an SQS")
        ? "Unsupported DestinationConfig parameter for given event source mapping type."
        : undefined,
    docs: API,
  }),
  "bad-filter": finding<{ name: string; found: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, found }) => `A filter of \`${name}\` ${found}.`,
    why: "A pattern is an object in JSON text whose values are lists, also where there is one value only.",
    fix: 'Write `JSON.stringify({ body: { status: ["new"] } })`.',
    aws: INVALID,
    quote: "Invalid filter pattern definition.",
    docs: RECORDED,
  }),
  "visibility-under-timeout": finding<{
    name: string;
    queue: string;
    visibility: number;
    target: string;
    timeout: number;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ queue, visibility, target, timeout }) =>
      `The queue \`${queue}\` hides a message for ${visibility} seconds, and its function \`${target}\` may take ${timeout}.`,
    why: "While a function still works on a message, the queue would give it to another call.",
    fix: ({ timeout }) =>
      `Set visibilityTimeoutSeconds of the queue to at least ${timeout}; AWS recommends six times that, ${timeout * 6}.`,
    aws: INVALID,
    quote: ({ visibility, timeout }) =>
      `Queue visibility timeout: ${visibility} seconds is less than Function timeout: ${timeout} seconds`,
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/18099",
  }),
  "role-lacks-source-rights": finding<{
    name: string;
    role: string;
    action: string;
    source: string;
    policy: string;
    quote: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, role, action, source }) =>
      `\`${name}\` reads ${source}, and the role \`${role}\` of its function does not allow ${action} there.`,
    why: "Lambda reads a source with the role of the function, and checks the rights when the mapping is made.",
    fix: ({ policy }) =>
      `Attach the managed policy arn:aws:iam::aws:policy/service-role/${policy} to the role, or allow its actions on the source.`,
    aws: INVALID,
    quote: ({ quote }) => quote,
    docs: PROVIDER,
  }),
};

export const eventSourceMapping = defineResource({
  token: "aws:lambda/eventSourceMapping:EventSourceMapping",
  docs: API,
  inputs: {
    amazonManagedKafkaEventSourceConfig: replaces(kafka()),
    batchSize: int({ min: 1, max: 10_000 }, refused),
    bisectBatchOnFunctionError: bool(),
    destinationConfig: object({ onFailure: object({ destinationArn: text() }) }),
    documentDbEventSourceConfig: object({
      collectionName: text(),
      databaseName: text(),
      fullDocument: withDefault(oneOf(["UpdateLookup", "Default"]), "Default"),
    }),
    enabled: withDefault(bool(), true),
    eventSourceArn: replaces(text()),
    filterCriteria: object({
      filters: list(object({ pattern: text({ min: 0, max: 4096 }) }), { max: 10 }),
    }),
    functionName: functionReference(refused),
    functionResponseTypes: list(oneOf(["ReportBatchItemFailures"])),
    kmsKeyArn: keyArn(),
    maximumBatchingWindowInSeconds: int({ min: 0, max: 300, unit: "seconds" }, refused),
    maximumRecordAgeInSeconds: int({ min: 60, max: 604_800, also: [-1], unit: "seconds" }),
    maximumRetryAttempts: int({ min: -1, max: 10_000 }),
    metricsConfig: object({ metrics: list(oneOf(["EventCount", "ErrorCount", "KafkaMetrics"])) }),
    parallelizationFactor: int({ min: 1, max: 10 }),
    provisionedPollerConfig: object({
      maximumPollers: int(),
      minimumPollers: int(),
      pollerGroupName: text(),
    }),
    queues: replaces(text({ min: 1, max: 1000 })),
    scalingConfig: object({ maximumConcurrency: int({ min: 2, max: 1000 }, refused) }),
    selfManagedEventSource: replaces(object({ endpoints: map(text()) })),
    selfManagedKafkaEventSourceConfig: replaces(kafka()),
    sourceAccessConfigurations: list(
      object({
        type: oneOf([
          "BASIC_AUTH",
          "VPC_SUBNET",
          "VPC_SECURITY_GROUP",
          "SASL_SCRAM_512_AUTH",
          "SASL_SCRAM_256_AUTH",
          "VIRTUAL_HOST",
          "CLIENT_CERTIFICATE_TLS_AUTH",
          "SERVER_ROOT_CA_CERTIFICATE",
          "OAUTHBEARER_AUTH",
          "OAUTHBEARER_SCOPE",
          "OAUTHBEARER_AUDIENCE",
          "OAUTHBEARER_LOGICAL_CLUSTER",
          "OAUTHBEARER_IDENTITY_POOL",
          "IAM_AUTH",
          "IAM_OAUTHBEARER_AUTH",
        ]),
        uri: text(),
      }),
      { max: 22 },
    ),
    startingPosition: replaces(oneOf(["TRIM_HORIZON", "LATEST", "AT_TIMESTAMP"])),
    startingPositionTimestamp: replaces(timestamp()),
    tags: tags(),
    topics: replaces(list(text({ min: 1, max: 249 }), { max: 1 }, refused)),
    tumblingWindowInSeconds: int({ min: 0, max: 900, unit: "seconds" }),
    useResourceTimeoutForPropagation: bool(),
  },
  relations: [
    exactlyOneOf(["eventSourceArn", "selfManagedEventSource"], { docs: PROVIDER }),
    conflictsWith(["selfManagedEventSource", "amazonManagedKafkaEventSourceConfig"], { docs: PROVIDER }),
    conflictsWith(["selfManagedKafkaEventSourceConfig", "amazonManagedKafkaEventSourceConfig"], {
      docs: PROVIDER,
    }),
    conflictsWith(["eventSourceArn", "selfManagedKafkaEventSourceConfig"], { docs: PROVIDER }),
  ],
  outputs: (self, make) => {
    const uuid = make.uuid();
    const named = self.inputs.functionName;
    const target = named === undefined ? undefined : parseFunctionName(named);
    const suffix = target?.qualifier === undefined ? "" : `:${target.qualifier}`;
    const kind =
      self.inputs.eventSourceArn === undefined ? undefined : sourceKind(self.inputs.eventSourceArn);
    const endless = kind !== undefined && isStream(kind) ? -1 : 0;
    return {
      id: uuid,
      uuid,
      arn: make.arn("lambda", `event-source-mapping:${uuid}`),
      ...(target !== undefined && { functionArn: make.arn("lambda", `function:${target.name}${suffix}`) }),
      lastModified: "2026-11-21T00:00:00Z",
      lastProcessingResult: "No records processed",
      state: self.inputs.enabled === false ? "Disabled" : "Enabled",
      stateTransitionReason: "USER_INITIATED",
      ...(self.has("maximumRecordAgeInSeconds") ? {} : { maximumRecordAgeInSeconds: endless }),
      ...(self.has("maximumRetryAttempts") ? {} : { maximumRetryAttempts: endless }),
      ...(self.has("parallelizationFactor") ? {} : { parallelizationFactor: endless === -1 ? 1 : 0 }),
      ...(self.has("amazonManagedKafkaEventSourceConfig")
        ? {}
        : { amazonManagedKafkaEventSourceConfig: { consumerGroupId: "" } }),
      ...(self.has("selfManagedKafkaEventSourceConfig")
        ? {}
        : { selfManagedKafkaEventSourceConfig: { consumerGroupId: "" } }),
    };
  },
  unique: {
    "duplicate-mapping": {
      key(self) {
        const { eventSourceArn, functionName } = self.inputs;
        const target = functionName === undefined ? undefined : parseFunctionName(functionName);
        return eventSourceArn === undefined || target === undefined
          ? undefined
          : `${eventSourceArn} ${target.name}:${target.qualifier ?? ""}`;
      },
      scope: "region",
      says: () => "connect the same source with the same function",
      property: "eventSourceArn",
      evidence: "observed",
      why: "A source and a function have one mapping.",
      fix: "Keep one of the two.",
      aws: { operation: "lambda:CreateEventSourceMapping", code: "ResourceConflictException" },
      docs: RECORDED,
    },
  },
  findings,
  check(self, world, report) {
    for (const [index, filter] of (self.inputs.filterCriteria?.filters ?? []).entries()) {
      const problem = filter?.pattern === undefined ? undefined : filterPatternProblem(filter.pattern);
      if (problem !== undefined) {
        report("bad-filter", { name: self.name, found: problem }, `filterCriteria.filters[${index}].pattern`);
      }
    }
    const source = self.inputs.eventSourceArn;
    if (source === undefined || source === "" || world.isPlaceholder(source)) return;
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
    checkQueueAndRole(self, { source, kind }, world, report);
  },
});

type MappingReport = Report<typeof findings>;

function isTable(kind: SourceKind, source: string): boolean {
  return kind === "dynamodb" && !source.includes("/stream/");
}

/** False, 0 and 1 are what the input is without being given. */
function isGiven(self: ResourceView, input: string): boolean {
  const value = self.get(input);
  if (!self.has(input) || value === undefined) return false;
  if (input === "parallelizationFactor") return value !== 1;
  return value !== false && value !== 0 && value !== -1 && value !== "";
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
