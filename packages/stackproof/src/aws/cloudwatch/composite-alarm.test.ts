// Composite alarms.
import { given, interpolate, out, stack, testResource, unknown } from "../testing.ts";
import { compositeAlarm } from "./composite-alarm.ts";
import { encryptedTopic, topicFor } from "./testing.ts";

const topic = "arn:aws:sns:us-east-1:123456789012:alerts";
const metric = {
  namespace: "AWS/Lambda",
  metricName: "Errors",
  period: 60,
  statistic: "Sum",
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 1,
  threshold: 1,
  alarmActions: [topic],
};
const METRIC = "aws:cloudwatch/metricAlarm:MetricAlarm";
const both = { alarmName: "both", alarmActions: [topic] };

const notified = (topic: string) => ({
  ...both,
  alarmRule: "ALARM(a)",
  alarmActions: [out(`${topic}.arn`)],
});

testResource(compositeAlarm, {
  given: {
    errors: given(METRIC, { ...metric, name: "errors" }),
    slow: given(METRIC, { ...metric, metricName: "Duration", name: "slow" }),
  },
  accepts: {
    "a topic with the default policy": stack(notified("topic"), {
      with: { topic: given("aws:sns/topic:Topic", {}) },
    }),
    "a topic for alarms": stack(notified("topic"), { with: topicFor("cloudwatch.amazonaws.com") }),
    "an encrypted topic for alarms": stack(notified("topic"), {
      with: encryptedTopic("cloudwatch.amazonaws.com"),
    }),
    "by outputs": {
      ...both,
      alarmRule: interpolate`ALARM(${out("errors.name")}) OR ALARM("${out("slow.name")}")`,
    },
    "by ARNs": {
      ...both,
      alarmRule: interpolate`(ALARM(${out("errors.arn")}) AND NOT OK(${out("slow.arn")})) OR FALSE`,
    },
    "by text, and waiting": stack({ ...both, alarmRule: "ALARM(errors)" }, { dependsOn: ["errors"] }),
    "alarms of another stack": {
      ...both,
      alarmRule: "ALARM(DeploymentInProgress) AND INSUFFICIENT_DATA(NetworkOutTooHigh)",
    },
    "a rule that nobody knows": { ...both, alarmRule: unknown() },
    "with a suppressor": {
      ...both,
      alarmRule: interpolate`ALARM(${out("errors.name")})`,
      actionsSuppressor: { alarm: out("slow.name"), extensionPeriod: 10, waitPeriod: 20 },
    },
    "a function that came later": { ...both, alarmRule: "AT_LEAST(2, ALARM, (a, b, c))" },
  },
  rejects: {
    "topic-refuses-alarm": stack(notified("topic"), { with: topicFor("events.amazonaws.com") }),
    "topic-key-refuses-alarm": [
      stack(notified("topic"), { with: encryptedTopic("events.amazonaws.com") }),
      stack(notified("topic"), {
        with: { topic: given("aws:sns/topic:Topic", { kmsMasterKeyId: "alias/aws/sns" }) },
      }),
    ],
    "invalid-rule": [
      { ...both, alarmRule: "()" },
      { ...both, alarmRule: "ALARM(a) ALARM(b)" },
      { ...both, alarmRule: "ALARM(a) && ALARM(b)" },
      { ...both, alarmRule: "ALARM(a) AND" },
      { ...both, alarmRule: "(ALARM(a)" },
      { ...both, alarmRule: "ALARM()" },
      { ...both, alarmRule: "a OR b" },
    ],
    "too-many-alarms": {
      ...both,
      alarmRule: Array.from({ length: 101 }, (_, index) => `ALARM(a${index})`).join(" OR "),
    },
    "logical-name": stack(
      { ...both, alarmRule: "ALARM(cpu)" },
      { dependsOn: ["cpu"], with: { cpu: given(METRIC, metric) } },
    ),
    "misspelt-alarm": stack({ ...both, alarmRule: "ALARM(erors)" }, { dependsOn: ["errors"] }),
    "asks-itself": { ...both, alarmRule: "ALARM(both)" },
    "no-action": { alarmName: "both", alarmRule: "ALARM(a)" },
    "unsupported-action": {
      ...both,
      alarmRule: "ALARM(a)",
      alarmActions: ["arn:aws:automate:us-east-1:ec2:stop"],
    },
    "action-in-other-region": {
      ...both,
      alarmRule: "ALARM(a)",
      alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alerts"],
    },
    "function-not-permitted": stack(
      { ...both, alarmRule: "ALARM(a)", alarmActions: [out("fn.arn")] },
      {
        with: {
          fn: given("aws:lambda/function:Function", {
            name: "heal",
            role: "arn:aws:iam::123456789012:role/heal",
            packageType: "Image",
            imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/heal:1",
          }),
        },
      },
    ),
    "duplicate-name": stack(
      { ...both, alarmRule: "ALARM(a)" },
      {
        with: {
          other: given("aws:cloudwatch/compositeAlarm:CompositeAlarm", { ...both, alarmRule: "ALARM(b)" }),
        },
      },
    ),
    "before-its-alarms": stack(
      { ...both, alarmRule: "ALARM(errors)" },
      {
        with: { errors: given(METRIC, { ...metric, name: "errors" }) },
      },
    ),
  },
  outputs: [
    {
      of: { ...both, alarmRule: "ALARM(a)" },
      are: { id: "both", arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:both" },
    },
  ],
});
