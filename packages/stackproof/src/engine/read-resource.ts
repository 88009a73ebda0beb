// Engine: ReadResource: resources that exist already (`Vpc.get`), and StackReference.
import { UNKNOWN_OUTPUTS } from "../core/hidden.ts";
import { childUrn, packageOfToken } from "../core/urn.ts";
import {
  isPropertyMap,
  knownString,
  type PropertyMap,
  type PropertyValue,
  Secret,
  Unknown,
} from "../core/value.ts";
import type { Coverage } from "../graph/graph.ts";
import { type Deployment, markSecretOutputs } from "./deployment.ts";
import * as found from "./findings.ts";
import type { ReadResourceRequest, WireStruct } from "./messages.ts";
import { originOf } from "./positions.ts";
import type { ProviderInfo } from "./provider-host.ts";
import { servesPackage } from "./providers.ts";
import { reportNoRegion } from "./regions.ts";
import { decodeProperties, encodeProperties } from "./wire.ts";

const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** Handles ReadResource. */
export class ResourceReader {
  readonly #deployment: Deployment;

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  async read(request: ReadResourceRequest): Promise<{ urn: string; properties: WireStruct }> {
    const { graph, options, providers } = this.#deployment;
    const { type, name, parent, id } = request;
    const origin = originOf(options.directory, request.sourcePosition, request.stackTrace);
    const urn = childUrn(graph, parent === "" ? undefined : parent, type, name);
    const at = { urn, ...(origin.source !== undefined && { source: origin.source }) };
    const decoded = decodeProperties(request.properties, options.placeholders);
    const state = decoded.properties;
    this.#deployment.rememberSecrets(state);

    let provider: ProviderInfo | undefined;
    let region: string | undefined;
    let made: { id: string; outputs: PropertyMap; coverage: Coverage };
    if (type === STACK_REFERENCE) {
      made = { id, outputs: await this.#stackOutputs(state, id), coverage: "modelled" };
    } else {
      const packageName = packageOfToken(type);
      const registered = this.#deployment.packageRefs.get(request.packageRef);
      provider =
        request.provider !== "" && servesPackage(request.provider, packageName)
          ? providers.explicit(request.provider)
          : undefined;
      provider ??= providers.default(packageName, registered?.version ?? request.version);
      if (options.host.isRegional(packageName)) {
        region = providers.region(provider, state);
        if (region === undefined) reportNoRegion(this.#deployment, provider, state, at);
      }
      const version = (registered?.version ?? request.version) || undefined;
      made = options.host.read({
        graph,
        provider,
        region,
        version,
        source: origin.source,
        urn,
        type,
        name,
        id,
        state,
      });
    }
    const outputs = markSecretOutputs(made.outputs, state, request.additionalSecretOutputs);
    const first = graph.get(urn);
    if (first !== undefined) {
      const related = {
        urn,
        ...(first.source !== undefined && { source: first.source }),
        note: "registered here first",
      };
      this.#deployment.report(found.duplicateUrn.at(at, { name, type, urn }, { related: [related] }));
      return { urn, properties: encodeProperties(outputs) };
    }
    graph.add({
      urn,
      type,
      name,
      kind: "read",
      parent: parent === "" ? undefined : parent,
      id: made.id,
      inputs: state,
      outputs: this.#deployment.asKnown(withoutMark(outputs)),
      dependencies: [...request.dependencies].sort(),
      propertyDependencies: Object.fromEntries(
        [...decoded.dependencies].map(([key, urns]) => [key, [...urns].sort()]),
      ),
      provider: provider?.urn,
      region,
      options: {},
      droppedArguments: [],
      coverage: made.coverage,
      source: origin.source,
      frames: origin.frames,
      outputsRegistered: false,
    });
    return { urn, properties: encodeProperties(outputs) };
  }

  async #stackOutputs(state: PropertyMap, id: string): Promise<PropertyMap> {
    const name = knownString(state["name"]) ?? id;
    const outputs = await this.#deployment.options.stackOutputs(name);
    if (outputs === undefined) {
      return { name, outputs: { [UNKNOWN_OUTPUTS]: name }, secretOutputNames: [] };
    }
    const secretOutputNames = Object.keys(outputs).filter((key) => outputs[key] instanceof Secret);
    return { name, outputs: foreign(outputs), secretOutputNames };
  }
}

/** The mark of unknown outputs is for the loader alone. */
function withoutMark(outputs: PropertyMap): PropertyMap {
  const inner = outputs["outputs"];
  if (!isPropertyMap(inner) || inner[UNKNOWN_OUTPUTS] === undefined) return outputs;
  return { ...outputs, outputs: new Unknown(undefined, "outputs of another stack") };
}

/** Outputs of another rehearsal: what was unknown there keeps its text, so it is known again as a placeholder here. */
function foreign(outputs: PropertyMap): PropertyMap {
  const plain: PropertyMap = {};
  for (const [key, value] of Object.entries(outputs)) plain[key] = textOfUnknown(value);
  return plain;
}

function textOfUnknown(value: PropertyValue): PropertyValue {
  return value instanceof Unknown ? (value.text ?? null) : value;
}
