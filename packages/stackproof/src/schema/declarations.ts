// Schema: finds declarations in the text of a .d.ts file without parsing the rest of it. Pure.
import { deprecation } from "./read-types.ts";

/** Where a declaration's body starts, and whether it is deprecated. */
export interface Declaration {
  /** Position of the `{`. */
  readonly open: number;
  readonly deprecated: string | undefined;
}

/** The class of a file; undefined when the file has none of that name. */
export function findClass(text: string, name: string): Declaration | undefined {
  const start = text.indexOf(`export declare class ${name} `);
  if (start === -1) return undefined;
  const open = text.indexOf("{", start);
  if (open === -1) return undefined;
  return { open, deprecated: deprecationBefore(text, start) };
}

/**
 * An interface of a file. Undefined when there is none, or when it extends another: then its members are not all
 * there, and a check of it would be wrong.
 */
export function findInterface(text: string, name: string): Declaration | undefined {
  const declared = new RegExp(`^[ \\t]*(?:export )?(?:declare )?interface ${escape(name)} \\{`, "m").exec(
    text,
  );
  if (declared === null) return undefined;
  return { open: declared.index + declared[0].length - 1, deprecated: undefined };
}

/** The values of a generated enum: `export declare const X: { readonly A: "a"; … }`. */
export function findEnum(text: string, name: string): readonly (string | number)[] | undefined {
  const start = text.indexOf(`export declare const ${name}: {`);
  if (start === -1) return undefined;
  const end = text.indexOf("\n};", start);
  if (end === -1) return undefined;
  const values: (string | number)[] = [];
  for (const line of text
    .slice(start, end)
    .matchAll(/^\s*readonly [^:]+: (?:"((?:[^"\\]|\\.)*)"|(-?[\d.]+));/gm)) {
    if (line[1] !== undefined) values.push(line[1].replaceAll(/\\(.)/g, "$1"));
    else if (line[2] !== undefined) values.push(Number(line[2]));
  }
  return values.length === 0 ? undefined : values;
}

/** The position of the type in `export type <name> = …`. */
export function findAlias(text: string, name: string): number | undefined {
  const declared = new RegExp(`^export (?:declare )?type ${escape(name)} = `, "m").exec(text);
  return declared === null ? undefined : declared.index + declared[0].length;
}

/** What the names of a file's imports stand for. */
export interface Imports {
  /** `import * as x from "m"`: x to m. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** `import { A as B } from "m"`: B to A and m. */
  readonly named: ReadonlyMap<string, { readonly name: string; readonly module: string }>;
}

/** Reads the imports at the head of a file. */
export function readImports(text: string): Imports {
  const namespaces = new Map<string, string>();
  const named = new Map<string, { name: string; module: string }>();
  // Imports come first; a file of types is megabytes long after them.
  const head = text.slice(0, Math.max(text.search(/^(?:export|declare) /m), 0));
  for (const line of head.matchAll(/^import (?:\* as (\w+)|\{([^}]*)\}) from "([^"]+)";/gm)) {
    const [, namespace, names, module = ""] = line;
    if (namespace !== undefined) namespaces.set(namespace, module);
    for (const entry of (names ?? "").split(",")) {
      const [name = "", , local = name] = entry.trim().split(/\s+/);
      if (name !== "") named.set(local, { name, module });
    }
  }
  return { namespaces, named };
}

/**
 * The interfaces of a `types/input.d.ts`, by dotted name: `ec2.InstanceRootBlockDevice`. Such a file is megabytes long,
 * and a program needs a few services of it, so each outermost namespace is only looked through when it is asked for.
 */
export class TypeIndex {
  readonly #text: string;
  /** Where each outermost namespace starts and ends; "" is what stands before them. */
  readonly #sections = new Map<string, readonly [number, number]>();
  readonly #indexes = new Map<string, ReadonlyMap<string, number>>();

  constructor(text: string) {
    this.#text = text;
    const opening = "\nexport declare namespace ";
    let name = "";
    let start = 0;
    for (let at = text.indexOf(opening); at !== -1; at = text.indexOf(opening, at + 1)) {
      this.#sections.set(name, [start, at]);
      name = text.slice(at + opening.length, text.indexOf(" ", at + opening.length));
      start = at + 1;
    }
    this.#sections.set(name, [start, text.length]);
  }

  /** The position of an interface's `{`; undefined when there is none of that name, or when it extends another. */
  find(name: string): number | undefined {
    const dot = name.indexOf(".");
    const section = dot === -1 ? "" : name.slice(0, dot);
    let index = this.#indexes.get(section);
    if (index === undefined) {
      const [start, end] = this.#sections.get(section) ?? [0, 0];
      index = indexInterfaces(this.#text.slice(start, end), start);
      this.#indexes.set(section, index);
    }
    return index.get(name);
  }
}

/**
 * Finds every interface of nested namespaces in one pass; positions are counted from `offset`. The generator indents
 * each level by four spaces, so the indent tells how deep a declaration stands. (A regular expression does it three
 * times as fast as looking for the two words with indexOf.)
 */
export function indexInterfaces(text: string, offset = 0): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  const scopes: string[] = [];
  const declaration = /^( *)(?:export )?(?:declare )?(interface|namespace) (\w+) \{/gm;
  for (let found = declaration.exec(text); found !== null; found = declaration.exec(text)) {
    const [, indent = "", keyword, name = ""] = found;
    scopes.length = Math.min(scopes.length, indent.length / 4);
    if (keyword === "namespace") scopes.push(name);
    else index.set([...scopes, name].join("."), offset + declaration.lastIndex - 1);
  }
  return index;
}

/** The deprecation in the comment that stands just before a declaration. */
export function deprecationBefore(text: string, at: number): string | undefined {
  const before = text.slice(0, at).trimEnd();
  if (!before.endsWith("*/")) return undefined;
  return deprecation(before.slice(before.lastIndexOf("/**")));
}

function escape(text: string): string {
  return text.replaceAll(/[$]/g, "\\$");
}
