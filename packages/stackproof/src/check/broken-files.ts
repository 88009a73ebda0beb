// Check: what can be said of a program that ran without the broken parts of its files. Pure.
import { formatPlace } from "../core/place.ts";
import type { Finding } from "../findings/finding.ts";
import type { LeftOut } from "../project/recover.ts";

/** A file that was run without what does not parse of it. */
export interface BrokenFile {
  /** As findings print it. */
  readonly file: string;
  readonly leftOut: readonly LeftOut[];
}

/** Ends that something which was left out can bring about: a name is not there, a value is undefined, nothing comes. */
const ENDS =
  /^run\/(?:threw|unhandled-rejection|missing-argument|never-settles|exited-early|failed|undefined-in-text)$/;

/**
 * Findings whose names say that something is absent, refused for want of a right, too early, or does not fit another
 * thing: what they miss may only be left out, and a value that is undefined stands for a default.
 */
const ABSENT =
  /(?:^|-)(?:no|not|none|nobody|nothing|never|without|missing|needed|needs|lacks?|cannot|refuses?|refused|undeclared|incomplete|unused|unreachable|absent|before|later|blocked|misspelt|forbids|zero|half|neither|empty|permission|unusable|elsewhere|other|mismatch)(?:-|$)/;

/** What does not depend on what else there is. */
const SURE = /^(?:run\/(?!undefined-in-text)|source\/|engine\/bad-)|^schema\/(?!missing)/;

const SHOWN_LINES = 6;

/**
 * Takes out what may follow from parts that did not run, and says which these are.
 *
 * @param findings of one run; all of them are given back when no file is broken
 */
export function afterBrokenFiles(
  findings: readonly Finding[],
  broken: readonly BrokenFile[],
): { readonly findings: readonly Finding[]; readonly remarks: readonly string[] } {
  if (broken.length === 0) return { findings, remarks: [] };
  const ends = findings.filter(({ code, severity }) => ENDS.test(code) && severity === "error");
  const left = findings.filter((finding) => !ENDS.test(finding.code) && !saysAbsent(finding));
  return { findings: left, remarks: [...broken.map(ofFile), ...ends.slice(0, 1).map(ofEnd)] };
}

function saysAbsent({ code, message }: Finding): boolean {
  if (code === "run/logged-warning") return /Undefined value \(/.test(message);
  // Node's words for an import that is not there; it is no error of syntax.
  if (code === "run/syntax-error") return /does not provide an export named/.test(message);
  return !SURE.test(code) && ABSENT.test(code.slice(code.lastIndexOf("/") + 1));
}

function ofFile({ file, leftOut }: BrokenFile): string {
  const shown = leftOut
    .slice(0, SHOWN_LINES)
    .map(({ first, last }) => (first === last ? first : `${first}-${last}`));
  const more = leftOut.length > shown.length ? ` and ${leftOut.length - shown.length} other places` : "";
  const isOne = leftOut.length === 1 && leftOut[0]?.first === leftOut[0]?.last;
  const part =
    leftOut.length === 0
      ? "as far as it goes, with its brackets closed"
      : `without ${isOne ? "line" : "lines"} ${shown.join(", ")}${more}, which cannot run`;
  return `${file} does not parse. It was rehearsed ${part}; nothing is said of what may only be missing there.`;
}

function ofEnd({ message, at }: Finding): string {
  const place = at.source === undefined ? "" : ` (${formatPlace(at.source)})`;
  return `Without that part the program did not run to its end, so that resources may be missing: ${message}${place}`;
}
