// Project: the shape of Pulumi.yaml outside of `config`. Pure.
// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/workspace/project.json
import { nearest } from "../core/nearest.ts";
import type { Finding } from "../findings/finding.ts";
import { misspeltKey, refusedForm } from "./findings.ts";
import { type Data, entryOf } from "./yaml-data.ts";

const NULLABLE_TEXT = ["description", "author", "website", "license", "main", "stackConfigDir"];
const KNOWN = [
  "name",
  "runtime",
  ...NULLABLE_TEXT,
  "config",
  "backend",
  "options",
  "template",
  "packages",
  "plugins",
  "requiredPulumiVersion",
];
const PLUGIN_LISTS = ["providers", "analyzers", "languages"];

/** All that Pulumi's schema refuses in a project file, `name` and `config` aside, and keys that look misspelt. */
export function checkShape(root: Data, file: string): Finding[] {
  if (root.kind !== "map") return [];
  const findings: Finding[] = [];
  const refuse = (pointer: string, data: Data, expected: string, quote: string | undefined): void => {
    const what = `\`${pointer.replaceAll("/", ".")}\``;
    // The schema speaks of the object that has the property too many, not of the property.
    const owner =
      quote?.startsWith("additionalProperties") === true ? pointer.replace(/\/[^/]*$/, "") : pointer;
    const words = quote === undefined ? undefined : `#/${owner}: ${quote}`;
    findings.push(refusedForm.at({ source: data.place }, { what, expected, quote: words }));
  };
  const wants = (
    pointer: string,
    data: Data | undefined,
    kinds: readonly string[],
    words: string,
  ): boolean => {
    if (data === undefined || kinds.includes(schemaType(data))) return data !== undefined;
    refuse(pointer, data, words, `expected ${kinds.join(" or ")}, but got ${schemaType(data)}`);
    return false;
  };

  for (const key of NULLABLE_TEXT) {
    wants(key, entryOf(root, key)?.value, ["string", "null"], "a text");
  }
  const runtime = entryOf(root, "runtime")?.value;
  if (runtime !== undefined) checkRuntime(runtime, refuse);
  closed("backend", entryOf(root, "backend")?.value, ["url"], wants, refuse);
  closed("options", entryOf(root, "options")?.value, ["refresh"], wants, refuse);
  wants("template", entryOf(root, "template")?.value, ["object", "null"], "an object");
  wants("packages", entryOf(root, "packages")?.value, ["object"], "an object of package names");
  const plugins = entryOf(root, "plugins")?.value;
  if (wants("plugins", plugins, ["object"], "an object with `providers`, `analyzers` or `languages`")) {
    for (const list of PLUGIN_LISTS) {
      const items = entryOf(plugins, list)?.value;
      if (!wants(`plugins/${list}`, items, ["array"], "a list") || items?.kind !== "list") continue;
      for (const [index, item] of items.items.entries()) {
        const missing = ["name", "path"].filter((key) => entryOf(item, key) === undefined);
        if (item.kind === "map" && missing.length > 0) {
          const names = missing.map((key) => `'${key}'`).join(", ");
          refuse(`plugins/${list}/${index}`, item, "`name` and `path`", `missing properties: ${names}`);
        }
      }
    }
  }
  for (const entry of root.entries.values()) {
    const meant = KNOWN.includes(entry.key) ? undefined : nearest(entry.key, KNOWN);
    if (meant === undefined || root.entries.has(meant)) continue;
    findings.push(misspeltKey.at({ source: entry.keyPlace }, { file, key: entry.key, meant }));
  }
  return findings;
}

/** The JSON schema's word for a value's type, as Pulumi's messages use it. */
export function schemaType(data: Data): string {
  return SCHEMA_TYPES[data.kind];
}

const SCHEMA_TYPES: Readonly<Record<Data["kind"], string>> = {
  map: "object",
  list: "array",
  integer: "number",
  float: "number",
  timestamp: "string",
  null: "null",
  boolean: "boolean",
  string: "string",
};

type Refuse = (pointer: string, data: Data, expected: string, quote: string | undefined) => void;
type Wants = (pointer: string, data: Data | undefined, kinds: readonly string[], words: string) => boolean;

function checkRuntime(runtime: Data, refuse: Refuse): void {
  const expected = "a runtime's name such as `nodejs`, or an object with `name` and `options`";
  if (runtime.kind === "string") {
    if (runtime.value === "") refuse("runtime", runtime, expected, "length must be >= 1, but got 0");
    return;
  }
  if (runtime.kind !== "map") return refuse("runtime", runtime, expected, "oneOf failed");
  const name = entryOf(runtime, "name")?.value;
  if (name !== undefined && (name.kind !== "string" || name.value === "")) {
    refuse("runtime/name", name, "a runtime's name such as `nodejs`", undefined);
  }
  const options = entryOf(runtime, "options")?.value;
  if (options !== undefined && options.kind !== "map") {
    refuse("runtime/options", options, "an object", `expected object, but got ${schemaType(options)}`);
  }
  for (const entry of runtime.entries.values()) {
    if (entry.key === "name" || entry.key === "options") continue;
    const quote = `additionalProperties '${entry.key}' not allowed`;
    refuse(
      `runtime/${entry.key}`,
      { ...entry.value, place: entry.keyPlace },
      "only `name` and `options`",
      quote,
    );
  }
}

function closed(
  key: string,
  data: Data | undefined,
  allowed: readonly string[],
  wants: Wants,
  refuse: Refuse,
): void {
  const words = allowed.map((name) => `\`${name}\``).join(", ");
  if (!wants(key, data, ["object", "null"], `an object with ${words}`) || data?.kind !== "map") return;
  for (const entry of data.entries.values()) {
    if (allowed.includes(entry.key)) continue;
    const quote = `additionalProperties '${entry.key}' not allowed; the only allowed attribute is '${allowed[0]}'`;
    refuse(`${key}/${entry.key}`, { ...entry.value, place: entry.keyPlace }, `only ${words}`, quote);
  }
}
