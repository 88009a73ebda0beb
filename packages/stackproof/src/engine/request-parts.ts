// Engine: what a registration says in several places, put together. Pure but for taking the loader's mark away.
import { HIDDEN_PROPERTY } from "../core/hidden.ts";
import { isProviderToken, STACK_TYPE } from "../core/urn.ts";
import type { ResourceKind } from "../graph/graph.ts";
import type { RegisterResourceRequest } from "./messages.ts";

/** How the resource comes into the graph. */
export function kindOf(request: RegisterResourceRequest): ResourceKind {
  if (request.type === STACK_TYPE) return "stack";
  if (request.remote) return "remote-component";
  if (!request.custom) return "component";
  return isProviderToken(request.type) ? "provider" : "custom";
}

/** What the loader in the program's process adds to a request; it never reaches transforms or the graph. */
export function takeHidden(request: RegisterResourceRequest): {
  droppedArguments: string[];
  declaredOutputs: string[];
} {
  const fields = request.object?.fields[HIDDEN_PROPERTY]?.structValue?.fields ?? {};
  if (request.object) delete request.object.fields[HIDDEN_PROPERTY];
  delete request.propertyDependencies[HIDDEN_PROPERTY];
  const texts = (key: string) =>
    (fields[key]?.listValue?.values ?? []).flatMap((item) =>
      item.stringValue === undefined ? [] : [item.stringValue],
    );
  return { droppedArguments: texts("dropped"), declaredOutputs: texts("outputs") };
}

/** For each property, the URNs that the request or the values themselves name. */
export function mergeDependencies(
  request: RegisterResourceRequest,
  fromValues: ReadonlyMap<string, ReadonlySet<string>>,
): Record<string, readonly string[]> {
  const merged: Record<string, readonly string[]> = {};
  const keys = new Set([...Object.keys(request.propertyDependencies), ...fromValues.keys()]);
  for (const key of [...keys].sort()) {
    const urns = new Set([
      ...(request.propertyDependencies[key]?.urns ?? []),
      ...(fromValues.get(key) ?? []),
    ]);
    if (urns.size > 0) merged[key] = [...urns].sort();
  }
  return merged;
}

/** All that must exist first. */
export function allDependencies(
  dependsOn: readonly string[],
  byProperty: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return [...new Set([...dependsOn, ...Object.values(byProperty).flat()])].sort();
}
