// ServerlessApi: a REST API as an OpenAPI document. Pure: Outputs go through it unread.
import type * as pulumi from "@pulumi/pulumi";
import type { CorsArgs } from "./args.ts";
import type { Authorization, NamedAuthorizer } from "./authorizers.ts";
import type { OpenApiDocument, OpenApiValue } from "./open-api-document.ts";
import { gatewayResponses, preflightOperation } from "./rest-cors.ts";
import { type Route, variablesOf } from "./routes.ts";

/** What a REST API consists of. */
export interface RestDescription {
  readonly title: string;
  readonly routes: readonly RestRoute[];
  readonly authorizers: readonly {
    readonly name: string;
    readonly args: NamedAuthorizer;
    /** What API Gateway calls for a Lambda authorizer. */
    readonly invokeArn: pulumi.Input<string> | undefined;
  }[];
  readonly cors: CorsArgs | undefined;
  /** Seconds. */
  readonly integrationTimeout: number;
}

/** A route of a REST API. */
export interface RestRoute {
  readonly route: Route;
  readonly invokeArn: pulumi.Input<string>;
  readonly authorization: Authorization;
  readonly scopes: readonly string[];
}

/** The security scheme of requests that are signed with credentials of AWS. */
const IAM_SCHEME = "iam";

/**
 * The document of a REST API. Its extensions:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html.
 */
export function openApiOf(api: RestDescription): OpenApiDocument {
  const paths = Object.fromEntries(
    [...new Set(api.routes.map(({ route }) => route.path))].map((path) => {
      const routes = api.routes.filter(({ route }) => route.path === path);
      const own = Object.fromEntries(routes.map((one) => [keyOf(one.route), operationOf(one, api)]));
      const needsPreflight = api.cors !== undefined && own["options"] === undefined;
      const parameters = parametersOf(path);
      return [
        path,
        {
          ...(parameters.length > 0 && { parameters }),
          ...own,
          ...(needsPreflight && api.cors !== undefined && { options: preflightOperation(api.cors) }),
        },
      ];
    }),
  );
  const securitySchemes = schemesOf(api);
  return {
    openapi: "3.0.1",
    info: { title: api.title, version: "1.0" },
    paths,
    ...(Object.keys(securitySchemes).length > 0 && { components: { securitySchemes } }),
    ...(api.cors !== undefined && { "x-amazon-apigateway-gateway-responses": gatewayResponses(api.cors) }),
  };
}

function keyOf({ method }: Route): string {
  return method === "ANY" ? "x-amazon-apigateway-any-method" : method.toLowerCase();
}

function operationOf({ invokeArn, authorization, scopes }: RestRoute, api: RestDescription): OpenApiValue {
  const security = securityOf(authorization, scopes);
  return {
    responses: { default: { description: "The function's answer" } },
    ...(security !== undefined && { security: [security] }),
    "x-amazon-apigateway-integration": {
      type: "aws_proxy",
      httpMethod: "POST",
      uri: invokeArn,
      passthroughBehavior: "when_no_match",
      timeoutInMillis: api.integrationTimeout * 1000,
    },
  };
}

/** API Gateway knows a path's variables by its parameters. */
function parametersOf(path: string): OpenApiValue[] {
  return variablesOf(path).map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

function securityOf(
  authorization: Authorization,
  scopes: readonly string[],
): Readonly<Record<string, OpenApiValue>> | undefined {
  if (authorization.kind === "none") return undefined;
  if (authorization.kind === "iam") return { [IAM_SCHEME]: [] };
  return { [authorization.authorizer]: authorization.kind === "cognito" ? scopes : [] };
}

function schemesOf({ routes, authorizers }: RestDescription): Record<string, OpenApiValue> {
  const hasIam = routes.some(({ authorization }) => authorization.kind === "iam");
  return {
    ...(hasIam && { [IAM_SCHEME]: schemeOf("awsSigv4") }),
    ...Object.fromEntries(
      authorizers.map(({ name, args, invokeArn }) => [
        name,
        args.kind === "cognito"
          ? schemeOf("cognito_user_pools", { type: "cognito_user_pools", providerARNs: args.userPoolArns })
          : schemeOf("custom", {
              type: "token",
              authorizerUri: invokeArn ?? "",
              authorizerResultTtlInSeconds: args.kind === "lambda" ? (args.cacheSeconds ?? 0) : 0,
              identitySource: "method.request.header.Authorization",
            }),
      ]),
    ),
  };
}

function schemeOf(type: string, authorizer?: OpenApiValue): OpenApiValue {
  return {
    type: "apiKey",
    name: "Authorization",
    in: "header",
    "x-amazon-apigateway-authtype": type,
    ...(authorizer !== undefined && { "x-amazon-apigateway-authorizer": authorizer }),
  };
}
