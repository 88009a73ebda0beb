// Traffic: the CORS configuration of an HTTP API. Pure.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html: preflight requests are answered also
// without a route for OPTIONS; answers of functions get the configured headers, and lose their own. A route that takes
// OPTIONS is asked first (https://arpadt.com/articles/cors-in-http-api, for ANY with an authorizer).
//
// Only by a course (https://stevekinney.com/courses/aws-frontend/api-gateway-cors-configuration): the status 204 of the
// answer to a preflight request.
import { isPropertyMap, type PropertyMap } from "../core/value.ts";
import { known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import { idsOf, textIn } from "../network/values.ts";
import type { HttpAnswer, HttpRequest } from "./http.ts";

/** The configuration; undefined when there is none, and empty where nobody knows it. */
export function corsOf(api: ResourceView): PropertyMap | undefined {
  if (!api.has("corsConfiguration")) return undefined;
  const value = known(api.node.inputs["corsConfiguration"]);
  return isPropertyMap(value) ? value : {};
}

export function isPreflight({ method, headers }: HttpRequest): boolean {
  return (
    method === "OPTIONS" &&
    headers["origin"] !== undefined &&
    headers["access-control-request-method"] !== undefined
  );
}

export function preflightAnswer(cors: PropertyMap, request: HttpRequest): HttpAnswer {
  const origin = allowedOrigin(cors, request);
  const list = (name: string): string =>
    (idsOf(cors[name]) ?? []).filter((one) => one !== undefined).join(",");
  const headers = {
    ...originHeaders(cors, origin),
    ...(origin !== undefined && { "access-control-allow-methods": list("allowMethods") }),
    ...(origin !== undefined && { "access-control-allow-headers": list("allowHeaders") }),
    ...(origin !== undefined && { "access-control-max-age": textIn(cors, "maxAge") ?? "" }),
  };
  const given = Object.entries(headers).filter(([, value]) => value !== "");
  return { status: 204, headers: Object.fromEntries(given), body: "" };
}

/** The answer of a function with the API's headers in the place of its own. */
export function withCors(
  cors: PropertyMap | undefined,
  request: HttpRequest,
  answer: HttpAnswer,
): HttpAnswer {
  if (cors === undefined || Object.keys(cors).length === 0) return answer;
  const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith("access-control-"));
  const added = originHeaders(cors, allowedOrigin(cors, request));
  return { ...answer, headers: { ...Object.fromEntries(own), ...added } };
}

function allowedOrigin(cors: PropertyMap, request: HttpRequest): string | undefined {
  const origin = request.headers["origin"];
  const allowed = idsOf(cors["allowOrigins"]) ?? [];
  if (origin === undefined) return undefined;
  if (allowed.includes("*")) return "*";
  const scheme = `${origin.split("://")[0] ?? ""}://*`;
  return allowed.includes(origin) || allowed.includes(scheme) ? origin : undefined;
}

function originHeaders(cors: PropertyMap, origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined) return {};
  const exposed = (idsOf(cors["exposeHeaders"]) ?? []).filter((one) => one !== undefined).join(",");
  return {
    "access-control-allow-origin": origin,
    ...(textIn(cors, "allowCredentials") === "true" && { "access-control-allow-credentials": "true" }),
    ...(exposed !== "" && { "access-control-expose-headers": exposed }),
  };
}
