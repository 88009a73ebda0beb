// Source: how a check of the text is written.
import type { TSESTree } from "@typescript-eslint/types";
import type { Finding, FindingDefinition, FindingExtras } from "../findings/finding.ts";
import type { Meanings } from "./meanings.ts";
import type { Names } from "./names.ts";
import type { Node, SourceFile, SourceKind } from "./source-file.ts";
import type { Sources } from "./sources.ts";

type NodeOf<T extends Node["type"]> = Extract<Node, { type: T }>;

/** What a check does at each node of a type. */
export type Visits = { readonly [T in Node["type"]]?: (node: NodeOf<T>, view: SourceView) => void };

/** One check. All checks share one walk over each file. */
export interface SourceCheck {
  /**
   * Which files it looks at.
   *
   * @default ["program"]
   */
  readonly kinds?: readonly SourceKind[];
  /** Called at each node, parents first. Never for a file that does not parse. */
  readonly visit?: Visits;
  /** Called once for each file, also for one that does not parse. */
  readonly file?: (view: SourceView) => void;
}

/** A file as a check sees it. */
export class SourceView {
  readonly source: SourceFile;
  readonly sources: Sources;
  readonly names: Names;
  readonly meanings: Meanings;
  readonly #report: (finding: Finding) => void;

  constructor(source: SourceFile, sources: Sources, meanings: Meanings, report: (finding: Finding) => void) {
    this.source = source;
    this.sources = sources;
    this.names = meanings.names;
    this.meanings = meanings;
    this.#report = report;
  }

  /** Reports a finding at a node, or at an offset of the text. */
  report<P>(definition: FindingDefinition<P>, at: Node | number, parameters: P, more?: FindingExtras): void {
    this.#report(definition.at({ source: this.source.placeOf(at) }, parameters, more));
  }

  /** The text of a node, short enough for a message. */
  textOf(node: TSESTree.Node, most?: number): string {
    return this.source.textOf(node, most);
  }
}

/** Declares a check; the types of its visits follow from their keys. */
export function defineCheck(check: SourceCheck): SourceCheck {
  return check;
}
