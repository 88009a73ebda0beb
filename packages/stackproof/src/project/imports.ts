// Project: follows imports from the entry file through the project's own files, and finds what Node will not.
import { isBuiltin } from "node:module";
import { basename, dirname, extname, join } from "node:path";
import { nearest } from "../core/nearest.ts";
import { compareText, type SourcePlace } from "../core/place.ts";
import type { Finding } from "../findings/finding.ts";
import type { Files } from "./files.ts";
import { importAlias, importNotDeclared, importNotFound, importNotInstalled } from "./import-findings.ts";
import { linkRecovered } from "./missing-exports.ts";
import { type FoundImport, importsOf } from "./module-imports.ts";
import {
  declares,
  findPackage,
  hasPlugAndPlay,
  installCommand,
  type Manifest,
  manifestsFrom,
  packageOf,
} from "./packages.ts";
import { isFenced, nothingOf, parses, type Recovered, recover } from "./recover.ts";
import { hasTypes, resolveFile } from "./resolve-file.ts";
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
  /** True for ES modules, which Node links before it runs any of them. */
  readonly isModule: boolean;
  readonly show: (path: string) => string;
  readonly files: Files;
}

const PARSED = /\.[cm]?[jt]sx?$/;
/** Packages that teach Node other names. */
const LOADERS =
  /^(?:tsconfig-paths|module-alias|tsx|esbuild-register|@swc-node\/register|ts-node|babel-register|@babel\/register|app-module-path|link-module-alias|rootpath)(?:\/|$)/;

/**
 * Checks the imports of all files that the entry file reaches; of a file that does not parse, those that are left.
 *
 * @returns the files of the project that were reached, sorted; the findings; and what is left of files that do not parse
 */
export function checkImports(inputs: ImportInputs): {
  sources: string[];
  findings: Finding[];
  recovered: Map<string, Recovered>;
} {
  const { files, show } = inputs;
  const findings: Finding[] = [];
  const sources = new Set<string>();
  const recovered = new Map<string, Recovered>();
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
    let text = PARSED.test(path) ? files.readText(path) : undefined;
    let imports = text === undefined ? undefined : importsOf(path, text);
    if (text !== undefined && (imports === undefined || isFenced(text))) {
      const left = recovered.get(path) ?? recover(path, text) ?? emptied(path, text, inputs.entryFile);
      if (left !== undefined) {
        recovered.set(path, left);
        text = left.text;
        imports = importsOf(path, text);
      }
    }
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
  if (inputs.isModule && recovered.size > 0) {
    const text = (path: string): string | undefined => (PARSED.test(path) ? files.readText(path) : undefined);
    const find = (path: string): string | undefined => resolveFile(path, files);
    linkRecovered(recovered, sources, text, find);
  }
  for (const [name, use] of packages) findings.push(...checkPackage(name, use, inputs));
  return { sources: [...sources].sort(compareText), findings, recovered };
}

/** Of a file that others load, nothing is more than an error: they may run without it. */
function emptied(path: string, text: string, entryFile: string): Recovered | undefined {
  return path === entryFile || parses(path, text) ? undefined : nothingOf(text);
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
