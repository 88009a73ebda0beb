// What lets a function read a queue or a stream.
import {
  bool,
  conflictsWith,
  defineResource,
  exactlyOneOf,
  int,
  list,
  map,
  object,
  oneOf,
  replaces,
  tags,
  text,
  timestamp,
  withDefault,
} from "../../model/kernel.ts";
import { isStream, sourceKind } from "./event-source.ts";
import { checkSource } from "./event-source-mapping-checks.ts";
import { mappingFindings } from "./event-source-mapping-findings.ts";
import { filterPatternProblem } from "./filter-pattern.ts";
import { functionReference, keyArn, parseFunctionName } from "./shared.ts";

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
  findings: mappingFindings,
  check(self, world, report) {
    for (const [index, filter] of (self.inputs.filterCriteria?.filters ?? []).entries()) {
      const problem = filter?.pattern === undefined ? undefined : filterPatternProblem(filter.pattern);
      if (problem !== undefined) {
        report("bad-filter", { name: self.name, found: problem }, `filterCriteria.filters[${index}].pattern`);
      }
    }
    const source = self.inputs.eventSourceArn;
    if (source !== undefined) checkSource(self, source, world, report);
  },
});
