// Host: id, ARN and addresses of AWS resources, where account, region and name make them. Pure.

import { containsSecret, type PropertyMap, Secret } from "../../core/value.ts";
import { ARN_RULES, type ArnRule } from "../../data/aws-arns.ts";
import { dnsSuffixOf, type Surroundings } from "../surroundings.ts";
import { flagAt, textAt } from "../values.ts";

/** What a resource is called by AWS. */
export interface Identity {
  /** Undefined when it needs something that is not known. */
  readonly id: string | undefined;
  /** The ARN and what else follows from it. */
  readonly outputs: PropertyMap;
}

/**
 * The identity of a resource of which `properties` (inputs, with a name of the provider's own making) are known;
 * undefined for types whose ARN depends on more.
 */
export function identityOf(type: string, properties: PropertyMap, where: Surroundings): Identity | undefined {
  const rule = ARN_RULES[type];
  const name = rule === undefined ? undefined : textAt(properties, rule.name);
  if (rule === undefined || name === undefined) return undefined;
  const variables = variablesOf(name, properties, where);
  const arn = fill(rule.arn, variables);
  const all = { ...variables, arn };
  const outputs: PropertyMap = {};
  for (const [property, template] of Object.entries({ arn: "{arn}", ...rule.more })) {
    const text = fill(template, all);
    if (text !== undefined)
      outputs[property] = containsSecret(properties[rule.name]) ? new Secret(text) : text;
  }
  return { id: fill(rule.id ?? "{name}", all), outputs };
}

/** What an id says of the resource that has it: its name, or its ARN. */
export function propertiesOfId(type: string, id: string): PropertyMap {
  const rule = ARN_RULES[type];
  if (rule === undefined) return {};
  if (rule.id === undefined) return { [rule.name]: id };
  const name = /[^/:]+$/.exec(id)?.[0];
  return { ...(rule.id === "{arn}" && { arn: id }), ...(name !== undefined && { [rule.name]: name }) };
}

/** True for types whose id is their name, so that an id alone tells all that `identityOf` needs. */
export function isNamedById(type: string): boolean {
  const rule: ArnRule | undefined = ARN_RULES[type];
  return rule !== undefined && rule.id === undefined;
}

type Variables = Readonly<Record<string, string | undefined>>;

function variablesOf(name: string, properties: PropertyMap, where: Surroundings): Variables {
  const givenBus = textAt(properties, "eventBusName") ?? "default";
  const bus = givenBus.replace(/^arn:.*:event-bus\//, "");
  return {
    name,
    partition: where.partition,
    account: where.account,
    region: where.region,
    dnsSuffix: dnsSuffixOf(where.partition),
    path: textAt(properties, "path") ?? "/",
    slashName: name.startsWith("/") ? name : `/${name}`,
    bus: bus === "default" ? "" : `${bus}/`,
    givenBus: givenBus === "default" ? "" : `${givenBus}/`,
    // Lambda numbers the versions of a name from 1, and on even after a function of that name was deleted: so this is
    // the number for a name that was never used (https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html).
    version: flagAt(properties, "publish", false) ? "1" : "$LATEST",
  };
}

/** The template with its variables filled in; undefined when one of them is not known. */
function fill(template: string, variables: Variables): string | undefined {
  let complete = true;
  const text = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) complete = false;
    return value ?? "";
  });
  return complete ? text : undefined;
}
