// Engine, program, preload: what is left of the user's files that do not parse. Only a file that fails asks for it.
import { existsSync, readFileSync } from "node:fs";
import { report } from "./report.ts";

/** Milliseconds between two looks, and the longest wait: the engine writes before the SDK is loaded, as a rule. */
const PAUSE = 10;
const LONGEST_WAIT = 10_000;

/** A text that begins with a fence of Markdown parses, as a template that is called. */
const FENCED = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*`{3}/;

/** True for a text that Node would load and that is no program. */
export function isFenced(text: string): boolean {
  return text.includes("```") && FENCED.test(text);
}

/** The texts, by absolute path, in a file that the engine writes beside the start of the program. */
export class RecoveredTexts {
  readonly #path: string | undefined;
  #texts: Readonly<Record<string, string>> | undefined;

  /** @param path undefined where nothing is recovered */
  constructor(path: string | undefined) {
    this.#path = path;
  }

  /** What is left of a file; the engine is told that it is used. Waits until the engine has read the program's files. */
  of(file: string): string | undefined {
    const text = this.peek(file);
    if (text !== undefined) report({ kind: "recovered", file });
    return text;
  }

  /** The same, where nothing may come of it. */
  peek(file: string): string | undefined {
    this.#texts ??= this.#read();
    return Object.hasOwn(this.#texts, file) ? this.#texts[file] : undefined;
  }

  #read(): Readonly<Record<string, string>> {
    const path = this.#path;
    if (path === undefined) return {};
    const clock = new Int32Array(new SharedArrayBuffer(4));
    for (let waited = 0; !existsSync(path) && waited < LONGEST_WAIT; waited += PAUSE)
      Atomics.wait(clock, 0, 0, PAUSE);
    try {
      return JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;
    } catch {
      return {};
    }
  }
}
