// Project: YAML and JSON texts as values with places. Pure.
// Scalars are read as Pulumi's own reader does, which is Go's yaml.v3 and differs from YAML 1.2 where it hurts:
// a leading zero means octal, an unquoted date is a date. https://github.com/go-yaml/yaml/blob/v3/resolve.go
import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
} from "yaml";
import type { SourcePlace } from "../core/place.ts";
import { resolveScalar, type ScalarData } from "./yaml-scalar.ts";

/** A value of a file, with its place. Whole numbers are bigint, so that none loses digits. */
export type Data = (ScalarData | ListData | MapData) & { readonly place: SourcePlace };

interface ListData {
  readonly kind: "list";
  readonly items: readonly Data[];
}

interface MapData {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, DataEntry>;
}

/** One key of a map with its value. */
export interface DataEntry {
  readonly key: string;
  readonly keyPlace: SourcePlace;
  readonly value: Data;
}

/** A fault of the text itself. */
export interface TextProblem {
  readonly message: string;
  readonly place: SourcePlace;
}

/** A text that was read. `root` is undefined when the text is broken. */
export interface ReadData {
  readonly root: Data | undefined;
  readonly problems: readonly TextProblem[];
  /** Keys that are no text, such as `80:`; Pulumi refuses them anywhere. */
  readonly oddKeys: readonly { readonly text: string; readonly place: SourcePlace }[];
}

/** Reads YAML, or JSON when the file's name ends in `.json`. */
export function readData(text: string, file: string): ReadData {
  return file.endsWith(".json") ? readJson(text, file) : readYaml(text, file);
}

/** Line and column, both from 1, of an offset in UTF-16 units. */
export function placeAt(file: string, text: string, offset: number): SourcePlace {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { file, line, column: offset - before.lastIndexOf("\n") };
}

/** The value of a key, when `data` is a map that has it. */
export function entryOf(data: Data | undefined, key: string): DataEntry | undefined {
  return data?.kind === "map" ? data.entries.get(key) : undefined;
}

/** The plain JavaScript value, for options and settings. Whole numbers become numbers. */
export function plainOf(data: Data): unknown {
  if (data.kind === "list") return data.items.map(plainOf);
  if (data.kind === "map") {
    return Object.fromEntries([...data.entries.values()].map((entry) => [entry.key, plainOf(entry.value)]));
  }
  if (data.kind === "null") return null;
  return data.kind === "integer" ? Number(data.value) : data.value;
}

/** The value at a path of keys and indexes; the nearest one above it when the path leads nowhere. */
export function dataAt(root: Data, path: readonly PropertyKey[]): Data {
  let current = root;
  for (const step of path) {
    const next =
      current.kind === "list" ? current.items[Number(step)] : entryOf(current, String(step))?.value;
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

function readYaml(text: string, file: string): ReadData {
  const lines = new LineCounter();
  // Not strict: what only this parser dislikes must not be called broken. A second document is ignored, as Go does.
  const document = parseDocument(text, {
    lineCounter: lines,
    strict: false,
    merge: true,
    prettyErrors: false,
  });
  const place = (offset: number): SourcePlace => {
    const found = lines.linePos(offset);
    return { file, line: Math.max(1, found.line), column: Math.max(1, found.col) };
  };
  const errors = document.errors.filter((error) => error.code !== "MULTIPLE_DOCS");
  if (errors.length > 0) {
    const problems = errors.map((error) => ({
      message: firstSentence(error.message),
      place: place(error.pos[0]),
    }));
    return { root: undefined, problems, oddKeys: [] };
  }
  const oddKeys: { text: string; place: SourcePlace }[] = [];
  const convert = (node: Node | null | undefined, parent: number, depth: number): Data => {
    const at = node?.range?.[0] ?? parent;
    if (isAlias(node)) {
      const target = depth > 50 ? undefined : node.resolve(document);
      return { ...convert(target, at, depth + 1), place: place(at) };
    }
    if (isSeq(node)) {
      return {
        kind: "list",
        items: node.items.map((item) => convert(isNode(item) ? item : null, at, depth)),
        place: place(at),
      };
    }
    if (isMap(node)) {
      const entries = new Map<string, DataEntry>();
      const merged = new Map<string, DataEntry>();
      for (const pair of node.items) {
        const key = isNode(pair.key) ? pair.key : null;
        const keyAt = key?.range?.[0] ?? at;
        const value = convert(isNode(pair.value) ? pair.value : null, key?.range?.[1] ?? keyAt, depth);
        if (isScalar(key) && isMergeKey(key)) {
          for (const source of value.kind === "list" ? value.items.toReversed() : [value]) {
            if (source.kind === "map")
              for (const entry of source.entries.values()) merged.set(entry.key, entry);
          }
          continue;
        }
        const name = isScalar(key) ? resolveScalar(key.type, key.tag, scalarSource(key)) : undefined;
        if (name?.kind !== "string") {
          oddKeys.push({ text: isScalar(key) ? scalarSource(key) : "?", place: place(keyAt) });
        }
        const keyText = name?.kind === "string" ? name.value : isScalar(key) ? scalarSource(key) : "?";
        entries.set(keyText, { key: keyText, keyPlace: place(keyAt), value });
      }
      return { kind: "map", entries: new Map([...merged, ...entries]), place: place(at) };
    }
    if (isScalar(node))
      return { ...resolveScalar(node.type, node.tag, scalarSource(node)), place: place(at) };
    return { kind: "null", place: place(at) };
  };
  return { root: convert(document.contents, 0, 0), problems: [], oddKeys };
}

function isMergeKey(key: Scalar): boolean {
  return key.type === "PLAIN" && scalarSource(key) === "<<";
}

function scalarSource(scalar: Scalar): string {
  // For quoted and block scalars `source` is the text itself; only for plain ones it may differ from `value`.
  return (
    scalar.source ?? (typeof scalar.value === "string" ? scalar.value : JSON.stringify(scalar.value ?? ""))
  );
}

function firstSentence(message: string): string {
  return (message.split("\n")[0] ?? message).replace(/:$/, "");
}

function readJson(text: string, file: string): ReadData {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const problems = errors.map((error) => ({
    message: jsonProblem(error),
    place: placeAt(file, text, error.offset),
  }));
  const convert = (node: JsonNode): Data => {
    const place = placeAt(file, text, node.offset);
    if (node.type === "array") return { kind: "list", items: (node.children ?? []).map(convert), place };
    if (node.type === "object") {
      const entries = new Map<string, DataEntry>();
      for (const property of node.children ?? []) {
        const [key, value] = property.children ?? [];
        if (key === undefined || value === undefined) continue;
        const name = String(key.value);
        entries.set(name, { key: name, keyPlace: placeAt(file, text, key.offset), value: convert(value) });
      }
      return { kind: "map", entries, place };
    }
    if (node.type === "string") return { kind: "string", value: String(node.value), place };
    if (node.type === "null") return { kind: "null", place };
    return {
      ...resolveScalar("PLAIN", undefined, text.slice(node.offset, node.offset + node.length)),
      place,
    };
  };
  const root = problems.length > 0 || tree === undefined ? undefined : convert(tree);
  return { root, problems, oddKeys: [] };
}

/** `ValueExpected` as words: "value expected". */
export function jsonProblem(error: ParseError): string {
  const words = printParseErrorCode(error.error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
