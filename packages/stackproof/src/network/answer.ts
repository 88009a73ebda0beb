// Network: answers to "does traffic get through", with their reasons. Pure.
import type { ResourceView } from "../model/view.ts";

/** A part of a way: what opens or closes it, or what nobody knows of it. */
export interface Reason {
  /** A clause, without a full stop. */
  readonly text: string;
  /** The resource that shows it. */
  readonly view?: ResourceView | undefined;
  readonly property?: string | undefined;
}

/** "yes" and "no" are certain. */
export type Answer =
  | { readonly verdict: "yes"; readonly path: readonly Reason[] }
  | { readonly verdict: "no" | "unknown"; readonly reason: Reason };

export function yes(...path: readonly Reason[]): Answer {
  return { verdict: "yes", path };
}

export function no(text: string, view?: ResourceView, property?: string): Answer {
  return { verdict: "no", reason: { text, view, property } };
}

export function unknown(text: string, view?: ResourceView, property?: string): Answer {
  return { verdict: "unknown", reason: { text, view, property } };
}

/** Every gate must be open. A sure obstacle decides, the first one; otherwise the first thing that is not known. */
export function all(gates: Iterable<Answer>): Answer {
  const path: Reason[] = [];
  let open: Answer | undefined;
  for (const gate of gates) {
    if (gate.verdict === "no") return gate;
    if (gate.verdict === "yes") path.push(...gate.path);
    else open ??= gate;
  }
  return open ?? yes(...path);
}

/** One way is enough. When all are closed, the first obstacle; `none` when there is no way at all. */
export function any(ways: Iterable<Answer>, none: Answer): Answer {
  let closed: Answer | undefined;
  let open: Answer | undefined;
  for (const way of ways) {
    if (way.verdict === "yes") return way;
    if (way.verdict === "no") closed ??= way;
    else open ??= way;
  }
  return open ?? closed ?? none;
}
