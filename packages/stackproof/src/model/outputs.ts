// Model: the outputs of a new resource by the model of its type, asked while the program still runs. Pure.
import type { PropertyMap } from "../core/value.ts";
import type { Graph, ResourceNode } from "../graph/graph.ts";
import type { AccountSettings } from "../project/project.ts";
import { Make } from "./make.ts";
import type { ModelRegistry } from "./registry.ts";
import type { ResourceModel } from "./resource.ts";
import { World } from "./world.ts";

/** The resource that is being made. */
export interface NewResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly graph: Graph;
  readonly settings: AccountSettings;
  /** Account, partition and region that the resource is made in. */
  readonly account: string;
  readonly partition: string;
  readonly region?: string;
  readonly provider: string | undefined;
  /** Inputs with the provider's defaults and the automatic name. */
  readonly inputs: PropertyMap;
  /** What is known of the outputs without a model: the name, an ARN made of it, merged tags. */
  readonly known: PropertyMap;
  readonly id: string | undefined;
}

/** What a model says of a new resource. */
export interface ModelledOutputs {
  readonly id?: string;
  readonly outputs: PropertyMap;
  /** Outputs that stay placeholders, because nobody can know them. */
  readonly unknowable: ReadonlySet<string>;
}

/** Asks the model of a type for the outputs of a new resource: defaults of absent inputs, and what AWS adds. */
export function modelOutputs(
  model: ResourceModel,
  registry: ModelRegistry,
  made: NewResource,
): ModelledOutputs {
  const world = new World({ graph: made.graph, registry, account: made.settings, isGrowing: true });
  const view = world.view(nodeOf(made));
  const where = { account: made.account, partition: made.partition, region: made.region ?? "" };
  const computed = model.outputs?.(view, new Make(view, world, where)) ?? {};
  const { id, ...outputs } = computed;
  return {
    ...(typeof id === "string" && { id }),
    outputs: { ...defaultsOf(model, made.inputs), ...outputs },
    unknowable: new Set(Object.keys(model.unknowable ?? {})),
  };
}

function defaultsOf(model: ResourceModel, inputs: PropertyMap): PropertyMap {
  const defaults: PropertyMap = {};
  for (const [name, kind] of Object.entries(model.inputs)) {
    if (kind.fallback !== undefined && (inputs[name] === undefined || inputs[name] === null)) {
      defaults[name] = kind.fallback;
    }
  }
  return defaults;
}

function nodeOf(made: NewResource): ResourceNode {
  return {
    urn: made.urn,
    type: made.type,
    name: made.name,
    kind: "custom",
    parent: undefined,
    id: made.id,
    inputs: made.inputs,
    outputs: { ...made.inputs, ...made.known },
    dependencies: [],
    propertyDependencies: {},
    provider: made.provider,
    region: made.region,
    options: {},
    droppedArguments: [],
    coverage: "modelled",
    source: undefined,
    frames: [],
    outputsRegistered: false,
  };
}
