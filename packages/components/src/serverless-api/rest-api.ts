// ServerlessApi: a REST API.
import { createHash } from "node:crypto";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { sharedApiLogging } from "./api-logging.ts";
import type { ServerlessApiTransforms } from "./args.ts";
import { openApiOf } from "./open-api.ts";
import { sourcesOf, statementIdOf } from "./permissions.ts";
import { type ApiArgs, accessLogFormat, DEFAULT_STAGE, DEFAULT_THROTTLE } from "./target.ts";

/** The inner resources of a REST API; permissions by their route, such as "get-items-by-id". */
export interface RestApiNodes {
  readonly api: aws.apigateway.RestApi;
  readonly deployment: aws.apigateway.Deployment;
  readonly stage: aws.apigateway.Stage;
  readonly methodSettings: aws.apigateway.MethodSettings;
  readonly permissions: Readonly<Record<string, aws.lambda.Permission>>;
}

/**
 * A regional REST API with one stage.
 *
 * Routes, integrations and authorizers are one OpenAPI document, which replaces what the API had: a deployment made after
 * it holds just these. Resources of their own would be deleted after the deployment only, which would go on serving them,
 * and could not be renamed beside each other.
 */
export class RestApi extends Block {
  readonly url: pulumi.Output<string>;
  readonly nodes: RestApiNodes;
  readonly dimensions: Record<string, pulumi.Output<string>>;
  readonly stageName: pulumi.Output<string>;
  readonly #transform: ServerlessApiTransforms | undefined;

  constructor(name: string, args: ApiArgs, options: pulumi.ComponentResourceOptions) {
    super("RestApi", name, args, options);
    this.#transform = args.transform;
    const stageName = args.stageName ?? DEFAULT_STAGE;
    const api = this.#api(args);
    const permissions = this.#permissions(api, args, stageName);
    const deployment = this.create(
      aws.apigateway.Deployment,
      "",
      { restApi: api.id, triggers: { api: fingerprint(api) } },
      this.#transform?.restDeployment,
    );
    const stage = this.#stage(api, deployment, args, stageName, Object.values(permissions));
    const { rate, burst } = args.throttle ?? DEFAULT_THROTTLE;
    const methodSettings = this.create(
      aws.apigateway.MethodSettings,
      "",
      {
        restApi: api.id,
        stageName: stage.stageName,
        methodPath: "*/*",
        settings: {
          metricsEnabled: args.routeMetrics === true,
          throttlingRateLimit: rate,
          throttlingBurstLimit: burst,
        },
      },
      this.#transform?.restMethodSettings,
    );
    this.url = stage.invokeUrl;
    this.stageName = stage.stageName;
    this.nodes = { api, deployment, stage, methodSettings, permissions };
    this.dimensions = { ApiName: api.name, Stage: stage.stageName };
    this.registerOutputs({ url: this.url });
  }

  #api(args: ApiArgs): aws.apigateway.RestApi {
    const document = openApiOf({
      title: this.physical("api", "") ?? this.blockName,
      routes: args.targets.flatMap((target) =>
        target.routes.map((route) => ({
          route,
          invokeArn: target.function.invokeArn,
          authorization: target.authorization,
          scopes: target.scopes,
        })),
      ),
      authorizers: args.authorizers.map(({ name, args: authorizer, function: fn }) => ({
        name,
        args: authorizer,
        invokeArn: fn?.invokeArn,
      })),
      cors: args.cors,
      integrationTimeout: args.integrationTimeout,
    });
    return this.create(
      aws.apigateway.RestApi,
      "",
      {
        ...this.named("name", "api", ""),
        body: pulumi.jsonStringify(this.#transform?.openApi?.(document) ?? document),
        endpointConfiguration: { types: "REGIONAL" },
        disableExecuteApiEndpoint: args.domain !== undefined,
        tags: this.tagged(""),
      },
      this.#transform?.restApi,
    );
  }

  #permissions(
    api: aws.apigateway.RestApi,
    { targets, authorizers }: ApiArgs,
    stage: string,
  ): Record<string, aws.lambda.Permission> {
    const wanted = targets.flatMap((target) =>
      sourcesOf(target.name, target.routes, stage).map((source) => ({ ...source, fn: target.function })),
    );
    // The id of an authorizer of the document is not known; its function is for nothing else.
    const ofAuthorizers = authorizers.flatMap(({ name, function: fn }) =>
      fn === undefined ? [] : [{ what: name, path: "/authorizers/*", fn }],
    );
    return Object.fromEntries(
      [...wanted, ...ofAuthorizers].map(({ what, path, fn }) => [
        what,
        this.create(
          aws.lambda.Permission,
          what,
          {
            ...statementIdOf(this.nameOf(what)),
            action: "lambda:InvokeFunction",
            function: fn.functionName,
            principal: "apigateway.amazonaws.com",
            sourceArn: pulumi.interpolate`${api.executionArn}${path}`,
          },
          this.#transform?.permission,
        ),
      ]),
    );
  }

  #stage(
    api: aws.apigateway.RestApi,
    deployment: aws.apigateway.Deployment,
    args: ApiArgs,
    stageName: string,
    permissions: readonly pulumi.Resource[],
  ): aws.apigateway.Stage {
    const logging = args.accountLogging ?? sharedApiLogging(this);
    return this.create(
      aws.apigateway.Stage,
      "",
      {
        restApi: api.id,
        deployment: deployment.id,
        stageName,
        xrayTracingEnabled: true,
        accessLogSettings: { destinationArn: args.accessLogs.arn, format: accessLogFormat("rest") },
        tags: this.tagged(""),
      },
      this.#transform?.restStage,
      { dependsOn: [...permissions, ...(logging === "existing" ? [] : [logging.nodes.account])] },
    );
  }
}

/**
 * Changes whenever something does that a deployment holds. The new deployment is made first, the stage moves to it, and
 * then the old one is deleted: that is Pulumi's order of a replacement.
 */
function fingerprint(api: aws.apigateway.RestApi): pulumi.Output<string> {
  const { body, policy, binaryMediaTypes, minimumCompressionSize, apiKeySource, disableExecuteApiEndpoint } =
    api;
  return pulumi
    .jsonStringify({
      body,
      policy,
      binaryMediaTypes,
      minimumCompressionSize,
      apiKeySource,
      disableExecuteApiEndpoint,
    })
    .apply((state) => createHash("sha256").update(state).digest("hex"));
}
