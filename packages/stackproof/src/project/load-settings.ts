// Project: finds the settings of a project, stackproof.yaml or a stackproof.config.ts, and reads them.
import { dirname, join } from "node:path";
import type { SourcePlace } from "../core/place.ts";
import type { Finding } from "../findings/finding.ts";
import { DEFAULT_SETTINGS, SETTINGS_FILES } from "./default-settings.ts";
import type { EvaluatedSettings, EvaluateSettings, RunPlace } from "./evaluated-settings.ts";
import type { Files } from "./files.ts";
import { installCommand, packageManager, packageOf } from "./packages.ts";
import type { Settings } from "./project.ts";
import {
  settingsBroken,
  settingsImport,
  settingsInvalid,
  settingsNoDefault,
  settingsNotFinished,
  settingsThrew,
  settingsTwice,
} from "./settings-findings.ts";
import type { Data } from "./yaml-data.ts";

/** What there was to read. */
export interface LoadedSettings {
  readonly settings: Settings;
  readonly findings: readonly Finding[];
  /** The file that was read, or could not be. Absolute. */
  readonly file: string | undefined;
}

/** What reading needs. */
export interface SettingsInputs {
  /** The project's folder. */
  readonly directory: string;
  readonly show: (path: string) => string;
  readonly files: Files;
  /** Runs a file that is a program. */
  readonly evaluate: EvaluateSettings;
}

/** Reads the settings of a project; without a file the defaults. */
export async function loadSettings(inputs: SettingsInputs): Promise<LoadedSettings> {
  const { directory, files, show } = inputs;
  // One look at the folder for all names: most projects have none of them.
  const there = new Set(files.list(directory));
  const [taken, ...others] = SETTINGS_FILES.filter(
    (name) => there.has(name) && files.kind(join(directory, name)) === "file",
  );
  if (taken === undefined) return { settings: DEFAULT_SETTINGS, findings: [], file: undefined };
  const twice = others
    .filter((name) => name !== compiled(taken))
    .map((name) => {
      const shown = show(join(directory, name));
      return settingsTwice.at({ source: { file: shown, line: 1, column: 1 } }, { file: shown, taken });
    });
  const file = join(directory, taken);
  const read = await readFile(file, inputs);
  return { settings: read.settings, findings: [...twice, ...read.findings], file };
}

/** What a compiler that writes beside its sources makes of a file. */
function compiled(name: string): string {
  return name.replace(/\.([cm]?)ts$/, ".$1js");
}

type Read = Pick<LoadedSettings, "settings" | "findings">;

async function readFile(path: string, inputs: SettingsInputs): Promise<Read> {
  const { files, show } = inputs;
  const text = files.readText(path);
  if (text === undefined) return { settings: DEFAULT_SETTINGS, findings: [] };
  // Loaded on demand: a project without the file does not pay for the validation's library.
  const { readSettings, settingsOf } = await import("./settings.ts");
  if (/\.ya?ml$/.test(path)) return readSettings(text, show(path));
  const evaluated = await inputs.evaluate(path);
  if (evaluated.kind !== "value")
    return { settings: DEFAULT_SETTINGS, findings: faultsOf(evaluated, path, inputs) };
  const { placedData } = await import("./settings-places.ts");
  const { dataAt } = await import("./yaml-data.ts");
  const file = show(path);
  const root = placedData(evaluated.value, path, file, text);
  const findings = evaluated.problems.map(({ path: keys, problem }) =>
    settingsInvalid.at(
      { source: dataAt(root, keys).place },
      { file, key: keys.length === 0 ? "export default" : keys.join("."), problem },
    ),
  );
  if (root.kind === "null") {
    // In YAML nothing is nothing; a program that exports null meant something else.
    const isNull = settingsInvalid.at(
      { source: root.place },
      { file, key: "", problem: "must be an object" },
    );
    return { settings: DEFAULT_SETTINGS, findings: findings.length > 0 ? findings : [isNull] };
  }
  const read = settingsOf(withoutSections(root, evaluated.problems), file);
  return { settings: read.settings, findings: [...findings, ...read.findings] };
}

/** A section with a fault is left out. */
function withoutSections(
  root: Data,
  problems: readonly { readonly path: readonly (string | number)[] }[],
): Data {
  if (root.kind !== "map") return root;
  const broken = new Set(problems.map(({ path }) => String(path[0])));
  return { ...root, entries: new Map([...root.entries].filter(([key]) => !broken.has(key))) };
}

/** The first line of a message, and what is behind it. */
function firstWords(message: string): string {
  const [first = "", ...more] = message.split("\n");
  return [first, ...more.filter((line) => line.startsWith("Cause: "))].join("; ");
}

function faultsOf(
  evaluated: Exclude<EvaluatedSettings, { kind: "value" }>,
  path: string,
  { files, show }: SettingsInputs,
): Finding[] {
  const file = show(path);
  const whole: SourcePlace = { file, line: 1, column: 1 };
  const placeOf = (at: RunPlace | undefined): SourcePlace =>
    at === undefined ? whole : { file: show(at.file), line: at.line, column: at.column };
  const unfinished = (how: string, at?: RunPlace): Finding[] => [
    settingsNotFinished.at({ source: placeOf(at) }, { file, how }),
  ];
  switch (evaluated.kind) {
    case "broken":
      return evaluated.faults.map(({ message, at, specifier }) => {
        const source = placeOf(at);
        if (specifier === undefined)
          return settingsBroken.at({ source }, { file: source.file, problem: message });
        const isPackage = /^(?:@[\w.-]+\/)?[\w.-]+(?:\/|$)/.test(specifier) && !specifier.startsWith(".");
        const manager = packageManager(dirname(path), undefined, files);
        const command = isPackage ? installCommand(manager, [packageOf(specifier)]) : undefined;
        return settingsImport.at({ source }, { specifier, command });
      });
    case "threw": {
      const { name, message } = evaluated;
      const error = message === "" ? name : `${name}: ${firstWords(message)}`;
      return [settingsThrew.at({ source: placeOf(evaluated.at) }, { file, error })];
    }
    case "no-default":
      return [settingsNoDefault.at({ source: whole }, { file, name: evaluated.names[0] })];
    case "exited":
      return unfinished(`it calls process.exit(${evaluated.code})`, evaluated.at);
    case "waits":
      return unfinished("it waits for something that never comes");
    case "timed-out":
      return unfinished(`it was still running after ${evaluated.seconds} s`);
    case "died":
      return unfinished(evaluated.how);
  }
}
