// ServerlessApi: what both kinds of APIs are given.
import type * as aws from "@pulumi/aws";
import type { BlockArgs } from "../block.ts";
import type { LambdaFunction } from "../function/lambda-function.ts";
import type { ServerlessApiArgs } from "./args.ts";
import type { Authorization, NamedAuthorizer } from "./authorizers.ts";
import type { ApiType, Route } from "./routes.ts";

/** A function of an API, and what leads to it. */
export interface ApiTarget {
  readonly name: string;
  readonly function: LambdaFunction;
  readonly routes: readonly Route[];
  readonly authorization: Authorization;
  readonly scopes: readonly string[];
}

/** An authorizer, with its function made. */
export interface ApiAuthorizer {
  readonly name: string;
  readonly args: NamedAuthorizer;
  readonly function: LambdaFunction | undefined;
}

/** The arguments of an API with its functions made. */
export interface ApiArgs extends ServerlessApiArgs, BlockArgs {
  readonly targets: readonly ApiTarget[];
  readonly authorizers: readonly ApiAuthorizer[];
  readonly accessLogs: aws.cloudwatch.LogGroup;
  /** Seconds. */
  readonly integrationTimeout: number;
}

export const DEFAULT_THROTTLE = { rate: 50, burst: 100 };
export const DEFAULT_STAGE = "v1";
/** Seconds that an API waits for a function, unless it is told otherwise. */
export const DEFAULT_WAIT: Readonly<Record<ApiType, number>> = { http: 30, rest: 29 };

/**
 * What one request leaves in the access log, as JSON:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html,
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-mapping-template-reference.html.
 */
export function accessLogFormat(type: ApiType): string {
  return JSON.stringify({
    requestId: "$context.requestId",
    time: "$context.requestTime",
    ip: "$context.identity.sourceIp",
    userAgent: "$context.identity.userAgent",
    method: "$context.httpMethod",
    path: "$context.path",
    route: type === "http" ? "$context.routeKey" : "$context.resourcePath",
    status: "$context.status",
    responseLength: "$context.responseLength",
    latency: "$context.responseLatency",
    error: "$context.error.message",
    authorizerError: "$context.authorizer.error",
    integrationError: "$context.integrationErrorMessage",
  });
}
