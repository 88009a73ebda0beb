// AWS Lambda: what can be wrong with what lets a function read a queue or a stream. Defines no resource.
import { finding } from "../../model/kernel.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/event_source_mapping.go";
const INVALID = {
  operation: "lambda:CreateEventSourceMapping",
  code: "InvalidParameterValueException",
} as const;

export const mappingFindings = {
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
