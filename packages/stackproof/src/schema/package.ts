// Schema: opens an installed Pulumi package. Types are read from its own .d.ts files when they are asked for, one at
// a time, and kept in a cache on disk by package version.
import { join } from "node:path";
import { cacheFile, loadCache, type SchemaCache, storeCache } from "./cache.ts";
import { deprecationBefore, findClass, findInterface } from "./declarations.ts";
import { defaultCacheDirectory, fingerprint, listFolder, readText } from "./files.ts";
import { nameResolver } from "./names.ts";
import { type NameResolver, readMembers } from "./read-types.ts";
import type { FunctionSchema, InstalledPackageSchema, ResourceSchema, SchemaProperties } from "./schema.ts";
import {
  constructedTokens,
  exportedFunctions,
  fold,
  functionToken,
  namesItsFile,
  placeOfToken,
  type TokenPlace,
} from "./tokens.ts";
import { restoreText, TypeFiles } from "./type-files.ts";

/** How to open a package. */
export interface OpenOptions {
  /** Where to keep what was read. Default: STACKPROOF_CACHE_DIR or the user's cache folder. */
  readonly cacheDirectory?: string;
}

/**
 * Opens an installed, generated Pulumi SDK such as node_modules/@pulumi/aws. Nothing but its package.json and the
 * cache is read until a type is asked for. Never throws: a type that cannot be read is undefined, a part of a type
 * that cannot be read is `any`.
 */
export function openPackageSchema(directory: string, options: OpenOptions = {}): InstalledPackageSchema {
  return new PackageReader(directory, options.cacheDirectory ?? defaultCacheDirectory());
}

class PackageReader implements InstalledPackageSchema {
  readonly name: string;
  readonly version: string;
  readonly #directory: string;
  readonly #files: TypeFiles;
  readonly #cacheFile: string;
  readonly #guard: string;
  readonly #cache: SchemaCache;
  readonly #folders = new Map<string, ReadonlyMap<string, string>>();
  readonly #resolvers = new Map<string, NameResolver>();
  #changed = false;

