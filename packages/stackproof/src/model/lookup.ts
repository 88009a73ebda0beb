// Model: data sources that find one thing by its id, name, ARN or tags. Pure.
import { holdsPlaceholder } from "../core/placeholder.ts";
import { displayToken, nameOfUrn } from "../core/urn.ts";
import type { PropertyMap, PropertyValue } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import {
  type DataSource,
  type DataSourceAnswer,
  type DataSourceWorld,
  defineDataSource,
  guessed,
  known,
  refused,
} from "./data-source.ts";
import { isDocumentationId } from "./documentation-ids.ts";
import { type Filter, filtersOf, passes, tagFiltersOf, tagFilterValues } from "./filters.ts";
import { ambiguous, documentationId, lookedUp, noMatch, severalMatch } from "./findings.ts";
import { scalarText } from "./plain.ts";
import { type Thing, thingsOfType, thingTags, thingText } from "./things.ts";

/** How a lookup of one thing works. */
export interface LookupSpec {
  readonly token: string;
  readonly formerly?: readonly string[];
  readonly docs: string;
  readonly regional?: boolean;
  /** Token of the resource type that it finds. */
  readonly resource: string;
  /** What the provider calls it in its messages, such as "EC2 VPC". */
  readonly noun: string;
  /** Arguments that name a thing, and the property of the resource that must equal each. */
  readonly keys: Readonly<Record<string, string>>;
  /** EC2 filter names and the property that each asks for; `tag:…` is understood without it. */
  readonly filters?: Readonly<Record<string, string>>;
  /** Things of the type that AWS itself made, such as the default VPC. */
  readonly made?: (world: DataSourceWorld) => readonly Thing[];
  /** Properties that the data source names otherwise than the resource does, or adds to it. */
  readonly outputs?: (thing: Thing, world: DataSourceWorld) => PropertyMap;
  /** Properties that keys and filters ask for and that are no part of the result. */
  readonly view?: (thing: Thing, world: DataSourceWorld) => PropertyMap;
  /** What is true of the answer even when the thing is not declared: an ARN made of the name, for instance. */
  readonly derived?: (args: PropertyMap, world: DataSourceWorld) => PropertyMap;
  /** True when a search that finds nothing is proven to fail; the sentence of the fix. */
  readonly provenAbsent?: (args: PropertyMap, world: DataSourceWorld) => string | undefined;
}

/** Declares a data source that finds one thing. */
export function defineLookup(spec: LookupSpec): DataSource {
  return defineDataSource({
    token: spec.token,
    docs: spec.docs,
    ...(spec.formerly !== undefined && { formerly: spec.formerly }),
    ...(spec.regional !== undefined && { regional: spec.regional }),
    answer: (args, world) => lookUp(spec, args, world),
  });
}

function lookUp(spec: LookupSpec, args: PropertyMap, world: DataSourceWorld): DataSourceAnswer {
  const candidates = [...(spec.made?.(world) ?? []), ...thingsOfType(world, spec.resource)];
  const matches = candidates.filter((thing) => matchesLookup(spec, thing, args, world));
  // What is only assumed to be there proves nothing.
  const own = matches.filter((thing) => thing.origin !== "program" && thing.origin !== "assumed");
  if (own.length > 1) return several(spec, own.length, world);
  const found = own[0] ?? matches[0];
  if (found !== undefined) {
    const findings = matches.length > 1 ? [severalOfProgram(spec, matches, world)] : [];
    return known(resultOf(spec, found, world), findings);
  }
  const fix = spec.provenAbsent?.(args, world);
  if (fix !== undefined) {
    const text = `no matching ${spec.noun} found`;
    const found = describeArguments(args);
    return refused(
      spec.token,
      text,
      noMatch.at(at(world), { function: displayToken(spec.token), found, quote: text, fix }),
    );
  }
  return guessed(spec.derived?.(args, world) ?? {}, notesOnAbsent(spec, args, world));
}

function matchesLookup(spec: LookupSpec, thing: Thing, args: PropertyMap, world: DataSourceWorld): boolean {
  const view: PropertyMap = {
    ...thing.properties,
    ...spec.outputs?.(thing, world),
    ...spec.view?.(thing, world),
  };
  const textOf = (property: string) => thingText({ ...thing, properties: view }, property);
  for (const [argument, property] of Object.entries(spec.keys)) {
    const wanted = args[argument];
    if (wanted === undefined || wanted === "" || wanted === false) continue;
    if (textOf(property) !== scalarText(wanted)) return false;
  }
  const filters: Filter[] = [...filtersOf(args), ...tagFiltersOf(args)];
  const verdict = passes(filters, (name) => {
    const tagged = tagFilterValues(name, thingTags(thing));
    if (tagged !== undefined) return tagged;
    const property = spec.filters?.[name];
    const value = property === undefined ? undefined : textOf(property);
    return value === undefined ? undefined : [value];
  });
  return verdict === "yes";
}

