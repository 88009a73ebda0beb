// Source: ids of accounts that are written into the program.
import type { TSESTree } from "@typescript-eslint/types";
import { defineFinding } from "../../findings/finding.ts";
import { isExampleAccount, isSharedAccount } from "../aws-values.ts";
import { defineCheck, type SourceView } from "../check.ts";
import { isSentence, offsetOf, type TextUse, useOf, type WrittenText, writtenText } from "../written-text.ts";

const FIX =
  "Take the account from aws.getCallerIdentityOutput().accountId, read it with config.require, or use the arn that the resource itself has.";
const DOCS = "https://www.pulumi.com/registry/packages/aws/api-docs/getcalleridentity/";

const literalAccount = defineFinding<{ account: string; where: string }>("source/literal-account", {
  severity: "warning",
  effect: "risky",
  evidence: "inferred",
  message: ({ account, where }) => `The account ${account} is written into ${where}.`,
  why: "The program then works in one account only, and in another one it points to things of the first.",
  fix: FIX,
  docs: DOCS,
});

const placeholderAccount = defineFinding<{ account: string; where: string }>("source/placeholder-account", {
  severity: "warning",
  effect: "broken",
  evidence: "inferred",
  message: ({ account, where }) => `The account ${account} in ${where} is one of examples.`,
  why: "What the program means is in no such account, or in somebody else's.",
  fix: FIX,
  docs: DOCS,
});

const ARN = /(?:^|[\s"'[,])arn:aws[a-z-]*:([a-z0-9-]+):[^:\s"']*:(\d{12}):[^\s"',]*/g;
const REGISTRY = /(?<!\d)(\d{12})\.dkr\.ecr\./g;
const QUEUE = /\bsqs\.[^/\s]+\/(\d{12})\//g;
const PRINCIPAL = /^(?:principals?|notPrincipals?|AWS|identifiers|aws:PrincipalArn|aws:PrincipalAccount)$/i;
/** What names an account to keep a program out of the others, or somebody else's account. */
const MEANT = /^(?:allowedAccountIds|forbiddenAccountIds|owners?|ownerId|import|externalId|sourceOwner)$/i;

interface FoundAccount {
  readonly account: string;
  readonly part: string;
  readonly where: string;
}

function check(node: TSESTree.Literal | TSESTree.TemplateLiteral, view: SourceView): void {
  const written = writtenText(node);
  if (written === undefined || !/\d{12}/.test(written.text)) return;
  let use: TextUse | undefined;
  const seen = new Set<string>();
  for (const found of [...inTexts(written.text), ...alone(written, view)]) {
    const { account, part, where } = found;
    if (seen.has(account) || isSharedAccount(account)) continue;
    seen.add(account);
    use ??= useOf(view, node);
    const { keys, isDefault, isChoice, isCompared, isMessage } = use;
    if (isCompared || isMessage || keys.some((key) => MEANT.test(key))) continue;
    // A policy with such a principal is judged where it is registered; another account's id has to come from somewhere.
    const isPrincipal = keys.some((key) => PRINCIPAL.test(key)) || /"(?:AWS|Principal)"/.test(written.text);
    if (isPrincipal) continue;
    const definition = isExampleAccount(account) ? placeholderAccount : literalAccount;
    if (definition === literalAccount && (isDefault || isChoice)) continue;
    view.report(definition, offsetOf(view, written, part), { account, where });
  }
}

/** Accounts in ARNs, in addresses of registries and of queues. */
function* inTexts(text: string): Generator<FoundAccount> {
  const isValue = /^\s*(?:arn:|[[{#])|\n/.test(text);
  for (const [, service, account] of isValue ? text.matchAll(ARN) : []) {
    // Layers are published by others, in accounts of theirs.
    if (service === "lambda" && /:layer:/.test(text)) continue;
    if (account !== undefined) yield { account, part: account, where: "an ARN" };
  }
  if (isSentence(text)) return;
  for (const [, account] of text.matchAll(REGISTRY))
    if (account !== undefined) yield { account, part: account, where: "the address of an image" };
  for (const [, account] of text.matchAll(QUEUE))
    if (account !== undefined) yield { account, part: account, where: "the address of a queue" };
}

/** Twelve digits alone are an account when the name says so. */
function* alone({ node, text }: WrittenText, view: SourceView): Generator<FoundAccount> {
  if (!/^\d{12}$/.test(text)) return;
  const [key] = useOf(view, node).keys;
  if (key !== undefined && /account(?:_?(?:id|number))?$/i.test(key) && !/s$/i.test(key))
    yield { account: text, part: text, where: `\`${key}\`` };
}

/** Accounts in the program's texts. */
export const literalsAccounts = defineCheck({ visit: { Literal: check, TemplateLiteral: check } });
