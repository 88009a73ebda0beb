// Project: what can be wrong with stackproof.yaml, or with the stackproof.config.ts in its place.
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

const notRead = {
  severity: "error",
  effect: "requirement",
  evidence: "observed",
  why: "Nothing of it is known, so nothing that it asks for is checked.",
} as const;

export const settingsTwice = defineFinding<{ file: string; taken: string }>("project/settings-twice", {
  severity: "error",
  effect: "requirement",
  evidence: "documented",
  message: ({ file, taken }) => `\`${file}\` is not read: \`${taken}\` stands beside it.`,
  why: "One file says what is asked of a project. Nothing of the other is checked.",
  fix: "Put into one file what both say, and delete the other.",
});

export const settingsBroken = defineFinding<{ file: string; problem: string }>("project/settings-broken", {
  ...notRead,
  message: ({ file, problem }) => `\`${file}\` cannot be read: ${problem.replace(/\.$/, "")}.`,
  fix: "Correct the text at this place; the mistake may stand a little before it.",
});

export const settingsImport = defineFinding<{ specifier: string; command: string | undefined }>(
  "project/settings-import-not-found",
  {
    ...notRead,
    message: ({ specifier, command }) =>
      `\`${specifier}\` is imported for the settings and is not ${command === undefined ? "there" : "installed"}.`,
    fix: ({ command }) =>
      command === undefined ? "Correct the path, or write the file." : `Run \`${command}\`.`,
  },
);

export const settingsThrew = defineFinding<{ file: string; error: string }>("project/settings-threw", {
  ...notRead,
  message: ({ file, error }) => `\`${file}\` ends with an error: ${error.replace(/\.$/, "")}.`,
  fix: "Correct it here. The file runs before the program, without credentials and network.",
});

export const settingsNoDefault = defineFinding<{ file: string; name: string | undefined }>(
  "project/settings-no-default-export",
  {
    ...notRead,
    message: ({ file }) => `\`${file}\` has no default export.`,
    fix: ({ name }) =>
      name === undefined
        ? "Write `export default defineConfig({ … })`."
        : `Write \`export default\` for what \`${name}\` is.`,
  },
);

export const settingsNotFinished = defineFinding<{ file: string; how: string }>(
  "project/settings-not-finished",
  {
    ...notRead,
    message: ({ file, how }) => `\`${file}\` gives nothing: ${how}.`,
    fix: "Let the file only compute values and export them.",
  },
);
