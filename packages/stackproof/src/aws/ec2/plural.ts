// AWS EC2: what the data sources that list ids have in common. Shared by the files of this folder.
import { holdsPlaceholder } from "../../core/placeholder.ts";
import { displayToken } from "../../core/urn.ts";
import type { PropertyMap } from "../../core/value.ts";
import {
  type DataSource,
  type DataSourceWorld,
  defineDataSource,
  guessed,
  known,
} from "../../model/data-source.ts";
import { type Filter, filtersOf, passes, tagFiltersOf, tagFilterValues } from "../../model/filters.ts";
import { notesOnAbsent } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { type Thing, thingsOfType, thingTags, thingText } from "../../model/things.ts";

/** How a data source that lists things works. */
export interface PluralSpec {
  readonly token: string;
  readonly formerly?: readonly string[];
  readonly docs: string;
  /** Token of the resource type that it lists. */
  readonly resource: string;
  readonly filters: Readonly<Record<string, string>>;
  /** Arguments beside `filters` and `tags`, and the filter that each becomes. */
  readonly keys?: Readonly<Record<string, string>>;
  readonly made: (world: DataSourceWorld) => readonly Thing[];
  /** Adds what AWS fills in, so that filters can ask for it. */
  readonly view?: (thing: Thing, world: DataSourceWorld) => PropertyMap;
  /** How many ids to answer with when nothing is declared. */
  readonly guesses: (world: DataSourceWorld) => number;
  /** Further lists, one member for each thing. */
  readonly lists?: Readonly<Record<string, (thing: Thing, world: DataSourceWorld) => string>>;
}

/** Declares a data source that lists the ids of things. */
export function definePlural(spec: PluralSpec): DataSource {
  return defineDataSource({
    token: spec.token,
    ...(spec.formerly !== undefined && { formerly: spec.formerly }),
    docs: spec.docs,
    answer(args, world) {
      const filters = [...filtersOf(args), ...tagFiltersOf(args), ...keyFilters(spec, args)];
      const all = [...spec.made(world), ...thingsOfType(world, spec.resource)];
      const matches = all.filter((thing) => thingPasses(spec, thing, filters, world));
      const id = world.region ?? "";
      if (matches.length > 0 || isKnownScope(filters, world)) {
        return known({
          id,
          ids: matches.map((thing) => thing.id ?? ""),
          tags: {},
          ...lists(spec, matches, world),
        });
      }
      return guessed({ id, tags: {}, ...guessedLists(spec, args, world) }, notesOnAbsent(spec, args, world));
    },
  });
}

function keyFilters(spec: PluralSpec, args: PropertyMap): Filter[] {
  return Object.entries(spec.keys ?? {}).flatMap(([argument, name]) => {
    const value = textAt(args, argument);
    return value === undefined ? [] : [{ name, values: [value] }];
  });
}

function thingPasses(
  spec: PluralSpec,
  thing: Thing,
  filters: readonly Filter[],
  world: DataSourceWorld,
): boolean {
  const view: Thing = { ...thing, properties: { ...thing.properties, ...spec.view?.(thing, world) } };
  const verdict = passes(filters, (name) => {
    const tagged = tagFilterValues(name, thingTags(thing));
    if (tagged !== undefined) return tagged;
    const property = spec.filters[name];
    const value = property === undefined ? undefined : thingText(view, property);
    return value === undefined ? undefined : [value];
  });
  return verdict === "yes";
}

/** True when a filter names a VPC whose whole content is known: one of the program, of the settings, or the default. */
function isKnownScope(filters: readonly Filter[], world: DataSourceWorld): boolean {
  const vpcs = filters.find((filter) => filter.name === "vpc-id")?.values;
  if (vpcs === undefined || vpcs.length === 0) return false;
  const ids = new Set(
    thingsOfType(world, "aws:ec2/vpc:Vpc")
      .filter((vpc) => vpc.origin === "program")
      .map((vpc) => vpc.id),
  );
  return vpcs.every((id) => ids.has(id)) && !vpcs.some((id) => holdsPlaceholder(id));
}

function lists(spec: PluralSpec, things: readonly Thing[], world: DataSourceWorld): PropertyMap {
  const entries = Object.entries(spec.lists ?? {});
  return Object.fromEntries(
    entries.map(([name, value]) => [name, things.map((thing) => value(thing, world))]),
  );
}

function guessedLists(spec: PluralSpec, args: PropertyMap, world: DataSourceWorld): PropertyMap {
  const count = Math.max(1, spec.guesses(world));
  const texts = (name: string) =>
    Array.from({ length: count }, (_, index) =>
      world.placeholders.text(
        `${spec.token}|${world.region ?? ""}|${JSON.stringify(args)}|${name}[${index}]`,
        `result \`${name}[${index}]\` of \`${displayToken(spec.token)}\``,
      ),
    );
  return Object.fromEntries(["ids", ...Object.keys(spec.lists ?? {})].map((name) => [name, texts(name)]));
}
