// Project: the configuration of one stack: its file, the project's defaults and the overrides, merged as Pulumi does.
// Pure. https://github.com/pulumi/pulumi/blob/master/pkg/workspace/config.go
import { nearest } from "../core/nearest.ts";
import type { SourcePlace } from "../core/place.ts";
import { PLACEHOLDER_NUMBER, Placeholders } from "../core/placeholder.ts";
import type { Finding } from "../findings/finding.ts";
import { configText, fitsType, holdsSecure, isSecure, typeText } from "./config-data.ts";
import { type ConfigDeclaration, fullConfigKey, readOtherwise } from "./config-declarations.ts";
import {
  configEmpty,
  configKeyForm,
  configMissing,
  configNotSecret,
  configStackType,
  configValueForm,
  environmentNotRead,
  stackKeyUnknown,
} from "./config-findings.ts";
import { brokenFile, keyNotText } from "./findings.ts";
import type { ConfigValue, Stack } from "./project.ts";
import { schemaType } from "./pulumi-schema.ts";
import { type Data, entryOf, readData } from "./yaml-data.ts";

const STACK_KEYS = ["secretsprovider", "encryptedkey", "encryptionsalt", "config", "environment"];

/** What a stack's file says. Keys are full. */
export interface StackFile {
  readonly values: ReadonlyMap<string, Data>;
  readonly environments: readonly string[];
  /** Where `environment:` stands, when there is one. */
  readonly environmentPlace: SourcePlace | undefined;
}

const EMPTY: StackFile = { values: new Map(), environments: [], environmentPlace: undefined };

/** Reads the text of a stack's file; what cannot be read is left out and found. */
export function readStackFile(
  text: string,
  file: string,
  project: string,
): { stack: StackFile; findings: Finding[] } {
  const { root, problems, oddKeys } = readData(text, file);
  if (root === undefined) {
    const findings = problems.map(({ message, place }) =>
      brokenFile.at({ source: place }, { file, problem: message }),
    );
    return { stack: EMPTY, findings };
  }
  if (root.kind === "null") return { stack: EMPTY, findings: [] };
  const findings: Finding[] = oddKeys.map((key) =>
    keyNotText.at({ source: key.place }, { file, key: key.text }),
  );
  if (root.kind !== "map") {
    const problem = "the file of a stack must be an object";
    return {
      stack: EMPTY,
      findings: [...findings, brokenFile.at({ source: root.place }, { file, problem })],
    };
  }
  for (const entry of root.entries.values()) {
    if (STACK_KEYS.includes(entry.key)) continue;
    const meant = nearest(entry.key, STACK_KEYS);
    findings.push(stackKeyUnknown.at({ source: entry.keyPlace }, { file, key: entry.key, meant }));
  }
  const values = new Map<string, Data>();
  const config = entryOf(root, "config")?.value;
  if (config?.kind === "map") {
    for (const { key, keyPlace, value } of config.entries.values()) {
      const fullKey = fullConfigKey(project, key);
      if (fullKey === undefined) {
        findings.push(configKeyForm.at({ source: keyPlace }, { key }));
        continue;
      }
      if (value.kind === "null") findings.push(configEmpty.at({ source: keyPlace }, { key }));
      findings.push(...readOtherwise(key, value));
      values.set(fullKey, value);
    }
  } else if (config !== undefined && config.kind !== "null") {
    const problem = `has a \`config\` that is no object but ${schemaType(config)}`;
    findings.push(configValueForm.at({ source: config.place }, { file, problem }));
  }
  const environment = entryOf(root, "environment");
  const isThere = environment !== undefined && environment.value.kind !== "null";
  const stack = {
    values,
    environments: isThere ? environmentNames(environment.value) : [],
    environmentPlace: isThere ? environment.keyPlace : undefined,
  };
  return { stack, findings };
}

/** `environment: [a, b]`, or `environment: { imports: [a, { b: { merge: false } }] }`. */
function environmentNames(environment: Data): string[] {
  const list = environment.kind === "list" ? environment : entryOf(environment, "imports")?.value;
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item) => {
    if (item.kind === "string") return [item.value];
    return item.kind === "map" ? [...item.entries.keys()].slice(0, 1) : [];
  });
}

/** What goes into the configuration of a stack. */
export interface StackInputs {
  readonly project: string;
  readonly stack: string;
  readonly file: StackFile;
  readonly declarations: readonly ConfigDeclaration[];
  /** `--config` and the `config` of stackproof.yaml; keys with or without namespace. */
  readonly overrides: Readonly<Record<string, string>>;
  /** Remembers what the placeholders stand for. */
  readonly placeholders?: Placeholders | undefined;
}

