// Project: stackproof.yaml, which says what a program cannot: the account it meets, and what other stacks give it. Pure.
import { z } from "zod";
import { nearest } from "../core/nearest.ts";
import type { Finding } from "../findings/finding.ts";
import { DEFAULT_SETTINGS } from "./default-settings.ts";
import { brokenFile, keyNotText } from "./findings.ts";
import type { Settings } from "./project.ts";
import { REQUIREMENT_SECTIONS, requirementsOf } from "./read-requirements.ts";
import { TRAFFIC_KEYS } from "./read-traffic.ts";
import { settingsInvalid, settingsUnknownKey } from "./settings-findings.ts";
import { type Data, dataAt, entryOf, plainOf, readData } from "./yaml-data.ts";

const existing = z.looseObject({
  type: z.string().min(1),
  id: z.string().optional(),
  region: z.string().optional(),
});

const account = z.strictObject({
  id: z
    .string()
    .regex(/^\d{12}$/, "must be twelve digits, in quotes")
    .optional(),
  partition: z.enum(["aws", "aws-cn", "aws-us-gov"]).optional(),
  defaultVpc: z.boolean().optional(),
  existing: z.array(existing).optional(),
});

/** A single value, or an object or list that becomes JSON. */
const configValue = z
  .json()
  .transform((value) => (typeof value === "string" ? value : JSON.stringify(value)));

const SECTIONS = {
  account,
  stackOutputs: z.record(z.string(), z.record(z.string(), z.json())),
  projects: z.array(z.string().min(1)),
  config: z.record(z.string(), configValue),
  environment: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).transform(String)),
  ...REQUIREMENT_SECTIONS,
};

const KNOWN = Object.keys(SECTIONS);

/** The form of the whole file, for editors. */
export const SETTINGS_SCHEMA = z.strictObject(SECTIONS).partial();
/** The keys of the sections that are closed. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  account: Object.keys(account.shape),
  tags: Object.keys(REQUIREMENT_SECTIONS.tags.shape),
  files: Object.keys(REQUIREMENT_SECTIONS.files.shape),
  limits: Object.keys(REQUIREMENT_SECTIONS.limits.shape),
  suppress: Object.keys(REQUIREMENT_SECTIONS.suppress.element.shape),
  traffic: TRAFFIC_KEYS,
};

/**
 * Reads stackproof.yaml. A section with a fault is left out; the others hold.
 *
 * @param text undefined when there is no such file
 */
export function readSettings(
  text: string | undefined,
  file: string,
): { settings: Settings; findings: Finding[] } {
  if (text === undefined) return { settings: DEFAULT_SETTINGS, findings: [] };
  const { root, problems, oddKeys } = readData(text, file);
  if (root === undefined) {
    const findings = problems.map(({ message, place }) =>
      brokenFile.at({ source: place }, { file, problem: message }),
    );
    return { settings: DEFAULT_SETTINGS, findings };
  }
  const findings = oddKeys.map((key) => keyNotText.at({ source: key.place }, { file, key: key.text }));
  const read = settingsOf(root, file);
  return { settings: read.settings, findings: [...findings, ...read.findings] };
}

/**
 * Reads settings that are data already.
 *
 * @param file as findings name it
 */
