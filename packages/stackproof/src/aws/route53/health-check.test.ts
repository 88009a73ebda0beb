// Health checks of Route 53.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { healthCheck } from "./health-check.ts";

const web = { type: "HTTPS", fqdn: "www.example.com", resourcePath: "/health" };
const alarm = {
  name: "errors",
  namespace: "Shop",
  metricName: "Errors",
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 1,
  threshold: 1,
  period: 60,
  statistic: "Sum",
};
const follow = {
  type: "CLOUDWATCH_METRIC",
  cloudwatchAlarmName: out("alarm.name"),
  cloudwatchAlarmRegion: "us-east-1",
};
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

testResource(healthCheck, {
  given: {
    alarm: given(ALARM, alarm),
    one: given("aws:route53/healthCheck:HealthCheck", web),
    two: given("aws:route53/healthCheck:HealthCheck", { ...web, fqdn: "api.example.com" }),
  },
  accepts: {
    "what people write": {
      ...web,
      port: 443,
      failureThreshold: 3,
      requestInterval: 30,
      measureLatency: true,
    },
    "an address": { type: "TCP", ipAddress: "203.0.113.10", port: 22 },
    "an IPv6 address": { type: "HTTP", ipAddress: "2001:db8::1" },
    "a text in the answer": { ...web, type: "HTTPS_STR_MATCH", searchString: "ok" },
    "three regions": { ...web, regions: ["us-east-1", "eu-west-1", "ap-southeast-1"] },
    "other checks": {
      type: "CALCULATED",
      childHealthThreshold: 1,
      childHealthchecks: [out("one.id"), out("two.id")],
    },
    "an alarm": { ...follow, insufficientDataHealthStatus: "Unhealthy" },
    "an alarm of another stack": { ...follow, cloudwatchAlarmName: "other" },
    "an endpoint that nobody knows": { ...web, fqdn: unknown() },
  },
  rejects: {
    "invalid-type": { ...web, type: "https" },
    "invalid-request-interval": { ...web, requestInterval: 15 },
    "invalid-failure-threshold": { ...web, failureThreshold: 11 },
    "invalid-regions": [
      { ...web, regions: ["us-east-1", "eu-west-1"] },
      { ...web, regions: ["us-east-1", "eu-west-1", "eu-central-1"] },
    ],
    "invalid-ip-address": { type: "HTTP", ipAddress: "www.example.com" },
    "no-endpoint": { type: "HTTP" },
    "no-port": { type: "TCP", ipAddress: "203.0.113.10" },
    "no-search-string": { ...web, type: "HTTPS_STR_MATCH" },
    "not-for-type": [
      { ...web, searchString: "ok" },
      { ...follow, port: 443 },
    ],
    "no-alarm": { type: "CLOUDWATCH_METRIC", cloudwatchAlarmName: "errors" },
    "no-children": { type: "CALCULATED" },
    "never-healthy": { type: "CALCULATED", childHealthThreshold: 2, childHealthchecks: [out("one.id")] },
    "private-address": [
      { type: "TCP", ipAddress: "10.0.1.5", port: 443 },
      { type: "TCP", ipAddress: "100.64.0.1", port: 443 },
    ],
    "malformed-endpoint": [
      { ...web, fqdn: "https://www.example.com/health" },
      { ...web, resourcePath: "https://www.example.com/health" },
    ],
    "path-without-slash": { ...web, resourcePath: "health" },
    "alarm-in-other-region": { ...follow, cloudwatchAlarmRegion: "eu-west-1" },
    "unsuitable-alarm": [
      stack(follow, {
        with: { alarm: given(ALARM, { ...alarm, statistic: undefined, extendedStatistic: "p99" }) },
      }),
      stack(follow, { with: { alarm: given(ALARM, { ...alarm, period: 10 }) } }),
    ],
  },
  outputs: [
    {
      of: web,
      are: {
        id: /^[0-9a-f]{8}-[0-9a-f]{4}-/,
        arn: /^arn:aws:route53:::healthcheck\/[0-9a-f-]{36}$/,
        port: 443,
        requestInterval: 30,
        enableSni: true,
      },
    },
  ],
});
