// A statement in the policy of a function: who may call it.
import {
  arn,
  bool,
  conflictsWith,
  defineResource,
  oneOf,
  parseArn,
  type Report,
  type ResourceView,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import { functionOf } from "../lambda-permissions.ts";
import { permissionFindings } from "./permission-findings.ts";
import { functionReference, namedFunction, qualifiedKey } from "./shared.ts";

const API = "https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/permission.go";
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json";

const statement = () =>
  text({
    min: 1,
    max: 100,
    pattern: /^[0-9A-Za-z_-]+$/,
    of: "letters, digits, hyphens and underscores",
    provider: (_value, attribute) =>
      `invalid value for ${attribute} (must contain alphanumeric, underscores or dashes only)`,
  });

export const permission = defineResource({
  token: "aws:lambda/permission:Permission",
  docs: API,
  inputs: {
    action: replaces(
      text({
        pattern: /^(lambda:[*]|lambda:[A-Za-z]+|[*])$/,
        of: "an action of Lambda, such as lambda:InvokeFunction",
        good: "lambda:InvokeFunction",
        provider: (_value, attribute) =>
          `invalid value for ${attribute} (must be a valid action (usually starts with lambda:))`,
      }),
    ),
    eventSourceToken: replaces(
      text({
        min: 1,
        max: 256,
        pattern: /^[0-9A-Za-z_.-]+$/,
        of: "letters, digits, dots, hyphens and underscores",
        provider: (_value, attribute) =>
          `invalid value for ${attribute} (must contain alphanumeric, periods, underscores or dashes only)`,
      }),
    ),
    function: replaces(functionReference()),
    functionUrlAuthType: replaces(oneOf(["AWS_IAM", "NONE"])),
    invokedViaFunctionUrl: replaces(bool()),
    principal: replaces(text()),
    principalOrgId: replaces(
      text(
        { pattern: /^o-[a-z0-9]{10,32}$/, of: "the id of an organization", good: "o-abcdefghij" },
        { by: "aws", aws: { operation: "lambda:AddPermission", code: "ValidationException" } },
      ),
    ),
    qualifier: replaces(
      text({
        min: 1,
        max: 128,
        pattern: /^[0-9A-Za-z_$-]+$/,
        of: "a version or alias",
        provider: (_value, attribute) =>
          `invalid value for ${attribute} (must contain alphanumeric, dollar signs, underscores or dashes only)`,
      }),
    ),
    sourceAccount: replaces(
      text({
        pattern: /^\d{12}$/,
        of: "an account of twelve digits",
        good: "111122223333",
        provider: (value, attribute) =>
          `"${attribute}" doesn't look like AWS Account ID (exactly 12 digits): "${value}"`,
      }),
    ),
    sourceArn: replaces(arn()),
    statementId: replaces(statement()),
    statementIdPrefix: replaces(statement()),
  },
  relations: [conflictsWith(["statementId", "statementIdPrefix"], { docs: PROVIDER })],
  outputs: (self) => {
    const id = self.text("statementId");
    return {
      ...(id !== undefined && { id }),
      ...(self.has("statementIdPrefix") ? {} : { statementIdPrefix: "" }),
    };
  },
  unique: {
    "duplicate-statement": {
      key(self) {
        const key = qualifiedKey(self.inputs.function, self.inputs.qualifier);
        const id = self.text("statementId");
        return key === undefined || id === undefined ? undefined : `${key} ${id}`;
      },
      scope: "region",
      says: (key) => `have the same statement id "${key.split(" ")[1] ?? ""}" in the policy of one function`,
      property: "statementId",
      evidence: "observed",
      why: "Each statement of a policy has an id of its own. The provider tries for five minutes, and gives up.",
      fix: "Give the permissions different statementIds, or leave them to Pulumi.",
      aws: { operation: "lambda:AddPermission", code: "ResourceConflictException" },
      docs: RECORDED,
    },
  },
  findings: permissionFindings,
  check(self, world, report) {
    const { name } = self;
    const { action, principal } = self.inputs;
    const named = namedFunction(world, self.inputs.function, self, self.inputs.qualifier);
    const target = named.view === undefined ? `"${self.inputs.function ?? ""}"` : `\`${named.view.name}\``;
    if (named.qualifier === "$LATEST") {
      report("policy-of-latest", { name, target }, self.has("qualifier") ? "qualifier" : "function");
    }
    if (principal !== undefined && /^[a-z][a-z0-9-]*$/i.test(principal)) {
      report("no-principal", { name, principal }, "principal");
    }
    if (action !== undefined) {
      const url = "lambda:InvokeFunctionUrl";
      const call = "lambda:InvokeFunction";
      if (self.has("functionUrlAuthType") && action !== url) {
        const parameters = { name, input: "functionUrlAuthType", action, wanted: url };
        report("url-settings-of-other-action", parameters, "functionUrlAuthType");
      } else if (self.inputs.invokedViaFunctionUrl === true && action !== call) {
        const parameters = { name, input: "invokedViaFunctionUrl", action, wanted: call };
        report("url-settings-of-other-action", parameters, "invokedViaFunctionUrl");
      }
    }
    const isSaidByApi = principal === "apigateway.amazonaws.com" && isCalledByApi(named.view, world);
    if (!isSaidByApi) checkSource(self, world, report);
    if (named.view !== undefined) checkUrl(self, named.view, world, report);
  },
});

/** What the ARN of a service's source begins with, by principal. */
const SOURCES: Readonly<
  Record<string, { readonly service: string; readonly of: string; readonly fix: string }>
> = {
  "apigateway.amazonaws.com": {
    service: "execute-api",
    of: "API Gateway calls with the execution ARN of a method",
    fix: "Build it from the `executionArn` of the API, with `/*` behind it.",
  },
  "events.amazonaws.com": {
    service: "events",
    of: "EventBridge calls with the ARN of a rule",
    fix: "Use the `arn` of the rule.",
  },
  "s3.amazonaws.com": {
    service: "s3",
    of: "S3 calls with the ARN of a bucket",
    fix: "Use the `arn` of the bucket.",
  },
  "sns.amazonaws.com": {
    service: "sns",
    of: "SNS calls with the ARN of a topic",
    fix: "Use the `arn` of the topic.",
  },
  "logs.amazonaws.com": {
    service: "logs",
    of: "CloudWatch Logs calls with the ARN of a log group",
    fix: "Use the `arn` of the log group, with `:*` behind it.",
  },
  "cognito-idp.amazonaws.com": {
    service: "cognito-idp",
    of: "Cognito calls with the ARN of a user pool",
    fix: "Use the `arn` of the user pool.",
  },
};

/** What calls a function in the name of an API; each of them reports a permission that does not let it. */
const CALLERS: readonly (readonly [token: string, property: string])[] = [
  ["aws:apigateway/integration:Integration", "uri"],
  ["aws:apigateway/authorizer:Authorizer", "authorizerUri"],
  ["aws:apigatewayv2/integration:Integration", "integrationUri"],
  ["aws:apigatewayv2/authorizer:Authorizer", "authorizerUri"],
];

function isCalledByApi(target: ResourceView | undefined, world: World): boolean {
  const functionArn = target?.text("arn");
  if (functionArn === undefined) return false;
  return CALLERS.some(([token, property]) =>
    world.all(token).some((caller) => caller.text(property)?.includes(functionArn) === true),
  );
}

function checkSource(self: ResourceView, world: World, report: Report<typeof permissionFindings>): void {
  const principal = self.text("principal");
  const source = self.text("sourceArn");
  const parts = source === undefined || world.isPlaceholder(source) ? undefined : parseArn(source);
  const rule = principal === undefined ? undefined : SOURCES[principal];
  if (source === undefined || principal === undefined || parts === undefined || rule === undefined) return;
  const { name } = self;
  if (parts.service !== rule.service) {
    const wanted = `${rule.of}, and this is one of ${parts.service}`;
    report("source-never-calls", { name, principal, source, wanted, fix: rule.fix }, "sourceArn");
    return;
  }
  const wanted = sourceProblem(parts.service, parts.resource);
  if (wanted !== undefined) {
    report("source-never-calls", { name, principal, source, ...wanted }, "sourceArn");
  }
}

function sourceProblem(service: string, resource: string): { wanted: string; fix: string } | undefined {
  if (service === "execute-api" && !resource.includes("/") && !resource.endsWith("*")) {
    return {
      wanted: "the ARN that calls goes on with stage, method and path, so it never matches",
      fix: "Write `/*` behind the execution ARN, or `/<stage>/<method>/<path>`.",
    };
  }
  if (service === "s3" && resource.includes("/")) {
    return {
      wanted: "S3 calls with the ARN of the bucket, without any object, so it never matches",
      fix: "Use the `arn` of the bucket alone.",
    };
  }
  if (service === "events" && resource.startsWith("event-bus/")) {
    return {
      wanted: "EventBridge calls with the ARN of the rule, not of its bus, so it never matches",
      fix: "Use the `arn` of the rule.",
    };
  }
  return undefined;
}

function checkUrl(
  self: ResourceView,
  target: ResourceView,
  world: World,
  report: Report<typeof permissionFindings>,
): void {
  const { name } = self;
  const url = world
    .all("aws:lambda/functionUrl:FunctionUrl")
    .find((one) => functionOf(world, one.text("functionName"), one)?.urn === target.urn);
  if (
    url !== undefined &&
    url.text("authorizationType") === "NONE" &&
    self.text("statementId") === "FunctionURLAllowPublicAccess" &&
    !world.comesAfter(url, self)
  ) {
    const related = [{ view: url, note: "the function URL" }];
    report("statement-of-the-url", { name, url: url.name }, "statementId", { related });
    return;
  }
  const principal = self.text("principal");
  if (self.text("action") !== "lambda:InvokeFunctionUrl" || principal !== "cloudfront.amazonaws.com") return;
  const hasOther = world.all("aws:lambda/permission:Permission").some((one) => {
    if (functionOf(world, one.text("function"), one)?.urn !== target.urn)
      return one.text("function") === undefined;
    const action = one.text("action");
    const who = one.text("principal");
    const calls = action === undefined || ["lambda:InvokeFunction", "lambda:*", "*"].includes(action);
    return calls && (who === undefined || who === principal || who === "*");
  });
  if (!hasOther) {
    report("url-needs-two-permissions", { name, target: `\`${target.name}\``, principal }, "action");
  }
}
