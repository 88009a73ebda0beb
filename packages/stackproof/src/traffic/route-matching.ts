// Traffic: paths with variables, as APIs choose by them: what fits a request, and which of two is more specific. Pure.

/** A fixed segment, `{id}`, or `{proxy+}`, which takes all the rest. */
type Part =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "variable"; readonly name: string }
  | { readonly kind: "greedy"; readonly name: string };

export interface Template {
  /** `/items/{id}`. */
  readonly text: string;
  readonly parts: readonly Part[];
}

export function parseTemplate(text: string): Template {
  const segments = text.split("/").filter((segment) => segment !== "");
  return { text, parts: segments.map((segment) => partOf(segment)) };
}

function partOf(segment: string): Part {
  const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
  if (name === undefined) return { kind: "literal", text: segment };
  return name.endsWith("+") ? { kind: "greedy", name: name.slice(0, -1) } : { kind: "variable", name };
}

export function isGreedy(template: Template): boolean {
  return template.parts.at(-1)?.kind === "greedy";
}

/**
 * The variables' values, as they stand in the path, when a path fits; undefined when it does not. Letters count, and
 * neither kind of variable takes nothing.
 */
export function matchTemplate(
  { parts }: Template,
  segments: readonly string[],
  plain: (segment: string) => string = (segment) => segment,
): Readonly<Record<string, string>> | undefined {
  const values: [string, string][] = [];
  for (const [index, part] of parts.entries()) {
    const segment = segments[index];
    if (segment === undefined) return undefined;
    if (part.kind === "greedy") {
      const rest = segments.slice(index).join("/");
      return rest === "" ? undefined : Object.fromEntries([...values, [part.name, rest]]);
    }
    if (part.kind === "literal") {
      if (segment !== part.text && plain(segment) !== part.text) return undefined;
    } else {
      if (segment === "") return undefined;
      values.push([part.name, segment]);
    }
  }
  return parts.length === segments.length ? Object.fromEntries(values) : undefined;
}

const RANKS = { literal: 0, variable: 1, greedy: 2 } as const;

/** Which of two templates that fit one path is more specific; "neither" when one is here and the other there. */
export function moreSpecific(a: Template, b: Template): "first" | "second" | "same" | "neither" {
  let isFirst = false;
  let isSecond = false;
  for (const [index, part] of a.parts.entries()) {
    const other = b.parts[index];
    if (other === undefined) break;
    const difference = RANKS[part.kind] - RANKS[other.kind];
    if (difference < 0) isFirst = true;
    if (difference > 0) isSecond = true;
    if (part.kind === "greedy" || other.kind === "greedy") break;
  }
  if (isFirst && isSecond) return "neither";
  return isFirst ? "first" : isSecond ? "second" : "same";
}

/** The one that is better than all others; undefined when there is none, or no single one. */
export function bestOf<T>(candidates: readonly T[], isBetter: (one: T, other: T) => boolean): T | undefined {
  return candidates.find((one) => candidates.every((other) => other === one || isBetter(one, other)));
}
