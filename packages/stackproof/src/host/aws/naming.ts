// Host: the names that the AWS provider makes for resources that the program does not name. Pure, and the same on
// every run. How: ComputeAutoNameDefault in https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/info/autonaming.go,
// and NewUniqueName in https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/resource_id.go

import type { PropertyMap } from "../../core/value.ts";
import {
  AUTONAMING,
  type AutonamingRule,
  DEFAULT_AUTONAMING,
  PROVIDER_NAMED,
} from "../../data/autonaming.ts";
import type { SchemaProperties } from "../../schema/schema.ts";
import { formatUuid, RepeatableRandom } from "../repeatable.ts";
import { flagAt, isGiven, textAt } from "../values.ts";
import type { NamingMode } from "./autonaming-settings.ts";

/** What naming needs to know of a resource. `schema` are the inputs of its type, if they are known. */
export interface Unnamed {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: PropertyMap;
  readonly schema: SchemaProperties | undefined;
}

/** The name that a resource gets. */
export interface Naming {
  readonly property: string;
  /** Undefined when no name could be made. */
  readonly text: string | undefined;
  /** An input that Pulumi fills in, or an output that the provider below makes up. */
  readonly kind: "input" | "output";
  /** Why Pulumi refuses, in its words. */
  readonly problem?: string;
}

/** The automatic name of a resource; undefined when it has a name already, or its type gets none. */
export function automaticName(resource: Unnamed, mode: NamingMode): Naming | undefined {
  const rule = ruleOf(resource);
  if (rule === undefined) return providerName(resource, PROVIDER_NAMED[resource.type], "tf-");
  if (isGiven(resource.inputs, rule.property)) return undefined;
  // The provider does not take a name beside a prefix, so the bridge leaves the name to it.
  const prefixed = `${rule.property}Prefix`;
  if (isGiven(resource.inputs, prefixed)) {
    const suffix = suffixOf(rule, resource.inputs);
    return providerName(resource, rule.property, textAt(resource.inputs, prefixed), suffix);
  }
  return { property: rule.property, kind: "input", ...textOf(resource, rule, mode) };
}

/** The rule for a type; undefined when Pulumi names it in no property. */
function ruleOf({ type, schema }: Unnamed): AutonamingRule | undefined {
  const rule = AUTONAMING[type];
  if (rule !== undefined) return schema === undefined || rule.property in schema ? rule : undefined;
  const name = schema?.["name"];
  // Required names are those that the provider excludes, such as the name of a DNS record.
  return name !== undefined && !name.required && name.type.kind === "string" ? DEFAULT_AUTONAMING : undefined;
}

/**
 * A name as Terraform's own generator makes it: a prefix, 18 digits of a time and 8 hexadecimal ones of a counter.
 * https://github.com/hashicorp/terraform-plugin-sdk/blob/main/helper/id/id.go
 */
function providerName(
  resource: Unnamed,
  property: string | undefined,
  prefix: string | undefined,
  suffix = "",
): Naming | undefined {
  if (property === undefined || isGiven(resource.inputs, property)) return undefined;
  const own = textAt(resource.inputs, `${property}Prefix`) ?? prefix;
  const random = new RepeatableRandom(`${resource.urn}\u0000${property}`);
  const text =
    own === undefined ? undefined : `${own}20250101${random.text("0123456789", 10)}00000001${suffix}`;
  return { property, text, kind: "output" };
}

type NameText = Pick<Naming, "text" | "problem">;

function textOf(resource: Unnamed, rule: AutonamingRule, mode: NamingMode): NameText {
  const random = new RepeatableRandom(`${resource.urn}\u0000${rule.property}`);
  if (rule.ownMaker === true) return defaultText(resource, rule, random);
  if (mode.kind === "disabled") {
    return { text: undefined, problem: "automatic naming is disabled but no explicit name was provided" };
  }
  if (mode.kind === "verbatim") return { text: resource.name };
  if (mode.kind === "default") return defaultText(resource, rule, random);
  const proposed = fillPattern(mode.pattern, resource.name, random);
  return mode.enforce ? { text: proposed } : proposedText(proposed, resource, rule);
}

