// A snapshot of a REST API, for stages to serve.
import {
  defineResource,
  finding,
  map,
  type ResourceView,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import { INTEGRATION_EXTENSION, operationsOf } from "./body.ts";
import {
  apiOf,
  apiRef,
  DEPLOYMENT,
  INTEGRATION,
  INTEGRATION_RESPONSE,
  METHOD,
  METHOD_RESPONSE,
  methodWords,
  partsOf,
  REST_API,
  sameMethod,
  stageNamesOf,
  wholeApiOf,
} from "./rest.ts";

const CREATE = "apigateway:CreateDeployment";
const BAD_REQUEST = { operation: CREATE, code: "BadRequestException" };
const REST_API_POLICY = "aws:apigateway/restApiPolicy:RestApiPolicy";
const GATEWAY_RESPONSE = "aws:apigateway/response:Response";
const RESPONSES = [METHOD_RESPONSE, INTEGRATION_RESPONSE, GATEWAY_RESPONSE] as const;

export const deployment = defineResource({
  token: DEPLOYMENT,
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html",
  inputs: {
    description: text(),
    restApi: apiRef(),
    triggers: replaces(map(text())),
    variables: replaces(map(text())),
  },
  outputs: (_self, make) => ({ id: make.lower(6) }),
  unknowable: { createdDate: "the time of the deployment" },
  order: {
    "before-any-method": {
      needs: (self, world) => (isAlone(self, world) ? callsOf(self, world) : []),
      because: "whose methods it would deploy",
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      why: "A deployment is a snapshot. It waits for the API alone, so it is made before there is a method to deploy.",
      aws: BAD_REQUEST,
      quote: "The REST API doesn't contain any methods",
      docs: "https://github.com/cloudtools/troposphere/issues/496",
    },
    "before-integrations": {
      needs: (self, world) => (isAlone(self, world) ? [] : callsOf(self, world)),
      because: "which it would deploy",
      effect: "rejected",
      evidence: "observed",
      why: "A deployment is a snapshot. What is made after it is not in the stage; a method that has no integration yet makes it fail.",
      aws: BAD_REQUEST,
      quote: "No integration defined for method",
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/27271",
    },
    "before-responses": {
      needs(self, world) {
        const api = apiOf(self, world);
        if (api === undefined) return [];
        const responses = RESPONSES.flatMap((token) => partsOf(api, world, token) ?? []);
        return withoutEarly(responses, self, api, world);
      },
      because: "which it would deploy",
      effect: "broken",
      evidence: "documented",
      why: "A deployment is a snapshot. Answers that are made after it, such as those of CORS, are not in the stage until the next deployment.",
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
    },
    "before-policy": {
      needs(self, world) {
        const api = apiOf(self, world);
        return api === undefined ? [] : (partsOf(api, world, REST_API_POLICY) ?? []);
      },
      because: "the API's policy",
      effect: "rejected",
      evidence: "observed",
      why: "A private API is deployed with a policy only, and a policy counts from the next deployment on.",
      aws: BAD_REQUEST,
      quote: "Private REST API doesn't have a resource policy attached to it",
      docs: "https://github.com/cloudposse/terraform-aws-api-gateway/pull/25",
    },
  },
  findings: {
    "no-methods": finding<{ name: string; api: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, api }) => `Deployment \`${name}\` deploys the API \`${api}\`, which has no method.`,
      why: "An API without methods cannot be deployed.",
      fix: "Add a Method and its Integration, and let the deployment wait for them with dependsOn.",
      quote: "The REST API doesn't contain any methods",
      aws: BAD_REQUEST,
      docs: "https://github.com/cloudtools/troposphere/issues/496",
    }),
    "method-without-integration": finding<{ name: string; method: string; words: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, method, words }) =>
        `Method \`${method}\` (${words}) has no integration, and \`${name}\` deploys its API.`,
      why: "One method without an integration is enough for a deployment to fail.",
      fix: ({ method }) => `Add an Integration with the resourceId and httpMethod of \`${method}\`.`,
      quote: "No integration defined for method",
      aws: BAD_REQUEST,
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/21210",
    }),
    "operation-without-integration": finding<{ name: string; api: string; operation: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ api, operation, name }) =>
        `The body of API \`${api}\` has ${operation} without ${INTEGRATION_EXTENSION}, and \`${name}\` deploys it.`,
      why: "OpenAPI does not say what a method calls; this extension does. One method without it is enough for a deployment to fail.",
      fix: `Add ${INTEGRATION_EXTENSION} to the operation.`,
      quote: "No integration defined for method",
      aws: BAD_REQUEST,
      docs: "https://github.com/amazon-archives/aws-apigateway-importer/issues/29",
    }),
    "private-without-policy": finding<{ name: string; api: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, api }) =>
        `Deployment \`${name}\` deploys the private API \`${api}\`, which has no policy.`,
      why: "A private API lets nobody in without a policy, and AWS refuses to deploy it.",
      fix: "Add a RestApiPolicy that allows execute-api:Invoke from your VPC endpoint, and let the deployment wait for it.",
      quote: "Private REST API doesn't have a resource policy attached to it",
      aws: BAD_REQUEST,
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/14290",
    }),
    "no-stage": finding<{ name: string; api: string; dropped: string }>({
      severity: "error",
      effect: "broken",
      evidence: "documented",
      message: ({ name, api }) =>
        `Deployment \`${name}\` is served by no stage, and the API \`${api}\` has no other.`,
      why: ({ dropped }) =>
        `${dropped === "" ? "" : `@pulumi/aws 7 has no argument ${dropped} of Deployment, and makes no stage. `}A deployment has no address of its own: only a stage has an invokeUrl.`,
      fix: ({ name }) =>
        `Add an aws.apigateway.Stage with restApi, deployment: ${name}.id and stageName, and read its invokeUrl.`,
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-deploy-api.html",
    }),
  },
  check(self, world, report) {
    const { name } = self;
    const api = apiOf(self, world);
    if (api === undefined || api.node.kind !== "custom" || api.node.options.importId !== undefined) return;
    const parameters = { name, api: api.name };
    const related = [{ view: api, note: "the API" }];
    const methods = partsOf(api, world, METHOD);
    const operations = operationsOf(api);
    const whole = wholeApiOf(self, world);
    if (methods?.length === 0 && (whole !== undefined || operations?.length === 0)) {
      report("no-methods", parameters, "restApi", { related });
    }
    for (const method of whole === undefined ? [] : (methods ?? [])) {
      if (sameMethod(method, world, INTEGRATION)?.length !== 0) continue;
      report(
        "method-without-integration",
        { name, method: method.name, words: methodWords(method, world) },
        undefined,
        {
          at: method,
          related: [{ view: self, note: "the deployment" }],
        },
      );
    }
    for (const { operation, integration } of operations ?? []) {
      if (integration === undefined)
        report("operation-without-integration", { ...parameters, operation }, "restApi", { related });
    }
    if (isPrivate(api) && !api.has("policy") && partsOf(api, world, REST_API_POLICY)?.length === 0) {
      const body = api.text("body");
      const mayHavePolicy =
        api.has("body") && (body === undefined || body.includes("x-amazon-apigateway-policy"));
      if (!mayHavePolicy) report("private-without-policy", parameters, "restApi", { related });
    }
    if (stageNamesOf(api, world)?.length === 0) {
      const dropped = self.node.droppedArguments
        .filter((argument) => argument.startsWith("stage"))
        .join(" and ");
      report("no-stage", { ...parameters, dropped }, undefined, {
        related,
        ...(dropped === "" && { severity: "warning" }),
      });
    }
  },
});

