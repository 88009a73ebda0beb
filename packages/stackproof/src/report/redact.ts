// Report: takes secrets out of texts. Pure.
import { escapePattern } from "../core/pattern.ts";

/** What stands in the place of a secret. */
export const REDACTED = "[secret]";

/** Shorter secrets are left: they would take ordinary words out of a report, and say little. */
const MINIMUM_LENGTH = 4;
/** Parts of a base64 text that are shorter than this appear by chance. */
const MINIMUM_BASE64 = 8;
/** Lines of a secret with several lines, such as a private key, that are worth finding alone. */
const MINIMUM_PART = 16;

/**
 * Makes a function that replaces every secret in a text by `[secret]`: as it is, escaped in JSON once or twice,
 * URL-encoded, and in base64, alone or inside a longer encoded text. Secrets under four characters are left.
 */
export function redactor(secrets: Iterable<string>): (text: string) => string {
  const forms = new Set<string>();
  for (const secret of secrets) {
    if (secret.length < MINIMUM_LENGTH) continue;
    for (const form of formsOf(secret)) forms.add(form);
    if (!secret.includes("\n")) continue;
    for (const line of secret.split(/\r?\n/)) {
      if (line.trim().length >= MINIMUM_PART) for (const form of formsOf(line.trim())) forms.add(form);
    }
  }
  if (forms.size === 0) return (text) => text;
  // The longest first, so that a secret inside another does not leave the rest of it.
  const longestFirst = [...forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const pattern = new RegExp(longestFirst.map(escapePattern).join("|"), "g");
  return (text) => (text.length < MINIMUM_LENGTH ? text : text.replace(pattern, REDACTED));
}

function formsOf(secret: string): string[] {
  const once = jsonEscaped(secret);
  const url = urlEncoded(secret);
  const forms = [secret, once, jsonEscaped(once), url, url.replaceAll("%20", "+")];
  forms.push(url.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  for (const form of base64Forms(secret)) forms.push(form, form.replaceAll("+", "-").replaceAll("/", "_"));
  return forms;
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function urlEncoded(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, "\uFFFD"));
}

/**
 * The secret in base64. Inside a longer text it can begin at any of three offsets; of each, the characters that do
 * not depend on its neighbours.
 */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret, "utf8");
  const forms = [bytes.toString("base64"), bytes.toString("base64").replace(/=+$/, "")];
  for (const offset of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const first = Math.ceil((offset * 8) / 6);
    const last = Math.floor(((offset + bytes.length) * 8) / 6);
    forms.push(encoded.slice(first, last));
  }
  return forms.filter((form, index) => form.length >= (index < 2 ? 6 : MINIMUM_BASE64));
}
