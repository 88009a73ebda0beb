// Source: files that do not parse: cut off, with the marks of a merge, or with text that is no code.
import { defineFinding } from "../../findings/finding.ts";
import { defineCheck } from "../check.ts";
import type { SourceFile, SyntaxProblem } from "../source-file.ts";

const unreadable = {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  why: "Node and TypeScript refuse the file, so the program ends before its first resource.",
} as const;

const cutOff = defineFinding<{ end: string }>("source/cut-off", {
  ...unreadable,
  message: ({ end }) => `The file ends in the middle of the code, after \`${end}\`.`,
  fix: "Write the rest of the file. Everything that was to come is missing, resources and outputs as well.",
});

const codeFence = defineFinding<{ fence: string }>("source/code-fence", {
  ...unreadable,
  message: ({ fence }) => `The line \`${fence}\` belongs to Markdown, not to the program.`,
  why: "Node reads the fence as template text, which ends the program in one error or another.",
  fix: "Delete the line, and what is around the code.",
});

const mergeMarker = defineFinding<{ marker: string }>("source/merge-marker", {
  ...unreadable,
  message: ({ marker }) => `The line \`${marker}\` was left by a merge that is not finished.`,
  fix: "Keep the lines of one side, or of both, and delete the marks.",
});

const prose = defineFinding<{ line: string }>("source/prose", {
  ...unreadable,
  message: ({ line }) => `The line \`${line}\` is text and no code.`,
  fix: "Delete the line, or make it a comment with `//`.",
});

const elision = defineFinding<{ line: string }>("source/elision", {
  ...unreadable,
  message: ({ line }) => `\`${line}\` stands where code should be.`,
  fix: "Write the code that was left out.",
});

const doesNotParse = defineFinding<{ problem: string; help: string | undefined }>("source/does-not-parse", {
  ...unreadable,
  message: ({ problem }) => `The file does not parse: ${problem}.`,
  fix: ({ help }) => help ?? "Correct the text at this place; the mistake may stand a little before it.",
});

const FENCE = /^[ \t]*(?:```|~~~)[\w+-]*[ \t]*$/m;
const MARKER = /^(?:<{7}|>{7})(?: .*)?$/m;
/** Words of a sentence: four and more, or some before a colon at the end. */
const SENTENCE = /^[A-Z][\w'’-]*,?(?: [\w'’"`(),./-]+){3,}[.:!?]?$|^[A-Z][\w'’-]*(?: [\w'’"`-]+)+:$/;
const DOTS = /^(?:\.{3}|…)(?![\w([{"'`]).*$/;

/** What stands in place of code, and where. */
export const syntax = defineCheck({
  kinds: ["program", "test", "beside"],
  file(view) {
    const { source } = view;
    const { text, problems } = source;
    // What the program does not load cannot stop it.
    const more = source.kind === "program" ? {} : { severity: "warning" as const };
    const marker = problems.length > 0 ? MARKER.exec(text) : null;
    if (marker !== null) {
      view.report(mergeMarker, marker.index, { marker: marker[0].trim() }, more);
      return;
    }
    const fence = fenceIn(source);
    if (fence !== undefined) {
      view.report(codeFence, fence.offset, { fence: fence.text }, more);
      return;
    }
    const [problem] = problems;
    if (problem === undefined) return;
    const line = lineAround(text, problem.offset);
    // Dots before a bracket wait for the value that they spread, so the bracket is what does not parse.
    const before = lineAround(text, text.slice(0, line.offset).trimEnd().length - 1);
    const dots = [line, before].find((one) => DOTS.test(one.text));
    if (isAtEnd(text, problem)) {
      const end = lineAround(text, text.trimEnd().length - 1);
      view.report(cutOff, end.offset, { end: end.text }, more);
    } else if (dots !== undefined) view.report(elision, dots.offset, { line: dots.text }, more);
    else if (SENTENCE.test(line.text)) view.report(prose, line.offset, { line: line.text }, more);
    else {
      const words = problem.message.replace(/\.$/, "");
      view.report(doesNotParse, problem.offset, { problem: words, help: problem.help?.split("\n")[0] }, more);
    }
  },
});

/** A fence parses, as template text: so it is one only when it stands outside of every template, or nothing parses. */
function fenceIn(source: SourceFile): { readonly offset: number; readonly text: string } | undefined {
  const match = FENCE.exec(source.text);
  if (match === null) return undefined;
  const found = { offset: match.index + match[0].search(/\S/), text: match[0].trim() };
  if (source.problems.length > 0) return found;
  // A text that begins with a fence has no other way to parse.
  const isFirst = source.program.body.some(
    ({ type, range: [start] }) => type === "ExpressionStatement" && start === found.offset,
  );
  return isFirst ? found : undefined;
}

/** Nothing but closing signs and space comes after the place, or a text or comment that began there never ends. */
function isAtEnd(text: string, problem: SyntaxProblem): boolean {
  if (text.slice(problem.offset).trim() === "") return true;
  return problem.message.startsWith("Unterminated") && !text.slice(problem.offset).includes("\n\n");
}

/** The line around an offset, without the space around it. */
function lineAround(text: string, offset: number): { readonly offset: number; readonly text: string } {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return { offset: start + (line.length - line.trimStart().length), text: line.trim().slice(0, 80) };
}
