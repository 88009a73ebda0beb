// A subscription filter: sends log events to a function, a stream or another account as they come in.
import {
  arn,
  bool,
  defineResource,
  list,
  oneOf,
  parseArn,
  replaces,
  text,
  withDefault,
} from "../../model/kernel.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import { functionOf, permits } from "../lambda-permissions.ts";
import { roleAllows, roleOf, trusts } from "../rights.ts";
import { patternProblem } from "./filter-pattern.ts";
import { SUBSCRIPTION_FINDINGS, type SubscriptionReport } from "./log-subscription-findings.ts";
import { LOG_GROUP, logGroupReference, placeAmong } from "./shared.ts";

const DOCS =
  "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html";
const PUT = "logs:PutSubscriptionFilter";

const groupKey = (self: ResourceView): string | undefined =>
  self.ref("logGroup")?.urn ?? self.text("logGroup");

export const logSubscriptionFilter = defineResource({
  token: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
  docs: DOCS,
  inputs: {
    applyOnTransformedLogs: withDefault(bool(), false),
    destinationArn: replaces(arn()),
    distribution: withDefault(oneOf(["Random", "ByLogStream"]), "ByLogStream"),
    emitSystemFields: list(oneOf(["@aws.account", "@aws.region", "@source.log"])),
    filterPattern: text({ max: 1024 }),
    logGroup: replaces(logGroupReference({ attribute: "log_group_name", by: "aws" })),
    name: replaces(text({ min: 1, max: 512 })),
    roleArn: arn({
      service: "iam",
      resource: /^role\//,
      of: "the ARN of an IAM role",
      good: "arn:aws:iam::111122223333:role/logs",
    }),
  },
  outputs: (self, make) => ({
    // The provider makes it of a hash of the group's name: two filters of one group have the same id.
    id: `cwlsf-${make.number(1_000_000_000, 4_294_967_295, self.text("logGroup") ?? "")}`,
    ...(self.has("roleArn") ? {} : { roleArn: "" }),
  }),
  unique: {
    "duplicate-name": {
      key: (self) => {
        const [group, name] = [groupKey(self), self.text("name")];
        return group === undefined || name === undefined ? undefined : `${group} ${name}`;
      },
      scope: "region",
      says: () => "have the same name in one log group",
      property: "name",
      effect: "broken",
      why: "Putting a subscription filter under a name that the log group has already replaces the older one, so only one destination gets the events.",
      fix: "Give one of them another name.",
    },
  },
  order: {
    "before-log-group": {
      needs(self, world) {
        const group = world.find(LOG_GROUP, "name", self.text("logGroup"), self);
        return group === undefined ? [] : [group];
      },
      because: "the log group whose events it sends",
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      why: "A subscription filter belongs to a log group that exists. Pulumi creates both at once when the filter names the group by text.",
      aws: { operation: PUT, code: "ResourceNotFoundException" },
      docs: DOCS,
    },
  },
  findings: SUBSCRIPTION_FINDINGS,
  check(self, world, report) {
    checkPattern(self, report);
    checkGroup(self, world, report);
    const target = checkDestination(self, report);
    if (target?.service === "lambda") checkFunction(self, world, target.arn, report);
    if (target?.service === "kinesis" || target?.service === "firehose")
      checkStream(self, world, target, report);
  },
});

function checkPattern(self: ResourceView, report: SubscriptionReport): void {
  const { name } = self;
  const pattern = self.text("filterPattern");
  const problem = pattern === undefined ? undefined : patternProblem(pattern);
  if (problem === undefined || pattern === undefined) return;
  const { says, fix } = problem;
  if (problem.effect === "invalid") report("invalid-filter", { name, says, fix, pattern }, "filterPattern");
  else report("misread-filter", { name, says, fix }, "filterPattern");
}

function checkGroup(self: ResourceView, world: World, report: SubscriptionReport): void {
  const { name } = self;
  const group = self.ref("logGroup");
  const groupClass = group?.text("logGroupClass");
  // Groups of the class DELIVERY are made for these filters, which pass the logs of functions on.
  if (group !== undefined && groupClass === "INFREQUENT_ACCESS") {
    report("class-without-subscriptions", { name, group: group.name, groupClass }, "logGroup", {
      related: [{ view: group, property: "logGroupClass", note: "the class of the log group" }],
    });
  }
  const place = placeAmong(self, world, groupKey);
  if (place > 2) report("too-many-filters", { name, place }, "logGroup");
}

