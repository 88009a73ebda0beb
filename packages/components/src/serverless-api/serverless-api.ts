// ServerlessApi: functions behind an HTTP or REST API. It creates no VPC.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { LambdaFunction } from "../function/lambda-function.ts";
import type { ServerlessApiArgs } from "./args.ts";
import { HttpApi } from "./http-api.ts";
import { RestApi } from "./rest-api.ts";
import { parseRoute, RouteError } from "./routes.ts";
import type { ApiTarget } from "./target.ts";

/**
 * Functions behind an API of API Gateway, each with a role, a log group and rights of its own. The API may call them,
 * by permissions that name the API and the route. It creates no VPC; a function can be put into one.
 *
 * At rest it costs nothing but stored logs; a million requests cost 1 USD (http) or 3.50 USD (rest) in us-east-1
 * (https://aws.amazon.com/api-gateway/pricing/).
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
  /** Address of the API; for a REST API with the stage. */
  readonly url: pulumi.Output<string>;
  /** Address of the custom domain. */
  readonly domainUrl: string | undefined;
  readonly functions: Readonly<Record<string, LambdaFunction>>;
  /** The API itself, by its type. */
  readonly api: HttpApi | RestApi;
  readonly type: "http" | "rest";
  /** By which CloudWatch knows the API's metrics. */
  readonly dimensions: Record<string, pulumi.Output<string>>;

  /** @throws RouteError when a route cannot be, or two functions have the same one */
  constructor(name: string, args: ServerlessApiArgs, options?: pulumi.ComponentResourceOptions) {
    super("ServerlessApi", name, args, options);
    const inside = { parent: this };
    const targets = Object.entries(args.functions).map(([key, given]): ApiTarget => {
      const { routes, authorizer, ...settings } = given;
      return {
        name: key,
        function: new LambdaFunction(
          this.nameOf(key),
          { ...this.common, ...settings, ...(args.transform !== undefined && { transform: args.transform }) },
          inside,
        ),
        routes: routes.map(parseRoute),
        authorizer: authorizer ?? args.authorizer ?? { kind: "none" },
      };
    });
    refuseTwice(targets);
    const accessLogs = this.create(
      aws.cloudwatch.LogGroup,
      "access",
      {
        // Below /aws/vendedlogs/ no resource policy has to grow with each API.
        name: `/aws/vendedlogs/apigateway/${args.naming?.of("api", name) ?? name}`,
        retentionInDays: args.logRetentionInDays ?? 14,
        ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
        tags: this.tagged("access"),
      },
      args.transform?.accessLogGroup,
    );
    this.functions = Object.fromEntries(targets.map((target) => [target.name, target.function]));
    const given = { ...args, targets, accessLogs };
    this.type = args.type ?? "http";
    const api = this.type === "rest" ? new RestApi(name, given, inside) : new HttpApi(name, given, inside);
    this.api = api;
    this.dimensions = api.dimensions;
    this.url = this.api.url;
    this.domainUrl = args.domain === undefined ? undefined : `https://${args.domain.name}`;
    this.registerOutputs({ url: this.url });
  }
}

function refuseTwice(targets: readonly ApiTarget[]): void {
  const seen = new Map<string, string>();
  for (const { name, routes } of targets) {
    for (const { method, path } of routes) {
      const key = `${method} ${path}`;
      const before = seen.get(key);
      if (before !== undefined)
        throw new RouteError(`Functions "${before}" and "${name}" both have the route "${key}".`);
      seen.set(key, name);
    }
  }
}
