// Model: what is there to be looked up: things of the account's settings and resources that the program created. Pure.
import { displayToken } from "../core/urn.ts";
import type { PropertyMap } from "../core/value.ts";
import { isPropertyMap } from "../core/value.ts";
import type { ResourceNode } from "../graph/graph.ts";
import type { DataSourceWorld } from "./data-source.ts";
import { fromData, plainMap, plainValue } from "./plain.ts";

/** Something that a lookup can find. */
export interface Thing {
  /** Resource type token. */
  readonly type: string;
  /** Undefined when the settings do not say it. */
  readonly id: string | undefined;
  readonly region: string | undefined;
  /** Property values by the SDK's names, without secrets and unknowns. */
  readonly properties: PropertyMap;
  /** From stackproof.yaml, from the program, made by AWS in every account, or made by AWS in some of them perhaps. */
  readonly origin: "settings" | "program" | "aws" | "assumed";
  /** URN, for what the program created. */
  readonly urn?: string;
}

/**
 * The things of a type in the request's region: first those of the settings, in their order, then the program's by
 * URN. Things without a region (IAM, or where the settings leave it out) are in every region.
 */
export function thingsOfType(world: DataSourceWorld, type: string): Thing[] {
  const found: Thing[] = [];
  const display = displayToken(type);
  for (const existing of world.account.existing) {
    if (existing.type !== type && existing.type !== display) continue;
    if (!inRegion(existing.region, world.region)) continue;
    const properties = fromData(existing.properties);
    found.push({
      type,
      id: existing.id,
      region: existing.region,
      properties: isPropertyMap(properties) ? properties : {},
      origin: "settings",
    });
  }
  const nodes = world.graph.ofType(type).filter((node) => node.kind === "custom" || node.kind === "read");
  for (const node of [...nodes].sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0))) {
    if (inRegion(node.region, world.region)) found.push(thingOfNode(node));
  }
  return found;
}

/** A resource of the program as a thing. */
export function thingOfNode(node: ResourceNode): Thing {
  return {
    type: node.type,
    id: node.id,
    region: node.region,
    properties: plainMap({ ...node.inputs, ...node.outputs }),
    origin: "program",
    urn: node.urn,
  };
}

/** A property of a thing as text; `id` is its id. Undefined when it is not known or no text. */
export function thingText(thing: Thing, property: string): string | undefined {
  const value = property === "id" ? (thing.id ?? thing.properties["id"]) : thing.properties[property];
  const plain = plainValue(value);
  if (typeof plain === "string") return plain;
  return typeof plain === "number" || typeof plain === "boolean" ? String(plain) : undefined;
}

/** The tags of a thing, those of the provider's defaultTags with them. */
export function thingTags(thing: Thing): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const key of ["tags", "tagsAll"]) {
    const value = thing.properties[key];
    if (!isPropertyMap(value)) continue;
    for (const [name, item] of Object.entries(value)) if (typeof item === "string") tags[name] = item;
  }
  return tags;
}

function inRegion(own: string | undefined, asked: string | undefined): boolean {
  return own === undefined || asked === undefined || own === asked;
}
