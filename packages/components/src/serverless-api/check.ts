// ServerlessApi: arguments that cannot be, found before anything is created.
import { checkedFunction, DEFAULT_TIMEOUT, keyFault } from "../function/check.ts";
import { retentionFault } from "../function/log-retention.ts";
import type { ServerlessApiArgs } from "./args.ts";
import { type AuthorizerPlan, type NamedAuthorizer, planAuthorizers } from "./authorizers.ts";
import { corsFault } from "./check-cors.ts";
import { domainFault } from "./check-domain.ts";
import { type ApiType, type OwnedRoute, parseRoute, RouteError, refuseConflicts } from "./routes.ts";
import { DEFAULT_WAIT } from "./target.ts";

/** Something in an API's arguments that cannot be. The message says what to change. */
export class ServerlessApiError extends Error {
  override readonly name = "ServerlessApiError";
}

/** What is read from the arguments of an API. */
export interface ApiPlan {
  readonly routes: readonly OwnedRoute[];
  readonly authorizers: AuthorizerPlan;
}

/**
 * Reads the arguments of an API. Outputs are not judged: their values are not known yet.
 *
 * @throws RouteError, ServerlessApiError, LambdaFunctionError for the first fault
 */
export function checkedApi(name: string, args: ServerlessApiArgs): ApiPlan {
  const type = args.type ?? "http";
  const refuse = (fault: string | undefined): void => {
    if (fault !== undefined) throw new ServerlessApiError(`ServerlessApi "${name}": ${fault}`);
  };
  refuse(settingsFault(args, type));
  refuse(functionsFault(args));
  refuse(corsFault(args.cors, type));
  refuse(domainFault(args.domain));
  const routes = routesOf(name, args, type);
  const authorizers = planAuthorizers(args);
  refuse(authorizersFault(args, authorizers, type));
  const wait = args.integrationTimeout ?? DEFAULT_WAIT[type];
  for (const [key, given] of Object.entries(args.functions)) {
    refuse(waitFault(`function "${key}"`, given.timeout, wait, type));
    checkedFunction(`ServerlessApi "${name}", function "${key}"`, `${name}-${key}`, { ...args, ...given });
  }
  for (const [key, authorizer] of Object.entries(authorizers.authorizers)) {
    if (authorizer.kind !== "lambda") continue;
    const who = `ServerlessApi "${name}", authorizer "${key}"`;
    checkedFunction(who, `${name}-${key}`, { ...args, ...authorizer.function });
    // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
    if (type === "http" && (authorizer.function.timeout ?? DEFAULT_TIMEOUT) > 10) {
      refuse(
        `authorizer "${key}" has a timeout of ${authorizer.function.timeout} seconds; an HTTP API waits 10 for it. Give 10 or less.`,
      );
    }
  }
  return { routes, authorizers };
}

function settingsFault(args: ServerlessApiArgs, type: ApiType): string | undefined {
  const { throttle, integrationTimeout, stageName } = args;
  if (stageName !== undefined && type === "http") {
    return `stageName is "${stageName}", and an HTTP API has the stage $default, which is no part of its paths. Leave it out, or set type to "rest".`;
  }
  if (stageName !== undefined && !/^[\w-]{1,128}$/.test(stageName)) {
    return `stageName is "${stageName}". Give 1 to 128 letters, digits, hyphens and underscores, such as "v1".`;
  }
  if (args.accountLogging !== undefined && type === "http") {
    return 'accountLogging is for REST APIs; HTTP APIs write logs without a role. Leave it out, or set type to "rest".';
  }
  if (throttle !== undefined && !(throttle.rate > 0 && throttle.rate <= 10_000_000)) {
    return `throttle.rate is ${throttle.rate}. Give the requests in a second, more than 0; with 0 every request is refused.`;
  }
  if (throttle !== undefined && !(Number.isInteger(throttle.burst) && throttle.burst >= 1)) {
    return `throttle.burst is ${throttle.burst}. Give a whole number of requests at once, 1 or more; with 0 every request is refused.`;
  }
  const longest = type === "http" ? 30 : 300;
  if (
    integrationTimeout !== undefined &&
    !(Number.isInteger(integrationTimeout) && integrationTimeout >= 1 && integrationTimeout <= longest)
  ) {
    return `integrationTimeout is ${integrationTimeout}. Give whole seconds, 1 to ${longest} for ${type === "http" ? "an HTTP" : "a REST"} API.`;
  }
  return retentionFault(args.logRetentionInDays) ?? keyFault(args.kmsKeyArn);
}

