// ServerlessApi: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { FunctionSettings, FunctionTransforms } from "../function/args.ts";
import type { Transform } from "../transform.ts";
import type { ApiLogging } from "./api-logging.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/** Callers with a token of an OpenID Connect provider. HTTP APIs only. */
export interface JwtAuthorizerArgs {
  readonly kind: "jwt";
  /**
   * What the authorizer is called in its API; a part of resource names.
   *
   * @default "authorizer" for that of the whole API, "<function>-authorizer" for that of a function
   */
  readonly name?: string;
  /** @example "https://cognito-idp.us-west-2.amazonaws.com/us-west-2_abcdefghi" */
  readonly issuer: pulumi.Input<string>;
  /** One to 50 audiences, one of which a token must be for. */
  readonly audience: readonly pulumi.Input<string>[];
}

/** Users of Cognito user pools. REST APIs only; HTTP APIs know them by `jwt`. */
export interface CognitoAuthorizerArgs {
  readonly kind: "cognito";
  /** As that of a JWT authorizer. */
  readonly name?: string;
  readonly userPoolArns: readonly pulumi.Input<string>[];
}

/**
 * A function decides; it is called with the request's `Authorization` header. For an HTTP API it answers
 * `{ isAuthorized: true }` or false, for a REST API with a policy.
 */
export interface LambdaAuthorizerArgs {
  readonly kind: "lambda";
  /** As that of a JWT authorizer. */
  readonly name?: string;
  readonly function: FunctionSettings;
  /**
   * Seconds, 0 to 3600, that an answer counts for the same header.
   *
   * @default 300 for an HTTP API, for each route by itself; 0 for a REST API, which takes one answer for all routes
   */
  readonly cacheSeconds?: number;
}

/** Who may call a route. */
export type AuthorizerArgs =
  /** Everyone. */
  | { readonly kind: "none" }
  /** Callers who sign requests with credentials of AWS, and whose policies allow `execute-api:Invoke`. */
  | { readonly kind: "iam" }
  | JwtAuthorizerArgs
  | CognitoAuthorizerArgs
  | LambdaAuthorizerArgs;

/** A function and the routes that lead to it. */
export interface ApiFunctionArgs extends FunctionSettings {
  /**
   * Method and path; for an HTTP API also "$default", all requests that no other route takes.
   *
   * @example ["GET /items", "GET /items/{id}", "POST /items", "ANY /files/{path+}"]
   */
  readonly routes: readonly string[];
  /**
   * An object that is given to several functions is one authorizer.
   *
   * @default the API's own
   */
  readonly authorizer?: AuthorizerArgs;
  /**
   * Scopes one of which a token must have, for the authorizers `jwt` and `cognito`.
   *
   * @default none
   */
  readonly scopes?: readonly string[];
}

/** Requests from pages of other origins. The functions of a REST API must send the headers of their answers themselves. */
export interface CorsArgs {
  /** @example ["https://example.com"] */
  readonly origins: readonly string[];
  /** @default ["GET", "POST", "PUT", "PATCH", "DELETE"] */
  readonly methods?: readonly string[];
  /** @default ["content-type", "authorization"] */
  readonly headers?: readonly string[];
  /**
   * Headers of answers that pages may read.
   *
   * @default none
   */
  readonly exposeHeaders?: readonly string[];
  /**
   * Whether requests may carry cookies; not with the origin "*".
   *
   * @default false
   */
  readonly credentials?: boolean;
  /**
   * Seconds, 0 to 86400, that browsers remember the answer.
   *
   * @default 300
   */
  readonly maxAge?: number;
}

/** A host name of the API. With it the API's own address is closed. */
export interface ApiDomainArgs {
  /** @example "api.example.com" */
  readonly name: pulumi.Input<string>;
  /**
   * ARN of an issued certificate of ACM in the API's own region. Without it API Gateway has the name already, made by
   * another API, which this one shares.
   */
  readonly certificateArn?: pulumi.Input<string>;
  /**
   * Id of the hosted zone that gets the alias record.
   *
   * @default no record; `aliasTarget` says what one elsewhere points to
   */
  readonly zoneId?: pulumi.Input<string>;
  /**
   * The path below which the API answers, without slashes at its ends.
   *
   * @default the whole host name
   * @example "orders/v1"
   */
  readonly basePath?: string;
}