function defaultText(resource: Unnamed, rule: AutonamingRule, random: RepeatableRandom): NameText {
  const { maxLength, randomLength } = lengthsOf(rule, resource.inputs);
  const start = changeCase(resource.name, rule);
  // Without a random part the provider does not get as far as adding a separator.
  if (randomLength === 0) return { text: finish(start, rule, resource.inputs) };
  const prefix = start + (rule.separator ?? "-");
  const name = prefix + random.text(rule.characters ?? "0123456789abcdef", randomLength);
  const text = finish(name, rule, resource.inputs);
  if (maxLength === 0 || Buffer.byteLength(name) <= maxLength) return { text };
  const limit = `plus ${randomLength} random chars is longer than maximum length ${maxLength}`;
  return { text, problem: `could not make instance of '${resource.type}': name '${prefix}' ${limit}` };
}

/** A name that the stack's pattern proposes: the provider's own rules still hold for it. */
function proposedText(proposed: string, resource: Unnamed, rule: AutonamingRule): NameText {
  const { maxLength } = lengthsOf(rule, resource.inputs);
  let name = changeCase(proposed, rule);
  const tooLong = maxLength > 0 && Buffer.byteLength(name) > maxLength;
  const longProblem = tooLong
    ? `calculated name '${name}' exceeds maximum length of ${maxLength}`
    : undefined;
  const { characters } = rule;
  if (characters !== undefined) name = name.replaceAll(/[-_]/g, rule.separator ?? "-");
  const foreign =
    characters === undefined
      ? undefined
      : Array.from(name).find((character) => !characters.includes(character));
  const problem =
    longProblem ??
    (foreign === undefined
      ? undefined
      : `calculated name '${name}' contains invalid character '${foreign}' not in charset '${characters}'`);
  return { text: finish(name, rule, resource.inputs), ...(problem !== undefined && { problem }) };
}

function lengthsOf(rule: AutonamingRule, inputs: PropertyMap): { maxLength: number; randomLength: number } {
  const applies =
    rule.when !== undefined && textAt(inputs, rule.when.property)?.toLowerCase().includes(rule.when.contains);
  if (applies === true && rule.when !== undefined) return rule.when;
  return { maxLength: rule.maxLength ?? 255, randomLength: rule.randomLength ?? 7 };
}

function changeCase(name: string, rule: AutonamingRule): string {
  return rule.lowerCase === true ? name.toLowerCase() : name;
}

function finish(name: string, rule: AutonamingRule, inputs: PropertyMap): string {
  const start = rule.mustStartWith ?? "";
  return (name.startsWith(start) ? "" : start) + name + suffixOf(rule, inputs);
}

function suffixOf(rule: AutonamingRule, inputs: PropertyMap): string {
  return rule.suffixWhen !== undefined && flagAt(inputs, rule.suffixWhen.flag, false)
    ? rule.suffixWhen.suffix
    : "";
}

/**
 * A name from a pattern, as generateName in https://github.com/pulumi/pulumi/blob/master/pkg/resource/autonaming/strategy.go
 * makes it. Here at most 1,000 random characters a place; Pulumi has no limit.
 */
function fillPattern(pattern: string, name: string, random: RepeatableRandom): string {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const digits = "0123456789";
  const alphabets = { hex: "0123456789abcdef", alphanum: letters + digits, string: letters, num: digits };
  let text = pattern.replaceAll("${name}", () => name);
  for (const [word, characters] of Object.entries(alphabets)) {
    const expression = new RegExp(`\\$\\{${word}\\((\\d+)\\)\\}`, "g");
    text = text.replaceAll(expression, (_, count: string) =>
      random.text(characters, Math.min(1000, Number(count))),
    );
  }
  return text.replaceAll("${uuid}", formatUuid(random.bytes(16), 4));
}
