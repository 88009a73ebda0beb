// ServerlessApi: an HTTP API.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import type { ServerlessApiTransforms } from "./args.ts";
import type { Authorization } from "./authorizers.ts";
import { sourcesOf, statementIdOf } from "./permissions.ts";
import { CORS_HEADERS, CORS_MAX_AGE, CORS_METHODS } from "./rest-cors.ts";
import { preflightRoutes, type Route, routeText } from "./routes.ts";
import {
  type ApiArgs,
  type ApiAuthorizer,
  type ApiTarget,
  accessLogFormat,
  DEFAULT_THROTTLE,
} from "./target.ts";

const STAGE = "$default";

/** The inner resources of an HTTP API; permissions and routes by their route, such as "get-items-by-id". */
export interface HttpApiNodes {
  readonly api: aws.apigatewayv2.Api;
  readonly stage: aws.apigatewayv2.Stage;
  readonly routes: Readonly<Record<string, aws.apigatewayv2.Route>>;
  readonly integrations: Readonly<Record<string, aws.apigatewayv2.Integration>>;
  readonly authorizers: Readonly<Record<string, aws.apigatewayv2.Authorizer>>;
  readonly permissions: Readonly<Record<string, aws.lambda.Permission>>;
}

/** An HTTP API. It deploys by itself whenever a route changes. */
export class HttpApi extends Block {
  readonly url: pulumi.Output<string>;
  readonly nodes: HttpApiNodes;
  readonly dimensions: Record<string, pulumi.Output<string>>;
  readonly stageName: pulumi.Output<string>;
  readonly #transform: ServerlessApiTransforms | undefined;
  /** Where OPTIONS asks for no authorization. */
  readonly #openPaths: Set<string>;
  readonly #routes: Record<string, aws.apigatewayv2.Route> = {};
  readonly #integrations: Record<string, aws.apigatewayv2.Integration> = {};
  readonly #authorizers: Record<string, aws.apigatewayv2.Authorizer> = {};
  readonly #permissions: Record<string, aws.lambda.Permission> = {};

