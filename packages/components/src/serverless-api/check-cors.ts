// ServerlessApi: CORS that cannot be. Pure.
import type { CorsArgs } from "./args.ts";
import type { ApiType } from "./routes.ts";

const METHODS = ["*", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];

/** What is wrong with CORS; undefined when nothing is. */
export function corsFault(cors: CorsArgs | undefined, type: ApiType): string | undefined {
  if (cors === undefined) return undefined;
  const { origins, methods = [], headers = [], exposeHeaders = [], credentials = false, maxAge = 0 } = cors;
  return (
    originsFault(origins, type) ??
    (credentials && origins.includes("*")
      ? 'cors.credentials is true and the origins are "*", which browsers refuse. Name the origins, or leave credentials out.'
      : undefined) ??
    methodsFault(methods) ??
    headersFault("cors.headers", headers, credentials) ??
    headersFault("cors.exposeHeaders", exposeHeaders, credentials) ??
    (Number.isInteger(maxAge) && maxAge >= 0 && maxAge <= 86_400
      ? undefined
      : `cors.maxAge is ${maxAge}. Give whole seconds, 0 to 86400.`)
  );
}

function originsFault(origins: readonly string[], type: ApiType): string | undefined {
  if (origins.length === 0) return 'cors.origins is empty. Give at least one: ["https://example.com"].';
  if (origins.includes("*") && origins.length > 1) {
    return 'cors.origins has "*" beside others. Write ["*"] for all, or leave it out.';
  }
  const pattern =
    type === "http"
      ? /^(?:\*|[a-z][a-z\d+.-]*:\/\/(?:\*|[^\s/*']+))$/
      : /^(?:\*|[a-z][a-z\d+.-]*:\/\/[^\s/*'"]+)$/;
  const wide = origins.find((origin) => origin.includes("*") && !pattern.test(origin));
  if (wide !== undefined) {
    const all = type === "http" ? ', "https://*" for all with that scheme' : "";
    return `cors.origins has "${wide}". An asterisk stands alone: "*" for all${all}. Name the origins one by one.`;
  }
  const odd = origins.find((origin) => !pattern.test(origin));
  return odd === undefined
    ? undefined
    : `cors.origins has "${odd}". An origin is a scheme and a host, without a path or a slash at its end: "https://example.com".`;
}

function methodsFault(methods: readonly string[]): string | undefined {
  const odd = methods.find((method) => !METHODS.includes(method));
  return odd === undefined ? undefined : `cors.methods has "${odd}". Give some of ${METHODS.join(", ")}.`;
}

function headersFault(
  argument: string,
  headers: readonly string[],
  credentials: boolean,
): string | undefined {
  const odd = headers.find((header) => !/^[\w!#$%&*+.^`|~-]+$/.test(header));
  if (odd !== undefined)
    return `${argument} has "${odd}", which is no name of a header. Write it like "x-request-id".`;
  if (!credentials || !headers.includes("*")) return undefined;
  return `${argument} has "*", which browsers do not read as all headers when cors.credentials is true. Name the headers.`;
}
