// Source: one file of the user's text, parsed. Scopes are made when a check first asks for them.
import { analyze, type ScopeManager } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { visitorKeys } from "@typescript-eslint/visitor-keys";
import type { Comment } from "oxc-parser";
import type { SourcePlace } from "../core/place.ts";
import { parseText } from "../project/parse.ts";
import { PARSER_OPTIONS, takeParsed } from "../project/parsed.ts";

/** Any node of a file's tree. Each knows its `parent`. */
export type Node = TSESTree.Node;

/** Why a file does not parse. */
export interface SyntaxProblem {
  readonly message: string;
  /** UTF-16 units from the file's beginning. */
  readonly offset: number;
  /** The parser's advice, if it has some. */
  readonly help: string | undefined;
}

/** What a file is for: the program loads it, it tests the program, or it only lies beside them. */
export type SourceKind = "program" | "test" | "beside";

/** A file of TypeScript or JavaScript. */
export class SourceFile {
  /** Absolute. */
  readonly path: string;
  /** As findings print it. */
  readonly file: string;
  readonly text: string;
  readonly kind: SourceKind;
  /** Why it does not parse; then `program` holds nothing or a part. */
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** The tree; empty for a file that does not parse. */
  readonly program: TSESTree.Program;
  #scopes: ScopeManager | undefined;
  #lines: number[] | undefined;

  constructor(path: string, file: string, text: string, kind: SourceKind) {
    this.path = path;
    this.file = file;
    this.text = text;
    this.kind = kind;
    // Bundlers take JSX in files of plain JavaScript; Node, which loads the program, does not.
    const isBundled = kind !== "program" && /\.[cm]?js$/.test(path);
    const parsed = isBundled
      ? parseText(path, text, { ...PARSER_OPTIONS, lang: "jsx" })
      : takeParsed(path, text);
    this.problems = parsed.errors
      .filter(({ severity }) => /^Error$/.test(severity))
      .map(({ message, labels, helpMessage }) => ({
        message,
        offset: labels[0]?.start ?? 0,
        help: helpMessage ?? undefined,
      }));
    this.comments = parsed.comments;
    // The parser's tree is that of typescript-eslint, whose types know the parents that are set below.
    this.program = parsed.program as unknown as TSESTree.Program;
    setParents(this.program);
  }

  /** Who declares and who uses each name. */
  get scopes(): ScopeManager {
    this.#scopes ??= analyze(this.program, { sourceType: "module" });
    return this.#scopes;
  }

  /** Where a node, or an offset, stands. */
  placeOf(at: Node | number): SourcePlace {
    const offset = typeof at === "number" ? at : at.range[0];
    const starts = this.#lineStarts();
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file: this.file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** The text of a node, on one line, cut to `most` characters. */
  textOf(node: Node, most = 60): string {
    const text = this.text.slice(...node.range).replaceAll(/\s+/g, " ");
    return text.length > most ? `${text.slice(0, most - 1)}…` : text;
  }

  get lineCount(): number {
    return this.#lineStarts().length;
  }

  #lineStarts(): number[] {
    if (this.#lines === undefined) {
      this.#lines = [0];
      for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1))
        this.#lines.push(at + 1);
    }
    return this.#lines;
  }
}

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  forEachChild(node, (child) => children.push(child));
  return children;
}

/** A node and all below it, parents first. `visit` false leaves out what is below. */
export function walk(node: Node, visit: (node: Node) => boolean | void): void {
  if (visit(node) === false) return;
  forEachChild(node, (child) => walk(child, visit));
}

function forEachChild(node: Node, use: (child: Node) => void): void {
  const keys = visitorKeys[node.type];
  if (keys === undefined) return;
  for (const key of keys) {
    const value = (node as unknown as Readonly<Record<string, unknown>>)[key];
    if (Array.isArray(value)) {
      for (const one of value) if (isNode(one)) use(one);
    } else if (isNode(value)) use(value);
  }
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}

function setParents(node: Node): void {
  forEachChild(node, (child) => {
    (child as { parent: Node }).parent = node;
    setParents(child);
  });
}
