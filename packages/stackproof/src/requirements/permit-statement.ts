// Requirements: the statements of `permit`: `handler may s3:GetObject on uploads/*`, `not * may iam:*`. Pure.

import { nearest } from "../core/nearest.ts";
import { actionsMatching, findService, nearestAction, servicePrefixes } from "../iam/catalogue.ts";
import { hasWildcard } from "../iam/glob.ts";

/** One statement. */
export interface PermitStatement {
  readonly isNegated: boolean;
  /** A name, a type, a tag, or `*` for every role. */
  readonly who: string;
  readonly actions: readonly string[];
  /** Undefined: on anything. */
  readonly on: string | undefined;
}

/** How a statement is written. */
export const PERMIT_GRAMMAR = "[not] <who> may <action>[, <action>] [on <what>]";

/** Reads a statement; a text says what is wrong with it. */
export function readPermit(text: string): PermitStatement | string {
  const match = /^(not\s+)?(\S.*?)\s+may\s+(not\s+)?(.+?)(?:\s+on\s+(\S+))?$/.exec(text.trim());
  if (match === null)
    return /\bmay\b/.test(text) ? "something is missing before or behind `may`" : "it has no word `may`";
  const [, not, who = "", mayNot, list = "", on] = match;
  if (not !== undefined && mayNot !== undefined) return "it says `not` twice";
  if (/\s/.test(who) && !who.startsWith("tag:")) return `\`${who}\` is no name`;
  const actions = list.split(",").map((one) => one.trim());
  const wrong = actions.map(problemOf).find((problem) => problem !== undefined);
  return wrong ?? { isNegated: (not ?? mayNot) !== undefined, who, actions, on };
}

function problemOf(action: string): string | undefined {
  if (action === "*") return undefined;
  if (!/^[\w-]+:[\w*?]+$/.test(action))
    return `\`${action}\` is no action such as \`s3:GetObject\` or \`iam:*\``;
  if (actionsMatching(action).length > 0) return undefined;
  const [prefix = ""] = action.split(":");
  if (findService(prefix) === undefined) {
    const meant = nearest(prefix, servicePrefixes());
    return `\`${prefix}\` is no service of IAM${meant === undefined ? "" : `; the nearest is \`${meant}\``}`;
  }
  const meant = hasWildcard(action) ? undefined : nearestAction(action);
  return `\`${action}\` is no action of AWS${meant === undefined ? "" : `; the nearest is \`${meant}\``}`;
}