  constructor(directory: string, cacheDirectory: string) {
    const manifest = readManifest(join(directory, "package.json"));
    this.name = manifest.name;
    this.version = manifest.version;
    this.#directory = directory;
    this.#files = new TypeFiles(directory);
    this.#guard = fingerprint(
      ["package.json", "index.d.ts", "types/input.d.ts", "types/output.d.ts"].map((file) =>
        join(directory, file),
      ),
    );
    this.#cacheFile = cacheFile(cacheDirectory, this.name, this.version);
    this.#cache = loadCache(this.#cacheFile, this.#guard);
  }

  resource(token: string): ResourceSchema | undefined {
    return this.#remember(this.#cache.resources, token, () => this.#readResource(token));
  }

  function(token: string): FunctionSchema | undefined {
    return this.#remember(this.#cache.functions, token, () => this.#readFunction(token));
  }

  object(name: string): SchemaProperties | undefined {
    return this.#remember(this.#cache.objects, name, () => {
      const body = this.#files.body(name);
      if (body === undefined) return undefined;
      return restoreDeprecations(
        readMembers(body.text, body.open, this.#resolver(body.file, body.text)).properties,
      );
    });
  }

  resourceTokens(): readonly string[] {
    return this.#tokens().resources;
  }

  functionTokens(): readonly string[] {
    return this.#tokens().functions;
  }

  saveCache(): void {
    if (!this.#changed) return;
    this.#changed = false;
    storeCache(this.#cacheFile, this.#guard, this.#cache);
  }

  #remember<T extends object>(
    kept: Record<string, T | null>,
    key: string,
    read: () => T | undefined,
  ): T | undefined {
    const known = Object.hasOwn(kept, key) ? kept[key] : undefined;
    if (known !== undefined) return known ?? undefined;
    const value = read();
    kept[key] = value ?? null;
    this.#changed = true;
    return value;
  }

  #readResource(token: string): ResourceSchema | undefined {
    const place = placeOfToken(token);
    const file = place === undefined ? undefined : this.#fileOf(place);
    if (place === undefined || file === undefined) return undefined;
    const text = this.#files.text(file) ?? "";
    const declared = findClass(text, place.name);
    if (declared === undefined) return undefined;
    const resolve = this.#resolver(file, text);
    const { properties, constructorParameters } = readMembers(text, declared.open, resolve);
    const argumentsName = /\bargs\??: ([\w$]+)/.exec(constructorParameters ?? "")?.[1];
    const inputs = argumentsName === undefined ? {} : this.#interface(text, argumentsName, resolve);
    if (inputs === undefined) return undefined;
    return {
      token,
      inputs,
      outputs: properties,
      ...(declared.deprecated !== undefined && { deprecated: declared.deprecated }),
    };
  }

  #readFunction(token: string): FunctionSchema | undefined {
    // A method of a resource, `eks:index:Cluster/getKubeconfig`: its types stand in a namespace beside the class.
    const [, owner = token, method] = /^(.+:[^:/]+)\/(\w+)$/.exec(token) ?? [];
    const place = placeOfToken(owner);
    const file = place === undefined ? undefined : this.#fileOf(place);
    if (place === undefined || file === undefined) return undefined;
    return method === undefined
      ? this.#functionIn(token, file, place.name)
      : this.#methodIn(token, file, method);
  }

  #functionIn(token: string, file: string, name: string): FunctionSchema | undefined {
    const text = this.#files.text(file) ?? "";
    // Some tokens write the function with a capital: aws:resourceexplorer/search:Search.
    const start = text.indexOf(`export declare function ${name.charAt(0).toLowerCase()}${name.slice(1)}(`);
    if (start === -1) return undefined;
    const signature = text.slice(start, text.indexOf(";", start));
    const resolve = this.#resolver(file, text);
    const argumentsName = /\(args\??: ([\w$]+)/.exec(signature)?.[1];
    const resultName = /Promise<([\w$]+)>/.exec(signature)?.[1];
    const inputs = argumentsName === undefined ? {} : this.#interface(text, argumentsName, resolve);
    const outputs = resultName === undefined ? {} : this.#interface(text, resultName, resolve);
    if (inputs === undefined) return undefined;
    const deprecated = deprecationBefore(text, start);
    return { token, inputs, outputs: outputs ?? {}, ...(deprecated !== undefined && { deprecated }) };
  }

  #methodIn(token: string, file: string, name: string): FunctionSchema | undefined {
    const text = this.#files.text(file) ?? "";
    const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const resolve = this.#resolver(file, text);
    const outputs = this.#interface(text, `${title}Result`, resolve);
    if (outputs === undefined) return undefined;
    return { token, inputs: this.#interface(text, `${title}Args`, resolve) ?? {}, outputs };
  }

  #interface(text: string, name: string, resolve: NameResolver): SchemaProperties | undefined {
    const declared = findInterface(text, name);
    return declared === undefined ? undefined : readMembers(text, declared.open, resolve).properties;
  }

  #resolver(file: string, text: string): NameResolver {
    let resolver = this.#resolvers.get(file);
    if (resolver === undefined) {
      resolver = nameResolver(this.#directory, this.#files, file, text);
      this.#resolvers.set(file, resolver);
    }
    return resolver;
  }

  /** The file of a token, below the package and without extension, found without regard to case. */
  #fileOf({ folder, file }: TokenPlace): string | undefined {
    let names = this.#folders.get(folder);
    if (names === undefined) {
      const found = new Map<string, string>();
      for (const { name } of listFolder(join(this.#directory, folder))) {
        if (name.endsWith(".d.ts"))
          found.set(fold(name.slice(0, -".d.ts".length)), name.slice(0, -".d.ts".length));
      }
      names = found;
      this.#folders.set(folder, names);
    }
    // A class named Index is kept in index_, because index is the folder's own file.
    const name = fold(file) === "index" ? names.get("index_") : names.get(fold(file));
    return name === undefined ? undefined : folder === "" ? name : `${folder}/${name}`;
  }

  #tokens(): { readonly resources: readonly string[]; readonly functions: readonly string[] } {
    if (this.#cache.tokens === undefined) {
      const resources: string[] = [];
      const functions: { folder: string; name: string }[] = [];
      this.#walk("", resources, functions);
      if (this.#fileOf({ folder: "", file: "provider", name: "Provider" }) !== undefined) {
        resources.push(`pulumi:providers:${this.name}`);
      }
      const filePerToken = resources.some(namesItsFile);
      this.#cache.tokens = {
        resources: [...new Set(resources)].sort(),
        functions: functions
          .map(({ folder, name }) => functionToken(this.name, folder, name, filePerToken))
          .sort(),
      };
      this.#changed = true;
    }
    return this.#cache.tokens;
  }

  #walk(folder: string, resources: string[], functions: { folder: string; name: string }[]): void {
    const path = join(this.#directory, folder);
    resources.push(...constructedTokens(readText(join(path, "index.js")) ?? ""));
    for (const name of exportedFunctions(readText(join(path, "index.d.ts")) ?? ""))
      functions.push({ folder, name });
    for (const { name, isFolder } of listFolder(path)) {
      if (!isFolder || SKIPPED_FOLDERS.has(name) || name.startsWith(".")) continue;
      this.#walk(folder === "" ? name : `${folder}/${name}`, resources, functions);
    }
  }
}

const SKIPPED_FOLDERS = new Set(["node_modules", "types", "config", "scripts", "tests"]);

function readManifest(path: string): { name: string; version: string } {
  try {
    const manifest = JSON.parse(readText(path) ?? "{}") as {
      name?: unknown;
      version?: unknown;
      pulumi?: { name?: unknown };
    };
    const npmName = typeof manifest.name === "string" ? manifest.name : "";
    const own = manifest.pulumi?.name;
    return {
      // Pulumi's name for the package (`aws`), which tokens start with; the npm name is @pulumi/aws.
      name: typeof own === "string" ? own : npmName.slice(npmName.lastIndexOf("/") + 1),
      version: typeof manifest.version === "string" ? manifest.version.replace(/^v/, "") : "",
    };
  } catch {
    return { name: "", version: "" };
  }
}

function restoreDeprecations(properties: SchemaProperties): SchemaProperties {
  const restored: Record<string, SchemaProperties[string]> = {};
  for (const [name, property] of Object.entries(properties)) {
    const { deprecated } = property;
    restored[name] =
      deprecated === undefined ? property : { ...property, deprecated: restoreText(deprecated) };
  }
  return restored;
}
