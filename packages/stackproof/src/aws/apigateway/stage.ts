// A deployment under a name, with an address of its own.
import {
  arn,
  bool,
  defineResource,
  finding,
  map,
  number,
  object,
  oneOf,
  ref,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { apiIdOf, apiRef, DEPLOYMENT, isOfOtherApi, logRoleOf, STAGE } from "./rest.ts";

const CREATE = "apigateway:CreateStage";
const UPDATE = "apigateway:UpdateStage";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/stage.go";
const ACCESS_LOGS = "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-access-logging.html";
const QUOTAS =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html";

export const stage = defineResource({
  token: STAGE,
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html",
  inputs: {
    accessLogSettings: object({
      // The provider cuts off the ":*" that a log group's ARN may end with.
      destinationArn: arn(
        {
          service: ["logs", "firehose"],
          resource: /^(?:log-group:[^:]+(?::\*)?|deliverystream\/amazon-apigateway-.+)$/,
          of: "the ARN of a log group, or of a Firehose stream whose name begins with amazon-apigateway-",
          good: "arn:aws:logs:us-east-1:111122223333:log-group:example",
        },
        {
          docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_AccessLogSettings.html",
          aws: { operation: UPDATE, code: "BadRequestException" },
        },
      ),
      format: text(),
    }),
    cacheClusterEnabled: bool(),
    cacheClusterSize: oneOf(["0.5", "1.6", "6.1", "13.5", "28.4", "58.2", "118", "237"], { docs: PROVIDER }),
    canarySettings: object({
      deploymentId: ref(DEPLOYMENT),
      percentTraffic: number(
        { min: 0, max: 100, unit: "percent" },
        { by: "aws", aws: { operation: CREATE, code: "BadRequestException" } },
      ),
      stageVariableOverrides: map(text()),
      useStageCache: bool(),
    }),
    clientCertificateId: ref("aws:apigateway/clientCertificate:ClientCertificate"),
    deployment: ref(DEPLOYMENT),
    description: text(),
    documentationVersion: text(),
    restApi: apiRef(),
    stageName: replaces(
      text(
        {
          max: 128,
          pattern: /^[A-Za-z0-9_-]+$/,
          of: "letters, digits, hyphens and underscores",
          good: "prod",
        },
        { by: "aws", aws: { operation: CREATE, code: "BadRequestException" } },
      ),
    ),
    tags: tags(),
    variables: map(text()),
    xrayTracingEnabled: withDefault(bool(), false),
  },
  outputs(self, make) {
    const [api, name] = [apiIdOf(self), self.text("stageName")];
    if (api === undefined || name === undefined) return { webAclArn: "" };
    return {
      id: `ags-${api}-${name}`,
      arn: `arn:${make.partition}:apigateway:${make.region}::/restapis/${api}/stages/${name}`,
      executionArn: make.arn("execute-api", `${api}/${name}`),
      invokeUrl: `https://${api}.execute-api.${make.region}.${make.dnsSuffix}/${name}`,
      webAclArn: "",
    };
  },
  unknowable: {
    id: "only where API and name are not known",
    arn: "only where API and name are not known",
    executionArn: "only where API and name are not known",
    invokeUrl: "only where API and name are not known",
  },
  unique: {
    "same-stage": {
      key(self) {
        const [api, name] = [apiIdOf(self), self.text("stageName")];
        return api === undefined || name === undefined ? undefined : `${api} ${name}`;
      },
      scope: "region",
      says: (key) => `are stages of one API with the name "${key.slice(key.indexOf(" ") + 1)}"`,
      property: "stageName",
      why: "The name is the first part of the stage's path, so it stands once in an API.",
      fix: "Give each stage a name of its own, or leave one out.",
      aws: { operation: CREATE, code: "ConflictException" },
    },
  },
  quotas: [{ name: "Stages per API", limit: 10, per: (self) => apiIdOf(self), docs: QUOTAS }],
  order: {
    "before-the-log-role": {
      needs(self, world) {
        const account = logRoleOf(self, world);
        return logsToCloudWatch(self.inputs.accessLogSettings?.destinationArn) && account !== undefined
          ? [account]
          : [];
      },
      because: "which gives API Gateway the role to write logs with",
      effect: "rejected",
      evidence: "observed",
      why: "A stage with access logs is refused as long as the account has no such role. Pulumi sees no order between the two.",
      aws: { operation: UPDATE, code: "BadRequestException" },
      quote: "CloudWatch Logs role ARN must be set in account settings to enable logging",
      docs: "https://github.com/anomalyco/sst/issues/1556",
    },
  },
  findings: {
    "no-log-role": finding<{ name: string }>({
      severity: "warning",
      effect: "rejected",
      evidence: "observed",
      message: ({ name }) =>
        `Stage \`${name}\` has access logs, and the program gives API Gateway no role to write logs with.`,
      why: "The role is a setting of the whole account in a region. If nobody has set it there, AWS refuses the logs.",
      fix: "Add an aws.apigateway.Account with cloudwatchRoleArn, and let the stage wait for it, unless the account has a role already.",
      quote: "CloudWatch Logs role ARN must be set in account settings to enable logging",
      aws: { operation: UPDATE, code: "BadRequestException" },
      docs: "https://github.com/aws-samples/amazon-bedrock-knowledgebase-slackbot/issues/6",
    }),
    "log-format": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) =>
        `The access log format of stage \`${name}\` holds neither $context.requestId nor $context.extendedRequestId.`,
      why: "Each line must tell which request it is of.",
      fix: "Add $context.requestId to the format. In a template literal of TypeScript write it without braces.",
      aws: { operation: UPDATE, code: "BadRequestException" },
      docs: ACCESS_LOGS,
    }),
    "other-api": finding<{ name: string; deployment: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, deployment }) =>
        `Stage \`${name}\` serves \`${deployment}\`, a deployment of another API.`,
      why: "Deployments are looked up in the API that the call names.",
      fix: "Give both the same restApi.",
      aws: { operation: CREATE, code: "BadRequestException" },
    }),
    "variable-name": finding<{ name: string; variable: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, variable }) => `Stage \`${name}\` has a variable with the name "${variable}".`,
      why: "Names of stage variables are letters, digits and underscores, at most 64.",
      fix: ({ variable }) => `Write "${variable.replaceAll(/\W/g, "_").slice(0, 64)}".`,
      aws: { operation: CREATE, code: "BadRequestException" },
    }),
    "variable-value": finding<{ name: string; variable: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, variable }) =>
        `The variable "${variable}" of stage \`${name}\` has a value that stage variables cannot hold.`,
      why: "Values are at most 512 letters, digits and -._~:/?#&=, so no spaces, quotes, braces or percent signs.",
      fix: "Write a shorter or simpler value, or give the backend its setting in another way.",
      aws: { operation: CREATE, code: "BadRequestException" },
    }),
    "too-many-variables": finding<{ name: string; count: number }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, count }) => `Stage \`${name}\` has ${count} variables; it takes at most 100.`,
      why: "This quota cannot be raised.",
      fix: "Leave some out.",
      aws: { operation: CREATE, code: "BadRequestException" },
      docs: QUOTAS,
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const logs = self.inputs.accessLogSettings;
    if (logsToCloudWatch(logs?.destinationArn) && logRoleOf(self, world) === undefined) {
      report("no-log-role", { name }, "accessLogSettings");
    }
    const format = logs?.format;
    if (
      format !== undefined &&
      !world.isPlaceholder(format) &&
      !/\$context\.(?:requestId|extendedRequestId)\b/.test(format)
    ) {
      report("log-format", { name }, "accessLogSettings.format");
    }
    const deployment = self.ref("deployment");
    if (deployment !== undefined && isOfOtherApi(self, deployment)) {
      report("other-api", { name, deployment: deployment.name }, "deployment", {
        related: [{ view: deployment, property: "restApi", note: "the deployment" }],
      });
    }
    const variables = Object.entries(self.inputs.variables ?? {});
    if (variables.length > 100) report("too-many-variables", { name, count: variables.length }, "variables");
    for (const [variable, value] of variables) {
      const property = `variables["${variable}"]`;
      if (!/^\w{1,64}$/.test(variable)) report("variable-name", { name, variable }, property);
      // https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html (variables)
      else if (value !== undefined && !world.isPlaceholder(value) && !/^[\w.~:/?#&=,-]{0,512}$/.test(value)) {
        report("variable-value", { name, variable }, property);
      }
    }
  },
});

function logsToCloudWatch(destination: string | undefined): boolean {
  return destination !== undefined && /^arn:[\w-]+:logs:/.test(destination);
}
