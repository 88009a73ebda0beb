// Targets of rules of EventBridge.
import { type Given, given, jsonText, type Out, out, stack, testResource, unknown } from "../testing.ts";
import { eventTarget } from "./event-target.ts";

const RULE = "aws:cloudwatch/eventRule:EventRule";
const TARGET = "aws:cloudwatch/eventTarget:EventTarget";
const rule = given(RULE, { name: "hourly", scheduleExpression: "rate(1 hour)" });
const custom = given(RULE, {
  name: "orders",
  eventBusName: "shop",
  eventPattern: JSON.stringify({ source: ["shop"] }),
});
const fn = given("aws:lambda/function:Function", {
  name: "report",
  role: "arn:aws:iam::123456789012:role/report",
  packageType: "Image",
  imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/report:1",
});
const permission = (sourceArn?: Out | string) =>
  given("aws:lambda/permission:Permission", {
    action: "lambda:InvokeFunction",
    function: out("fn.name"),
    principal: "events.amazonaws.com",
    ...(sourceArn !== undefined && { sourceArn }),
  });
const allow = (Service: string, Action: string, Resource: Out | string) =>
  jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service }, Action, Resource }],
  });
const toFunction = { rule: out("rule.name"), arn: out("fn.arn") };
/** A function of another stack. */
const toOther = { rule: out("rule.name"), arn: "arn:aws:lambda:us-east-1:123456789012:function:other" };
const machine = "arn:aws:states:us-east-1:123456789012:stateMachine:report";
const toMachine = { rule: out("rule.name"), arn: machine, roleArn: "arn:aws:iam::123456789012:role/events" };
/** A role for a service, with one right on the state machine. */
const caller = (service: string, action: string) => ({
  role: given("aws:iam/role:Role", {
    name: "caller",
    assumeRolePolicy: jsonText({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    }),
  }),
  rights: given("aws:iam/rolePolicy:RolePolicy", {
    role: out("role.name"),
    policy: jsonText({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: action, Resource: machine }],
    }),
  }),
});
const byRole = { ...toMachine, roleArn: out("role.arn") };
const topic = (service: string) => ({
  topic: given("aws:sns/topic:Topic", {}),
  policy: given("aws:sns/topicPolicy:TopicPolicy", {
    arn: out("topic.arn"),
    policy: allow(service, "sns:Publish", out("topic.arn")),
  }),
});
const toTopic = { rule: out("rule.name"), arn: out("topic.arn") };
const queue = (service: string) => ({
  queue: given("aws:sqs/queue:Queue", { name: "jobs" }),
  policy: given("aws:sqs/queuePolicy:QueuePolicy", {
    queueUrl: out("queue.url"),
    policy: allow(service, "sqs:SendMessage", out("queue.arn")),
  }),
});
const toQueue = { rule: out("rule.name"), arn: out("queue.arn") };

