// Route 53: what can be wrong with a health check, in words.
import { finding, type Report, shown } from "../../model/kernel.ts";

const CREATE = { operation: "route53:CreateHealthCheck", code: "InvalidInput" } as const;

export const HEALTH_CHECK_FINDINGS = {
  "no-endpoint": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type }) =>
      `Health check \`${name}\` of the type ${type} has neither fqdn nor ipAddress.`,
    why: "Route 53 needs an endpoint to ask.",
    fix: "Give fqdn the name of the endpoint, or ipAddress its address.",
    aws: CREATE,
  }),
  "no-port": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Health check \`${name}\` of the type TCP has no port.`,
    why: "Only HTTP and HTTPS have a usual port.",
    fix: "Give port.",
    aws: CREATE,
  }),
  "no-search-string": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type }) => `Health check \`${name}\` of the type ${type} has no searchString.`,
    why: "Checks of this type look for a text in the answer.",
    fix: ({ type }) => `Give searchString, or write type: "${type.replace("_STR_MATCH", "")}".`,
    aws: CREATE,
  }),
  "not-for-type": finding<{ name: string; input: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input, type }) =>
      `Health check \`${name}\` of the type ${type} has ${input}, which does not go with it.`,
    why: "Each type of check has inputs of its own.",
    fix: ({ input }) => `Leave out ${input}, or choose the type that it belongs to.`,
    aws: CREATE,
  }),
  "no-alarm": finding<{ name: string; absent: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, absent }) => `Health check \`${name}\` of the type CLOUDWATCH_METRIC has no ${absent}.`,
    why: "The check follows an alarm of CloudWatch, which is named by its name and region.",
    fix: "Give cloudwatchAlarmName and cloudwatchAlarmRegion.",
    aws: CREATE,
  }),
  "no-children": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Health check \`${name}\` of the type CALCULATED has no childHealthchecks.`,
    why: "The check counts how many of its children are healthy.",
    fix: "Give childHealthchecks the ids of other health checks.",
    aws: CREATE,
  }),
  "never-healthy": finding<{ name: string; threshold: number; count: number }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, threshold, count }) =>
      `Health check \`${name}\` wants ${threshold} healthy children of ${count}.`,
    why: "With more than there are, Route 53 always takes the check for unhealthy.",
    fix: ({ count }) => `Write ${count} or less for childHealthThreshold.`,
  }),
  "private-address": finding<{ name: string; address: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, address: value }) =>
      `Health check \`${name}\` asks ${value}, an address that is not reachable from the internet.`,
    why: "The health checkers of Route 53 are outside of the VPC.",
    fix: "Ask a public address or name, or follow a CloudWatch alarm with the type CLOUDWATCH_METRIC.",
    aws: CREATE,
  }),
  "malformed-endpoint": finding<{ name: string; input: string; value: string; fix: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, input, value }) =>
      `Health check \`${name}\` has ${shown(value)} as ${input}, which is an address with a protocol or path.`,
    why: "Protocol, name, port and path are inputs of their own: type, fqdn, port and resourcePath.",
    fix: ({ fix }) => fix,
    aws: CREATE,
  }),
  "path-without-slash": finding<{ name: string; path: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "inferred",
    message: ({ name, path }) =>
      `Health check \`${name}\` asks the path ${shown(path)}, which does not begin with a slash.`,
    why: "The path of a request begins with a slash.",
    fix: ({ path }) => `Write "/${path}".`,
  }),
  "alarm-in-other-region": finding<{ name: string; alarm: string; region: string; written: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, alarm, region, written }) =>
      `Health check \`${name}\` follows alarm \`${alarm}\` in ${written}; the alarm is in ${region}.`,
    why: "Route 53 looks for the alarm in the region that the check names.",
    fix: ({ region }) => `Write cloudwatchAlarmRegion: "${region}".`,
  }),
  "unsuitable-alarm": finding<{ name: string; alarm: string; why: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, alarm, why }) => `Health check \`${name}\` follows alarm \`${alarm}\`, which ${why}.`,
    why: "Route 53 follows alarms on one metric of standard resolution with one of the plain statistics.",
    fix: "Follow an alarm with Average, Minimum, Maximum, Sum or SampleCount over a period of 60 seconds or more.",
    aws: CREATE,
    docs: "https://docs.aws.amazon.com/Route53/latest/APIReference/API_AlarmIdentifier.html",
  }),
};

export type HealthCheckReport = Report<typeof HEALTH_CHECK_FINDINGS>;
