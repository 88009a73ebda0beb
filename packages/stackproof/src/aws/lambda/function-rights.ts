// AWS Lambda: what a function's role must allow for its settings. Says nothing about roles that the program does not
// create.
import { finding, type Report, type ResourceView, type World } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import { roleAllows, roleOf, trusts } from "../rights.ts";

const GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg";
const CREATE = { operation: "lambda:CreateFunction", code: "InvalidParameterValueException" } as const;

export const rightsFindings = {
  "role-not-for-lambda": finding<{ name: string; role: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, role }) =>
      `\`${name}\` has the role \`${role}\`, which does not trust lambda.amazonaws.com.`,
    why: "Lambda assumes the role to run the function; only a role whose trust policy names the service lets it.",
    fix: 'Let the assumeRolePolicy of the role allow sts:AssumeRole to `{ Service: "lambda.amazonaws.com" }`.',
    aws: CREATE,
    quote: "The role defined for the function cannot be assumed by Lambda.",
    docs: `${GUIDE}/lambda-intro-execution-role.html`,
  }),
  "role-lacks-network-rights": finding<{ name: string; role: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, role }) =>
      `\`${name}\` is connected to a VPC, and its role \`${role}\` may not create network interfaces.`,
    why: "Lambda makes network interfaces in the subnets with the role of the function, and checks the right when the function is created.",
    fix: "Attach the managed policy arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole to the role.",
    aws: CREATE,
    quote: "The provided execution role does not have permissions to call CreateNetworkInterface on EC2",
    docs: `${GUIDE}/configuration-vpc.html#configuration-vpc-permissions`,
  }),
  "role-lacks-dead-letter-right": finding<{
    name: string;
    role: string;
    action: string;
    target: string;
    quote: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, role, action, target }) =>
      `\`${name}\` sends failed events to ${target}, and its role \`${role}\` does not allow ${action} there.`,
    why: "Lambda sends to a dead-letter target with the role of the function, and checks the right when the function is created.",
    fix: ({ action, target }) => `Allow ${action} on the ARN of ${target} in a policy of the role.`,
    aws: CREATE,
    quote: ({ quote }) => quote,
    docs: `${GUIDE}/invocation-async-retain-records.html#invocation-dlq`,
  }),
  "role-lacks-log-rights": finding<{ name: string; role: string; action: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name, role, action }) =>
      `\`${name}\` cannot write logs: its role \`${role}\` does not allow ${action} on its log group.`,
    why: "Without it the function runs, and neither its output nor its errors are kept anywhere.",
    fix: "Attach the managed policy arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole to the role.",
    docs: `${GUIDE}/monitoring-cloudwatchlogs.html`,
  }),
  "role-lacks-tracing-right": finding<{ name: string; role: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, role }) =>
      `\`${name}\` has active tracing, and its role \`${role}\` does not allow xray:PutTraceSegments.`,
    why: "Lambda sends traces with the role of the function. Without the right none arrive in X-Ray.",
    fix: "Attach the managed policy arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess to the role.",
    docs: `${GUIDE}/services-xray.html`,
  }),
};

type RightsReport = Report<typeof rightsFindings>;

export function checkRights(self: ResourceView, world: World, report: RightsReport): void {
  const role = roleOf(world, self.node.inputs["role"]);
  if (role === undefined || role.node.kind === "read") return;
  const related = [{ view: role, note: "the role" }];
  const names = { name: self.name, role: role.name };
  if (trusts(world, role, "lambda.amazonaws.com") === "no") {
    report("role-not-for-lambda", names, "role", { related });
  }
  checkNetwork();
  checkDeadLetters();
  checkLogs();
  if (
    known(self.object("tracingConfig")?.["mode"]) === "Active" &&
    roleAllows(world, role, "xray:PutTraceSegments", "*") === "no"
  ) {
    report("role-lacks-tracing-right", names, "tracingConfig", { related });
  }

  function checkNetwork(): void {
    const subnets = known(self.object("vpcConfig")?.["subnetIds"]);
    if (!Array.isArray(subnets) || subnets.length === 0) return;
    if (roleAllows(world, role, "ec2:CreateNetworkInterface", "*") === "no") {
      report("role-lacks-network-rights", names, "vpcConfig", { related });
    }
  }

  function checkDeadLetters(): void {
    const target = known(self.object("deadLetterConfig")?.["targetArn"]);
    if (typeof target !== "string" || world.isPlaceholder(target)) return;
    const isTopic = /^arn:[^:]+:sns:/.test(target);
    const action = isTopic ? "sns:Publish" : "sqs:SendMessage";
    if (!isTopic && !/^arn:[^:]+:sqs:/.test(target)) return;
    if (roleAllows(world, role, action, target) !== "no") return;
    const view =
      world.find("aws:sqs/queue:Queue", "arn", target) ?? world.find("aws:sns/topic:Topic", "arn", target);
    const quote = `The provided execution role does not have permissions to call ${isTopic ? "Publish on SNS" : "SendMessage on SQS"}`;
    report(
      "role-lacks-dead-letter-right",
      { ...names, action, target: view === undefined ? `"${target}"` : `\`${view.name}\``, quote },
      "deadLetterConfig",
      { related: view === undefined ? related : [...related, { view, note: "the dead-letter target" }] },
    );
  }

  function checkLogs(): void {
    const group = known(self.object("loggingConfig")?.["logGroup"]);
    const arn = /^(arn:[^:]+:)lambda(:[^:]*:\d+:)function:/.exec(self.text("arn") ?? "");
    if (typeof group !== "string" || arn === null || world.isPlaceholder(group)) return;
    const stream = `${arn[1] ?? ""}logs${arn[2] ?? ""}log-group:${group}:log-stream:2026/11/21/[$LATEST]example`;
    const action = ["logs:CreateLogStream", "logs:PutLogEvents"].find(
      (one) =>
        roleAllows(world, role, one, stream) === "no" &&
        roleAllows(world, role, one, stream.replace(/:log-stream:.*$/, ":*")) === "no",
    );
    if (action !== undefined) report("role-lacks-log-rights", { ...names, action }, "role", { related });
  }
}