/** The integrations of the API, and its methods that have none. */
function callsOf(self: ResourceView, world: World): ResourceView[] {
  const api = apiOf(self, world);
  return api === undefined ? [] : (partsOf(api, world, INTEGRATION) ?? []);
}

/**
 * The responses that may be made after the deployment. Left out are those that begin no later than a part which another
 * part waits for, before the deployment's turn comes: two calls take longer than one.
 */
function withoutEarly(
  responses: readonly ResourceView[],
  self: ResourceView,
  api: ResourceView,
  world: World,
): ResourceView[] {
  const open = responses.filter((response) => !world.comesAfter(self, response));
  if (open.length === 0) return [];
  const parts = [METHOD, INTEGRATION, ...RESPONSES].flatMap((token) => partsOf(api, world, token) ?? []);
  const done = parts.filter((part) => world.comesAfter(self, part));
  const waitedFor = new Set(done.flatMap((part) => part.node.dependencies));
  const early = new Set(
    done
      .filter((part) => waitedFor.has(part.urn))
      .flatMap((part) =>
        open.filter((response) =>
          response.node.dependencies.every((urn) => {
            const needed = world.byUrn(urn);
            return needed !== undefined && world.comesAfter(part, needed);
          }),
        ),
      ),
  );
  return open.filter((response) => !early.has(response));
}

/** True when nothing but the API delays the deployment. */
function isAlone(self: ResourceView, world: World): boolean {
  const parent = self.node.parent === undefined ? undefined : world.graph.get(self.node.parent);
  const isDelayed = parent !== undefined && parent.kind !== "stack" && parent.dependencies.length > 0;
  if (isDelayed || parent?.kind === "custom") return false;
  return self.node.dependencies.every((urn) => world.byUrn(urn)?.is(REST_API) === true);
}

function isPrivate(api: ResourceView): boolean {
  return api.object("endpointConfiguration")?.["types"] === "PRIVATE";
}
