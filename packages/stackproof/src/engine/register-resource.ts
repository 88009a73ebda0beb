// Engine: RegisterResource, the heart of the protocol. Follows RegisterResource of Pulumi's own engine
// (https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/source_eval.go) in what it inherits, in what order
// it transforms, and in what it refuses.
import { childUrn, packageOfToken, STACK_TYPE } from "../core/urn.ts";
import type { PropertyMap } from "../core/value.ts";
import type { Coverage, ResourceKind, ResourceNode } from "../graph/graph.ts";
import { Aliases } from "./aliases.ts";
import { assetFinding, hashAssets } from "./assets.ts";
import { type Deployment, markSecretOutputs } from "./deployment.ts";
import { isDynamic, makeDynamic, withoutCode } from "./dynamic-resource.ts";
import * as found from "./findings.ts";
import { withoutFragments } from "./fragments.ts";
import type {
  RegisterResourceRequest,
  RegisterResourceResponse,
  TransformOptions,
  WireStruct,
} from "./messages.ts";
import { graphOptions, inheritFromParent, transformOptions } from "./options.ts";
import { originOf } from "./positions.ts";
import type { ProviderInfo } from "./provider-host.ts";
import { repeatableUuid, servesPackage } from "./providers.ts";
import { reportNoRegion } from "./regions.ts";
import { allDependencies, kindOf, mergeDependencies, takeHidden } from "./request-parts.ts";
import { RpcError, STATUS } from "./rpc-error.ts";
import type { Transforms } from "./transforms.ts";
import { decodeProperties, encodeProperties } from "./wire.ts";

/** Handles RegisterResource. */
export class ResourceRegistrar {
  readonly #deployment: Deployment;
  readonly #transforms: Transforms;
  readonly #aliases: Aliases;
  /** Providers maps that components were given, for their children. */
  readonly #componentProviders = new Map<string, Record<string, string>>();
  readonly #optionsOf = new Map<string, TransformOptions>();

  constructor(deployment: Deployment, transforms: Transforms) {
    this.#deployment = deployment;
    this.#transforms = transforms;
    this.#aliases = new Aliases(deployment);
  }

  async register(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
    const { graph, options } = this.#deployment;
    const { type, name, parent, custom, remote } = request;
    const origin = this.#origin(request);
    if ((custom || remote) && !/^[^:]*:[^:]*:[^:]+$/.test(type)) {
      this.#deployment.report(found.badTypeToken.at({ ...place(origin.source) }, { name, type }));
      throw new RpcError(
        STATUS.invalidArgument,
        `Type '${type}' is not a valid type token (must have format '*:*:*')`,
      );
    }
    const hidden = takeHidden(request);
    const parentOptions = this.#optionsOf.get(parent);
    if (parentOptions !== undefined) inheritFromParent(request, parentOptions);
    if (custom || remote) request.provider = this.#resolveProvider(request, packageOfToken(type));

    const urn = childUrn(graph, parent === "" ? undefined : parent, type, name);
    const at = { urn, ...place(origin.source) };
    let transformed = { properties: request.object ?? { fields: {} }, options: transformOptions(request) };
    try {
      const chain = this.#transforms.chain(request.transforms, parent);
      transformed = await this.#transforms.run(chain, { type, name, custom, parent }, transformed);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      const text = said.replace(/^transform failed: (?:Error: )?/, "");
      this.#deployment.report(found.callbackFailed.at(at, { name, what: "transform", error: text }));
    }
    const chosen = transformed.options;
    this.#transforms.keepForChildren(urn, request.transforms);
    this.#keepProviders(urn, custom, parent, chosen);
    this.#optionsOf.set(urn, chosen);

    const decoded = decodeProperties(transformed.properties, options.placeholders);
    const hashed = await hashAssets(decoded.properties, options.readPath);
    for (const problem of hashed.problems) this.#deployment.report(assetFinding(problem, name, at));
    const propertyDependencies = mergeDependencies(request, decoded.dependencies);
    const dependencies = allDependencies(chosen.dependsOn, propertyDependencies);
    const inputs = withoutFragments(hashed.properties, propertyDependencies, graph);
    this.#deployment.rememberSecrets(inputs);

    const duplicate = graph.get(urn);
    if (duplicate !== undefined) {
      this.#reportDuplicate(duplicate, at);
      return answer(duplicate, encodeProperties(duplicate.outputs));
    }
    this.#aliases.keep(urn, name, chosen, parent, at);

    const kind = kindOf(request);
    const provider = this.#providerOf(kind, type, chosen, request);
    const region = this.#regionOf(provider, inputs, at);
    const version = this.#versionOf(chosen, request);
    const resource = { graph, provider, region, version, source: origin.source, urn, type, name, inputs };
    const hooks = chosen.hooks ?? {};
    await this.#hook(hooks["beforeCreate"], "before-create hook", resource, "", undefined, at);
    const made = this.#make(kind, resource, chosen, hidden.declaredOutputs);
    const node: ResourceNode = {
      urn,
      type,
      name,
      kind,
      parent: parent === "" ? undefined : parent,
      id: made.id === "" ? undefined : made.id,
      inputs: made.inputs,
      outputs: this.#deployment.asKnown(withoutCode(made.outputs)),
      dependencies,
      propertyDependencies,
      provider: provider?.urn,
      region,
      options: graphOptions(chosen),
      droppedArguments: hidden.droppedArguments,
      coverage: made.coverage,
      source: origin.source,
      frames: origin.frames,
      outputsRegistered: false,
    };
    // A second registration of the same URN may have finished while this one waited for its transforms or assets.
    const raced = graph.get(urn);
    if (raced !== undefined) {
      this.#reportDuplicate(raced, at);
      return answer(raced, encodeProperties(raced.outputs));
    }
    graph.add(node);
    if (type === STACK_TYPE) this.#deployment.rootUrn = urn;
    if (isDynamic(type)) this.#deployment.report(found.dynamicResource.at(at, { name }));
    this.#deployment.rememberSecrets(made.outputs);
    await this.#hook(hooks["afterCreate"], "after-create hook", resource, made.id, made.outputs, at);
    return answer(node, encodeProperties(made.outputs));
  }

