// AWS: what this folder knows, by token. The lists are generated: `npm run generate`.
import type { DataSource } from "../model/data-source.ts";
import { ModelRegistry } from "../model/registry.ts";
import { DATA_SOURCES } from "./data-sources.gen.ts";
import { RESOURCES } from "./resources.gen.ts";

/** The models of all resource types. */
export const registry = new ModelRegistry(RESOURCES);

let byToken: ReadonlyMap<string, DataSource> | undefined;

/** The data source of a function token, also of an older one; undefined when it is not modelled. */
export function findDataSource(token: string): DataSource | undefined {
  byToken ??= new Map(
    DATA_SOURCES.flatMap((source) =>
      [source.token, ...(source.formerly ?? [])].map((name) => [name, source]),
    ),
  );
  return byToken.get(token);
}

/** All data sources, by token. */
export function dataSources(): readonly DataSource[] {
  return DATA_SOURCES;
}
