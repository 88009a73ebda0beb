// What happens with events that a function is given asynchronously.
import {
  arn,
  defineResource,
  finding,
  int,
  object,
  parseArn,
  type Report,
  type ResourceView,
  replaces,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { roleAllows, roleOf } from "../rights.ts";
import { functionReference, namedFunction, parseFunctionName, qualifiedKey } from "./shared.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json";
const INVALID = {
  operation: "lambda:PutFunctionEventInvokeConfig",
  code: "InvalidParameterValueException",
} as const;
const destination = () =>
  object({
    destination: arn(
      {
        service: ["sqs", "sns", "lambda", "events", "s3"],
        of: "the ARN of a queue, topic, function, event bus or bucket",
      },
      { aws: INVALID },
    ),
  });

const findings = {
  "destination-is-fifo": finding<{ name: string; target: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, target }) => `\`${name}\` sends records to ${target}, which is FIFO.`,
    why: "Records go to standard queues and standard topics; FIFO ones want a message group, which Lambda does not give.",
    fix: "Use a standard queue or topic.",
    aws: INVALID,
    docs: API,
  }),
  "destination-is-itself": finding<{ name: string; target: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, target }) => `\`${name}\` sends the records of ${target} to that function itself.`,
    why: "The records of a function would call it again and again.",
    fix: "Name another function, a queue or a topic.",
    aws: INVALID,
    quote: "You can't specify the function as a destination for itself.",
    docs: RECORDED,
  }),
  "bucket-for-success": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `\`${name}\` sends the records of successful calls to a bucket.`,
    why: "Buckets are supported for failed calls only.",
    fix: "Use a queue, topic, function or event bus for onSuccess.",
    aws: INVALID,
    docs: API,
  }),
  "role-lacks-destination-right": finding<{
    name: string;
    role: string;
    action: string;
    target: string;
    arn: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, role, action, target }) =>
      `\`${name}\` sends records to ${target}, and the role \`${role}\` of its function does not allow ${action} there.`,
    why: "Lambda sends records with the role of the function, and checks the right when the configuration is made.",
    fix: ({ action, target }) => `Allow ${action} on the ARN of ${target} in a policy of the role.`,
    aws: INVALID,
    quote: ({ action, arn: target }) =>
      `The function's execution role does not have permissions to call ${action.split(":")[1] ?? ""} on ${target}`,
    docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/function_event_invoke_config.go",
  }),
};

export const functionEventInvokeConfig = defineResource({
  token: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  docs: API,
  inputs: {
    destinationConfig: object({ onFailure: destination(), onSuccess: destination() }),
    functionName: replaces(functionReference({ by: "aws", aws: INVALID })),
    maximumEventAgeInSeconds: int({ min: 60, max: 21_600, unit: "seconds" }),
    maximumRetryAttempts: withDefault(int({ min: 0, max: 2 }), 2),
    qualifier: replaces(text()),
  },
  outputs: (self) => {
    const { functionName, qualifier } = self.inputs;
    if (functionName === undefined) return {};
    return { id: qualifier === undefined ? functionName : `${functionName}:${qualifier}` };
  },
  unique: {
    "second-config": {
      key: (self) =>
        self.state("qualifier") === "unknown"
          ? undefined
          : qualifiedKey(self.inputs.functionName, self.inputs.qualifier),
      scope: "region",
      says: () => "configure the asynchronous calls of one function",
      property: "functionName",
      severity: "warning",
      effect: "broken",
      why: "A function, and each of its versions and aliases, has one such configuration. The one that is written last replaces the other.",
      fix: "Put both into one.",
    },
  },
  findings,
  check(self, world, report) {
    for (const side of ["onFailure", "onSuccess"] as const) {
      const target = self.inputs.destinationConfig?.[side]?.destination;
      if (target !== undefined && !world.isPlaceholder(target))
        checkDestination(self, side, target, world, report);
    }
  },
});

const ACTIONS: Readonly<Record<string, string>> = {
  sqs: "sqs:SendMessage",
  sns: "sns:Publish",
  lambda: "lambda:InvokeFunction",
  events: "events:PutEvents",
  s3: "s3:PutObject",
};

function checkDestination(
  self: ResourceView,
  side: "onFailure" | "onSuccess",
  target: string,
  world: World,
  report: Report<typeof findings>,
): void {
  const { name } = self;
  const property = `destinationConfig.${side}.destination`;
  const service = parseArn(target)?.service ?? "";
  const view = world.identify(target)[0]?.view;
  const shown = view === undefined ? `"${target}"` : `\`${view.name}\``;
  const own = namedFunction(world, self.text("functionName"), self).view;
  const related = view === undefined ? [] : [{ view, note: "the destination" }];
  if ((service === "sqs" || service === "sns") && target.endsWith(".fifo")) {
    report("destination-is-fifo", { name, target: shown }, property, { related });
    return;
  }
  const ownName = parseFunctionName(self.text("functionName") ?? "")?.name;
  if (service === "lambda" && own !== undefined && parseFunctionName(target)?.name === ownName) {
    report("destination-is-itself", { name, target: `\`${own.name}\`` }, property);
    return;
  }
  if (service === "s3" && side === "onSuccess") {
    report("bucket-for-success", { name }, property);
    return;
  }
  const action = ACTIONS[service];
  const role = own === undefined ? undefined : roleOf(world, own.node.inputs["role"]);
  if (action === undefined || role === undefined || role.node.kind === "read") return;
  const resource = service === "s3" ? `${target}/example` : target;
  if (roleAllows(world, role, action, resource) !== "no") return;
  report(
    "role-lacks-destination-right",
    { name, role: role.name, action, target: shown, arn: target },
    property,
    {
      related: [...related, { view: role, note: "the role" }],
    },
  );
}
