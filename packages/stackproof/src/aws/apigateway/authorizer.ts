// Who decides whether a request may go on: a Lambda function or Cognito user pools.
import { arn, defineResource, finding, int, list, oneOf, text, withDefault } from "../../model/kernel.ts";
import { apiIdOf, apiRef } from "./rest.ts";
import { ROLE_FINDINGS, roleFault } from "./roles.ts";
import { functionArnOf, invokedFunction, mayInvoke, mayMatch } from "./shared.ts";

const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/authorizer.go";
const LAMBDA =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html";

export const authorizer = defineResource({
  token: "aws:apigateway/authorizer:Authorizer",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html",
  inputs: {
    authorizerCredentials: arn(
      { of: "an IAM role's ARN", good: "arn:aws:iam::111122223333:role/example" },
      { docs: PROVIDER },
    ),
    authorizerResultTtlInSeconds: withDefault(
      int({ min: 0, max: 3600, unit: "seconds" }, { docs: PROVIDER }),
      300,
    ),
    authorizerUri: text(),
    identitySource: withDefault(text(), "method.request.header.Authorization"),
    identityValidationExpression: text(),
    name: text(),
    providerArns: list(
      arn(
        {
          of: "a Cognito user pool's ARN",
          good: "arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_Example1",
        },
        { docs: PROVIDER },
      ),
    ),
    restApi: apiRef(),
    type: withDefault(oneOf(["TOKEN", "REQUEST", "COGNITO_USER_POOLS"], { docs: PROVIDER }), "TOKEN"),
  },
  outputs(self, make) {
    const id = make.lower(6);
    const api = apiIdOf(self);
    return {
      id,
      ...(api !== undefined && {
        arn: `arn:${make.partition}:apigateway:${make.region}::/restapis/${api}/authorizers/${id}`,
      }),
    };
  },
  unknowable: { arn: "only where the API is not known" },
  unique: {
    "same-name": {
      key(self) {
        const [api, name] = [apiIdOf(self), self.text("name")];
        return api === undefined || name === undefined ? undefined : `${api} ${name}`;
      },
      scope: "region",
      says: (key) => `are authorizers of one API with the name "${key.slice(key.indexOf(" ") + 1)}"`,
      property: "name",
      severity: "warning",
      evidence: "inferred",
      why: "Names of authorizers are unique in an API.",
      fix: "Give each authorizer a name of its own.",
    },
  },
  quotas: [
    {
      name: "Authorizers per API",
      limit: 10,
      per: (self) => apiIdOf(self),
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",
    },
  ],
  findings: {
    "uri-missing": finding<{ name: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, type }) => `Authorizer \`${name}\` has the type ${type} and no authorizerUri.`,
      why: "A TOKEN or REQUEST authorizer is a Lambda function, which must be named.",
      fix: 'Write `authorizerUri: <function>.invokeArn`; for user pools write type: "COGNITO_USER_POOLS".',
      quote: ({ type }) => `authorizer_uri must be set non-empty when authorizer type is ${type}`,
      docs: PROVIDER,
    }),
    "pools-missing": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `Authorizer \`${name}\` has the type COGNITO_USER_POOLS and no providerArns.`,
      why: "The user pools whose tokens count must be named.",
      fix: "Write `providerArns: [<userPool>.arn]`.",
      quote: "provider_arns must be set non-empty when authorizer type is COGNITO_USER_POOLS",
      docs: PROVIDER,
    }),
    "uri-form": finding<{ name: string; uri: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, uri }) =>
        `Authorizer \`${name}\` has the authorizerUri "${uri}", which is no invoke ARN.`,
      why: "API Gateway calls Lambda through an ARN of its own: arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<function ARN>/invocations.",
      fix: "Write `<function>.invokeArn`.",
      quote: ({ uri }) =>
        `Invalid Authorizer URI: ${uri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`,
      aws: { operation: "apigateway:CreateAuthorizer", code: "BadRequestException" },
      docs: "https://github.com/hashicorp/terraform-provider-aws/pull/1757",
    }),
    "identity-source": finding<{ name: string; source: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, source, type }) =>
        `Authorizer \`${name}\` of type ${type} has the identitySource "${source}".`,
      why: ({ type }) =>
        type === "REQUEST"
          ? "A REQUEST authorizer takes a list of method.request.header.<name>, method.request.querystring.<name>, stageVariables.<name> and context.<name>, with commas between."
          : "A token stands in one header: method.request.header.<name>.",
      fix: ({ type }) =>
        type === "REQUEST"
          ? 'Write for instance "method.request.header.Authorization,method.request.querystring.tenant".'
          : 'Write "method.request.header.Authorization", or the name of your header in its place.',
      aws: { operation: "apigateway:CreateAuthorizer", code: "BadRequestException" },
    }),
    "function-not-permitted": finding<{ name: string; function: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, function: called }) =>
        `Authorizer \`${name}\` calls the function \`${called}\`, which lets API Gateway not invoke it.`,
      why: "Without a permission in the function's policy each request ends with status 500 before it reaches the integration.",
      fix: ({ name }) =>
        `Add an aws.lambda.Permission with principal "apigateway.amazonaws.com" and sourceArn \`\${api.executionArn}/authorizers/\${${name}.id}\`, or give authorizerCredentials.`,
      docs: LAMBDA,
    }),
    ...ROLE_FINDINGS,
    "permission-elsewhere": finding<{
      name: string;
      function: string;
      permission: string;
      sourceArn: string;
    }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, function: called, permission, sourceArn }) =>
        `Authorizer \`${name}\` calls the function \`${called}\`, whose permission \`${permission}\` holds for ${sourceArn} only.`,
      why: "API Gateway calls an authorizer in the name of <execution ARN of the API>/authorizers/<id>, not of a stage and method.",
      fix: "Add a permission whose sourceArn is `${api.executionArn}/authorizers/${authorizer.id}`, or `${api.executionArn}/*`.",
      docs: LAMBDA,
    }),
  },
  check(self, world, report) {
    const type = self.inputs.type;
    const uri = self.inputs.authorizerUri;
    if (type === "COGNITO_USER_POOLS") {
      const pools = self.inputs.providerArns;
      if (self.state("providerArns") === "absent" || pools?.length === 0) {
        report("pools-missing", { name: self.name }, "providerArns");
      }
      return;
    }
    if (type === undefined) return;
    if (self.state("authorizerUri") === "absent" || uri === "") {
      report("uri-missing", { name: self.name, type }, "authorizerUri");
    }
    const source = self.inputs.identitySource;
    if (source !== undefined && source !== "" && !isSource(source, type)) {
      report("identity-source", { name: self.name, source, type }, "identitySource");
    }
    if (uri === undefined || uri === "" || uri.includes("${") || world.isPlaceholder(uri)) return;
    const called = functionArnOf(uri);
    if (called === undefined) {
      report("uri-form", { name: self.name, uri }, "authorizerUri");
      return;
    }
    const fault = roleFault(self, world, "authorizerCredentials", called);
    if (fault !== undefined) {
      const parameters = { name: self.name, role: fault.role.name, function: fault.function };
      report(fault.slug, parameters, "authorizerCredentials", {
        related: [{ view: fault.role, note: "the role" }],
      });
    }
    const invoked = self.has("authorizerCredentials") ? undefined : invokedFunction(world, called, self);
    const api = apiIdOf(self);
    if (invoked === undefined || api === undefined || self.id === undefined) return;
    const caller = `${api}/authorizers/${self.id}`;
    const permitted = mayInvoke(world, invoked, (resource) => mayMatch(resource, caller));
    const parameters = { name: self.name, function: invoked.view.name };
    if (permitted.verdict === "none") {
      report("function-not-permitted", parameters, "authorizerUri", {
        related: [{ view: invoked.view, note: "the function" }],
      });
    } else if (permitted.verdict === "elsewhere") {
      const { permission, sourceArn } = permitted;
      report(
        "permission-elsewhere",
        { ...parameters, permission: permission.name, sourceArn },
        "authorizerUri",
        {
          related: [{ view: permission, property: "sourceArn", note: "the permission" }],
        },
      );
    }
  },
});

function isSource(source: string, type: string): boolean {
  if (type === "TOKEN") return /^method\.request\.header\.[^\s,]+$/.test(source);
  return source
    .split(",")
    .every((part) =>
      /^(?:method\.request\.(?:header|querystring|multivalueheader|multivaluequerystring)|stageVariables|context)\.\S+$/.test(
        part.trim(),
      ),
    );
}
