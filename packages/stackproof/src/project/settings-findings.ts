// Project: what can be wrong with stackproof.yaml.
import { defineFinding } from "../findings/finding.ts";

export const settingsInvalid = defineFinding<{ file: string; key: string; problem: string }>(
  "project/settings-invalid",
  {
    severity: "error",
    effect: "requirement",
    evidence: "documented",
    message: ({ file, key, problem }) =>
      `${key === "" ? `\`${file}\`` : `\`${key}\` in \`${file}\``} ${problem}.`,
    why: "What cannot be understood is left out, and the rehearsal then shows another account than you meant.",
    fix: "Correct the value at this place.",
  },
);

export const settingsUnknownKey = defineFinding<{
  file: string;
  key: string;
  meant: string | undefined;
  known: string;
}>("project/settings-unknown-key", {
  severity: "warning",
  effect: "requirement",
  evidence: "documented",
  message: ({ file, key }) => `\`${file}\` has the unknown key \`${key}\`.`,
  why: "It has no effect.",
  fix: ({ meant, known }) => (meant === undefined ? `Known here: ${known}.` : `Did you mean \`${meant}\`?`),
});

export const settingsLaterKey = defineFinding<{ file: string; key: string }>("project/settings-key-not-yet", {
  severity: "warning",
  effect: "requirement",
  evidence: "documented",
  message: ({ file, key }) => `\`${file}\` has the key \`${key}\`, which this version does not know yet.`,
  why: "Nothing of it is checked.",
  fix: "Keep it for a later version, or remove it.",
});
