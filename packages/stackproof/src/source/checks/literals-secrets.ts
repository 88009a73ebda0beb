// Source: passwords and keys that are written into the program. What a finding says never holds the secret.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { bare } from "../names.ts";
import { AWS_KEY, judgeSecret, knownSecret, mayHoldSecrets, secretKind } from "../secrets.ts";
import type { Node, SourceFile } from "../source-file.ts";
import { GAP, offsetOf, type TextUse, useOf, type WrittenText, writtenText } from "../written-text.ts";

const DOCS = "https://www.pulumi.com/docs/iac/concepts/secrets/";
const FIX =
  "Read it with config.requireSecret (pulumi config set --secret …), or make one with random.RandomPassword. Change the one that was written: it is known.";

const writtenAccessKey = defineFinding<{ what: string; shown: string }>("source/written-access-key", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ what, shown }) => `${what} is written into the program: ${shown}.`,
  why: "Whoever reads the repository, now or in its history, and has the secret to it, acts as its owner.",
  fix: "Delete the key in IAM. Programs take the credentials of the environment, and what runs in AWS takes a role.",
  docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html",
});

const writtenKey = defineFinding<{ what: string; shown: string }>("source/written-key", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ what, shown }) => `${what} is written into the program: ${shown}.`,
  why: "Whoever reads the repository, now or in its history, can use it.",
  fix: "Withdraw it where it was given out, and read the new one with config.requireSecret (pulumi config set --secret …).",
  docs: DOCS,
});

const writtenSecret = defineFinding<{ name: string; length: number }>("source/written-secret", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ name, length }) =>
    `\`${name}\` gets a secret of ${length} characters that is written into the program.`,
  why: "Whoever reads the repository, now or in its history, can use it, and every stack has the same.",
  fix: FIX,
  docs: DOCS,
});

const markedSecret = defineFinding<{ length: number }>("source/marked-secret", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ length }) =>
    `\`pulumi.secret\` marks a text of ${length} characters that is written into the program.`,
  why: "The mark encrypts the value in the state. In the program everybody still reads it.",
  fix: FIX,
  docs: DOCS,
});

const placeholderSecret = defineFinding<{ name: string; value: string }>("source/placeholder-secret", {
  severity: "note",
  effect: "risky",
  evidence: "inferred",
  message: ({ name, value }) =>
    `\`${name}\` is ${JSON.stringify(value)}, which stands for a value of one's own.`,
  why: "The stack is deployed with these very words.",
  fix: "Read it with config.requireSecret (pulumi config set --secret …).",
  docs: DOCS,
});

/** Keys of a known form, in every file. */
function checkForms(node: TSESTree.Literal | TSESTree.TemplateLiteral, view: SourceView): void {
  const written = writtenText(node);
  const known = written === undefined ? undefined : knownSecret(written.text);
  if (written === undefined || known === undefined || useOf(view, node).isMessage) return;
  const { what, shown, part, isExample } = known;
  const more = isExample ? { severity: "note" as const } : {};
  const first = part.split(GAP)[0]?.split("\n")[0] ?? "";
  const definition = what === AWS_KEY ? writtenAccessKey : writtenKey;
  view.report(definition, offsetOf(view, written, first), { what, shown }, more);
}

export const literalsKeys = defineCheck({
  kinds: ["program", "beside"],
  visit: { Literal: checkForms, TemplateLiteral: checkForms },
});

