// Summary: what is worth knowing of a text. Pure.
import { createHash } from "node:crypto";

/** Bytes. */
export const LARGEST = 5 * 1024 * 1024;

/**
 * Why an object is not looked into, or nothing.
 *
 * @param {{ bytes: number, type: string | undefined }} object
 */
export function objection({ bytes, type = "" }) {
  const kind = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!kind.startsWith("text/") && kind !== "application/json")
    return `Its content type is ${JSON.stringify(kind.slice(0, 100))}; text/* and application/json are taken.`;
  if (bytes === 0) return "It is empty.";
  if (bytes > LARGEST) return `It has ${bytes} bytes; ${LARGEST} are taken.`;
  return undefined;
}

/**
 * @param {Uint8Array} content
 * @returns {{ status: "summarized", lines: number, words: number, sha256: string } | Rejected}
 *
 * @typedef {{ status: "rejected", reason: string }} Rejected
 */
export function summarize(content) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return { status: "rejected", reason: "It is no text in UTF-8." };
  }
  return {
    status: "summarized",
    lines: count(text, /\r\n|\r|\n/g) + (text.endsWith("\n") || text.endsWith("\r") ? 0 : 1),
    words: count(text, /\S+/g),
    sha256: createHash("sha256").update(content).digest("hex"),
  };
}

/** How often a pattern matches. A list of all matches would need many times the memory of the text. */
function count(/** @type {string} */ text, /** @type {RegExp} */ pattern) {
  let found = 0;
  while (pattern.exec(text) !== null) found += 1;
  return found;
}
