// Project: follows imports from the entry file through the project's own files, and finds what Node will not.
import { isBuiltin } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { nearest } from "../core/nearest.ts";
import { compareText, type SourcePlace } from "../core/place.ts";
import type { Finding } from "../findings/finding.ts";
import type { Files } from "./files.ts";
import { importAlias, importNotDeclared, importNotFound, importNotInstalled } from "./import-findings.ts";
import { type FoundImport, importsOf } from "./module-imports.ts";
import {
  declares,
  findPackage,
  hasPlugAndPlay,
  installCommand,
  type Manifest,
  manifestsFrom,
  packageOf,
  readManifest,
} from "./packages.ts";
import { SDK } from "./sdk.ts";
import type { PathAliases } from "./tsconfig.ts";
import { placeAt } from "./yaml-data.ts";

/** What the check of imports needs to know. */
export interface ImportInputs {
  readonly entryFile: string;
  readonly aliases: PathAliases;
  /** `npm`, `yarn`, `pnpm` or `bun`. */
  readonly manager: string;
  /** Arguments that Pulumi gives to Node, in which a loader may be named. */
  readonly nodeArguments: string;
  /** False when nothing was installed yet: what package.json names is then not reported one by one. */
  readonly isSdkInstalled: boolean;
  readonly show: (path: string) => string;
  readonly files: Files;
}

/** Endings that a loader may add. Which exist in which mode of Node differs; none of these is called missing. */
const ENDINGS = ["", ".ts", ".tsx", ".js", ".mjs", ".cjs", ".mts", ".cts", ".jsx", ".json", ".node", ".d.ts"];
const PARSED = /\.[cm]?[jt]sx?$/;
/** Packages that teach Node other names. */
const LOADERS =
  /^(?:tsconfig-paths|module-alias|tsx|esbuild-register|@swc-node\/register|ts-node|babel-register|@babel\/register|app-module-path|link-module-alias|rootpath)(?:\/|$)/;

/**
 * Checks the imports of all files that the entry file reaches.
 *
 * @returns the files of the project that were reached, sorted, and the findings; files that do not parse are left to others
 */
export function checkImports(inputs: ImportInputs): { sources: string[]; findings: Finding[] } {
  const { files, show } = inputs;
  const findings: Finding[] = [];
  const sources = new Set<string>();
  const packages = new Map<string, PackageUse>();
  // Files that may never be loaded are read for what they bring, but nothing that they lack is an error.
  const queue: { path: string; isSure: boolean }[] = [{ path: inputs.entryFile, isSure: true }];
  const surely = new Set<string>();
  const aliases: { specifier: string; alias: string; place: SourcePlace }[] = [];
  let hasLoader = /(?:tsconfig-paths|module-alias|--loader|--import|tsx)/.test(inputs.nodeArguments);
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { path, isSure } = next;
    if (surely.has(path) || (sources.has(path) && !isSure)) continue;
    sources.add(path);
    if (isSure) surely.add(path);
    const text = PARSED.test(path) ? files.readText(path) : undefined;
    const imports = text === undefined ? undefined : importsOf(path, text);
    if (text === undefined || imports === undefined) continue;
    for (const found of imports) {
      const { specifier } = found;
      const place = placeAt(show(path), text, found.offset);
      const isCertain = isSure && found.when === "always";
      if (LOADERS.test(specifier)) hasLoader = true;
      if (/^\.\.?(?:\/|$)/.test(specifier)) {
        const target = resolveFile(join(dirname(path), specifier), files);
        if (target !== undefined) {
          if (!target.includes("node_modules")) queue.push({ path: target, isSure: isCertain });
        } else if (isCertain && !(found.isPassedOn && hasTypes(join(dirname(path), specifier), files))) {
          findings.push(
            importNotFound.at({ source: place }, { specifier, meant: meant(path, specifier, files) }),
          );
        }
      } else if (isPackage(specifier)) {
        const alias = aliasOf(specifier, inputs.aliases, files);
        const isInstalled = isReachable(specifier, path, files);
        if (alias !== undefined && !isInstalled) {
          if (isCertain) aliases.push({ specifier, alias, place });
        } else note(packages, found, isCertain, isInstalled, path, place);
      }
    }
  }
  if (!hasLoader) {
    for (const { specifier, alias, place } of aliases) {
      findings.push(importAlias.at({ source: place }, { specifier, alias }));
    }
  }
  for (const [name, use] of packages) findings.push(...checkPackage(name, use, inputs));
  return { sources: [...sources].sort(compareText), findings };
}

interface PackageUse {
  readonly specifier: string;
  readonly from: string;
  readonly isInstalled: boolean;
  isCertain: boolean;
  isRuntime: boolean;
  isPassedOn: boolean;
  readonly places: SourcePlace[];
}

