// Project: statements that need a name which a recovered file has lost. They would end the run at once, so they are left
// out too, and the statements behind them run. Pure.
import { parseText } from "./parse.ts";
import { isRecord } from "./record.ts";

interface Statement {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const DECLARED =
  /^(?:export\s+)?(?:default\s+)?(?:declare\s+)?(?:abstract\s+)?(?:async\s+)?(?:const|let|var|function\*?|class|enum)\s+(\{[^}]*\}|\[[^\]]*\]|[\w$]+)/gm;
const IMPORTED = /^import\s+(?!type\b)([^"';]*?)\s+from\b/gm;

/**
 * A recovered text without the statements that use what only the text before declared, and without those that use what
 * these declare. Bodies of functions and classes do not count: they may never run.
 *
 * @param before the text as it was
 * @param after what was recovered of it; it parses
 */
export function withoutLostNames(path: string, before: string, after: string): string {
  const lost = declaredIn(before);
  for (const name of declaredIn(after)) lost.delete(name);
  if (lost.size === 0) return after;
  const program: unknown = parseText(path, after).program;
  const statements = isRecord(program) ? nodesOf(program["body"]) : [];
  let text = after;
  for (let before = -1; before !== lost.size; ) {
    before = lost.size;
    for (const { start, end, ...statement } of statements) {
      const own = text.slice(start, end);
      if (own.trim() === "" || !uses({ start, end, ...statement }, lost)) continue;
      for (const name of declaredIn(own)) lost.add(name);
      text = text.slice(0, start) + own.replaceAll(/[^\r\n]/g, " ") + text.slice(end);
    }
  }
  return text;
}

/** Names that lines without indentation declare or import. */
export function declaredIn(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, pattern = ""] of text.matchAll(DECLARED)) {
    if (!/^[{[]/.test(pattern)) names.add(pattern);
    // In `{ a: b = 1 }` it is b.
    else
      for (const part of pattern.slice(1, -1).split(",")) add(names, part.split("=")[0]?.split(":").at(-1));
  }
  for (const [, clause = ""] of text.matchAll(IMPORTED)) {
    for (const part of clause.replaceAll(/[{}*]/g, ",").split(",")) {
      if (!/^\s*type\s+\w/.test(part)) add(names, part.split(/\bas\s/).at(-1));
    }
  }
  return names;
}

function add(names: Set<string>, text: string | undefined): void {
  const name = /^[\s.]*([\w$]+)\s*$/.exec(text ?? "")?.[1];
  if (name !== undefined) names.add(name);
}

/** Whether a statement reads one of the names when it runs, or passes it on. */
function uses(node: Statement, names: ReadonlySet<string>): boolean {
  if (/^(?:TSInterface|TSTypeAlias|Import)/.test(node.type) || /Function/.test(node.type)) return false;
  if (node.type === "Identifier" && names.has(String(node["name"]))) return true;
  if (node.type === "ExportSpecifier") return nodesOf(node["local"]).some((one) => uses(one, names));
  return Object.entries(node).some(([key, value]) => {
    const isName =
      (key === "property" || key === "key") && node["computed"] !== true && node["shorthand"] !== true;
    // What a class extends is read at once; its members are not.
    const isLater = node.type === "ClassBody" || key === "typeAnnotation" || key === "typeArguments";
    return !isName && !isLater && nodesOf(value).some((one) => uses(one, names));
  });
}

function nodesOf(value: unknown): Statement[] {
  const nodes: unknown[] = Array.isArray(value) ? value : [value];
  return nodes.filter((one): one is Statement => isRecord(one) && typeof one["type"] === "string");
}