  /** Where the program creates a resource; what a package creates later, out of the program's sight, stands at its parent. */
  #origin(request: RegisterResourceRequest): ReturnType<typeof originOf> {
    const { graph, options } = this.#deployment;
    const own = originOf(options.directory, request.sourcePosition, request.stackTrace);
    const parent = own.source === undefined ? graph.get(request.parent) : undefined;
    return parent === undefined ? own : { source: parent.source, frames: parent.frames };
  }

  #make(
    kind: ResourceKind,
    resource: {
      readonly graph: Deployment["graph"];
      readonly provider: ProviderInfo | undefined;
      readonly region: string | undefined;
      readonly version: string | undefined;
      readonly source: ResourceNode["source"];
      readonly urn: string;
      readonly type: string;
      readonly name: string;
      readonly inputs: PropertyMap;
    },
    chosen: TransformOptions,
    declaredOutputs: readonly string[],
  ): { id: string; inputs: PropertyMap; outputs: PropertyMap; coverage: Coverage } {
    const { inputs, urn, type } = resource;
    const { host, placeholders } = this.#deployment.options;
    const secret = (outputs: PropertyMap, from: PropertyMap) =>
      markSecretOutputs(outputs, from, chosen.additionalSecretOutputs);
    switch (kind) {
      case "stack":
      case "component":
        return { id: "", inputs, outputs: {}, coverage: "modelled" };
      case "provider":
        return { id: repeatableUuid(urn), inputs, outputs: inputs, coverage: host.coverageOf(type) };
      case "remote-component": {
        const built = host.construct(resource);
        return { id: "", inputs, outputs: secret(built.outputs, inputs), coverage: "opaque" };
      }
      case "read":
      case "custom": {
        if (isDynamic(type)) {
          const made = makeDynamic(resource, declaredOutputs, placeholders);
          return { ...made, outputs: secret(made.outputs, inputs) };
        }
        const created = host.create(resource);
        const id = chosen.import === "" ? created.id : chosen.import;
        return { ...created, id, outputs: secret(created.outputs, created.inputs) };
      }
    }
  }

  #resolveProvider(request: RegisterResourceRequest, packageName: string): string {
    if (request.provider !== "") return request.provider;
    return (
      request.providers[packageName] ?? this.#componentProviders.get(request.parent)?.[packageName] ?? ""
    );
  }

  #keepProviders(urn: string, custom: boolean, parent: string, chosen: TransformOptions): void {
    if (custom) return;
    const providers = { ...this.#componentProviders.get(parent), ...chosen.providers };
    if (Object.keys(providers).length > 0) this.#componentProviders.set(urn, providers);
  }

  #providerOf(
    kind: ResourceKind,
    type: string,
    chosen: TransformOptions,
    request: RegisterResourceRequest,
  ): ProviderInfo | undefined {
    if (kind !== "custom" && kind !== "remote-component") return undefined;
    const packageName = packageOfToken(type);
    if (chosen.provider !== "" && servesPackage(chosen.provider, packageName)) {
      const explicit = this.#deployment.providers.explicit(chosen.provider);
      if (explicit !== undefined) return explicit;
    }
    return this.#deployment.providers.default(
      packageName,
      this.#versionOf(chosen, request) ?? "",
      chosen.pluginDownloadUrl,
    );
  }

  #versionOf(chosen: TransformOptions, request: RegisterResourceRequest): string | undefined {
    const version = this.#deployment.packageRefs.get(request.packageRef)?.version ?? chosen.version;
    return version === "" ? undefined : version;
  }

  #regionOf(
    provider: ProviderInfo | undefined,
    inputs: PropertyMap,
    at: { urn: string },
  ): string | undefined {
    if (provider === undefined || !this.#deployment.options.host.isRegional(provider.package))
      return undefined;
    const region = this.#deployment.providers.region(provider, inputs);
    if (region === undefined) reportNoRegion(this.#deployment, provider, inputs, at);
    return region;
  }

  async #hook(
    names: readonly string[] | undefined,
    what: string,
    resource: {
      readonly urn: string;
      readonly name: string;
      readonly type: string;
      readonly inputs: PropertyMap;
    },
    id: string,
    outputs: PropertyMap | undefined,
    at: { urn: string },
  ): Promise<void> {
    if (names === undefined || names.length === 0) return;
    const { urn, name, type, inputs } = resource;
    const error = await this.#transforms.runHooks(names, { urn, id, name, type, inputs, outputs });
    if (error !== undefined) this.#deployment.report(found.callbackFailed.at(at, { name, what, error }));
  }

  #reportDuplicate(first: ResourceNode, at: { urn: string }): void {
    this.#deployment.report(
      found.duplicateUrn.at(
        at,
        { name: first.name, type: first.type, urn: first.urn },
        { related: [{ urn: first.urn, ...place(first.source), note: "registered here first" }] },
      ),
    );
  }
}

function place(source: ResourceNode["source"]): { source?: NonNullable<ResourceNode["source"]> } {
  return source === undefined ? {} : { source };
}

function answer(node: ResourceNode, object: WireStruct): RegisterResourceResponse {
  return { urn: node.urn, id: node.id ?? "", object, stable: false, propertyDependencies: {}, result: 0 };
}
