// Source: texts that wait to be replaced, as arguments of resources.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import type { Node } from "../source-file.ts";

const placeholder = defineFinding<{ text: string; property: string; resource: string }>(
  "source/placeholder",
  {
    severity: "warning",
    effect: "broken",
    evidence: "inferred",
    message: ({ text, property, resource }) =>
      `"${text}" as \`${property}\` of ${resource} waits to be replaced.`,
    why: "It names nothing that exists, so AWS refuses it, or the resource points to nothing.",
    fix: "Write the real value, take it from a resource or a lookup, or read it with `config.require(…)`.",
  },
);

const WAITS = [
  /^(?:my-?)?your[-_ ](?!self\b)[\w.-]+$/i,
  /(?:^|[/:.@_-])your[-_](?:\w+[-_])*(?:bucket|name|domain|account|id|key|arn|region|repo|repository|org|image|certificate|email|app|cluster|topic|queue|table|function|role|user|vpc|subnet|zone)\b/i,
  /\byour(?:domain|company|bucket|account|org|repo|app)\b/i,
  /\b(?:REPLACE|CHANGE|INSERT|FILL)[-_ ]?(?:ME|THIS|HERE|WITH|IN)\b/i,
  /^(?:TODO|TBD|FIXME|PLACEHOLDER)\b/,
  /<(?:your|my|the|insert|replace|enter)[-_ ][\w -]+>/i,
  /<(?:[\w]+[-_ ])?(?:account|region|arn|id|domain|bucket|certificate|name)(?:[-_ ](?:id|name|arn|number|here))?>/i,
  /(?:^|[/:@-])x{4,}(?:$|[/:.@-])/i,
];
/** Other checks judge what is secret, and the ids of AWS. */
const OTHERS = /password|secret|token|credential|private|^key$|apikey/i;
const PROSE =
  /(?:description|comment|message|body|userData|template|definition|inline|value|content|query|prompt)$/i;

/** Texts such as "your-bucket-name" and `REPLACE_ME`. */
export const placeholders = defineCheck({
  visit: {
    Literal(node, view) {
      if (typeof node.value === "string") judge(node, node.value, view);
    },
    TemplateElement(node, view) {
      judge(node, node.value.raw, view);
    },
  },
});

function judge(node: Node, text: string, view: SourceView): void {
  if (text.length < 4 || text.length > 200 || text.includes("\n")) return;
  if (!WAITS.some((one) => one.test(text)) || /^(?:ami|vpc|subnet|sg|i|rtb|igw|eni)-/.test(text)) return;
  const found = argumentAround(node, view);
  if (found === undefined || OTHERS.test(found.property) || PROSE.test(found.property)) return;
  view.report(placeholder, node, { text, ...found });
}

/** The property of a resource's arguments whose value a text is. */
function argumentAround(node: Node, view: SourceView): { property: string; resource: string } | undefined {
  const path: string[] = [];
  for (let at: Node = node; at.parent !== undefined; at = at.parent) {
    const parent: Node = at.parent;
    if (parent.type === "Property") {
      if (parent.value !== at) return undefined;
      path.unshift(keyOfProperty(parent));
    } else if (parent.type === "NewExpression") {
      const isArguments = parent.arguments.indexOf(at as TSESTree.CallExpressionArgument) === 1;
      if (!isArguments || path.length === 0 || view.meanings.of(view.source, parent)?.kind !== "resource")
        return undefined;
      return { property: path.join("."), resource: `\`new ${view.textOf(parent.callee)}\`` };
    } else if (
      !/^(?:ArrayExpression|ObjectExpression|TemplateLiteral|TaggedTemplateExpression|TS\w+Expression)$/.test(
        parent.type,
      )
    ) {
      return undefined;
    }
  }
  return undefined;
}

function keyOfProperty({ key, computed }: TSESTree.Property): string {
  if (!computed && key.type === "Identifier") return key.name;
  return key.type === "Literal" ? String(key.value) : "…";
}