/** Secrets by the name of what holds them. */
function checkNamed(node: TSESTree.Literal | TSESTree.TemplateLiteral, view: SourceView): void {
  const written = writtenText(node);
  if (written === undefined || written.text.includes(GAP) || written.text.length < 3) return;
  if (!isWorthLooking(view.source)) return;
  const use = useOf(view, node);
  const name = use.isCompared || use.isMessage ? undefined : nameOfHolder(written, use, view);
  if (name === undefined || knownSecret(written.text) !== undefined) return;
  const json = /^\s*\{/.test(written.text) ? jsonSecret(written.text) : undefined;
  const kind = secretKind(name) ?? "password";
  const value = json?.value ?? written.text;
  const isText = /^\s*\{/.test(written.text) && json === undefined;
  const judged = isText ? undefined : judgeSecret(value, kind, name, isArgument(use, view));
  if (judged === undefined) return;
  const shownName = json?.name ?? name;
  if (judged === "placeholder") view.report(placeholderSecret, node, { name: shownName, value });
  else view.report(writtenSecret, node, { name: shownName, length: value.length });
}

const looked = new WeakMap<SourceFile, boolean>();

/** False for files without a name of a secret, which are most. */
function isWorthLooking(source: SourceFile): boolean {
  let answer = looked.get(source);
  if (answer === undefined) {
    answer = mayHoldSecrets(source.text) || /SecureString/.test(source.text);
    looked.set(source, answer);
  }
  return answer;
}

/** The name under which a text is a secret. */
function nameOfHolder({ node }: WrittenText, use: TextUse, view: SourceView): string | undefined {
  const [key] = use.keys;
  if (key === undefined) return undefined;
  if (/^(?:secret(?:String|Binary|StringWo)|value(?:Wo)?)$/.test(key)) {
    const made = madeBy(use, view);
    if (made === "secretsmanager.SecretVersion" && key.startsWith("secret")) return key;
    if (made === "ssm.Parameter" && key.startsWith("value"))
      return textAt(objectAround(node), "type") === "SecureString" ? key : undefined;
  }
  const holder = key === "value" ? objectAround(node) : undefined;
  // { name: "DB_PASSWORD", value: "…" }
  const named = key === "value" ? (textAt(holder, "name") ?? textAt(holder, "key")) : undefined;
  const name = named ?? key;
  if (secretKind(name) === undefined) return undefined;
  return name;
}

/** True for an argument of a resource, at its first level. */
function isArgument({ keys, given }: TextUse, view: SourceView): boolean {
  return keys.length === 1 && given?.type === "NewExpression" && view.meanings.isResource(view.source, given);
}

/** `ssm.Parameter` of `new aws.ssm.Parameter`. */
function madeBy({ given }: TextUse, view: SourceView): string | undefined {
  return given?.type === "NewExpression"
    ? view.names.memberOf(view.source, given.callee)?.path.slice(-2).join(".")
    : undefined;
}

/** A secret in JSON that is written as text. */
function jsonSecret(text: string): { readonly name: string; readonly value: string } | undefined {
  for (const [, name = "", value = ""] of text.matchAll(/"([\w-]+)"\s*:\s*"([^"]*)"/g)) {
    const kind = secretKind(name);
    if (kind !== undefined && judgeSecret(value, kind, name) !== undefined) return { name, value };
  }
  return undefined;
}

function objectAround(node: Node): TSESTree.ObjectExpression | undefined {
  for (let at: Node | undefined = node.parent; at !== undefined && at !== null; at = at.parent) {
    if (at.type === "ObjectExpression") return at;
    if (at.type.endsWith("Statement") || at.type === "VariableDeclaration") return undefined;
  }
  return undefined;
}

function textAt(object: TSESTree.ObjectExpression | undefined, key: string): string | undefined {
  for (const property of object?.properties ?? []) {
    if (property.type !== "Property" || property.key.type !== "Identifier" || property.key.name !== key)
      continue;
    return writtenText(property.value)?.text;
  }
  return undefined;
}

/** `pulumi.secret("…")` */
function checkMark(node: TSESTree.CallExpression, view: SourceView): void {
  const [argument] = node.arguments;
  const inner = argument === undefined ? undefined : bare(argument);
  const written = inner === undefined ? undefined : writtenText(inner);
  if (written === undefined || written.text.includes(GAP) || written.text.length < 3) return;
  if (!/\bsecret$/.test(view.textOf(node.callee))) return;
  const member = view.names.memberOf(view.source, node.callee);
  const isMark =
    member?.package === "@pulumi/pulumi" && /^(?:secret|Output\.secret)$/.test(member.path.join("."));
  if (isMark && knownSecret(written.text) === undefined)
    view.report(markedSecret, node, { length: written.text.length });
}

export const literalsSecrets = defineCheck({
  visit: { Literal: checkNamed, TemplateLiteral: checkNamed, CallExpression: checkMark },
});