export function settingsOf(root: Data, file: string): { settings: Settings; findings: Finding[] } {
  if (root.kind === "null") return { settings: DEFAULT_SETTINGS, findings: [] };
  const findings: Finding[] = [];
  if (root.kind !== "map") {
    findings.push(
      settingsInvalid.at({ source: root.place }, { file, key: "", problem: "must be an object" }),
    );
    return { settings: DEFAULT_SETTINGS, findings };
  }
  for (const { key, keyPlace } of root.entries.values()) {
    if (KNOWN.includes(key)) continue;
    const at = { source: keyPlace };
    findings.push(settingsUnknownKey.at(at, { file, key, meant: nearest(key, KNOWN), known: list(KNOWN) }));
  }
  const section = <T>(key: string, schema: z.ZodType<T>): T | undefined => {
    const data = entryOf(root, key)?.value;
    if (data === undefined || data.kind === "null") return undefined;
    const parsed = schema.safeParse(plainOf(data));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) findings.push(...issueFindings(issue, key, data, file));
    const onlyUnknown = parsed.error.issues.every((issue) => issue.code === "unrecognized_keys");
    return onlyUnknown ? schema.safeParse(withoutUnknown(plainOf(data), CLOSED[key] ?? [])).data : undefined;
  };
  const found = section("account", SECTIONS.account);
  const config = section("config", SECTIONS.config);
  const environment = section("environment", SECTIONS.environment);
  const settings: Settings = {
    account: {
      id: found?.id ?? DEFAULT_SETTINGS.account.id,
      partition: found?.partition,
      defaultVpc: found?.defaultVpc ?? DEFAULT_SETTINGS.account.defaultVpc,
      existing: (found?.existing ?? []).map(({ type, id, region, ...properties }) => ({
        type,
        id,
        region,
        properties,
      })),
    },
    stackOutputs: section("stackOutputs", SECTIONS.stackOutputs) ?? {},
    projects: section("projects", SECTIONS.projects) ?? [],
    ...(config !== undefined && { config }),
    ...(environment !== undefined && { environment }),
    requirements: requirementsOf(
      {
        stacks: section("stacks", SECTIONS.stacks),
        regions: section("regions", SECTIONS.regions),
        naming: section("naming", SECTIONS.naming),
        tags: section("tags", SECTIONS.tags),
        require: section("require", SECTIONS.require),
        forbid: section("forbid", SECTIONS.forbid),
        reach: section("reach", SECTIONS.reach),
        permit: section("permit", SECTIONS.permit),
        traffic: section("traffic", SECTIONS.traffic),
        files: section("files", SECTIONS.files),
        outputs: section("outputs", SECTIONS.outputs),
        limits: section("limits", SECTIONS.limits),
        suppress: section("suppress", SECTIONS.suppress),
      },
      root,
    ),
  };
  return { settings, findings };
}

/** A closed object, or a list of such, without the keys that it does not know. */
function withoutUnknown(value: unknown, known: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutUnknown(item, known));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => known.includes(key)));
}

function issueFindings(issue: z.core.$ZodIssue, section: string, data: Data, file: string): Finding[] {
  const at = dataAt(data, issue.path);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((name) => {
      const key = [section, ...issue.path.map(String), name].join(".");
      const known = CLOSED[section] ?? [];
      const parameters = { file, key, meant: nearest(name, known), known: list(known) };
      return settingsUnknownKey.at({ source: entryOf(at, name)?.keyPlace ?? at.place }, parameters);
    });
  }
  const key = [section, ...issue.path.map(String)].join(".");
  const last = issue.path.at(-1);
  const isThere = last === undefined || has(dataAt(data, issue.path.slice(0, -1)), last);
  const problem = isThere ? problemText(issue, at) : "is missing";
  return [settingsInvalid.at({ source: at.place }, { file, key, problem })];
}

function has(data: Data, step: PropertyKey): boolean {
  return data.kind === "list"
    ? data.items[Number(step)] !== undefined
    : entryOf(data, String(step)) !== undefined;
}

function problemText(issue: z.core.$ZodIssue, at: Data): string {
  // Words of our own, where a schema has them.
  if (issue.code === "invalid_format" || issue.code === "custom") return issue.message;
  if (issue.code === "invalid_union" && issue.message !== "Invalid input") return issue.message;
  if (issue.code === "invalid_value")
    return `must be one of ${issue.values.map((value) => `\`${String(value)}\``).join(", ")}`;
  if (issue.code === "too_small" || issue.code === "too_big") {
    if (!/^Too (?:small|big)/.test(issue.message)) return issue.message;
    if (issue.origin !== "number") return "must not be empty";
    return issue.code === "too_small"
      ? `must be at least ${issue.minimum}`
      : `must be at most ${issue.maximum}`;
  }
  if (issue.code === "invalid_key") return issue.issues[0]?.message ?? "has a key that cannot be used";
  if (issue.code === "invalid_type") {
    const isNumber = at.kind === "integer" || at.kind === "float";
    const hint = issue.expected === "string" && isNumber ? `: write it in quotes, "${at.source}"` : "";
    return `must be ${issue.expected === "array" || issue.expected === "object" ? "an" : "a"} ${issue.expected}${hint}`;
  }
  return "has a value that cannot be used";
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
