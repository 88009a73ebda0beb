// A dashboard: widgets that show metrics, logs and alarms.
import { defineResource, finding, json, replaces, text } from "../../model/kernel.ts";
import { bodyProblems, shownMetrics } from "./dashboard-body.ts";
import { nameProblem } from "./metrics.ts";

const BODY =
  "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html";
const PUT = { operation: "cloudwatch:PutDashboard", code: "InvalidParameterInput" } as const;

/** `/widgets/0` as a reader says it. */
function part(path: string): string {
  return path === "" ? "The body" : `Part ${path}`;
}

export const dashboard = defineResource({
  token: "aws:cloudwatch/dashboard:Dashboard",
  docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html",
  inputs: {
    dashboardBody: json({ of: "the JSON text of a dashboard" }),
    dashboardName: replaces(
      text({
        min: 1,
        max: 255,
        pattern: /^[0-9A-Za-z_-]+$/,
        of: "letters, digits, _ and -",
        bad: "my dashboard",
        provider: (value, attribute) =>
          `"${attribute}" doesn't comply with restrictions ("^[0-9A-Za-z_-]+$"): "${value}"`,
      }),
    ),
  },
  outputs: (self, make) => {
    const name = self.text("dashboardName") ?? make.id("dashboard");
    return { id: name, dashboardArn: make.globalArn("cloudwatch", `dashboard/${name}`) };
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.text("dashboardName"),
      // All dashboards of an account are global.
      scope: "account",
      says: (name) => `have the same name "${name}"`,
      property: "dashboardName",
      effect: "broken",
      why: "The dashboards of an account have one list for all regions: putting one under a name that exists replaces the older one.",
      fix: "Give one of them another name, for instance with the region in it.",
    },
  },
  findings: {
    "invalid-body": finding<{ name: string; path: string; says: string; fix: string; quote?: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, path, says }) => `${part(path)} of dashboard \`${name}\` ${says}.`,
      why: "CloudWatch checks the body against the form of each widget and refuses the whole dashboard.",
      fix: ({ fix }) => fix,
      quote: ({ path, quote }) =>
        quote === undefined
          ? undefined
          : `The dashboard body is invalid: "dataPath": "${path}", "message": "${quote}"`,
      aws: PUT,
      docs: "https://github.com/pulumi/pulumi/issues/13059",
    }),
    "doubtful-body": finding<{ name: string; path: string; says: string; fix: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, path, says }) => `${part(path)} of dashboard \`${name}\` ${says}.`,
      why: "The widget may stay empty.",
      fix: ({ fix }) => fix,
      docs: BODY,
    }),
    "unknown-metric": finding<{ name: string; path: string; what: string; fix: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, path, what }) => `Part ${path} of dashboard \`${name}\` shows ${what}.`,
      why: "The widget stays empty, because nothing sends data for the metric.",
      fix: ({ fix }) => fix,
      docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html",
    }),
  },
  check(self, _world, report) {
    const { dashboardBody } = self.inputs;
    if (dashboardBody === undefined || dashboardBody === "") return;
    let body: unknown;
    try {
      body = JSON.parse(dashboardBody);
    } catch {
      return;
    }
    const name = self.name;
    for (const { path, says, fix, quote, isMild } of bodyProblems(body)) {
      if (isMild === true) report("doubtful-body", { name, path, says, fix }, "dashboardBody");
      else
        report(
          "invalid-body",
          { name, path, says, fix, ...(quote !== undefined && { quote }) },
          "dashboardBody",
        );
    }
    for (const { path, namespace, name: metric } of shownMetrics(body)) {
      const problem = nameProblem(namespace, metric);
      if (problem?.kind === "namespace") {
        const what = `metrics of ${namespace}, which no AWS service sends metrics to`;
        report("unknown-metric", { name, path, what, fix: `Write "${problem.near}".` }, "dashboardBody");
      } else if (problem?.kind === "metric") {
        const what = `${metric} of ${namespace}, which is none of its metrics`;
        report("unknown-metric", { name, path, what, fix: problem.fix }, "dashboardBody");
      }
    }
  },
});