function note(
  packages: Map<string, PackageUse>,
  found: FoundImport,
  isCertain: boolean,
  isInstalled: boolean,
  from: string,
  place: SourcePlace,
): void {
  const isRuntime = found.when === "always";
  // Installed here and missing there are two things: packages differ by folder.
  const key = `${packageOf(found.specifier)}\n${isInstalled}`;
  const known = packages.get(key);
  if (known === undefined) {
    const { specifier, isPassedOn } = found;
    packages.set(key, { specifier, from, isInstalled, isCertain, isRuntime, isPassedOn, places: [place] });
  } else if (isCertain && (!known.isCertain || known.isPassedOn)) {
    // The place of a finding is the first import that surely runs.
    const places = known.isCertain && !found.isPassedOn ? [place, ...known.places] : [...known.places, place];
    const first = known.isCertain ? places : [place];
    packages.set(key, {
      ...known,
      specifier: found.specifier,
      from,
      isCertain,
      isRuntime,
      isPassedOn: found.isPassedOn,
      places: first,
    });
  } else if (isCertain === known.isCertain) known.places.push(place);
}

function checkPackage(key: string, use: PackageUse, inputs: ImportInputs): Finding[] {
  const { files, manager } = inputs;
  const name = key.split("\n")[0] ?? key;
  const [first, ...others] = use.places;
  if (first === undefined || !use.isCertain) return [];
  // A missing SDK has a finding of its own.
  if (name === SDK && !inputs.isSdkInstalled) return [];
  const directory = dirname(use.from);
  const manifests = manifestsFrom(directory, files);
  if (manifests[0]?.data["name"] === name) return [];
  const isDeclared = manifests.some((manifest) => declares(manifest, name));
  const related = others.map((source) => ({ source, note: "imported here too" }));
  if (!use.isInstalled) {
    if (hasPlugAndPlay(directory, files) || (isDeclared && !inputs.isSdkInstalled)) return [];
    if (use.isPassedOn && findPackage(typesOf(name), directory, files) !== undefined) return [];
    const command = installCommand(manager, isDeclared ? [] : [name]);
    const parameters = { name, specifier: use.specifier, isDeclared, command };
    // Where nothing was installed yet, another package may still bring it.
    const severity = inputs.isSdkInstalled ? {} : { severity: "warning" as const };
    return [importNotInstalled.at({ source: first }, parameters, { related, ...severity })];
  }
  if (isDeclared || manifests.every(isEmpty)) return [];
  return [
    importNotDeclared.at({ source: first }, { name, command: installCommand(manager, [name]) }, { related }),
  ];
}

/** A manifest without any lists, such as one that only says `"type": "commonjs"`, declares nothing on purpose. */
function isEmpty(manifest: Manifest): boolean {
  return manifest.data["dependencies"] === undefined && manifest.data["devDependencies"] === undefined;
}

function isPackage(specifier: string): boolean {
  const isOther = specifier === "" || /^(?:[/#]|[A-Za-z]+:)/.test(specifier);
  return !isOther && !isBuiltin(specifier);
}

function isReachable(specifier: string, from: string, files: Files): boolean {
  const name = packageOf(specifier);
  const directory = dirname(files.realPath(from));
  if (
    findPackage(name, directory, files) !== undefined ||
    findPackage(name, dirname(from), files) !== undefined
  )
    return true;
  // A file that lies in node_modules itself, without a folder.
  return manifestsFrom(directory, files).some(
    (manifest) => resolveFile(join(manifest.directory, "node_modules", specifier), files) !== undefined,
  );
}

function typesOf(name: string): string {
  return `@types/${name.startsWith("@") ? name.slice(1).replace("/", "__") : name}`;
}

/** The file that a path means, with or without ending; `./x.js` may be written for x.ts. */
function resolveFile(path: string, files: Files): string | undefined {
  const written = path.replace(/\.([cm]?)jsx?$/, "");
  const candidates = [path, ...(written === path ? [] : [written])].flatMap((base) =>
    ENDINGS.map((ending) => base + ending),
  );
  const found = candidates.find((one) => files.kind(one) === "file");
  if (found !== undefined || files.kind(path) !== "directory") return found;
  const main = readManifest(path, files)?.data["main"];
  if (typeof main === "string" && main !== "" && join(path, main) !== path) {
    const target = resolveFile(join(path, main), files);
    if (target !== undefined) return target;
  }
  return ENDINGS.map((ending) => join(path, `index${ending}`)).find((one) => files.kind(one) === "file");
}

function hasTypes(path: string, files: Files): boolean {
  return files.kind(`${path}.d.ts`) === "file";
}

/** The file nearby whose name is most like the missing one, as it would be written. */
function meant(from: string, specifier: string, files: Files): string | undefined {
  const folder = dirname(join(dirname(from), specifier));
  const ending = extname(specifier);
  const names = files.list(folder).map((name) => (ending === "" ? name.replace(/\.[^.]+$/, "") : name));
  const name = nearest(basename(specifier), names);
  return name === undefined
    ? undefined
    : specifier.slice(0, specifier.length - basename(specifier).length) + name;
}

/** In which words tsconfig.json knows a name: by `paths`, or as a file below `baseUrl`. */
function aliasOf(specifier: string, aliases: PathAliases, files: Files): string | undefined {
  for (const pattern of aliases.patterns) {
    if (pattern === "*") continue;
    const [before = "", after] = pattern.split("*");
    const matches =
      after === undefined ? specifier === pattern : specifier.startsWith(before) && specifier.endsWith(after);
    if (matches) return `\`paths\` ("${pattern}")`;
  }
  const base = aliases.baseUrl;
  if (base === undefined) return undefined;
  return resolveFile(join(base, specifier), files) === undefined ? undefined : "`baseUrl`";
}
