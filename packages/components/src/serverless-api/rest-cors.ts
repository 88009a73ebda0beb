// ServerlessApi: CORS of a REST API, which API Gateway answers itself. Pure.
import type { CorsArgs } from "./args.ts";
import type { OpenApiDocument, OpenApiValue } from "./open-api-document.ts";

export const CORS_METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];
export const CORS_HEADERS = ["content-type", "authorization"];
export const CORS_MAX_AGE = 300;

/** OPTIONS of a path: answered without calling anything. */
export function preflightOperation(cors: CorsArgs): OpenApiValue {
  const headers = preflightHeaders(cors);
  return {
    responses: {
      "204": {
        description: "What other origins may do",
        headers: Object.fromEntries(
          Object.keys(headers).map((name) => [name, { schema: { type: "string" } }]),
        ),
      },
    },
    "x-amazon-apigateway-integration": {
      type: "mock",
      // With binary media types of */* the template below would not be read otherwise.
      contentHandling: "CONVERT_TO_TEXT",
      requestTemplates: { "application/json": JSON.stringify({ statusCode: 204 }) },
      responses: {
        default: {
          statusCode: "204",
          responseParameters: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [`method.response.header.${name}`, `'${value}'`]),
          ),
          ...(cors.origins.length > 1 && {
            responseTemplates: { "application/json": originTemplate(cors.origins) },
          }),
        },
      },
    },
  };
}

function preflightHeaders(cors: CorsArgs): Record<string, string> {
  const { origins, methods = CORS_METHODS, headers = CORS_HEADERS, maxAge = CORS_MAX_AGE } = cors;
  return {
    ...originHeaders(origins[0] ?? "*", cors),
    ...(origins.length > 1 && { Vary: "Origin" }),
    "Access-Control-Allow-Methods": methods.join(","),
    "Access-Control-Allow-Headers": headers.join(","),
    "Access-Control-Max-Age": String(maxAge),
  };
}

function originHeaders(origin: string, cors: CorsArgs): Record<string, string> {
  const { exposeHeaders = [], credentials = false } = cors;
  return {
    "Access-Control-Allow-Origin": origin,
    ...(credentials && { "Access-Control-Allow-Credentials": "true" }),
    ...(exposeHeaders.length > 0 && { "Access-Control-Expose-Headers": exposeHeaders.join(",") }),
  };
}

/**
 * The header names one origin, so with several of them it is that of the request, when it is one of them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-override-request-response-parameters.html
 */
function originTemplate(origins: readonly string[]): string {
  const isOne = origins.map((origin) => `$origin == "${origin}"`).join(" || ");
  return [
    '#set($origin = $input.params().header.get("Origin"))',
    '#if($origin == "")#set($origin = $input.params().header.get("origin"))#end',
    `#if(${isOne})#set($context.responseOverride.header.Access-Control-Allow-Origin = $origin)#end`,
  ].join("\n");
}

/**
 * Headers of the answers that API Gateway gives itself, such as 401 and 429; without them pages see a network error. These
 * cannot choose among origins, so with several of them any page may read such an answer, which holds a message only.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-gateway-responses.responseParameters.html
 */
export function gatewayResponses(cors: CorsArgs): OpenApiDocument {
  const [origin = "*", ...others] = cors.origins;
  const prefix = "gatewayresponse.header.";
  const responseParameters =
    others.length > 0
      ? {
          [`${prefix}Access-Control-Allow-Origin`]: "method.request.header.Origin",
          [`${prefix}Vary`]: "'Origin'",
        }
      : Object.fromEntries(
          Object.entries(originHeaders(origin, cors)).map(([name, value]) => [prefix + name, `'${value}'`]),
        );
  return { DEFAULT_4XX: { responseParameters }, DEFAULT_5XX: { responseParameters } };
}
