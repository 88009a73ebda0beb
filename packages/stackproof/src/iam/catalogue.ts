// IAM: services with their actions, resource types and condition keys, as the service authorization reference lists them.
// A service is unpacked when it is first asked for. Pure.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import { nearest } from "../core/nearest.ts";
import { IAM_ACTIONS, IAM_DATA_DATE } from "../data/iam-actions.gen.ts";
import { globMatches, hasWildcard } from "./glob.ts";

export { IAM_DATA_DATE };

export type AccessLevel = "read" | "list" | "write" | "permissions" | "tagging";

/** A kind of thing that a service has. */
export interface ResourceType {
  readonly name: string;
  /** ARN patterns, with `{X}` for what a name or id stands for. */
  readonly arns: readonly string[];
}

export interface ActionFact {
  /** "s3:GetObject", in the case of the reference. */
  readonly name: string;
  readonly level: AccessLevel;
  /** None: the action takes no resource, and only `*` grants it. */
  readonly resources: readonly { readonly type: ResourceType; readonly isRequired: boolean }[];
}

/** The kind of values that a condition key has. */
export type KeyType = "String" | "Arn" | "Bool" | "Numeric" | "Date" | "IpAddress" | "Binary";

export interface ConditionKeyFact {
  readonly name: string;
  readonly type: KeyType;
  readonly isMultivalued: boolean;
}

export interface ServiceFacts {
  readonly prefix: string;
  /** By name in lower case, without the prefix. */
  readonly actions: ReadonlyMap<string, ActionFact>;
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKeyFact[];
}

const LEVELS: Readonly<Record<string, AccessLevel>> = {
  r: "read",
  l: "list",
  w: "write",
  p: "permissions",
  t: "tagging",
};

const KEY_TYPES: Readonly<Record<string, KeyType>> = {
  s: "String",
  a: "Arn",
  b: "Bool",
  n: "Numeric",
  d: "Date",
  i: "IpAddress",
  y: "Binary",
};

let lines: ReadonlyMap<string, string> | undefined;
const services = new Map<string, ServiceFacts>();
const expanded = new Map<string, readonly ActionFact[]>();

/** The prefixes of all services. */
export function servicePrefixes(): Iterable<string> {
  return allLines().keys();
}

/** The service with this prefix, in any case. */
export function findService(prefix: string): ServiceFacts | undefined {
  const key = prefix.toLowerCase();
  const known = services.get(key);
  if (known !== undefined) return known;
  const line = allLines().get(key);
  if (line === undefined) return undefined;
  const facts = unpack(line);
  services.set(key, facts);
  return facts;
}

/**
 * The ARN patterns of all resource types whose ARNs name this service, which is not always the prefix of the actions:
 * `arn:aws:acm:…` also stands in EC2's list.
 */
export function arnTemplates(arnService: string): readonly string[] {
  templates ??= indexTemplates();
  return templates.get(arnService) ?? [];
}

let templates: ReadonlyMap<string, readonly string[]> | undefined;

function indexTemplates(): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const line of allLines().values()) {
    const start = line.indexOf("\t") + 1;
    for (const type of parts(line.slice(start, line.indexOf("\t", start)), ";")) {
      for (const template of unpackType(type).arns) {
        const service = template.split(":", 3)[2] ?? "";
        const list = index.get(service);
        if (list === undefined) index.set(service, [template]);
        else list.push(template);
      }
    }
  }
  return index;
}

/** The action with this name, in any case; undefined also for patterns. */
export function findAction(action: string): ActionFact | undefined {
  const [prefix = "", name = ""] = action.split(":");
  return findService(prefix)?.actions.get(name.toLowerCase());
}

/** The action of the same service whose name is most like it. */
export function nearestAction(action: string): string | undefined {
  const [prefix = "", name = ""] = action.split(":");
  const service = findService(prefix);
  if (service === undefined) return undefined;
  const names = [...service.actions.values()].map((fact) => fact.name.slice(fact.name.indexOf(":") + 1));
  const found = nearest(name, names);
  return found === undefined ? undefined : `${service.prefix}:${found}`;
}

/** All actions that a pattern such as `s3:Get*` matches; those of every service for `*`. */
export function actionsMatching(pattern: string): readonly ActionFact[] {
  const key = pattern.toLowerCase();
  let found = expanded.get(key);
  if (found === undefined) {
    found = expand(key);
    expanded.set(key, found);
  }
  return found;
}

function expand(pattern: string): ActionFact[] {
  if (pattern === "*")
    return [...servicePrefixes()].flatMap((prefix) => [...(findService(prefix)?.actions.values() ?? [])]);
  const colon = pattern.indexOf(":");
  const service = colon === -1 ? undefined : findService(pattern.slice(0, colon));
  if (service === undefined) return [];
  const name = pattern.slice(colon + 1);
  if (!hasWildcard(name)) {
    const action = service.actions.get(name);
    return action === undefined ? [] : [action];
  }
  return [...service.actions].filter(([key]) => globMatches(name, key) === "yes").map(([, action]) => action);
}

function allLines(): ReadonlyMap<string, string> {
  lines ??= new Map(IAM_ACTIONS.split("\n").map((line) => [line.slice(0, line.indexOf("\t")), line]));
  return lines;
}

function unpack(line: string): ServiceFacts {
  const [prefix = "", types = "", groups = "", keys = ""] = line.split("\t");
  const resourceTypes = parts(types, ";").map(unpackType);
  const actions = new Map<string, ActionFact>();
  for (const group of parts(groups, "|")) {
    const [head = "", names = ""] = group.split(">");
    const level = LEVELS[head.slice(0, 1)] ?? "write";
    const resources = parts(head.slice(1), ",").flatMap((item) => {
      const type = resourceTypes[Number.parseInt(item.replace("!", ""), 36)];
      return type === undefined ? [] : [{ type, isRequired: item.endsWith("!") }];
    });
    for (const name of parts(names, " ")) {
      actions.set(name.toLowerCase(), { name: `${prefix}:${name}`, level, resources });
    }
  }
  return { prefix, actions, resourceTypes, conditionKeys: parts(keys, " ").map(unpackKey) };
}

function unpackType(text: string): ResourceType {
  const equals = text.indexOf("=");
  const arns = text
    .slice(equals + 1)
    .split(",")
    .map((arn) =>
      `arn:{Partition}:${arn}`
        .replace("$P", "{Partition}")
        .replaceAll("$R", "{Region}")
        .replaceAll("$A", "{Account}"),
    )
    .map((arn) => arn.replace("arn:{Partition}:arn:", "arn:"));
  return { name: text.slice(0, equals), arns };
}

function unpackKey(text: string): ConditionKeyFact {
  const letter = text.slice(-1);
  return {
    name: text.slice(0, -2),
    type: KEY_TYPES[letter.toLowerCase()] ?? "String",
    isMultivalued: letter !== letter.toLowerCase(),
  };
}

function parts(text: string, separator: string): string[] {
  return text === "" ? [] : text.split(separator);
}