interface Target {
  readonly arn: string;
  readonly service: string;
}

/** Where the events go, when it can be a destination at all. */
function checkDestination(self: ResourceView, report: SubscriptionReport): Target | undefined {
  const { name } = self;
  const destination = self.text("destinationArn");
  const parts = destination === undefined ? undefined : parseArn(destination);
  if (parts === undefined || destination === undefined) return undefined;
  const { service, region } = parts;
  if (self.text("distribution") === "Random" && service !== "kinesis" && service !== "logs") {
    report("distribution-ignored", { name }, "distribution");
  }
  const groupClass = self.ref("logGroup")?.text("logGroupClass");
  // A group outside of the program may be of the class DELIVERY as well.
  if (service === "s3" && (groupClass === "DELIVERY" || self.ref("logGroup") === undefined)) return undefined;
  if (!["lambda", "kinesis", "firehose", "logs"].includes(service)) {
    report("unsupported-destination", { name, service, arn: destination }, "destinationArn");
    return undefined;
  }
  if (region !== "" && self.region !== undefined && region !== self.region) {
    report("other-region", { name, region, own: self.region }, "destinationArn");
  }
  return { arn: destination, service };
}

/** A stream, which CloudWatch Logs writes to with a role. */
function checkStream(
  self: ResourceView,
  world: World,
  { arn: stream, service }: Target,
  report: SubscriptionReport,
): void {
  const { name } = self;
  const kind = service === "kinesis" ? "Kinesis" : "Firehose";
  if (!self.has("roleArn")) {
    const words = service === "kinesis" ? "a Kinesis data stream" : "a Firehose stream";
    report("destination-without-role", { name, service: words }, "destinationArn");
    return;
  }
  const role = roleOf(world, self.text("roleArn"));
  if (role === undefined) return;
  const related = { related: [{ view: role, note: "the role" }] };
  if (trusts(world, role, "logs.amazonaws.com") === "no") {
    report("role-not-assumable", { name, role: role.name }, "roleArn", related);
  }
  const actions = [
    `${service}:PutRecord`,
    `${service}:${service === "kinesis" ? "PutRecords" : "PutRecordBatch"}`,
  ];
  const isClosed = actions.every((action) => roleAllows(world, role, action, stream) === "no");
  if (isClosed) {
    const action = `${service}:PutRecord`;
    report("role-cannot-write", { name, role: role.name, action, arn: stream, kind }, "roleArn", related);
  }
}

/** A function, which must let CloudWatch Logs call it. */
function checkFunction(
  self: ResourceView,
  world: World,
  destination: string,
  report: SubscriptionReport,
): void {
  const { name } = self;
  const target = functionOf(world, destination);
  if (target === undefined) return;
  const group = self.ref("logGroup");
  const groupName = group?.text("name") ?? self.text("logGroup");
  if (groupName !== undefined && groupName === `/aws/lambda/${target.text("name") ?? ""}`) {
    report("own-log-group", { name, function: target.name, group: groupName }, "destinationArn");
  }
  const groupArn = group?.text("arn");
  const wanted = groupArn === undefined ? undefined : `${groupArn}:*`;
  const verdict = permits(world, target, {
    principals: ["logs.amazonaws.com", `logs.${self.region ?? ""}.amazonaws.com`],
    ...(wanted !== undefined && { sourceArn: wanted }),
  });
  if (verdict.allowed !== "no") return;
  const { near } = verdict;
  const source = near?.text("sourceArn");
  if (near === undefined || source === undefined || wanted === undefined) {
    report("function-not-permitted", { name, function: target.name }, "destinationArn", {
      related: [{ view: target, note: "the function" }],
    });
    return;
  }
  report("permission-for-other-source", { name, permission: near.name, source, wanted }, "destinationArn", {
    related: [{ view: near, property: "sourceArn", note: "who may call" }],
  });
}