function functionsFault({ functions }: ServerlessApiArgs): string | undefined {
  const keys = Object.keys(functions);
  if (keys.length === 0) {
    return 'functions is empty. Give at least one: { items: { code: { folder: "functions/items" }, routes: ["GET /items"] } }.';
  }
  const odd = keys.find((key) => !/^[A-Za-z][\w-]*$/.test(key));
  if (odd !== undefined) {
    return `functions has the name "${odd}". Give letters, digits, hyphens and underscores, a letter first.`;
  }
  const idle = Object.entries(functions).find(([, { routes }]) => routes.length === 0)?.[0];
  if (idle !== undefined) {
    return `function "${idle}" has no routes, so that nothing leads to it. Give routes: ["GET /${idle}"]; for a function without an API use LambdaFunction.`;
  }
  return undefined;
}

function routesOf(name: string, args: ServerlessApiArgs, type: ApiType): OwnedRoute[] {
  try {
    const routes = Object.entries(args.functions).flatMap(([owner, { routes }]) =>
      routes.map((text) => ({ owner, route: parseRoute(text, type) })),
    );
    refuseConflicts(routes, type);
    return routes;
  } catch (error) {
    if (error instanceof RouteError) throw new RouteError(`ServerlessApi "${name}": ${error.message}`);
    throw error;
  }
}

/** A function that works longer than the API waits is billed for an answer that nobody gets. */
function waitFault(
  who: string,
  timeout: number | undefined,
  wait: number,
  type: ApiType,
): string | undefined {
  const own = timeout ?? DEFAULT_TIMEOUT;
  if (own <= wait) return undefined;
  const found = timeout === undefined ? `${own} seconds by default` : `${own} seconds`;
  const fix =
    type === "rest" && own <= 300
      ? `Give it a timeout of ${wait} or less; or integrationTimeout: ${own}, when the account's quota "Maximum integration timeout" is raised; or let the function answer at once and work on from a queue.`
      : `Give it a timeout of ${wait} or less, or let the function answer at once and work on from a queue.`;
  return `${who} has a timeout of ${found}; the API waits ${wait} and then answers ${type === "http" ? 503 : 504}. ${fix}`;
}

function authorizersFault(args: ServerlessApiArgs, plan: AuthorizerPlan, type: ApiType): string | undefined {
  const [twice] = plan.twice;
  if (twice !== undefined) {
    return `two authorizers are called "${twice}". Give each a name of its own; or, when they are the same, keep one object and give it to each function.`;
  }
  for (const [key, authorizer] of Object.entries(plan.authorizers)) {
    const fault = authorizerFault(authorizer, type);
    if (fault !== undefined) return `authorizer "${key}" ${fault}`;
    if (!/^[A-Za-z][\w-]{0,127}$/.test(key)) {
      return `authorizer "${key}" has a name that cannot be. Give 1 to 128 letters, digits, hyphens and underscores, a letter first.`;
    }
    if (args.functions[key] !== undefined) {
      return `authorizer "${key}" is called as a function is. Give it another name: { name: "${key}-check", … }.`;
    }
  }
  for (const [key, { scopes }] of Object.entries(args.functions)) {
    const kind = plan.of[key]?.kind ?? "none";
    if (scopes === undefined) continue;
    if (kind !== "jwt" && kind !== "cognito") {
      return `function "${key}" has scopes, and its authorizer is of the kind "${kind}", which reads none. Leave them out, or give it ${type === "http" ? "a jwt" : "a cognito"} authorizer.`;
    }
    if (scopes.length === 0 || scopes.length > 10) {
      return `function "${key}" has ${scopes.length} scopes. Give 1 to 10, or leave scopes out.`;
    }
  }
  return undefined;
}

function authorizerFault(authorizer: NamedAuthorizer, type: ApiType): string | undefined {
  switch (authorizer.kind) {
    case "jwt":
      if (type === "rest") {
        return 'is of the kind "jwt", which REST APIs do not have. Set type to "http", or use "cognito" or "lambda".';
      }
      if (typeof authorizer.issuer === "string" && !/^https:\/\/[^\s/]+\S*$/.test(authorizer.issuer)) {
        return `has the issuer "${authorizer.issuer}". Give its address with https, as in the claim "iss" of its tokens.`;
      }
      if (authorizer.audience.length < 1 || authorizer.audience.length > 50) {
        return `has ${authorizer.audience.length} audiences. Give 1 to 50, such as the id of the app client.`;
      }
      return undefined;
    case "cognito":
      if (type === "http") {
        return 'is of the kind "cognito", which is for REST APIs. For an HTTP API write { kind: "jwt", issuer: "https://cognito-idp.<region>.amazonaws.com/<user pool id>", audience: ["<app client id>"] }.';
      }
      if (authorizer.userPoolArns.length === 0) return "has no userPoolArns. Give at least one.";
      return undefined;
    case "lambda": {
      const { cacheSeconds = 0 } = authorizer;
      const isFit = Number.isInteger(cacheSeconds) && cacheSeconds >= 0 && cacheSeconds <= 3600;
      return isFit ? undefined : `has cacheSeconds ${cacheSeconds}. Give whole seconds, 0 to 3600.`;
    }
  }
}