function resultOf(spec: LookupSpec, thing: Thing, world: DataSourceWorld): PropertyMap {
  // What the resource and the result call alike is the same.
  const allowed = Object.keys(world.schema?.function(spec.token)?.outputs ?? thing.properties);
  const result: PropertyMap = {};
  for (const name of allowed) {
    const value = thing.properties[name];
    if (value !== undefined) result[name] = value;
  }
  if (thing.id !== undefined) result["id"] = thing.id;
  return { ...result, ...spec.outputs?.(thing, world) };
}

function several(spec: LookupSpec, count: number, world: DataSourceWorld): DataSourceAnswer {
  const text = `multiple ${spec.noun}s matched; use additional constraints to reduce matches to a single ${spec.noun}`;
  const parameters = { function: displayToken(spec.token), count, noun: spec.noun, quote: text };
  return refused(spec.token, text, severalMatch.at(at(world), parameters));
}

function severalOfProgram(spec: LookupSpec, matches: readonly Thing[], world: DataSourceWorld): Finding {
  const names = matches.map((thing) =>
    thing.urn === undefined ? (thing.id ?? "one of the account") : `\`${nameOfUrn(thing.urn)}\``,
  );
  const parameters = { function: displayToken(spec.token), count: matches.length, noun: spec.noun };
  return ambiguous.at(at(world), { ...parameters, names: names.join(", ") });
}

/** The findings of a lookup that finds nothing it knows: none when it asks with a value that nobody can know. */
export function notesOnAbsent(
  spec: {
    readonly token: string;
    readonly resource: string;
    readonly keys?: Readonly<Record<string, string>>;
  },
  args: PropertyMap,
  world: DataSourceWorld,
): Finding[] {
  const display = displayToken(spec.token);
  for (const argument of Object.keys(spec.keys ?? {})) {
    const id = args[argument];
    if (
      typeof id === "string" &&
      /^[a-z]+(-[a-z]+)?-[0-9a-zA-Z]{4,17}$/.test(id) &&
      isEc2Id(id) &&
      isDocumentationId(id)
    ) {
      return [documentationId.at(at(world), { id, argument, function: display })];
    }
  }
  if (holdsPlaceholder(JSON.stringify(args))) return [];
  const found = describeArguments(args);
  return [
    lookedUp.at(at(world), {
      function: display,
      found,
      type: displayToken(spec.resource),
      example: example(spec, args),
    }),
  ];
}

const EC2_PREFIXES = new Set([
  "vpc",
  "subnet",
  "sg",
  "rtb",
  "igw",
  "nat",
  "ami",
  "eipalloc",
  "pl",
  "tgw",
  "vpce",
  "acl",
  "i",
  "vol",
  "snap",
  "eni",
  "key",
]);

function isEc2Id(id: string): boolean {
  return EC2_PREFIXES.has(id.slice(0, id.indexOf("-")));
}

function example(spec: { readonly keys?: Readonly<Record<string, string>> }, args: PropertyMap): string {
  const lines: string[] = [];
  const properties: [string, PropertyValue][] = [];
  for (const [argument, property] of Object.entries(spec.keys ?? {})) {
    const value = args[argument];
    if (value === undefined || typeof value === "object") continue;
    if (property === "id") lines.push(`      id: ${JSON.stringify(value)}`);
    else properties.push([property, value]);
  }
  const tags = args["tags"];
  if (tags !== undefined) properties.push(["tags", tags]);
  if (properties.length > 0 || lines.length === 0) {
    lines.push(
      `      properties: { ${properties.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(", ")} }`,
    );
  }
  return lines.join("\n");
}

/** The arguments in the words of a reader: `{ name: "a", tags: { … } }`. */
export function describeArguments(args: PropertyMap): string {
  const parts = Object.entries(args).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return parts.length === 0 ? "no arguments" : `{ ${parts.join(", ")} }`;
}

/** The place of a finding about a request. */
export function at(world: DataSourceWorld): { readonly source?: NonNullable<DataSourceWorld["source"]> } {
  return world.source === undefined ? {} : { source: world.source };
}