/** The inner resources of an API, each of which can be changed; those of functions are changed in all of them. */
export interface ServerlessApiTransforms extends FunctionTransforms {
  readonly accessLogGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
  /** What lets the API call a function. */
  readonly permission?: Transform<aws.lambda.PermissionArgs>;
  readonly httpApi?: Transform<aws.apigatewayv2.ApiArgs>;
  readonly httpAuthorizer?: Transform<aws.apigatewayv2.AuthorizerArgs>;
  readonly httpIntegration?: Transform<aws.apigatewayv2.IntegrationArgs>;
  readonly httpRoute?: Transform<aws.apigatewayv2.RouteArgs>;
  readonly httpStage?: Transform<aws.apigatewayv2.StageArgs>;
  /** The routes, integrations and authorizers of a REST API, as OpenAPI. */
  readonly openApi?: (document: OpenApiDocument) => OpenApiDocument;
  readonly restApi?: Transform<aws.apigateway.RestApiArgs>;
  readonly restDeployment?: Transform<aws.apigateway.DeploymentArgs>;
  readonly restStage?: Transform<aws.apigateway.StageArgs>;
  readonly restMethodSettings?: Transform<aws.apigateway.MethodSettingsArgs>;
  readonly domainName?: Transform<aws.apigatewayv2.DomainNameArgs>;
  readonly apiMapping?: Transform<aws.apigatewayv2.ApiMappingArgs>;
  readonly record?: Transform<aws.route53.RecordArgs>;
}

/** An API. */
export interface ServerlessApiArgs extends BlockArgs {
  /**
   * `http`: cheaper and faster; `rest`: API keys, usage plans, request validation, caching, firewalls.
   *
   * @default "http"
   */
  readonly type?: "http" | "rest";
  /**
   * Functions by name. Their physical names follow the naming policy.
   *
   * @example { items: { code: { folder: "functions/items" }, routes: ["GET /items"] } }
   */
  readonly functions: Readonly<Record<string, ApiFunctionArgs>>;
  /**
   * Who may call the routes of functions that say nothing of their own.
   *
   * @default everyone
   */
  readonly authorizer?: AuthorizerArgs;
  /** @default none */
  readonly cors?: CorsArgs;
  /**
   * Requests in a second, and how many at once.
   *
   * @default { rate: 50, burst: 100 }
   */
  readonly throttle?: { readonly rate: number; readonly burst: number };
  /**
   * Whether CloudWatch counts each route by itself, which costs what custom metrics cost; the whole API is always
   * counted.
   *
   * @default false
   */
  readonly routeMetrics?: boolean;
  /**
   * Seconds that API Gateway waits for a function: 1 to 30 for an HTTP API, 1 to 300 for a REST API. More than 29 for a
   * REST API needs a higher quota "Maximum integration timeout" of the account.
   *
   * @default 30 for an HTTP API, 29 for a REST API
   */
  readonly integrationTimeout?: number;
  /**
   * Days that logs are kept: access logs, and those of functions that say nothing of their own.
   *
   * @default 14
   */
  readonly logRetentionInDays?: number;
  /**
   * ARN of the key of the access logs, and of functions that say nothing of their own: EncryptionKey with the use
   * "cloudwatch-logs".
   *
   * @default keys of AWS
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
  /**
   * Who gives API Gateway the role to write the logs of REST APIs, which is one setting of an account in a region: an
   * ApiLogging of the program, or "existing" when another program has set it.
   *
   * @default the ApiLogging of the program with the same provider; when there is none, one is made that they share
   */
  readonly accountLogging?: ApiLogging | "existing";
  /**
   * Name of the stage of a REST API, the first part of its paths. HTTP APIs have `$default`, which is none.
   *
   * @default "v1"
   */
  readonly stageName?: string;
  /** @default none */
  readonly domain?: ApiDomainArgs;
  readonly transform?: ServerlessApiTransforms;
}
