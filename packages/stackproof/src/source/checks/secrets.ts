// Source: secrets that leave Pulumi's care: read as plain config, exported plain, printed.
import { DefinitionType, type Variable } from "@typescript-eslint/scope-manager";
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { isEntry } from "../entry.ts";
import { bare, keyOf } from "../names.ts";
import type { Node } from "../source-file.ts";
import { type Value, valueOf } from "../values.ts";

const DOCS = "https://www.pulumi.com/docs/iac/concepts/secrets/";

const plainSecretConfig = defineFinding<{ call: string; secretCall: string }>("source/plain-secret-config", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ call }) => `\`${call}\` reads a secret as plain text.`,
  why: "Pulumi then does not know that it is one: it stands readable in the state and wherever a resource shows it, even when the config value is encrypted.",
  fix: ({ secretCall }) =>
    `Write \`${secretCall}\`; arguments of resources take the Output that it gives. Set the value with \`pulumi config set --secret\`.`,
  docs: DOCS,
});

const plainSecretOutput = defineFinding<{ name: string; from: string; fix: string }>(
  "source/plain-secret-output",
  {
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name, from }) => `The stack's output \`${name}\` shows a secret: ${from} is plain text.`,
    why: "Every `pulumi up` prints it, and whoever may read the stack reads it.",
    fix: ({ fix }) => fix,
    docs: DOCS,
  },
);

const unsecret = defineFinding<{ shown: string }>("source/unsecret", {
  severity: "note",
  effect: "risky",
  evidence: "documented",
  message: ({ shown }) => `\`${shown}\` is no longer a secret after \`pulumi.unsecret\`.`,
  why: "From here on it stands readable in the state and in what the program prints.",
  fix: "Hand the secret on as it is: arguments of resources take it.",
  docs: DOCS,
});

const secretLogged = defineFinding<{ shown: string; secret: string }>("source/secret-logged", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ shown, secret }) => `\`${shown}\` prints the value of the secret \`${secret}\`.`,
  why: "Inside of apply a secret is plain text, and the log keeps it.",
  fix: "Delete the line, or print something that is not secret.",
  docs: DOCS,
});

const SECRET_WORD =
  /(?:password|passwd|passphrase|secret|credential|api_?key|private_?key|(?:access|auth|bearer|api|github|slack)_?token)/i;
/** Words after it that make it a setting of a secret, not the secret. */
const ABOUT_SECRET =
  /(?:arn|name|id|ids|length|policy|url|uri|path|version|rotation|days|ttl|file|enabled|manager|ref|prefix|suffix|count|parameter|type|rules?|required|expiry|expiration|age|namespace|engine|users?|username|size|algorithm|region|store|key_?ring)$/i;

/** Where a secret becomes readable. */
export const secrets = defineCheck({
  visit: {
    CallExpression(node, view) {
      const config = plainConfig(node, view);
      if (config !== undefined && !(isExported(node) && isEntry(view)))
        view.report(plainSecretConfig, node, config);
      const { callee } = node;
      const member = view.names.memberOf(view.source, callee);
      const [first] = node.arguments;
      if (first === undefined) return;
      if (member?.package === "@pulumi/pulumi" && member.path.join(".") === "unsecret")
        view.report(unsecret, node, { shown: view.textOf(first, 40) });
      if (callee.type === "MemberExpression" && isLog(callee)) visitLog(node, view);
    },
    ExportNamedDeclaration({ declaration }, view) {
      if (declaration?.type !== "VariableDeclaration" || !isEntry(view)) return;
      for (const { id, init } of declaration.declarations) {
        if (id.type === "Identifier" && init !== null) visitExport(id, init, view);
      }
    },
  },
});

function visitExport(id: TSESTree.Identifier, init: Node, view: SourceView): void {
  const value = heldBy(init, view);
  const config = value.type === "CallExpression" ? plainConfig(value, view) : undefined;
  if (config !== undefined) {
    const fix = `Do not export it; or read it with \`${config.secretCall}\`, then Pulumi hides it.`;
    view.report(plainSecretOutput, id, { name: id.name, from: `\`${config.call}\``, fix });
    return;
  }
  if (!isSecretName(id.name) || value.type !== "MemberExpression" || keyOf(value) !== "result") return;
  const maker = valueOf(view, value.object);
  if (maker?.kind === "resource" && maker.made === "RandomString") {
    const fix = "Make it with random.RandomPassword, whose result is a secret.";
    view.report(plainSecretOutput, id, { name: id.name, from: `\`${view.textOf(value, 40)}\``, fix });
  }
}