testResource(eventTarget, {
  given: { rule, custom, fn },
  accepts: {
    "a function": stack(toFunction, { with: { permission: permission() } }),
    "a function by a permission for the rule": stack(toFunction, {
      with: { permission: permission(out("rule.arn")) },
    }),
    "a function of another stack": {
      ...toOther,
      input: jsonText({ kind: "full" }),
    },
    "a rule on another bus": { ...toOther, rule: out("custom.name"), eventBusName: "shop" },
    "a rule on another bus by its ARN": {
      ...toOther,
      rule: out("custom.name"),
      eventBusName: "arn:aws:events:us-east-1:123456789012:event-bus/shop",
    },
    "a rule on a bus that nobody knows": { ...toOther, rule: out("custom.name"), eventBusName: unknown() },
    "a state machine": stack(byRole, { with: caller("events.amazonaws.com", "states:StartExecution") }),
    "a role of another stack": { ...toMachine, inputPath: "$.detail" },
    "a topic": stack(toTopic, { with: topic("events.amazonaws.com") }),
    "a queue": stack(toQueue, { with: queue("events.amazonaws.com") }),
    "a FIFO queue": {
      rule: out("rule.name"),
      arn: "arn:aws:sqs:us-east-1:123456789012:jobs.fifo",
      sqsTarget: { messageGroupId: "jobs" },
    },
    "a task": {
      rule: out("rule.name"),
      arn: "arn:aws:ecs:us-east-1:123456789012:cluster/shop",
      roleArn: "arn:aws:iam::123456789012:role/events",
      ecsTarget: {
        launchType: "FARGATE",
        taskDefinitionArn: "arn:aws:ecs:us-east-1:123456789012:task-definition/report:1",
        networkConfiguration: { subnets: ["subnet-0a1b2c3d4e5f60718"] },
      },
    },
    "a bus in another region": {
      rule: out("rule.name"),
      arn: "arn:aws:events:eu-west-1:123456789012:event-bus/shop",
      roleArn: "arn:aws:iam::123456789012:role/events",
    },
    "a log group": {
      rule: out("rule.name"),
      arn: "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/all",
    },
    "a transformed event": {
      ...toOther,
      inputTransformer: { inputPaths: { at: "$.time" }, inputTemplate: '{"at": <at>}' },
      retryPolicy: { maximumEventAgeInSeconds: 60, maximumRetryAttempts: 3 },
    },
  },
  rejects: {
    "invalid-arn": [
      { rule: out("rule.name"), arn: "report" },
      { rule: out("rule.name"), arn: out("fn.invokeArn") },
    ],
    "wrong-reference": { ...toOther, rule: out("rule.arn") },
    "invalid-input": { ...toOther, input: "full" },
    "conflicting-inputs": { ...toOther, input: "{}", inputPath: "$.detail" },
    "invalid-target-id": { ...toOther, targetId: "my target" },
    "rule-on-other-bus": [
      { ...toOther, rule: out("custom.name") },
      { ...toOther, eventBusName: "shop" },
    ],
    "no-role": { rule: out("rule.name"), arn: machine },
    "role-not-assumable": stack(byRole, { with: caller("scheduler.amazonaws.com", "states:StartExecution") }),
    "role-cannot-call": stack(byRole, {
      with: caller("events.amazonaws.com", "states:DescribeStateMachine"),
    }),
    "function-not-permitted": [
      toFunction,
      stack(toFunction, { with: { permission: permission(out("custom.arn")) } }),
    ],
    "refused-by-policy": [
      stack(toTopic, { with: { topic: given("aws:sns/topic:Topic", {}) } }),
      stack(toTopic, { with: topic("cloudwatch.amazonaws.com") }),
      stack(toQueue, { with: { queue: given("aws:sqs/queue:Queue", { name: "jobs" }) } }),
      stack(toQueue, { with: queue("sns.amazonaws.com") }),
    ],
    "key-refuses-events": stack(toTopic, {
      with: {
        ...topic("events.amazonaws.com"),
        topic: given("aws:sns/topic:Topic", { kmsMasterKeyId: "alias/aws/sns" }),
      },
    }),
    "task-as-target": {
      rule: out("rule.name"),
      arn: "arn:aws:ecs:us-east-1:123456789012:task-definition/report:1",
      roleArn: "arn:aws:iam::123456789012:role/events",
    },
    "missing-parameters": [
      { rule: out("rule.name"), arn: "arn:aws:sqs:us-east-1:123456789012:jobs.fifo" },
      {
        rule: out("rule.name"),
        arn: "arn:aws:ecs:us-east-1:123456789012:cluster/shop",
        roleArn: "arn:aws:iam::123456789012:role/events",
      },
    ],
    "other-region": { ...toOther, arn: "arn:aws:lambda:eu-west-1:123456789012:function:other" },
    "malformed-path": { ...toOther, inputPath: "detail.id" },
    "duplicate-id": stack(
      { ...toOther, targetId: "report" },
      { with: { second: given(TARGET, { ...toOther, targetId: "report" }) } },
    ),
    "too-many-targets": stack(toOther, {
      name: "z",
      with: Object.fromEntries(
        Array.from({ length: 5 }, (_, index): [string, Given] => [`a${index}`, given(TARGET, toOther)]),
      ),
    }),
    "before-rule": stack({ ...toOther, rule: "hourly" }, { with: { rule } }),
  },
  outputs: [
    { of: { ...toOther, targetId: "report" }, are: { id: "hourly-report", eventBusName: "default" } },
    {
      of: { ...toOther, rule: out("custom.name"), eventBusName: "shop", targetId: "report" },
      are: { id: "shop-orders-report" },
    },
  ],
});
