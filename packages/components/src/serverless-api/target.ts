// ServerlessApi: what both kinds of APIs are given.
import type * as aws from "@pulumi/aws";
import type { LambdaFunction } from "../function/lambda-function.ts";
import type { AuthorizerArgs, ServerlessApiArgs } from "./args.ts";
import type { Route } from "./routes.ts";

/** A function of an API, and what leads to it. */
export interface ApiTarget {
  readonly name: string;
  readonly function: LambdaFunction;
  readonly routes: readonly Route[];
  readonly authorizer: AuthorizerArgs;
}

/** The arguments of an API with its functions made. */
export interface ApiArgs extends ServerlessApiArgs {
  readonly targets: readonly ApiTarget[];
  readonly accessLogs: aws.cloudwatch.LogGroup;
}

/** What one request leaves in the access log, as JSON. */
export const ACCESS_LOG_FORMAT = JSON.stringify({
  requestId: "$context.requestId",
  time: "$context.requestTime",
  ip: "$context.identity.sourceIp",
  method: "$context.httpMethod",
  path: "$context.path",
  status: "$context.status",
  responseLength: "$context.responseLength",
  latency: "$context.responseLatency",
  integrationError: "$context.integrationErrorMessage",
});