/** `config.require("dbPassword")` and its like. */
function plainConfig(
  node: TSESTree.CallExpression,
  view: SourceView,
): { readonly call: string; readonly secretCall: string } | undefined {
  const { callee } = node;
  const [first] = node.arguments;
  if (callee.type !== "MemberExpression" || first?.type !== "Literal") return undefined;
  const key = keyOf(callee);
  if ((key !== "get" && key !== "require") || typeof first.value !== "string") return undefined;
  if (!isSecretName(first.value)) return undefined;
  if (view.meanings.of(view.source, callee.object)?.kind !== "config") return undefined;
  const owner = view.textOf(callee.object, 30);
  return { call: view.textOf(node, 60), secretCall: `${owner}.${key}Secret("${first.value}")` };
}

function isSecretName(name: string): boolean {
  return SECRET_WORD.test(name) && !ABOUT_SECRET.test(name);
}

/** True for what is the whole of an `export const`. */
function isExported(node: Node): boolean {
  return (
    node.parent?.type === "VariableDeclarator" && node.parent.parent.parent?.type === "ExportNamedDeclaration"
  );
}

/** What a name holds, through other names. */
function heldBy(expression: Node, view: SourceView): Node {
  let node = bare(expression);
  for (let depth = 0; depth < 10 && node.type === "Identifier"; depth++) {
    const variable = view.names.variableOf(view.source, node);
    const found = variable === undefined ? undefined : view.names.initializerOf(variable);
    if (found === undefined || found.keys.length > 0) break;
    node = bare(found.value);
  }
  return node;
}

function visitLog(node: TSESTree.CallExpression, view: SourceView): void {
  for (const argument of node.arguments) {
    for (const name of namesIn(argument)) {
      const variable = view.names.variableOf(view.source, name);
      const secret = variable === undefined ? undefined : secretOf(variable, view);
      if (secret === undefined) continue;
      view.report(secretLogged, node, { shown: view.textOf(node, 50), secret: view.textOf(secret, 40) });
      return;
    }
  }
}

/** Names whose whole value is printed. */
function* namesIn(node: Node): Generator<Node> {
  if (node.type === "Identifier") yield node;
  if (node.type === "TemplateLiteral") for (const part of node.expressions) yield* namesIn(part);
  if (node.type === "BinaryExpression") for (const side of [node.left, node.right]) yield* namesIn(side);
}

/** The secret Output whose `apply` gives its value to a parameter. */
function secretOf(variable: Variable, view: SourceView): Node | undefined {
  const [definition] = variable.defs;
  if (definition?.type !== DefinitionType.Parameter) return undefined;
  const { node: owner, name } = definition;
  const call = owner.parent;
  if (call?.type !== "CallExpression" || call.arguments[0] !== owner) return undefined;
  if (call.callee.type !== "MemberExpression" || keyOf(call.callee) !== "apply") return undefined;
  const output = bare(call.callee.object);
  const parameter = "params" in owner ? owner.params[0] : undefined;
  if (parameter === name) return isSecret(valueOf(view, output)) ? output : undefined;
  if (parameter?.type !== "ArrayPattern" || output.type !== "CallExpression") return undefined;
  const [list] = output.arguments;
  if (list?.type !== "ArrayExpression") return undefined;
  const element = list.elements[parameter.elements.findIndex((one) => one === name)];
  return element !== null && element !== undefined && isSecret(valueOf(view, element)) ? element : undefined;
}

function isSecret(value: Value | undefined): boolean {
  return value?.kind === "output" && value.secret;
}

function isLog({ object }: TSESTree.MemberExpression): boolean {
  if (object.type === "Identifier") return object.name === "console" || object.name === "log";
  return object.type === "MemberExpression" && keyOf(object) === "log" && object.object.type === "Identifier";
}
