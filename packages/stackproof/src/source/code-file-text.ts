// Source: whether a value is the text of a file of code, which a test has read.
import type { SourceView } from "./check.ts";
import { bare, keyOf } from "./names.ts";
import type { Node } from "./source-file.ts";

const CODE_FILE = /[\w./-]*\.[cm]?[jt]sx?$/;
/** The code file that an expression is the text of: read here, or where its constant is made. */
export function codeFileBehind(expression: Node, view: SourceView, depth = 0): string | undefined {
  const node = bare(expression);
  if (depth > 6) return undefined;
  switch (node.type) {
    case "Identifier": {
      const variable = view.names.variableOf(view.source, node);
      const writes = variable?.references.flatMap(({ writeExpr }) => writeExpr ?? []) ?? [];
      const [only] = writes;
      return writes.length === 1 && only !== undefined ? codeFileBehind(only, view, depth + 1) : undefined;
    }
    case "AwaitExpression":
      return codeFileBehind(node.argument, view, depth + 1);
    case "BinaryExpression":
      return codeFileBehind(node.left, view, depth + 1) ?? codeFileBehind(node.right, view, depth + 1);
    case "TemplateLiteral":
      return firstOf(node.expressions, (one) => codeFileBehind(one, view, depth + 1));
    case "MemberExpression":
      return codeFileBehind(node.object, view, depth + 1);
    case "CallExpression": {
      const callee = bare(node.callee);
      const name =
        callee.type === "MemberExpression" ? keyOf(callee) : callee.type === "Identifier" ? callee.name : "";
      if (/^readFile(?:Sync)?$/.test(name ?? "")) {
        const [path] = node.arguments;
        return path === undefined ? undefined : codeFileOf(path, view, depth + 1);
      }
      if (/^(?:transpile|transpileModule|transform|transformSync|compile)$/.test(name ?? ""))
        return firstOf(node.arguments, (one) => codeFileBehind(one, view, depth + 1));
      return callee.type === "MemberExpression" &&
        /^(?:toString|replace|replaceAll|trim|slice)$/.test(name ?? "")
        ? codeFileBehind(callee.object, view, depth + 1)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** The last text in a path, when it names a code file: `path.join(__dirname, "../index.ts")`. */
function codeFileOf(path: Node, view: SourceView, depth: number): string | undefined {
  const node = bare(path);
  if (depth > 6) return undefined;
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? CODE_FILE.exec(node.value)?.[0] : undefined;
    case "TemplateLiteral":
      return CODE_FILE.exec(node.quasis.at(-1)?.value.cooked ?? "")?.[0];
    case "Identifier": {
      const variable = view.names.variableOf(view.source, node);
      const found = variable === undefined ? undefined : view.names.initializerOf(variable);
      return found === undefined || found.keys.length > 0
        ? undefined
        : codeFileOf(found.value, view, depth + 1);
    }
    case "CallExpression":
    case "NewExpression": {
      const isUrl = node.type === "NewExpression";
      const last = isUrl ? node.arguments[0] : node.arguments.at(-1);
      return last === undefined ? undefined : codeFileOf(last, view, depth + 1);
    }
    default:
      return undefined;
  }
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
