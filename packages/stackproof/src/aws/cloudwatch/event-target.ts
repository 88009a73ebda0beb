// A target of a rule of EventBridge: what is called with its events.
import {
  arn,
  bool,
  conflictsWith,
  defineResource,
  int,
  json,
  type Kind,
  list,
  map,
  object,
  oneOf,
  parseArn,
  ref,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { busOf, eventBus, eventName, RULE, rulesNamed } from "./event-bus.ts";
import { TARGET_FINDINGS, type TargetReport } from "./event-target-findings.ts";
import { checkResource, checkRole } from "./event-target-rights.ts";
import { placeAmong } from "./shared.ts";

const PUT = "events:PutTargets";
const INVOKE_ARN = /^arn:[^:]+:apigateway:.*:lambda:path\/.*\/invocations$/;
const count = int({ min: 0, max: 100_000 });

/** An ARN; that of API Gateway's way to a function, which is none, is said to be so. */
function targetArn(): Kind<string> {
  const base = arn();
  return {
    ...base,
    check(value, at) {
      if (typeof value !== "string" || !INVOKE_ARN.test(value)) {
        base.check(value, at);
        return;
      }
      at.report({
        path: at.path,
        says: "is the invokeArn of a function, which is for API Gateway; it takes the function's arn",
        options: { fix: "Write the arn of the function instead of its invokeArn." },
        expects: base.expects,
        quote: `"arn" (${value}) is an invalid ARN: invalid account ID value`,
      });
    },
  };
}

function ruleKey(self: ResourceView): string | undefined {
  const [bus, rule] = [busOf(self), self.text("rule")];
  return bus === undefined || rule === undefined ? undefined : `${bus}/${rule}`;
}

export const eventTarget = defineResource({
  token: "aws:cloudwatch/eventTarget:EventTarget",
  docs: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html",
  inputs: {
    appsyncTarget: object({ graphqlOperation: text({ min: 1, max: 1_048_576 }) }),
    arn: targetArn(),
    batchTarget: object({
      arraySize: int({ min: 2, max: 10_000 }),
      jobAttempts: int({ min: 1, max: 10 }),
      jobDefinition: text(),
      jobName: text(),
    }),
    deadLetterConfig: object({
      arn: arn({
        service: "sqs",
        of: "the ARN of an SQS queue",
        good: "arn:aws:sqs:us-east-1:111122223333:failed",
      }),
    }),
    ecsTarget: object({
      capacityProviderStrategies: list(
        object({ base: count, capacityProvider: text(), weight: int({ min: 0, max: 1000 }) }),
      ),
      enableEcsManagedTags: withDefault(bool(), false),
      enableExecuteCommand: withDefault(bool(), false),
      group: text({ min: 1, max: 255 }),
      launchType: oneOf(["EC2", "FARGATE", "EXTERNAL"]),
      networkConfiguration: object({
        assignPublicIp: withDefault(bool(), false),
        securityGroups: list(ref("aws:ec2/securityGroup:SecurityGroup", "id"), { max: 5 }),
        subnets: list(ref("aws:ec2/subnet:Subnet", "id"), { max: 16 }),
      }),
      orderedPlacementStrategies: list(
        object({ field: text({ max: 255 }), type: oneOf(["random", "spread", "binpack"]) }),
        { max: 5 },
      ),
      placementConstraints: list(
        object({ expression: text(), type: oneOf(["distinctInstance", "memberOf"]) }),
        { max: 10 },
      ),
      platformVersion: text({ max: 1600 }),
      propagateTags: oneOf(["TASK_DEFINITION"]),
      tags: tags(),
      taskCount: withDefault(int({ min: 1 }), 1),
      taskDefinitionArn: arn({
        service: "ecs",
        resource: /^task-definition\//,
        of: "the ARN of a task definition",
        good: "arn:aws:ecs:us-east-1:111122223333:task-definition/report:1",
      }),
    }),
    eventBusName: replaces(withDefault(eventBus(), "default")),
    forceDestroy: withDefault(bool(), false),
    httpTarget: object({
      headerParameters: map(text({ max: 512 })),
      pathParameterValues: list(text()),
      queryStringParameters: map(text({ max: 512 })),
    }),
    input: json({ max: 8192 }),
    inputPath: text({ max: 256 }),
    inputTransformer: object({
      inputPaths: map(text()),
      inputTemplate: text({ min: 1, max: 8192 }),
    }),
    kinesisTarget: object({ partitionKeyPath: text({ min: 1, max: 256 }) }),
    redshiftTarget: object({
      database: text({ min: 1, max: 64 }),
      dbUser: text({ min: 1, max: 128 }),
      secretsManagerArn: arn(),
      sql: text({ min: 1, max: 100_000 }),
      statementName: text({ min: 1, max: 500 }),
      withEvent: bool(),
    }),
    retryPolicy: object({
      maximumEventAgeInSeconds: int({ min: 60, max: 86_400, also: [0], unit: "seconds" }),
      maximumRetryAttempts: int({ min: 0, max: 185 }),
    }),
    roleArn: arn({
      service: "iam",
      resource: /^role\//,
      of: "the ARN of an IAM role",
      good: "arn:aws:iam::111122223333:role/events",
    }),
    rule: replaces(ref(RULE, "name", { aws: { operation: PUT, code: "ResourceNotFoundException" } })),
    runCommandTargets: list(
      object({ key: text({ min: 1, max: 128 }), values: list(text({ min: 1, max: 256 }), { max: 50 }) }),
      { max: 5 },
    ),
    sagemakerPipelineTarget: object({
      pipelineParameterLists: list(object({ name: text(), value: text() }), { max: 200 }),
    }),
    sqsTarget: object({ messageGroupId: text() }),
    targetId: replaces(eventName()),
  },
  relations: [conflictsWith(["input", "inputPath", "inputTransformer"])],
  outputs: (self, make) => {
    const targetId = self.text("targetId") ?? make.id("target");
    const bus = self.text("eventBusName");
    const parts = bus === undefined || bus === "default" ? [] : [bus];
    // targetCreateResourceID in internal/service/events/target.go
    return { id: [...parts, self.text("rule") ?? "", targetId].join("-") };
  },
  unique: {
    "duplicate-id": {
      key: (self) => {
        const [rule, id] = [ruleKey(self), self.text("targetId")];
        return rule === undefined || id === undefined ? undefined : `${rule} ${id}`;
      },
      scope: "region",
      says: () => "have the same targetId in one rule",
      property: "targetId",
      effect: "broken",
      why: "Putting a target under an id that the rule has already replaces the older one, which is then no longer called.",
      fix: "Give one of them another targetId, or leave targetId out.",
    },
  },
  order: {
    "before-rule": {
      needs: (self, world) =>
        rulesNamed(world, self.text("rule"), self).filter((rule) => busOf(rule) === busOf(self)),
      because: "the rule that it belongs to",
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      why: "A target belongs to a rule that exists. Pulumi creates both at once when the target names the rule by text.",
      aws: { operation: PUT, code: "ResourceNotFoundException" },
      docs: "https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html",
    },
  },
  findings: TARGET_FINDINGS,
  check(self, world, report) {
    const { name } = self;
    const rule = checkRule(self, world, report);
    const place = placeAmong(self, world, ruleKey);
    if (place > 5) report("too-many-targets", { name, place }, "rule");
    const path = self.inputs.inputPath;
    if (path !== undefined && path !== "" && !path.startsWith("$")) {
      report("malformed-path", { name, path }, "inputPath");
    }
    const target = self.inputs.arn;
    if (target === undefined || !checkForm(self, target, report)) return;
    checkRole(self, world, target, report);
    checkResource(self, world, target, rule, report);
  },
});

/** The rule of the target, which must be on the same event bus. */
function checkRule(self: ResourceView, world: World, report: TargetReport): ResourceView | undefined {
  const own = busOf(self);
  const rules = rulesNamed(world, self.text("rule"), self);
  const rule = rules.find((one) => busOf(one) === own) ?? rules[0];
  const bus = rule === undefined ? undefined : busOf(rule);
  if (rule === undefined || own === undefined || bus === undefined || bus === own) return rule;
  report("rule-on-other-bus", { name: self.name, rule: rule.name, bus, own }, "eventBusName", {
    related: [{ view: rule, property: "eventBusName", note: "the rule" }],
  });
  return rule;
}

/** False when the ARN names nothing that EventBridge can call. */
function checkForm(self: ResourceView, target: string, report: TargetReport): boolean {
  const { name } = self;
  const parts = parseArn(target);
  if (parts === undefined) return false;
  if (parts.service === "ecs" && parts.resource.startsWith("task-definition/")) {
    report("task-as-target", { name }, "arn");
    return false;
  }
  const isBus = parts.service === "events" && parts.resource.startsWith("event-bus/");
  if (parts.region !== "" && self.region !== undefined && parts.region !== self.region && !isBus) {
    report("other-region", { name, region: parts.region, own: self.region, arn: target }, "arn");
    return false;
  }
  const isFifo = parts.service === "sqs" && target.endsWith(".fifo");
  if (isFifo && !self.has("sqsTarget")) {
    const parameter = "SqsParameters";
    report("missing-parameters", { name, what: "a FIFO queue", input: "sqsTarget", parameter }, "arn");
  }
  if (parts.service === "ecs" && parts.resource.startsWith("cluster/") && !self.has("ecsTarget")) {
    const parameter = "EcsParameters";
    report("missing-parameters", { name, what: "an ECS cluster", input: "ecsTarget", parameter }, "arn");
  }
  return true;
}