  constructor(name: string, args: ApiArgs, options: pulumi.ComponentResourceOptions) {
    super("HttpApi", name, args, options);
    this.#transform = args.transform;
    this.#openPaths = new Set(
      args.targets.flatMap(({ routes, authorization: { kind } }) =>
        routes
          .filter(({ method }) => method === "OPTIONS" || (method === "ANY" && kind === "none"))
          .map(({ path }) => path),
      ),
    );
    const api = this.#api(args);
    for (const authorizer of args.authorizers) this.#authorizer(api, authorizer);
    for (const target of args.targets) this.#target(api, target, args);
    const stage = this.#stage(api, args);
    this.url = api.apiEndpoint;
    this.stageName = stage.name;
    this.nodes = {
      api,
      stage,
      routes: this.#routes,
      integrations: this.#integrations,
      authorizers: this.#authorizers,
      permissions: this.#permissions,
    };
    this.dimensions = { ApiId: api.id, Stage: stage.name };
    this.registerOutputs({ url: this.url });
  }

  #api({ cors, domain }: ApiArgs): aws.apigatewayv2.Api {
    return this.create(
      aws.apigatewayv2.Api,
      "",
      {
        ...this.named("name", "api", ""),
        protocolType: "HTTP",
        ...(cors !== undefined && {
          corsConfiguration: {
            allowOrigins: [...cors.origins],
            allowMethods: [...(cors.methods ?? CORS_METHODS)],
            allowHeaders: [...(cors.headers ?? CORS_HEADERS)],
            ...(cors.exposeHeaders !== undefined && { exposeHeaders: [...cors.exposeHeaders] }),
            ...(cors.credentials === true && { allowCredentials: true }),
            maxAge: cors.maxAge ?? CORS_MAX_AGE,
          },
        }),
        disableExecuteApiEndpoint: domain !== undefined,
        tags: this.tagged(""),
      },
      this.#transform?.httpApi,
    );
  }

  #stage(api: aws.apigatewayv2.Api, args: ApiArgs): aws.apigatewayv2.Stage {
    const { rate, burst } = args.throttle ?? DEFAULT_THROTTLE;
    return this.create(
      aws.apigatewayv2.Stage,
      "",
      {
        apiId: api.id,
        name: STAGE,
        autoDeploy: true,
        accessLogSettings: { destinationArn: args.accessLogs.arn, format: accessLogFormat("http") },
        defaultRouteSettings: {
          throttlingRateLimit: rate,
          throttlingBurstLimit: burst,
          detailedMetricsEnabled: args.routeMetrics === true,
        },
        tags: this.tagged(""),
      },
      this.#transform?.httpStage,
      { dependsOn: [...Object.values(this.#routes), ...Object.values(this.#permissions)] },
    );
  }

  /** One integration for a function; its routes are named by themselves, so that they can go to another function. */
  #target(api: aws.apigatewayv2.Api, target: ApiTarget, args: ApiArgs): void {
    const integration = this.create(
      aws.apigatewayv2.Integration,
      target.name,
      {
        apiId: api.id,
        integrationType: "AWS_PROXY",
        integrationUri: target.function.invokeArn,
        integrationMethod: "POST",
        payloadFormatVersion: "2.0",
        timeoutMilliseconds: args.integrationTimeout * 1000,
      },
      this.#transform?.httpIntegration,
    );
    this.#integrations[target.name] = integration;
    const asks = target.authorization.kind !== "none" && args.cors !== undefined;
    const preflight = asks ? preflightRoutes(target.routes, this.#openPaths) : [];
    for (const { path } of preflight) this.#openPaths.add(path);
    for (const { what, path } of sourcesOf(target.name, [...target.routes, ...preflight], STAGE)) {
      this.#permit(api, target.function.functionName, what, path);
    }
    for (const route of target.routes) {
      this.#route(api, integration, route, {
        ...this.#authorizationOf(target.authorization),
        ...(target.scopes.length > 0 && { authorizationScopes: [...target.scopes] }),
      });
    }
    for (const route of preflight) this.#route(api, integration, route, { authorizationType: "NONE" });
  }

  #route(
    api: aws.apigatewayv2.Api,
    integration: aws.apigatewayv2.Integration,
    route: Route,
    authorization: Partial<aws.apigatewayv2.RouteArgs>,
  ): void {
    this.#routes[route.slug] = this.create(
      aws.apigatewayv2.Route,
      route.slug,
      {
        apiId: api.id,
        routeKey: routeText(route),
        target: pulumi.interpolate`integrations/${integration.id}`,
        ...authorization,
      },
      this.#transform?.httpRoute,
    );
  }

  #permit(api: aws.apigatewayv2.Api, fn: pulumi.Output<string>, what: string, path: string): void {
    this.#permissions[what] = this.create(
      aws.lambda.Permission,
      what,
      {
        ...statementIdOf(this.nameOf(what)),
        action: "lambda:InvokeFunction",
        function: fn,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${api.executionArn}${path}`,
      },
      this.#transform?.permission,
    );
  }

  #authorizationOf(authorization: Authorization): Partial<aws.apigatewayv2.RouteArgs> {
    if (authorization.kind === "none") return { authorizationType: "NONE" };
    if (authorization.kind === "iam") return { authorizationType: "AWS_IAM" };
    const authorizer = this.#authorizers[authorization.authorizer];
    const authorizationType = authorization.kind === "jwt" ? "JWT" : "CUSTOM";
    return { authorizationType, ...(authorizer !== undefined && { authorizerId: authorizer.id }) };
  }

  #authorizer(api: aws.apigatewayv2.Api, { name, args, function: fn }: ApiAuthorizer): void {
    const made = this.create(
      aws.apigatewayv2.Authorizer,
      name,
      {
        apiId: api.id,
        name,
        authorizerType: args.kind === "jwt" ? "JWT" : "REQUEST",
        ...(args.kind === "jwt" && {
          identitySources: ["$request.header.Authorization"],
          jwtConfiguration: { issuer: args.issuer, audiences: [...args.audience] },
        }),
        ...(args.kind === "lambda" && {
          // The route is a part of what an answer is kept for: an answer for one route must not open another.
          // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
          identitySources: ["$request.header.Authorization", "$context.routeKey"],
          ...(fn !== undefined && { authorizerUri: fn.invokeArn }),
          authorizerPayloadFormatVersion: "2.0",
          enableSimpleResponses: true,
          authorizerResultTtlInSeconds: args.cacheSeconds ?? 300,
        }),
      },
      this.#transform?.httpAuthorizer,
    );
    this.#authorizers[name] = made;
    if (fn === undefined) return;
    this.#permissions[name] = this.create(
      aws.lambda.Permission,
      name,
      {
        ...statementIdOf(this.nameOf(name)),
        action: "lambda:InvokeFunction",
        function: fn.functionName,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${api.executionArn}/authorizers/${made.id}`,
      },
      this.#transform?.permission,
    );
  }
}
