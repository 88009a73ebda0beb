// Schema: what a name in one declaration file of a package stands for. Follows the file's imports.
import { join, posix } from "node:path";
import { findAlias, findClass, findInterface, type Imports, readImports } from "./declarations.ts";
import { findPackage, readText } from "./files.ts";
import { type NameResolver, readType } from "./read-types.ts";
import type { SchemaType } from "./schema.ts";
import type { TypeFiles } from "./type-files.ts";

const ANY: SchemaType = { kind: "any" };
const PLAIN: Readonly<Record<string, SchemaType | undefined>> = {
  string: { kind: "string" },
  number: { kind: "number" },
  boolean: { kind: "boolean" },
  true: { kind: "boolean" },
  false: { kind: "boolean" },
  undefined: undefined,
  null: undefined,
  void: undefined,
  any: ANY,
  unknown: ANY,
  never: ANY,
  object: ANY,
};
const PULUMI: Readonly<Record<string, SchemaType>> = {
  ID: { kind: "string" },
  URN: { kind: "string" },
  "asset.Asset": { kind: "asset" },
  "asset.Archive": { kind: "archive" },
};

/**
 * Makes the resolver for a file of a package; `file` is below the package, without extension. `depth` counts aliases
 * of aliases, which may run in a circle.
 */
export function nameResolver(
  packageDirectory: string,
  files: TypeFiles,
  file: string,
  text: string,
  depth = 0,
): NameResolver {
  let imports: Imports | undefined;
  const resolve = (path: readonly string[]): SchemaType | undefined => {
    const [head = "", ...rest] = path;
    if (rest.length === 0 && head in PLAIN) return PLAIN[head];
    imports ??= readImports(text);
    const namespace = imports.namespaces.get(head);
    if (namespace !== undefined) return inNamespace(namespace, rest);
    const named = imports.named.get(head);
    if (named !== undefined && isTypesModule(named.module)) return inTypes([named.name, ...rest]);
    if (named?.module.startsWith(".") === true && rest.length === 0)
      return exported(named.module, named.name);
    return named === undefined && rest.length === 0 ? declared(file, head) : ANY;
  };

  function inNamespace(module: string, rest: readonly string[]): SchemaType {
    if (module === "@pulumi/pulumi") return PULUMI[rest.join(".")] ?? ANY;
    if (module.startsWith("@pulumi/")) return externalResource(packageDirectory, module, rest);
    if (isTypesModule(module)) return inTypes(rest);
    const kind = /(?:^|\/)types\/(input|output|enums)$/.exec(module)?.[1];
    if (kind !== undefined) return inTypes([kind, ...rest]);
    const [name, further] = rest;
    return name !== undefined && further === undefined ? exported(module, name) : ANY;
  }

  function inTypes([kind, ...path]: readonly string[]): SchemaType {
    if (path.length === 0) return ANY;
    if (kind === "enums") return files.enumType(path) ?? ANY;
    if (kind === "input" || kind === "output")
      return { kind: "object", name: [`${kind}s`, ...path].join(".") };
    return ANY;
  }

  /** A class, alias or enum that another module of the package exports. */
  function exported(module: string, name: string): SchemaType {
    const target = posix.join(posix.dirname(file), module);
    if (target.startsWith("..")) return ANY;
    const isIndex = posix.basename(target) === "index";
    if (!isIndex && files.text(target) !== undefined) return declared(target, name);
    const index = isIndex ? target : posix.join(target, "index");
    const text = files.text(index);
    const inner = new RegExp(`import\\("\\./([\\w./-]+)"\\)\\.${name.replaceAll("$", "\\$")};`).exec(
      text ?? "",
    )?.[1];
    const folder = posix.dirname(index);
    for (const found of (text ?? "").matchAll(/^export \* from "\.\/([\w.-]+)";/gm)) {
      const sibling = posix.join(folder, found[1] ?? "");
      if (inner === undefined && declares(sibling, name)) return declared(sibling, name);
    }
    if (inner !== undefined) return declared(posix.join(folder, inner), name);
    return files.enumType([...(folder === "." ? [] : folder.split("/")), name]) ?? ANY;
  }

  function declares(where: string, name: string): boolean {
    const whole = files.text(where);
    return (
      whole !== undefined &&
      (findInterface(whole, name) !== undefined || findAlias(whole, name) !== undefined)
    );
  }

  /** A class, interface or alias that a file of the package declares. */
  function declared(where: string, name: string): SchemaType {
    const whole = files.text(where);
    if (whole === undefined) return ANY;
    if (findClass(whole, name) !== undefined) {
      const token = pulumiType(join(packageDirectory, where));
      return token === undefined ? ANY : { kind: "resource", name: token };
    }
    if (findInterface(whole, name) !== undefined) return { kind: "object", name: `${where}#${name}` };
    const alias = findAlias(whole, name);
    if (alias === undefined) return ANY;
    if (depth > 4) return ANY;
    return readType(whole, alias, nameResolver(packageDirectory, files, where, whole, depth + 1));
  }

  return resolve;
}

function isTypesModule(module: string): boolean {
  return /^(?:\.\.?\/)+types$/.test(module);
}

/** `pulumiAws.ec2.Vpc`: a resource of another package; its token when that package is installed. */
function externalResource(from: string, module: string, path: readonly string[]): SchemaType {
  const name = path[path.length - 1];
  if (name === undefined || path[0] === "types" || !/^[A-Z]/.test(name)) return ANY;
  const packageName = module.slice("@pulumi/".length);
  if (name === "Provider" && path.length === 1)
    return { kind: "resource", name: `pulumi:providers:${packageName}` };
  const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  const folder = path.slice(0, -1);
  const directory = findPackage(module, from);
  const read = directory === undefined ? undefined : pulumiType(join(directory, ...folder, file));
  return { kind: "resource", name: read ?? `${packageName}:${[...folder, file].join("/")}:${name}` };
}

/** The token that a class's script gives; `script` is without extension. */
function pulumiType(script: string): string | undefined {
  return /__pulumiType = ['"]([^'"]+)['"]/.exec(readText(`${script}.js`) ?? "")?.[1];
}
