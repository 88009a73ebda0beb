// Host: the configuration value `pulumi:autonaming`. Pure. The rules and the words of its errors are those of
// https://github.com/pulumi/pulumi/tree/master/pkg/cmd/pulumi/autonaming
import { packageOfToken } from "../../core/urn.ts";
import type { Stack } from "../../project/project.ts";
import { parseJson } from "../values.ts";

/** How automatic names are made. */
export type NamingMode =
  | { readonly kind: "default" }
  | { readonly kind: "verbatim" }
  | { readonly kind: "disabled" }
  | { readonly kind: "pattern"; readonly pattern: string; readonly enforce: boolean };

/** The naming rules of a stack. */
export interface AutonamingSettings {
  /** The mode for a resource type. */
  modeOf(type: string): NamingMode;
  /** Why Pulumi would stop, in its words; all modes are then the default. */
  readonly problem: string | undefined;
}

const DEFAULT: NamingMode = { kind: "default" };
const KEY = "pulumi:autonaming";

/**
 * Reads the naming rules of a stack. A value that is not known here (encrypted, or of an ESC environment) counts as
 * none.
 */
export function readAutonaming(
  project: string,
  stack: Stack,
  organization = "organization",
): AutonamingSettings {
  const value = stack.config[KEY];
  if (value === undefined || value.placeholder !== undefined)
    return { modeOf: () => DEFAULT, problem: undefined };
  try {
    const reader = new SettingsReader(project, stack, organization);
    return { modeOf: reader.read(parseJson(value.text)), problem: undefined };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { modeOf: () => DEFAULT, problem: error.message };
  }
}

/** What Pulumi refuses; the message is Pulumi's. */
class Refused extends Error {}

type Section = Readonly<Record<string, unknown>>;

const NAMING_KEYS = ["mode", "pattern", "enforce"];
const STRUCTURE = "failed to parse autonaming config: invalid autonaming config structure";

class SettingsReader {
  readonly #project: string;
  readonly #stack: Stack;
  readonly #organization: string;

  constructor(project: string, stack: Stack, organization: string) {
    this.#project = project;
    this.#stack = stack;
    this.#organization = organization;
  }

  read(data: unknown): (type: string) => NamingMode {
    const root = section(data, [...NAMING_KEYS, "providers"]);
    const providers = new Map<
      string,
      { all: NamingMode | undefined; types: ReadonlyMap<string, NamingMode> }
    >();
    // The whole structure is checked before any part is resolved, as in Pulumi.
    const sections = Object.entries(optionalSection(root["providers"])).map(([name, value]) => {
      const provider = section(value, [...NAMING_KEYS, "resources"]);
      const resources = Object.entries(optionalSection(provider["resources"]));
      return {
        name,
        provider,
        resources: resources.map(([type, of]) => ({ type, of: section(of, NAMING_KEYS) })),
      };
    });
    const rootMode = within("failed to resolve root naming config", () => this.#mode(root)) ?? DEFAULT;
    for (const { name, provider, resources } of sections) {
      const all = within(`failed to resolve naming config for provider "${name}"`, () =>
        this.#mode(provider),
      );
      const types = new Map<string, NamingMode>();
      for (const { type, of } of resources) {
        const mode = within(`failed to resolve naming config for resource "${type}"`, () => this.#mode(of));
        if (mode === undefined) throw new Refused(`mode or pattern must be specified for resource "${type}"`);
        types.set(type, mode);
      }
      providers.set(name, { all, types });
    }
    return (type) => {
      const provider = providers.get(packageOfToken(type));
      return provider?.types.get(type) ?? provider?.all ?? rootMode;
    };
  }

  /** Undefined when the section says nothing. */
  #mode(of: Section): NamingMode | undefined {
    const { mode, pattern, enforce } = of;
    if (isSet(mode) && (isSet(pattern) || isSet(enforce))) {
      throw new Refused("cannot specify both mode and pattern/enforce");
    }
    if (isSet(pattern)) {
      return {
        kind: "pattern",
        pattern: this.#resolve(typed(pattern, "string")),
        enforce: typed(enforce ?? false, "boolean"),
      };
    }
    if (isSet(enforce)) throw new Refused("pattern must be specified when enforce is true");
    if (!isSet(mode)) return undefined;
    const kind = typed(mode, "string");
    if (kind === "default" || kind === "verbatim" || kind === "disabled") return { kind };
    throw new Refused(`invalid naming mode: ${kind}`);
  }

  #resolve(pattern: string): string {
    return pattern
      .replaceAll("${organization}", () => this.#organization)
      .replaceAll("${project}", () => this.#project)
      .replaceAll("${stack}", () => this.#stack.name)
      .replaceAll(/\$\{config\.([^}]+)\}/g, (_, key: string) => this.#configuration(key));
  }

  /** A value of the project's own namespace; `a.b` is also looked for inside the object `a`. */
  #configuration(key: string): string {
    const whole = this.#stack.config[`${this.#project}:${key}`];
    if (whole !== undefined) return whole.text;
    const [first = "", ...rest] = key.split(".");
    let found = parseJson(this.#stack.config[`${this.#project}:${first}`]?.text ?? "");
    for (const step of rest)
      found = typeof found === "object" && found !== null ? Reflect.get(found, step) : undefined;
    if (rest.length === 0 || found === undefined) throw new Refused(`no value found for key "${key}"`);
    return typeof found === "string" ? found : JSON.stringify(found);
  }
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function within<T>(words: string, resolve: () => T): T {
  try {
    return resolve();
  } catch (error) {
    throw error instanceof Refused ? new Refused(`${words}: ${error.message}`) : error;
  }
}

function optionalSection(value: unknown): Section {
  return isSet(value) ? section(value, undefined) : {};
}

/** An object with no other keys than these, all of their right types. Keys are compared as Go does, without case. */
function section(value: unknown, keys: readonly string[] | undefined): Section {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Refused(STRUCTURE);
  if (keys === undefined) return { ...value };
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const name = keys.find((known) => known === key.toLowerCase());
    if (name === undefined) throw new Refused(`${STRUCTURE}: json: unknown field "${key}"`);
    if (isSet(item) && name === "enforce") typed(item, "boolean");
    if (isSet(item) && (name === "mode" || name === "pattern")) typed(item, "string");
    result[name] = item;
  }
  return result;
}

function typed(value: unknown, type: "string"): string;
function typed(value: unknown, type: "boolean"): boolean;
function typed(value: unknown, type: "string" | "boolean"): unknown {
  if (typeof value !== type) throw new Refused(STRUCTURE);
  return value;
}
