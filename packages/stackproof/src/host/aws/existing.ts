// Host: AWS resources that a program reads by their id: its own, and those of the account's settings. Pure.
import { displayToken } from "../../core/urn.ts";
import { isPropertyMap, type PropertyMap } from "../../core/value.ts";
import type { ReadRequest } from "../../engine/provider-host.ts";
import { fromData } from "../../model/plain.ts";
import type { AccountSettings } from "../../project/project.ts";

/**
 * What is known of the resource that has this id: the outputs of the program's own resource, or the properties that
 * the settings give. Undefined when neither has it.
 */
export function findById(request: ReadRequest, account: AccountSettings): PropertyMap | undefined {
  for (const node of request.graph.ofType(request.type)) {
    const sameRegion =
      node.region === undefined || request.region === undefined || node.region === request.region;
    if (node.id === request.id && node.urn !== request.urn && sameRegion)
      return { ...node.inputs, ...node.outputs };
  }
  const display = displayToken(request.type);
  for (const thing of account.existing) {
    if (thing.type !== request.type && thing.type !== display) continue;
    if (thing.region !== undefined && request.region !== undefined && thing.region !== request.region)
      continue;
    const properties = fromData(thing.properties);
    if (!isPropertyMap(properties)) continue;
    if ((thing.id ?? properties["id"]) !== request.id) continue;
    const { id: _, ...rest } = properties;
    return rest;
  }
  return undefined;
}