/** Merges everything into the configuration that the program gets, and checks it as `pulumi up` does. */
export function mergeConfig(inputs: StackInputs): { stack: Stack; findings: Finding[] } {
  const { project, stack, file, declarations } = inputs;
  const findings: Finding[] = [];
  const placeholders = inputs.placeholders ?? new Placeholders();
  const declared = new Map(declarations.map((declaration) => [declaration.fullKey, declaration]));
  const config = new Map<string, ConfigValue>();
  const unknown = (
    key: string,
    path: readonly string[],
    type: string | undefined,
    origin: string,
  ): string => {
    if (type === "integer" || type === "number") return String(PLACEHOLDER_NUMBER);
    if (type === "boolean") return "true";
    return placeholders.text([project, stack, key, ...path].join("\n"), origin);
  };
  const add = (key: string, value: Data): void => {
    const type = declared.get(key)?.type;
    const secret = holdsSecure(value);
    const origin = `secret \`${key}\` of the configuration`;
    const text = configText(value, type, (path, wanted) => unknown(key, path, wanted, origin));
    config.set(key, { text, secret, ...(secret && { placeholder: "secret" as const }), source: value.place });
  };

  for (const [key, value] of file.values) add(key, value);
  const given = new Map<string, string>();
  for (const [key, text] of Object.entries(inputs.overrides)) {
    const fullKey = fullConfigKey(project, key);
    if (fullKey === undefined) {
      findings.push(configKeyForm.at({}, { key }));
      continue;
    }
    given.set(fullKey, text);
    config.set(fullKey, {
      text,
      secret: declared.get(fullKey)?.secret === true || holdsSecret(file, fullKey),
    });
  }

  const missing: string[] = [];
  for (const declaration of declarations) {
    const { key, fullKey, fallback } = declaration;
    const place = { source: file.values.get(fullKey)?.place ?? fallback?.place ?? declaration.place };
    if (!config.has(fullKey)) {
      const isOwn = fullKey.startsWith(`${project}:`);
      if (fallback !== undefined) add(fullKey, fallback);
      else if (isOwn && file.environmentPlace !== undefined) {
        const text = unknown(fullKey, [], declaration.type?.name, `\`${key}\` of an environment`);
        config.set(fullKey, { text, secret: declaration.secret, placeholder: "environment" });
        missing.push(key);
      } else if (isOwn) {
        findings.push(configMissing.at(place, { stack, key, secret: declaration.secret }));
      }
    }
    // An environment may stand behind a value of the file only as a merge of objects, which changes no type.
    findings.push(
      ...checkDeclared(declaration, file.values.get(fullKey) ?? fallback, given.get(fullKey), place, stack),
    );
  }
  if (file.environmentPlace !== undefined) {
    const names = file.environments;
    findings.push(environmentNotRead.at({ source: file.environmentPlace }, { names, missing }));
  }
  const sorted = Object.fromEntries([...config].sort(([a], [b]) => (a < b ? -1 : 1)));
  return { stack: { name: stack, config: sorted, environments: file.environments }, findings };
}

function holdsSecret(file: StackFile, key: string): boolean {
  const value = file.values.get(key);
  return value !== undefined && holdsSecure(value);
}

/** Pulumi checks typed keys only. An override is given for the rehearsal, so its being plain is no fault. */
function checkDeclared(
  declaration: ConfigDeclaration,
  value: Data | undefined,
  given: string | undefined,
  place: { source: SourcePlace },
  stack: string,
): Finding[] {
  const { key, type, secret } = declaration;
  if (type === undefined || (value === undefined && given === undefined)) return [];
  const looked = given === undefined ? value : dataOfText(given, place.source);
  if (looked === undefined) return [];
  if (secret && given === undefined && !holdsSecure(looked))
    return [configNotSecret.at(place, { stack, key })];
  // A default of the wrong type was found with the project file.
  if (given === undefined && looked === declaration.fallback && declaration.isDefault) return [];
  if (fitsType(looked, type, true) || (isSecure(looked) && type.name === "string")) return [];
  return [configStackType.at(given === undefined ? place : {}, { stack, key, type: typeText(type) })];
}

/** What `--config key=text` gives: a text, or the object or list that the text holds as JSON. */
function dataOfText(text: string, place: SourcePlace): Data {
  const isStructure = /^\s*[[{]/.test(text);
  const read = isStructure ? readData(text, "override.json").root : undefined;
  return read ?? { kind: "string", value: text, place };
}
