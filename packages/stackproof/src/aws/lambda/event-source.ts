// AWS Lambda: where the events of a mapping come from, and what each source takes.
import { parseArn } from "../../model/kernel.ts";

/** A kind of source. */
export type SourceKind = "sqs" | "sqs-fifo" | "kinesis" | "dynamodb" | "kafka" | "mq" | "documentdb";

/** The kind of source that an ARN names; undefined for what is none. */
export function sourceKind(arn: string): SourceKind | undefined {
  const parts = parseArn(arn);
  if (parts === undefined) return undefined;
  switch (parts.service) {
    case "sqs":
      return parts.resource.endsWith(".fifo") ? "sqs-fifo" : "sqs";
    case "kinesis":
    case "dynamodb":
    case "kafka":
    case "mq":
      return parts.service;
    case "rds":
      return "documentdb";
    default:
      return undefined;
  }
}

export const isQueue = (kind: SourceKind): boolean => kind === "sqs" || kind === "sqs-fifo";
export const isStream = (kind: SourceKind): boolean => kind === "kinesis" || kind === "dynamodb";

/** A source in words. */
export function sourceWords(kind: SourceKind): string {
  return {
    sqs: "an SQS queue",
    "sqs-fifo": "an SQS FIFO queue",
    kinesis: "a Kinesis stream",
    dynamodb: "a DynamoDB stream",
    kafka: "a Kafka cluster",
    mq: "an Amazon MQ broker",
    documentdb: "a DocumentDB cluster",
  }[kind];
}

// Which inputs belong to which sources: https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
const STREAMS: readonly SourceKind[] = ["kinesis", "dynamodb"];
const RETRYING: readonly SourceKind[] = [...STREAMS, "kafka"];
const QUEUES: readonly SourceKind[] = ["sqs", "sqs-fifo"];

/** Inputs that only some sources take. */
export const INPUTS_OF_SOURCES = {
  bisectBatchOnFunctionError: RETRYING,
  destinationConfig: RETRYING,
  maximumRecordAgeInSeconds: RETRYING,
  maximumRetryAttempts: RETRYING,
  parallelizationFactor: STREAMS,
  queues: ["mq"],
  scalingConfig: QUEUES,
  topics: ["kafka"],
  tumblingWindowInSeconds: STREAMS,
} as const satisfies Readonly<Record<string, readonly SourceKind[]>>;

/** What the role of the function must allow on the source, and what AWS says when it does not. */
export const SOURCE_RIGHTS: Readonly<
  Partial<Record<SourceKind, { readonly actions: readonly string[]; readonly policy: string }>>
> = {
  sqs: {
    actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    policy: "AWSLambdaSQSQueueExecutionRole",
  },
  "sqs-fifo": {
    actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    policy: "AWSLambdaSQSQueueExecutionRole",
  },
  kinesis: {
    actions: ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream"],
    policy: "AWSLambdaKinesisExecutionRole",
  },
  dynamodb: {
    actions: ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"],
    policy: "AWSLambdaDynamoDBExecutionRole",
  },
};
