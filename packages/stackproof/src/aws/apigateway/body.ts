// API Gateway: the OpenAPI document that an API may be made from. Pure.
import { jsonMap, mapAt } from "../../core/json-map.ts";
import type { PropertyMap } from "../../core/value.ts";
import type { ResourceView } from "../../model/kernel.ts";

/** What says what a method calls. */
export const INTEGRATION_EXTENSION = "x-amazon-apigateway-integration";

const VERBS = new Set([
  "get",
  "put",
  "post",
  "delete",
  "options",
  "head",
  "patch",
  "x-amazon-apigateway-any-method",
]);

export interface Operation {
  /** `GET /items`. */
  readonly operation: string;
  /** Undefined for an operation that calls nothing. */
  readonly integration: PropertyMap | undefined;
}

/** The operations of the API's body; undefined when it has none, or one that is no JSON. */
export function operationsOf(api: ResourceView): Operation[] | undefined {
  const paths = mapAt(jsonMap(api.text("body")), "paths");
  if (paths === undefined) return undefined;
  return Object.keys(paths).flatMap((path) =>
    Object.keys(mapAt(paths, path) ?? {})
      .filter((key) => VERBS.has(key))
      .map((key) => ({
        operation: `${key.startsWith("x-") ? "ANY" : key.toUpperCase()} ${path}`,
        integration: mapAt(mapAt(mapAt(paths, path), key), INTEGRATION_EXTENSION),
      })),
  );
}
