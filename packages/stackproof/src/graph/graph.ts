// Graph: what a program registered. Built by the engine, read by every check. Pure data and indexes.
import { compareText, type SourcePlace } from "../core/place.ts";
import type { PropertyMap, PropertyValue } from "../core/value.ts";

/** How a resource came into the graph. */
export type ResourceKind = "custom" | "component" | "remote-component" | "provider" | "read" | "stack";

/**
 * How closely a resource was looked at: by a model of its type, only against the SDK's schema, or not at all.
 */
export type Coverage = "modelled" | "schema" | "opaque";

/** The resource options that a program set, in Pulumi's words. */
export interface ResourceOptions {
  readonly protect?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly retainOnDelete?: boolean;
  readonly deletedWith?: string;
  readonly replaceWith?: readonly string[];
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
  readonly additionalSecretOutputs?: readonly string[];
  readonly aliases?: readonly string[];
  readonly importId?: string;
  readonly version?: string;
  readonly pluginDownloadUrl?: string;
  readonly customTimeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
  /** Names of the hooks that are bound, by the moment that they run at. */
  readonly hooks?: Readonly<Record<string, readonly string[]>>;
}

/** One resource of the program. */
export interface ResourceNode {
  readonly urn: string;
  /** Type token, such as `aws:ec2/vpc:Vpc`. */
  readonly type: string;
  readonly name: string;
  readonly kind: ResourceKind;
  readonly parent: string | undefined;
  /** The id that the provider would give; undefined for components. */
  readonly id: string | undefined;
  /** Inputs as the provider sees them: after transforms, with an automatic name filled in. */
  readonly inputs: PropertyMap;
  /** Outputs as the program sees them. */
  outputs: PropertyMap;
  /** URNs that must exist first: from values, `dependsOn` and parents that stand for their children. Sorted. */
  readonly dependencies: readonly string[];
  /** For each top-level input, the URNs that its value comes from. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  /** URN of the provider that serves it; undefined for components and the stack. */
  readonly provider: string | undefined;
  /** AWS region; undefined for what has none, and where none is known. */
  readonly region: string | undefined;
  readonly options: ResourceOptions;
  /** Top-level arguments that the SDK dropped in silence because the type has no such input. */
  readonly droppedArguments: readonly string[];
  readonly coverage: Coverage;
  /** Where the program creates it: the innermost frame in the user's own files. */
  readonly source: SourcePlace | undefined;
  /** The frames of the user's own files, innermost first. */
  readonly frames: readonly SourcePlace[];
  /** True once RegisterResourceOutputs came for it. */
  outputsRegistered: boolean;
}

/** One call of a data source or provider function. */
export interface InvokeNode {
  /** Function token, such as `aws:ec2/getVpc:getVpc`. */
  readonly token: string;
  readonly args: PropertyMap;
  readonly result: PropertyMap;
  readonly provider: string | undefined;
  readonly region: string | undefined;
  readonly coverage: Coverage;
  readonly source: SourcePlace | undefined;
  /** True for a call of a resource's method (Call), false for an invoke. */
  readonly isMethod: boolean;
}

/** Everything that one run of a program registered. */
export class Graph {
  readonly #byUrn = new Map<string, ResourceNode>();
  readonly #byType = new Map<string, ResourceNode[]>();
  readonly #children = new Map<string, ResourceNode[]>();
  readonly invokes: InvokeNode[] = [];

  readonly project: string;
  readonly stack: string;

  constructor(project: string, stack: string) {
    this.project = project;
    this.stack = stack;
  }

  /** Adds a resource. The URN must be new. */
  add(node: ResourceNode): void {
    this.#byUrn.set(node.urn, node);
    push(this.#byType, node.type, node);
    if (node.parent !== undefined) push(this.#children, node.parent, node);
  }

  get(urn: string): ResourceNode | undefined {
    return this.#byUrn.get(urn);
  }

  /** All resources, in the order of their registration. That order can differ between two runs. */
  get resources(): Iterable<ResourceNode> {
    return this.#byUrn.values();
  }

  get size(): number {
    return this.#byUrn.size;
  }

  /** The resources of a type token. */
  ofType(type: string): readonly ResourceNode[] {
    return this.#byType.get(type) ?? [];
  }

  /** The resources whose parent is `urn`. */
  childrenOf(urn: string): readonly ResourceNode[] {
    return this.#children.get(urn) ?? [];
  }

  /** All resources by URN: the same order on every run. */
  sorted(): ResourceNode[] {
    return [...this.#byUrn.values()].sort((a, b) => compareText(a.urn, b.urn));
  }

  /** The outputs of the stack, as `pulumi stack output` would show them. */
  stackOutputs(): PropertyMap {
    for (const node of this.#byUrn.values()) if (node.kind === "stack") return node.outputs;
    return {};
  }
}

function push(index: Map<string, ResourceNode[]>, key: string, node: ResourceNode): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [node]);
  else list.push(node);
}

/** A property by name, from outputs first and inputs second. */
export function propertyOf(node: ResourceNode, name: string): PropertyValue | undefined {
  return node.outputs[name] ?? node.inputs[name];
}
