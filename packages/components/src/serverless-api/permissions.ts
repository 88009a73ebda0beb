// ServerlessApi: what its permissions to call functions are for. Pure.
import type { Route } from "./routes.ts";

/** One permission: a name for its resource, and the end of its source ARN, behind that of the API. */
export interface Source {
  readonly what: string;
  /** "/v1/GET/items/*". */
  readonly path: string;
}

/**
 * A function's policy holds 20 KB, which is about 30 permissions with long names:
 * https://github.com/aws/aws-cdk/issues/19535.
 */
const MOST = 20;

/**
 * What lets an API call a function: one permission for each route, or a single one for the stage when there are more than
 * 20 routes. Variables of a path become asterisks.
 *
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
 */
export function sourcesOf(functionName: string, routes: readonly Route[], stage: string): Source[] {
  if (routes.length > MOST) return [{ what: functionName, path: `/${stage}/*` }];
  return routes.map(({ method, path, slug }) => ({
    what: slug,
    path:
      path === "$default"
        ? `/${stage}/$default`
        : `/${stage}/${method === "ANY" ? "*" : method}${path.replaceAll(/\{[^}]*\}/g, "*")}`,
  }));
}

/**
 * The id of a permission's statement takes 100 characters; Pulumi makes it of the resource's name and eight more. A longer
 * name becomes a prefix, to which the provider adds 26.
 * https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html
 */
export function statementIdOf(name: string): { readonly statementIdPrefix?: string } {
  return name.length <= 100 - 8 ? {} : { statementIdPrefix: name.slice(-70) };
}
