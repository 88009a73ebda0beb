// Project: the tsconfig that Pulumi gives to ts-node. Looked at for faults of the file itself, not for its options.
// ts-node 7.0.1, which comes with @pulumi/pulumi, and TypeScript were run on every fault that is found here.
import { basename, dirname, extname, isAbsolute, join } from "node:path";
import { type ParseError, parse, parseTree } from "jsonc-parser";
import type { Finding } from "../findings/finding.ts";
import type { Files } from "./files.ts";
import { brokenTsconfig, tsconfigExtends, tsconfigNotFound } from "./findings.ts";
import { findPackage, packageOf } from "./packages.ts";
import { recordOf } from "./record.ts";
import { jsonProblem, placeAt } from "./yaml-data.ts";

/** Names that exist for types only: `paths` and `baseUrl` of a tsconfig. */
export interface PathAliases {
  readonly patterns: readonly string[];
  /** Absolute. */
  readonly baseUrl: string | undefined;
}

/** A tsconfig, followed through `extends`. */
export interface TsconfigReading {
  readonly path: string | undefined;
  readonly aliases: PathAliases;
  readonly findings: readonly Finding[];
}

const NONE: PathAliases = { patterns: [], baseUrl: undefined };

/**
 * Finds and reads the tsconfig.
 *
 * @param option the runtime option `tsconfig`, from the program's folder; default tsconfig.json there
 * @param isUsed false when the program has no TypeScript or turns it off: then faults are warnings
 */
export function readTsconfig(
  programDirectory: string,
  option: unknown,
  isUsed: boolean,
  show: (path: string) => string,
  files: Files,
): TsconfigReading {
  const name = typeof option === "string" && option !== "" ? option : "tsconfig.json";
  const path = isAbsolute(name) ? name : join(programDirectory, name);
  if (files.kind(path) !== "file") {
    if (name === "tsconfig.json") return { path: undefined, aliases: NONE, findings: [] };
    const finding = tsconfigNotFound.at({ source: { file: show(programDirectory) } }, { path: name });
    return { path: undefined, aliases: NONE, findings: [finding] };
  }
  const findings: Finding[] = [];
  const lowered = isUsed ? {} : { severity: "warning" as const };
  const seen = new Set<string>();
  const read = (file: string): PathAliases => {
    if (seen.has(file)) return NONE;
    seen.add(file);
    const text = files.readText(file) ?? "";
    const errors: ParseError[] = [];
    const data: unknown = parse(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    const [error] = errors;
    if (error !== undefined) {
      const parameters = { file: show(file), problem: jsonProblem(error) };
      findings.push(
        brokenTsconfig.at({ source: placeAt(show(file), text, error.offset) }, parameters, lowered),
      );
      return NONE;
    }
    const config = recordOf(data);
    const parents = (Array.isArray(config["extends"]) ? config["extends"] : [config["extends"]]).filter(
      (parent): parent is string => typeof parent === "string" && parent !== "",
    );
    let aliases = NONE;
    for (const parent of parents) {
      const found = resolveExtends(parent, dirname(file), files);
      if (found === undefined) {
        const place = { source: placeAt(show(file), text, offsetOf(text, parent)) };
        findings.push(tsconfigExtends.at(place, { file: show(file), parent }, lowered));
      } else if (found !== "unsure") aliases = read(found);
    }
    const options = recordOf(config["compilerOptions"]);
    const base = options["baseUrl"];
    return {
      patterns: options["paths"] === undefined ? aliases.patterns : Object.keys(recordOf(options["paths"])),
      baseUrl: typeof base === "string" ? join(dirname(file), base) : aliases.baseUrl,
    };
  };
  const aliases = read(path);
  return { path, aliases, findings };
}

/** The file that `extends` means. Inside packages the rules are many: `unsure` when only the package is certain. */
function resolveExtends(parent: string, directory: string, files: Files): string | undefined {
  if (parent.startsWith(".") || isAbsolute(parent)) {
    const path = isAbsolute(parent) ? parent : join(directory, parent);
    return [path, `${path}.json`, join(path, "tsconfig.json")].find((one) => files.kind(one) === "file");
  }
  const folder = findPackage(packageOf(parent), directory, files);
  // A file `base.json` may also lie in node_modules itself.
  if (folder === undefined) {
    return files.kind(join(directory, "node_modules", parent)) === "file" ? "unsure" : undefined;
  }
  const path = join(folder, parent.slice(packageOf(parent).length));
  const found = [path, `${path}.json`, join(path, "tsconfig.json")].find((one) => files.kind(one) === "file");
  return found !== undefined && extname(basename(found)) === ".json" ? found : "unsure";
}

/** Where the text of `extends` stands. */
function offsetOf(text: string, parent: string): number {
  const tree = parseTree(text, [], { allowTrailingComma: true });
  const property = tree?.children?.find((child) => child.children?.[0]?.value === "extends")?.children?.[1];
  const item = property?.children?.find((child) => child.value === parent) ?? property;
  return item?.offset ?? 0;
}
