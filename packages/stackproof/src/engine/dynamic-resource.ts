// Engine: dynamic resources, whose provider is code of the program. It is not run: it could do anything. Pure.
import type { Placeholders } from "../core/placeholder.ts";
import type { PropertyMap } from "../core/value.ts";
import type { Coverage } from "../graph/graph.ts";

const DYNAMIC_TYPES = new Set(["pulumi-nodejs:dynamic:Resource", "pulumi-python:dynamic:Resource"]);

/** True for the type of a dynamic resource. */
export function isDynamic(type: string): boolean {
  return DYNAMIC_TYPES.has(type);
}

/** Inputs as outputs, and a placeholder for each output that the program declares. */
export function makeDynamic(
  resource: { readonly urn: string; readonly name: string; readonly inputs: PropertyMap },
  declaredOutputs: readonly string[],
  placeholders: Placeholders,
): { id: string; inputs: PropertyMap; outputs: PropertyMap; coverage: Coverage } {
  const { urn, name } = resource;
  const { __provider: code, ...plain } = resource.inputs;
  const outputs: PropertyMap = { ...plain, ...(code !== undefined && { __provider: code }) };
  for (const key of declaredOutputs) {
    outputs[key] ??= placeholders.text(`${urn}#${key}`, `output \`${key}\` of dynamic resource \`${name}\``);
  }
  const id = placeholders.text(`${urn}#id`, `id of dynamic resource \`${name}\``);
  return { id, inputs: plain, outputs, coverage: "opaque" };
}

/** The code of a dynamic provider is for the program alone. */
export function withoutCode(outputs: PropertyMap): PropertyMap {
  const { __provider: _, ...rest } = outputs;
  return rest;
}
