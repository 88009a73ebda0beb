// Run: texts that should have been values: an Output, a promise or an object turned into a string. Pure.
import type { PathStep, PropertyValue } from "../core/value.ts";
import { formatPath, Secret, walk } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import type { Graph, ResourceNode } from "../graph/graph.ts";
import { outputAsText, undefinedInText } from "./findings.ts";

/** What the SDKs answer when an Output is turned into text: certain wherever it stands. */
const OUTPUT_TEXT = /Calling \[to(?:String|JSON)\] on an \[Output<T>\]|Calling __str__ on an Output/;
/** The SDK's advice after its first sentence: the finding says it in its own words. */
const ADVICE =
  /(Calling \[to(?:String|JSON)\] on an \[Output<T>\]) is not supported.*?future version of @pulumi\/pulumi\./g;
const OBJECT_TEXT = /\[object (?:Object|Promise)\]/;
const NOTHING = /(?:^|[^A-Za-z])(undefined|NaN)(?=$|[^A-Za-z])/;

/** Inputs that hold code or prose of the user, where such words may stand on purpose. */
const CODE_PROPERTY =
  /(?:userData\w*|code|source|content\w*|body|script|template\w*|description|buildspec|definition|queryString|comment|inline|command|documentation)$/i;

/** Finds them in the inputs of every resource, in JSON documents inside inputs, and in resource names. */
export function checkOutputText(graph: Graph): Finding[] {
  const findings: Finding[] = [];
  for (const node of graph.resources) {
    if (node.kind === "stack") {
      checkValue(node, node.outputs, findings, "stack output", graph);
      continue;
    }
    const named = problemOf(node.name, "name", true);
    if (named !== undefined)
      findings.push(make(named, node, "its resource name", node.name, undefined, graph));
    checkValue(node, node.inputs, findings, "input", graph);
  }
  return findings;
}

function checkValue(
  node: ResourceNode,
  value: PropertyValue,
  findings: Finding[],
  what: string,
  graph: Graph,
): void {
  let secret: readonly PathStep[] | undefined;
  walk(value, (part, path) => {
    if (part instanceof Secret) secret = path;
    if (typeof part !== "string") return;
    // Part of a secret would not be known for one when the report is written.
    const isSecret = secret?.every((step, index) => path[index] === step) === true;
    const quoted = (text: string): string => (isSecret ? "[secret]" : text);
    const property = formatPath(path);
    const name = lastName(path);
    const document = parseDocument(part);
    if (document === undefined) {
      const problem = problemOf(part, name, what === "input" && !CODE_PROPERTY.test(name));
      if (problem !== undefined)
        findings.push(make(problem, node, `${what} \`${property}\``, quoted(part), property, graph));
      return;
    }
    walk(document, (inner, innerPath) => {
      if (typeof inner !== "string") return;
      const problem = problemOf(inner, lastName(innerPath), true);
      if (problem === undefined) return;
      const where = `${what} \`${property}\`, at ${formatPath(innerPath)} of the JSON document`;
      findings.push(make(problem, node, where, quoted(inner), property, graph));
    });
  });
}

interface Problem {
  readonly kind: "output" | "nothing";
  readonly what: string;
}

function problemOf(text: string, property: string, strict: boolean): Problem | undefined {
  if (OUTPUT_TEXT.test(text)) return { kind: "output", what: "the text of an Output" };
  if (!strict) return undefined;
  const object = OBJECT_TEXT.exec(text)?.[0];
  if (object !== undefined) {
    return {
      kind: "output",
      what: object === "[object Promise]" ? "the text of a promise" : "the text of an object",
    };
  }
  const word = NOTHING.exec(text)?.[1];
  if (word === undefined || !isNameOrAddress(text, property)) return undefined;
  return { kind: "nothing", what: word };
}

/** Where "undefined" cannot be meant: names, ARNs and URLs. */
function isNameOrAddress(text: string, property: string): boolean {
  if (/^(?:arn:|https?:\/\/)/.test(text)) return true;
  return (
    /^(?:name|bucket|identifier|\w+Name|\w+Identifier|\w*Arn|\w*Url|functionName)$/.test(property) &&
    !/\s/.test(text)
  );
}

function parseDocument(text: string): PropertyValue | undefined {
  if (!/^\s*[[{]/.test(text) || OBJECT_TEXT.test(text.slice(0, 16))) return undefined;
  try {
    return JSON.parse(text) as PropertyValue;
  } catch {
    return undefined;
  }
}

function lastName(path: readonly PathStep[]): string {
  const names = path.filter((step) => typeof step === "string");
  return names.at(-1) ?? "";
}

function make(
  problem: Problem,
  node: ResourceNode,
  where: string,
  text: string,
  property: string | undefined,
  graph: Graph,
): Finding {
  const definition = problem.kind === "output" ? outputAsText : undefinedInText;
  const thing = node.kind === "stack" ? "The stack" : `Resource \`${shorten(node.name, 60)}\``;
  return definition.at(
    {
      urn: node.urn,
      ...(property !== undefined && { property }),
      ...(node.source !== undefined && { source: node.source }),
    },
    { thing, where, text: shorten(text, 200), what: problem.what },
    problem.kind === "nothing" && isVague(node, property, graph) ? { severity: "warning" } : {},
  );
}

/** The word may stand for a part that a placeholder does not have, such as the second element of a made-up list. */
function isVague(node: ResourceNode, property: string | undefined, graph: Graph): boolean {
  const [top = ""] = (property ?? "").split(/[.[]/, 1);
  return (node.propertyDependencies[top] ?? []).some((urn) => graph.get(urn)?.coverage !== "modelled");
}

/** Keeps the part around the mistake. */
function shorten(text: string, length: number): string {
  const line = text.replaceAll(/\s+/g, " ").replaceAll(ADVICE, "$1…");
  if (line.length <= length) return line;
  const at = Math.max(0, line.search(/Calling \[|Calling __str__|\[object |undefined|NaN/) - 40);
  return `${at > 0 ? "…" : ""}${line.slice(at, at + length)}…`;
}
