// Source: what an object or a list holds, as it is written.
import type { SourceView } from "./check.ts";
import { bare } from "./names.ts";
import type { Node } from "./source-file.ts";

/** The values in a literal, through the literals inside and those that a constant holds; or the expression itself. */
export function* heldBy(view: SourceView, expression: Node, depth = 0): Generator<Node> {
  const node = bare(expression);
  if (depth > 10) return;
  switch (node.type) {
    case "ObjectExpression":
      for (const property of node.properties) {
        if (property.type === "SpreadElement") yield* literal(view, property.argument, depth + 1);
        else yield* heldBy(view, property.value, depth + 1);
      }
      return;
    case "ArrayExpression":
      for (const element of node.elements) {
        if (element === null) continue;
        if (element.type === "SpreadElement") yield* literal(view, element.argument, depth + 1);
        else yield* heldBy(view, element, depth + 1);
      }
      return;
    case "ConditionalExpression":
      yield* heldBy(view, node.consequent, depth + 1);
      yield* heldBy(view, node.alternate, depth + 1);
      return;
    case "Identifier": {
      const variable = view.names.variableOf(view.source, node);
      const found = variable === undefined ? undefined : view.names.initializerOf(variable);
      const type = found?.keys.length === 0 ? bare(found.value).type : undefined;
      if (found !== undefined && (type === "ObjectExpression" || type === "ArrayExpression"))
        yield* heldBy(view, found.value, depth + 1);
      else yield node;
      return;
    }
    default:
      yield node;
  }
}

/** What is spread: `...[a]`, `...(flag ? { a } : {})`, `...(flag && { a })`. */
function* literal(view: SourceView, expression: Node, depth: number): Generator<Node> {
  const node = bare(expression);
  if (node.type === "LogicalExpression") yield* literal(view, node.right, depth);
  else if (/^(?:Object|Array|Conditional)Expression$|^Identifier$/.test(node.type)) {
    for (const held of heldBy(view, node, depth)) if (held !== node) yield held;
  }
}
