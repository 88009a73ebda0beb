// Schema: what the cache on disk holds, and when it may be believed. Pure but for the calls to files.ts.
import { join } from "node:path";
import { readText, writeAtomically } from "./files.ts";
import type { FunctionSchema, ResourceSchema, SchemaProperties } from "./schema.ts";

/** Grows whenever what is kept changes its form or the reading changes its mind. */
const FORMAT = 1;

/** Everything read of one package so far. `null` stands for "looked for, not there". */
export interface SchemaCache {
  readonly resources: Record<string, ResourceSchema | null>;
  readonly functions: Record<string, FunctionSchema | null>;
  readonly objects: Record<string, SchemaProperties | null>;
  tokens: { readonly resources: readonly string[]; readonly functions: readonly string[] } | undefined;
}

interface CacheFile extends SchemaCache {
  readonly format: number;
  readonly guard: string;
}

/** A cache that holds nothing. */
export function emptyCache(): SchemaCache {
  return { resources: {}, functions: {}, objects: {}, tokens: undefined };
}

/** The file of a package version. The names of packages may hold `@` and `/`. */
export function cacheFile(directory: string, name: string, version: string): string {
  return join(directory, "schema", `${`${name}-${version}`.replaceAll(/[^\w.-]+/g, "_")}.json`);
}

/**
 * What was kept for a package; empty when there is nothing, when it is corrupt, when another version of this program
 * wrote it, or when the package's files changed (`guard`).
 */
export function loadCache(path: string, guard: string): SchemaCache {
  const text = readText(path);
  if (text === undefined) return emptyCache();
  try {
    const file = JSON.parse(text) as Partial<CacheFile> | null;
    if (file?.format !== FORMAT || file.guard !== guard) return emptyCache();
    const { resources, functions, objects, tokens } = file;
    if (!isRecord(resources) || !isRecord(functions) || !isRecord(objects)) return emptyCache();
    return { resources, functions, objects, tokens };
  } catch {
    return emptyCache();
  }
}

/** Adds what this run read to what another run may have written meanwhile, and writes both. */
export function storeCache(path: string, guard: string, cache: SchemaCache): void {
  const other = loadCache(path, guard);
  const file: CacheFile = {
    format: FORMAT,
    guard,
    resources: { ...other.resources, ...cache.resources },
    functions: { ...other.functions, ...cache.functions },
    objects: { ...other.objects, ...cache.objects },
    tokens: cache.tokens ?? other.tokens,
  };
  writeAtomically(path, JSON.stringify(file));
}

function isRecord(value: unknown): value is Record<string, never> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
