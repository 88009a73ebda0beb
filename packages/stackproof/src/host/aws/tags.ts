// Host: tags as the AWS provider merges them. Pure.
// mergeTags in https://github.com/pulumi/pulumi-aws/blob/master/provider/tags.go; which types it does this for is
// hasNonComputedTagsAndTagsAll in https://github.com/pulumi/pulumi-aws/blob/master/provider/autonaming.go
import {
  isPropertyMap,
  knownString,
  type PropertyMap,
  type PropertyValue,
  Unknown,
  unwrapSecret,
} from "../../core/value.ts";
import type { ProviderInfo } from "../../engine/provider-host.ts";
import { fromData } from "../../model/plain.ts";
import type { SchemaProperties } from "../../schema/schema.ts";
import { parseJson } from "../values.ts";

/** True for types whose tags the provider adds its own to: `tags` as an input, `tagsAll` as an output. */
export function hasMergedTags(inputs: SchemaProperties, outputs: SchemaProperties): boolean {
  return "tags" in inputs && "tagsAll" in outputs;
}

/**
 * All tags of a resource: the provider's default tags below its own, without what the provider ignores. Undefined
 * when either of them is not known as a whole.
 */
export function mergedTags(
  provider: ProviderInfo | undefined,
  tags: PropertyValue | undefined,
): PropertyMap | undefined {
  const defaults = objectOf(provider?.inputs["defaultTags"]);
  const common = objectOf(defaults?.["tags"]);
  const own = objectOf(tags);
  if (defaults === undefined || common === undefined || own === undefined) return undefined;
  const ignored = ignoredBy(provider);
  return Object.fromEntries(Object.entries({ ...common, ...own }).filter(([key]) => !ignored(key)));
}

/** The object that a value holds, also as JSON text; empty when there is none, undefined when it is not known. */
function objectOf(value: PropertyValue | undefined): PropertyMap | undefined {
  const plain = unwrapSecret(value);
  if (plain instanceof Unknown) return undefined;
  const read = typeof plain === "string" ? fromData(parseJson(plain)) : plain;
  return isPropertyMap(read) ? read : {};
}

function ignoredBy(provider: ProviderInfo | undefined): (key: string) => boolean {
  const ignore = objectOf(provider?.inputs["ignoreTags"]) ?? {};
  const texts = (key: string): string[] => {
    const list = unwrapSecret(ignore[key]);
    return Array.isArray(list)
      ? list.map((item) => knownString(item)).filter((item) => item !== undefined)
      : [];
  };
  const keys = new Set(texts("keys"));
  const prefixes = texts("keyPrefixes");
  return (key) => keys.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
}
