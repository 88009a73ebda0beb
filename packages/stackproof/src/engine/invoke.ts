// Engine: Invoke (data sources and provider functions) and Call (methods of resources).
import { HIDDEN_PROPERTY } from "../core/hidden.ts";
import { packageOfToken } from "../core/urn.ts";
import { type PropertyMap, ResourceReference, unwrapSecret } from "../core/value.ts";
import type { Deployment } from "./deployment.ts";
import type { CallWireRequest, InvokeWireRequest, WireStruct } from "./messages.ts";
import { originOf } from "./positions.ts";
import type { InvokeResult, ProviderInfo } from "./provider-host.ts";
import { servesPackage } from "./providers.ts";
import { reportNoRegion } from "./regions.ts";
import { RpcError, STATUS } from "./rpc-error.ts";
import type { Transforms } from "./transforms.ts";
import { decodeProperties, encodeProperties } from "./wire.ts";

/** Handles Invoke and Call. */
export class Invoker {
  readonly #deployment: Deployment;
  readonly #transforms: Transforms;

  constructor(deployment: Deployment, transforms: Transforms) {
    this.#deployment = deployment;
    this.#transforms = transforms;
  }

  async invoke(request: InvokeWireRequest): Promise<{ return: WireStruct; failures: [] }> {
    const source = this.#takeSource(request.args);
    if (request.tok === "pulumi:pulumi:getResource")
      return { return: this.#getResource(request.args), failures: [] };
    const changed = await this.#transforms.runForInvoke(
      request.tok,
      request.args ?? { fields: {} },
      request.provider,
    );
    const { properties: args } = decodeProperties(changed.args, this.#deployment.options.placeholders);
    const asked = this.#ask({ ...request, provider: changed.provider }, args, source, undefined);
    return { return: asked, failures: [] };
  }

  call(request: CallWireRequest): {
    return: WireStruct;
    returnDependencies: Record<string, never>;
    failures: [];
  } {
    const source = this.#takeSource(request.args);
    const { properties: args } = decodeProperties(request.args, this.#deployment.options.placeholders);
    const self = unwrapSecret(args["__self__"]);
    const urn = self instanceof ResourceReference ? self.urn : undefined;
    return { return: this.#ask(request, args, source, urn ?? ""), returnDependencies: {}, failures: [] };
  }

  #ask(
    request: { tok: string; provider: string; version: string; packageRef: string },
    args: PropertyMap,
    source: ReturnType<typeof originOf>["source"],
    self: string | undefined,
  ): WireStruct {
    const { graph, options, providers } = this.#deployment;
    const packageName = packageOfToken(request.tok);
    const provider = this.#provider(request, packageName);
    let region: string | undefined;
    if (options.host.isRegional(packageName)) {
      region = providers.region(provider, args);
      if (region === undefined)
        reportNoRegion(this.#deployment, provider, args, source === undefined ? {} : { source });
    }
    const version = this.#versionOf(request);
    const common = { graph, provider, region, version, source, token: request.tok, args };
    let result: InvokeResult;
    if (self === undefined) result = options.host.invoke(common);
    else result = options.host.call({ ...common, self: self === "" ? undefined : self });
    if (result.kind === "failure") {
      this.#deployment.report(result.finding);
      throw new RpcError(STATUS.unknown, `invocation of ${request.tok} returned an error: ${result.message}`);
    }
    for (const finding of result.findings ?? []) this.#deployment.report(finding);
    this.#deployment.rememberSecrets(args);
    this.#deployment.rememberSecrets(result.result);
    graph.invokes.push({
      token: request.tok,
      args,
      result: this.#deployment.asKnown(result.result),
      provider: provider.urn,
      region,
      coverage: result.coverage,
      source,
      isMethod: self !== undefined,
    });
    return encodeProperties(result.result);
  }

  #provider(
    request: { provider: string; version: string; packageRef: string },
    packageName: string,
  ): ProviderInfo {
    if (request.provider !== "" && servesPackage(request.provider, packageName)) {
      const explicit = this.#deployment.providers.explicit(request.provider);
      if (explicit !== undefined) return explicit;
    }
    return this.#deployment.providers.default(packageName, this.#versionOf(request) ?? "");
  }

  #versionOf(request: { version: string; packageRef: string }): string | undefined {
    return (this.#deployment.packageRefs.get(request.packageRef)?.version ?? request.version) || undefined;
  }

  #getResource(args: WireStruct | null): WireStruct {
    const urn = args?.fields["urn"]?.stringValue ?? "";
    const node = this.#deployment.graph.get(urn);
    if (node === undefined) throw new RpcError(STATUS.unknown, `unknown resource '${urn}'`);
    const state =
      node.kind === "component" || node.kind === "stack" ? node.outputs : { ...node.inputs, ...node.outputs };
    return encodeProperties({ urn, id: node.id ?? "", state });
  }

  /** The loader tells where the call stands; the protocol of older SDKs does not. */
  #takeSource(args: WireStruct | null): ReturnType<typeof originOf>["source"] {
    const hidden = args?.fields[HIDDEN_PROPERTY]?.structValue?.fields;
    if (args === null || hidden === undefined) return undefined;
    delete args.fields[HIDDEN_PROPERTY];
    const frames = (hidden["frames"]?.listValue?.values ?? []).map((value) => {
      const frame = value.structValue?.fields ?? {};
      return {
        pc: {
          uri: frame["uri"]?.stringValue ?? "",
          line: frame["line"]?.numberValue ?? 0,
          column: frame["column"]?.numberValue ?? 0,
        },
      };
    });
    return originOf(this.#deployment.options.directory, undefined, { frames }).source;
  }
}
