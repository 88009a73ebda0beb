// Transforms: the way into every inner resource of a component.
import type * as pulumi from "@pulumi/pulumi";

/**
 * Changes the arguments of one inner resource: an object, which is laid over them, or a function, which is given them
 * and the resource's options and may return either anew.
 *
 * @example { vpc: { enableNetworkAddressUsageMetrics: true } }
 * @example { vpc: (args, options) => ({ options: { ...options, protect: true } }) }
 */
export type Transform<Args> =
  | Partial<Args>
  | ((
      args: Args,
      options: pulumi.CustomResourceOptions,
      name: string,
    ) => { readonly args?: Args; readonly options?: pulumi.CustomResourceOptions } | undefined);

/** Applies a transform. */
export function transformed<Args extends object>(
  transform: Transform<Args> | undefined,
  name: string,
  args: Args,
  options: pulumi.CustomResourceOptions,
): { args: Args; options: pulumi.CustomResourceOptions } {
  if (transform === undefined) return { args, options };
  if (typeof transform !== "function") return { args: { ...args, ...transform }, options };
  const result = transform(args, options, name);
  return { args: result?.args ?? args, options: result?.options ?? options };
}
