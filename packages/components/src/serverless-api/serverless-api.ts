// ServerlessApi: functions behind an HTTP or REST API. It creates no VPC.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import type { FunctionSettings } from "../function/args.ts";
import { LambdaFunction } from "../function/lambda-function.ts";
import { type AliasTarget, ApiDomain } from "./api-domain.ts";
import type { ServerlessApiArgs } from "./args.ts";
import { type ApiPlan, checkedApi } from "./check.ts";
import { HttpApi, type HttpApiNodes } from "./http-api.ts";
import { RestApi, type RestApiNodes } from "./rest-api.ts";
import type { ApiType } from "./routes.ts";
import { type ApiArgs, type ApiAuthorizer, type ApiTarget, DEFAULT_WAIT } from "./target.ts";

/** The inner resources of an API. */
export interface ServerlessApiNodes {
  readonly accessLogGroup: aws.cloudwatch.LogGroup;
  /** Of an HTTP API. */
  readonly http: HttpApiNodes | undefined;
  /** Of a REST API. */
  readonly rest: RestApiNodes | undefined;
  /** Of the custom domain. */
  readonly domain: ApiDomain["nodes"] | undefined;
}

/**
 * Functions behind an API of API Gateway, each with a role, a log group and rights of its own. The API may call them,
 * by permissions that name the API, the stage and the route. It creates no VPC; a function can be put into one.
 *
 * REST APIs write logs with one role for an account in a region, which they share: see `accountLogging`.
 *
 * At rest it costs nothing but stored logs; a million requests cost 1.00 USD (http) or 3.50 USD (rest) in us-east-1
 * (https://aws.amazon.com/api-gateway/pricing/), beside what Lambda bills (https://aws.amazon.com/lambda/pricing/).
 *
 * @example
 * const api = new ServerlessApi("shop", {
 *   functions: {
 *     items: { code: { folder: "functions/items" }, routes: ["GET /items", "GET /items/{id}"] },
 *   },
 * });
 * export const url = api.url;
 */
export class ServerlessApi extends Block {
  /** What clients call: the custom domain with its path, or the API's own address; that of a REST API has the stage. */
  readonly url: pulumi.Output<string>;
  /** Address of the custom domain. */
  readonly domainUrl: pulumi.Output<string> | undefined;
  /** What a record of the custom domain points to, for a DNS that is elsewhere. */
  readonly aliasTarget: AliasTarget | undefined;
  readonly apiId: pulumi.Output<string>;
  /** Without stage, method and path; for policies that allow `execute-api:Invoke`. */
  readonly executionArn: pulumi.Output<string>;
  /** By the keys of `functions`. */
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  /** Functions of Lambda authorizers, by the authorizer's name. */
  readonly authorizerFunctions: Readonly<Record<string, LambdaFunction>>;
  /** The API itself, by its type. */
  readonly api: HttpApi | RestApi;
  readonly type: ApiType;
  /** By which CloudWatch knows the API's metrics. */
  readonly dimensions: Record<string, pulumi.Output<string>>;
  readonly nodes: ServerlessApiNodes;

  /**
   * @throws RouteError when a route cannot be, or two routes cannot be together
   * @throws ServerlessApiError when another argument cannot be
   * @throws LambdaFunctionError when a function cannot be
   */
  constructor(name: string, args: ServerlessApiArgs, options?: pulumi.ComponentResourceOptions) {
    const plan = checkedApi(name, args);
    super("ServerlessApi", name, args, options);
    const targets = this.#targets(args, plan);
    const authorizers = this.#authorizers(args, plan);
    const accessLogs = this.#accessLogs(args);
    const type = args.type ?? "http";
    const integrationTimeout = args.integrationTimeout ?? DEFAULT_WAIT[type];
    const given: ApiArgs = {
      ...args,
      ...this.inner(""),
      targets,
      authorizers,
      accessLogs,
      integrationTimeout,
    };
    const inside = { parent: this };
    const api = type === "rest" ? new RestApi(name, given, inside) : new HttpApi(name, given, inside);
    const domain = this.#domain(args, api);
    this.type = type;
    this.api = api;
    this.apiId = api.nodes.api.id;
    this.executionArn = api.nodes.api.executionArn;
    this.dimensions = api.dimensions;
    this.functions = Object.fromEntries(targets.map((target) => [target.name, target.function]));
    this.authorizerFunctions = Object.fromEntries(
      authorizers.flatMap(({ name, function: fn }) => (fn === undefined ? [] : [[name, fn] as const])),
    );
    this.domainUrl = domain?.url;
    this.url = domain?.url ?? api.url;
    this.aliasTarget = domain?.aliasTarget;
    this.nodes = {
      accessLogGroup: accessLogs,
      http: api instanceof HttpApi ? api.nodes : undefined,
      rest: api instanceof RestApi ? api.nodes : undefined,
      domain: domain?.nodes,
    };
    this.registerOutputs({ url: this.url, apiId: this.apiId });
  }

  #targets(args: ServerlessApiArgs, plan: ApiPlan): ApiTarget[] {
    return Object.entries(args.functions).map(([key, given]) => ({
      name: key,
      function: this.#function(key, given, args),
      routes: plan.routes.filter(({ owner }) => owner === key).map(({ route }) => route),
      authorization: plan.authorizers.of[key] ?? { kind: "none" },
      scopes: given.scopes ?? [],
    }));
  }

  #authorizers(args: ServerlessApiArgs, plan: ApiPlan): ApiAuthorizer[] {
    return Object.entries(plan.authorizers.authorizers).map(([name, authorizer]) => ({
      name,
      args: authorizer,
      function: authorizer.kind === "lambda" ? this.#function(name, authorizer.function, args) : undefined,
    }));
  }

  #function(key: string, settings: FunctionSettings, args: ServerlessApiArgs): LambdaFunction {
    const { logRetentionInDays, kmsKeyArn, transform } = args;
    return new LambdaFunction(
      this.nameOf(key),
      {
        ...this.inner(key),
        ...(logRetentionInDays !== undefined && { logRetentionInDays }),
        ...(kmsKeyArn !== undefined && { kmsKeyArn }),
        ...settings,
        ...(transform !== undefined && { transform }),
      },
      { parent: this },
    );
  }

  #accessLogs(args: ServerlessApiArgs): aws.cloudwatch.LogGroup {
    // Below /aws/vendedlogs/ no resource policy has to grow with each API:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
    const folder = "/aws/vendedlogs/apigateway";
    const physical = this.physical("api", "");
    return this.create(
      aws.cloudwatch.LogGroup,
      "access",
      {
        ...(physical === undefined
          ? { namePrefix: `${folder}/${this.blockName}-` }
          : { name: `${folder}/${physical}` }),
        retentionInDays: args.logRetentionInDays ?? 14,
        ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
        tags: this.tagged("access"),
      },
      args.transform?.accessLogGroup,
    );
  }

  #domain({ domain, transform }: ServerlessApiArgs, api: HttpApi | RestApi): ApiDomain | undefined {
    if (domain === undefined) return undefined;
    return new ApiDomain(
      this.blockName,
      { ...this.inner(""), apiId: api.nodes.api.id, stage: api.stageName, domain, transform },
      { parent: this },
    );
  }
}
