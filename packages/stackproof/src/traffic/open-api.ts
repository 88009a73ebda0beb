// Traffic: the OpenAPI document that an API may be made from, as far as it says what is called. JSON only. Pure.
import { jsonMap, mapAt } from "../core/json-map.ts";
import type { PropertyMap } from "../core/value.ts";
import type { ResourceView } from "../model/view.ts";

const VERBS: Readonly<Record<string, string>> = {
  get: "GET",
  put: "PUT",
  post: "POST",
  delete: "DELETE",
  options: "OPTIONS",
  head: "HEAD",
  patch: "PATCH",
  "x-amazon-apigateway-any-method": "ANY",
};

/** What is said of an operation. */
export interface Operation {
  readonly path: string;
  readonly verb: string;
  /** Undefined for one that calls nothing. */
  readonly integration: PropertyMap | undefined;
}

/** The operations of a document that says nothing which would change who is let in; undefined for all other bodies. */
export function plainOperations(api: ResourceView): readonly Operation[] | undefined {
  const document = jsonMap(api.text("body"));
  const paths = mapAt(document, "paths");
  if (document === undefined || paths === undefined || holdsRules(document)) return undefined;
  const found: Operation[] = [];
  for (const path of Object.keys(paths)) {
    const item = mapAt(paths, path) ?? {};
    for (const [key, verb] of Object.entries(VERBS)) {
      const operation = mapAt(item, key);
      if (operation === undefined) continue;
      if (holdsRules(operation)) return undefined;
      found.push({ path, verb, integration: mapAt(operation, "x-amazon-apigateway-integration") });
    }
  }
  return found;
}

/** True where authorization, validation, a policy or answers of its own may be written. */
function holdsRules(map: PropertyMap): boolean {
  return Object.keys(map).some(
    (key) =>
      key === "security" ||
      (key.startsWith("x-amazon-apigateway-") &&
        !/^x-amazon-apigateway-(?:integration|importexport-version|any-method)$/.test(key)),
  );
}
