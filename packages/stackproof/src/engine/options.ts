// Engine: resource options: what is inherited, what transforms see, what the graph keeps. Pure.
import { childUrn, formatUrn, packageOfToken, parseUrn, typeOfUrn } from "../core/urn.ts";
import type { ResourceOptions } from "../graph/graph.ts";
import type { RegisterResourceRequest, TransformOptions, WireAlias } from "./messages.ts";
import { servesPackage } from "./providers.ts";

/** Fills in what a child takes over from its parent: deletedWith, protect, retainOnDelete and a fitting provider. */
export function inheritFromParent(child: RegisterResourceRequest, parent: TransformOptions): void {
  if (child.deletedWith === "") child.deletedWith = parent.deletedWith;
  if (child.protect === undefined && parent.protect !== undefined) child.protect = parent.protect;
  if (child.retainOnDelete === undefined && parent.retainOnDelete !== undefined) {
    child.retainOnDelete = parent.retainOnDelete;
  }
  const isLocalComponent = !child.custom && !child.remote;
  if (
    child.provider === "" &&
    (isLocalComponent || servesPackage(parent.provider, packageOfToken(child.type)))
  ) {
    child.provider = parent.provider;
  }
}

/** A request's options as transforms see them. */
export function transformOptions(request: RegisterResourceRequest): TransformOptions {
  const deleteBeforeReplace =
    request.deleteBeforeReplaceDefined || request.deleteBeforeReplace
      ? request.deleteBeforeReplace
      : undefined;
  return {
    dependsOn: request.dependencies,
    ...(request.protect !== undefined && { protect: request.protect }),
    ignoreChanges: request.ignoreChanges,
    replaceOnChanges: request.replaceOnChanges,
    version: request.version,
    aliases: [...request.aliasUrns.map((urn) => ({ urn })), ...request.aliases],
    provider: request.provider,
    customTimeouts: request.customTimeouts,
    pluginDownloadUrl: request.pluginDownloadUrl,
    ...(request.retainOnDelete !== undefined && { retainOnDelete: request.retainOnDelete }),
    deletedWith: request.deletedWith,
    ...(deleteBeforeReplace !== undefined && { deleteBeforeReplace }),
    additionalSecretOutputs: request.additionalSecretOutputs,
    providers: request.providers,
    hooks: request.hooks ?? null,
    import: request.importId,
    replaceWith: request.replaceWith,
  };
}

/** Options as the graph keeps them: only what was set. */
export function graphOptions(options: TransformOptions): ResourceOptions {
  const timeouts = options.customTimeouts;
  const customTimeouts = {
    ...(timeouts?.create && { create: timeouts.create }),
    ...(timeouts?.update && { update: timeouts.update }),
    ...(timeouts?.delete && { delete: timeouts.delete }),
  };
  const hooks: Record<string, readonly string[]> = {};
  for (const [moment, names] of Object.entries(options.hooks ?? {}))
    if (names.length > 0) hooks[moment] = names;
  return {
    ...(options.protect === true && { protect: true }),
    ...(options.deleteBeforeReplace !== undefined && { deleteBeforeReplace: options.deleteBeforeReplace }),
    ...(options.retainOnDelete === true && { retainOnDelete: true }),
    ...(options.deletedWith !== "" && { deletedWith: options.deletedWith }),
    ...(options.replaceWith.length > 0 && { replaceWith: options.replaceWith }),
    ...(options.ignoreChanges.length > 0 && { ignoreChanges: options.ignoreChanges }),
    ...(options.replaceOnChanges.length > 0 && { replaceOnChanges: options.replaceOnChanges }),
    ...(options.additionalSecretOutputs.length > 0 && {
      additionalSecretOutputs: options.additionalSecretOutputs,
    }),
    ...(options.aliases.length > 0 && { aliases: options.aliases.map(describeAlias) }),
    ...(options.import !== "" && { importId: options.import }),
    ...(options.version !== "" && { version: options.version }),
    ...(options.pluginDownloadUrl !== "" && { pluginDownloadUrl: options.pluginDownloadUrl }),
    ...(Object.keys(customTimeouts).length > 0 && { customTimeouts }),
    ...(Object.keys(hooks).length > 0 && { hooks }),
  };
}

/** The URNs that a resource's aliases stand for. */
export function aliasUrns(
  aliases: readonly WireAlias[],
  stack: { readonly project: string; readonly stack: string },
  urn: string,
  parent: string,
): string[] {
  return aliases.map((alias) => {
    if (alias.urn !== undefined && alias.urn !== "") return alias.urn;
    const spec = alias.spec;
    const own = parseUrn(urn);
    const name = spec?.name || own?.name || "";
    const type = spec?.type || typeOfUrn(urn);
    const oldParent =
      spec?.noParent === true ? undefined : spec?.parentUrn || (parent === "" ? undefined : parent);
    const made = parseUrn(
      childUrn(
        { project: spec?.project || stack.project, stack: spec?.stack || stack.stack },
        oldParent,
        type,
        name,
      ),
    );
    return made === undefined ? urn : formatUrn(made);
  });
}

function describeAlias(alias: WireAlias): string {
  if (alias.urn !== undefined && alias.urn !== "") return alias.urn;
  const spec = alias.spec;
  const parts = [
    spec?.name && `name ${spec.name}`,
    spec?.type && `type ${spec.type}`,
    spec?.project && `project ${spec.project}`,
    spec?.stack && `stack ${spec.stack}`,
    spec?.noParent === true && "no parent",
    spec?.parentUrn && `parent ${spec.parentUrn}`,
  ];
  return parts.filter((part) => typeof part === "string" && part !== "").join(", ");
}
