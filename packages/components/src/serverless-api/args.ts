// ServerlessApi: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { FunctionSettings, LambdaFunctionArgs } from "../function/lambda-function.ts";
import type { Transform } from "../transform.ts";

/** Who may call a route. */
export type AuthorizerArgs =
  /** Everyone. */
  | { readonly kind: "none" }
  /** Callers who sign requests with credentials of AWS. */
  | { readonly kind: "iam" }
  /** Callers with a token of an OpenID Connect provider. HTTP APIs only. */
  | {
      readonly kind: "jwt";
      readonly issuer: pulumi.Input<string>;
      readonly audience: readonly pulumi.Input<string>[];
    }
  /** A function decides; it is called with the request's `Authorization` header. */
  | { readonly kind: "lambda"; readonly function: FunctionSettings };

/** A function and the routes that lead to it. */
export interface ApiFunctionArgs extends FunctionSettings {
  /**
   * Method and path.
   *
   * @example ["GET /items", "GET /items/{id}", "POST /items"]
   */
  readonly routes: readonly string[];
  /** @default the API's own */
  readonly authorizer?: AuthorizerArgs;
}

/** Requests from pages of other origins. */
export interface CorsArgs {
  /** @example ["https://example.com"] */
  readonly origins: readonly string[];
  /** @default ["GET", "POST", "PUT", "PATCH", "DELETE"] */
  readonly methods?: readonly string[];
  /** @default ["content-type", "authorization"] */
  readonly headers?: readonly string[];
}

/** A host name of the API. */
export interface ApiDomainArgs {
  /** @example "api.example.com" */
  readonly name: string;
  /** ARN of a certificate of the same region. */
  readonly certificateArn: pulumi.Input<string>;
  /**
   * Id of the hosted zone that gets the alias record.
   *
   * @default no record
   */
  readonly zoneId?: pulumi.Input<string>;
}

/** An API. */
export interface ServerlessApiArgs extends BlockArgs {
  /**
   * `http`: cheaper and faster; `rest`: API keys, usage plans, request validation, caching, private APIs.
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
   * Who may call routes that say nothing of their own.
   *
   * @default everyone
   */
  readonly authorizer?: AuthorizerArgs;
  /** @default none */
  readonly cors?: CorsArgs;
  /**
   * Requests in a second, and how many more at once.
   *
   * @default { rate: 50, burst: 100 }
   */
  readonly throttle?: { readonly rate: number; readonly burst: number };
  /**
   * Days that access logs are kept.
   *
   * @default 14
   */
  readonly logRetentionInDays?: number;
  /**
   * ARN of the key of the access logs: EncryptionKey with the use "cloudwatch-logs".
   *
   * @default keys of AWS
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
  /**
   * Name of the stage of a REST API, the first part of its paths. HTTP APIs have `$default`, which is none.
   *
   * @default "v1"
   */
  readonly stageName?: string;
  /** @default none */
  readonly domain?: ApiDomainArgs;
  readonly transform?: LambdaFunctionArgs["transform"] & {
    readonly httpApi?: Transform<aws.apigatewayv2.ApiArgs>;
    readonly httpStage?: Transform<aws.apigatewayv2.StageArgs>;
    readonly restApi?: Transform<aws.apigateway.RestApiArgs>;
    readonly restStage?: Transform<aws.apigateway.StageArgs>;
    readonly accessLogGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
  };
}
