// Model: what a check can ask of the other resources of the program, and of the account. Pure.
import { holdsPlaceholder } from "../core/placeholder.ts";
import type { Archive, Asset, PropertyMap, PropertyValue } from "../core/value.ts";
import type { ArchiveContents } from "../graph/archive-contents.ts";
import type { Graph, ResourceNode } from "../graph/graph.ts";
import type { AccountSettings } from "../project/project.ts";
import { accountKey } from "./account-key.ts";
import type { Fields } from "./kinds/collections.ts";
import { asText, known } from "./kinds/kind.ts";
import { byUrn, ResourceView } from "./view.ts";

/** What a world knows of types. A `ModelRegistry` is one. */
export interface KnownTypes {
  of(
    token: string,
  ): { readonly token: string; readonly inputs: Fields; readonly isGlobal?: boolean } | undefined;
  tokensOf(token: string): readonly string[];
}

/** What a world is made of. */
export interface WorldOptions {
  readonly graph: Graph;
  readonly registry: KnownTypes;
  readonly account: AccountSettings;
  /** Reads a file or archive that the program gave; undefined when it cannot be read. */
  readonly archive?: (value: Archive | Asset) => ArchiveContents | undefined;
  /** True while the graph still grows: nothing is indexed then. */
  readonly isGrowing?: boolean;
  /** Called for each property that is read, so that tests find names that a type does not have. */
  readonly assertProperty?: (type: string, property: string) => void;
}

/** Identifiers by which a value is recognised, the most telling first. */
const IDENTIFIERS = ["arn", "id", "name"] as const;

/** All resources of one program, and the account that it would deploy to. */
export class World {
  readonly graph: Graph;
  readonly account: AccountSettings;
  readonly #options: WorldOptions;
  readonly #views = new Map<string, ResourceView>();
  readonly #ofType = new Map<string, readonly ResourceView[]>();
  readonly #indexes = new Map<string, ReadonlyMap<string, ResourceView[]>>();
  #ancestors: { readonly urn: string; readonly of: ReadonlySet<string> } | undefined;
  #identifiers: ReadonlyMap<string, { readonly view: ResourceView; readonly property: string }[]> | undefined;
  readonly #accounts = new Map<string, string>();

  constructor(options: WorldOptions) {
    this.#options = options;
    this.graph = options.graph;
    this.account = options.account;
  }

  /** The view of a node. */
  view(node: ResourceNode): ResourceView {
    let view = this.#views.get(node.urn);
    if (view === undefined) {
      const fields = this.#options.registry.of(node.type)?.inputs ?? {};
      view = new ResourceView(
        node.kind === "provider" ? withDecodedInputs(node, fields) : node,
        this,
        fields,
      );
      this.#views.set(node.urn, view);
    }
    return view;
  }

  /** The resource with this URN. */
  byUrn(urn: string | undefined): ResourceView | undefined {
    const node = urn === undefined ? undefined : this.graph.get(urn);
    return node === undefined ? undefined : this.view(node);
  }

  /** All resources of a type, under each of its tokens, those that were only read (`Vpc.get`) with them; by URN. */
  all(token: string): readonly ResourceView[] {
    const canonical = this.canonical(token);
    let views = this.#ofType.get(canonical);
    if (views === undefined) {
      const tokens = this.#options.registry.tokensOf(canonical);
      views = tokens.flatMap((one) => this.graph.ofType(one).map((node) => this.view(node))).sort(byUrn);
      this.#ofType.set(canonical, views);
    }
    return views;
  }

  /**
   * The resources of a type whose property is this text, or is a list that has it. Properties are outputs first, inputs
   * second; "id" is the physical id.
   */
  where(token: string, property: string, value: string | undefined): readonly ResourceView[] {
    if (value === undefined || value === "") return [];
    if (this.#options.isGrowing === true) {
      const nodes = this.#options.registry
        .tokensOf(this.canonical(token))
        .flatMap((one) => this.graph.ofType(one));
      return nodes.filter((node) => hasText(node, property, value)).map((node) => this.view(node));
    }
    const key = `${this.canonical(token)} ${property}`;
    let index = this.#indexes.get(key);
    if (index === undefined) {
      index = indexBy(this.all(token), property);
      this.#indexes.set(key, index);
    }
    return index.get(value) ?? [];
  }

  /**
   * The one resource of a type whose property is this text. Where several have it, such as a name in two regions, the
   * one in the region and account of `near`.
   */
  find(
    token: string,
    property: string,
    value: string | undefined,
    near?: ResourceView,
  ): ResourceView | undefined {
    const found = this.where(token, property, value);
    if (found.length < 2 || near === undefined) return found[0];
    return (
      found.find((view) => this.sameRegion(near, view) && this.sameAccount(near, view)) ??
      found.find((view) => this.sameRegion(near, view)) ??
      found[0]
    );
  }

  /** The resources that have this text as ARN, id or name. */
  identify(value: string): readonly { readonly view: ResourceView; readonly property: string }[] {
    this.#identifiers ??= this.#indexIdentifiers();
    return this.#identifiers.get(value) ?? [];
  }

  /** True when `self` is created after `other` on every run: it depends on it by some path of the graph. */
  comesAfter(self: ResourceView, other: ResourceView): boolean {
    if (self.urn === other.urn) return false;
    if (this.#ancestors?.urn !== self.urn)
      this.#ancestors = { urn: self.urn, of: this.#ancestorsOf(self.node) };
    return this.#ancestors.of.has(other.urn);
  }

  /** False when both are known to be in different regions; what has no region is in each. */
  sameRegion(a: ResourceView, b: ResourceView): boolean {
    if (this.isGlobal(a.type) || this.isGlobal(b.type)) return true;
    return a.region === undefined || b.region === undefined || a.region === b.region;
  }

  /** False when both may be in different accounts: their providers have other credentials, profiles or roles. */
  sameAccount(a: ResourceView, b: ResourceView): boolean {
    return this.accountKey(a) === this.accountKey(b);
  }

  /** The same text for resources that are certainly in one account. */
  accountKey(view: ResourceView): string {
    const provider = view.node.provider ?? "";
    let key = this.#accounts.get(provider);
    if (key === undefined) {
      key = accountKey(this.graph.get(provider)?.inputs ?? {});
      this.#accounts.set(provider, key);
    }
    return key;
  }

  /** True for types of services without regions, such as IAM. */
  isGlobal(type: string): boolean {
    return this.#options.registry.of(type)?.isGlobal === true;
  }

  /** True for a type that has a model. */
  isModelled(type: string): boolean {
    return this.#options.registry.of(type) !== undefined;
  }

  /** The first token of a type that has several, `aws:lb/…` for `aws:alb/…`. */
  canonical(token: string): string {
    return this.#options.registry.of(token)?.token ?? token;
  }

  /** True for a text that stands for something nobody can know. */
  isPlaceholder(text: string): boolean {
    return holdsPlaceholder(text);
  }

  /** What is in a file or archive of the program; undefined when it cannot be read. */
  archive(value: Archive | Asset): ArchiveContents | undefined {
    return this.#options.archive?.(value);
  }

  /** Used by views. */
  assertProperty(type: string, property: string): void {
    this.#options.assertProperty?.(type, property);
  }

  #ancestorsOf(node: ResourceNode): Set<string> {
    const found = new Set<string>();
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const urn of next.dependencies) this.#enter(urn, found, open);
      // A resource is registered after its parent, and the SDK waits for a parent that is a resource itself.
      if (next.parent !== undefined) this.#enter(next.parent, found, open);
    }
    return found;
  }

  #enter(urn: string, found: Set<string>, open: ResourceNode[]): void {
    const node = found.has(urn) ? undefined : this.graph.get(urn);
    if (node === undefined || node.kind === "stack") return;
    found.add(urn);
    // A component counts as well: it is registered after what it depends on, and its children after it.
    open.push(node);
  }

  #indexIdentifiers(): ReadonlyMap<string, { readonly view: ResourceView; readonly property: string }[]> {
    const index = new Map<string, { readonly view: ResourceView; readonly property: string }[]>();
    for (const node of this.graph.sorted()) {
      if (node.kind !== "custom" && node.kind !== "read") continue;
      const view = this.view(node);
      const seen = new Set<string>();
      for (const property of IDENTIFIERS) {
        const value = property === "id" ? view.id : textOf(node, property);
        if (value === undefined || value === "" || seen.has(value)) continue;
        seen.add(value);
        const list = index.get(value);
        if (list === undefined) index.set(value, [{ view, property }]);
        else list.push({ view, property });
      }
    }
    return index;
  }
}

/** The SDK sends a provider's lists and objects as JSON text. */
function withDecodedInputs(node: ResourceNode, fields: Fields): ResourceNode {
  const inputs: PropertyMap = {};
  for (const [name, value] of Object.entries(node.inputs)) {
    const kind = fields[name];
    const isCompound = kind?.element !== undefined || kind?.fields !== undefined;
    const text = isCompound ? known(value) : undefined;
    inputs[name] = typeof text === "string" ? parsed(text) : value;
  }
  return { ...node, inputs, outputs: inputs };
}

function parsed(text: string): PropertyValue {
  try {
    return JSON.parse(text) as PropertyValue;
  } catch {
    return text;
  }
}

function hasText(node: ResourceNode, property: string, value: string): boolean {
  if (property === "id") return node.id === value;
  const found = known(node.outputs[property]) ?? known(node.inputs[property]);
  return Array.isArray(found) ? found.includes(value) : found === value;
}

function textOf(node: ResourceNode, property: string): string | undefined {
  const value = known(node.outputs[property]) ?? known(node.inputs[property]);
  return value === undefined ? undefined : asText(value);
}

function indexBy(views: readonly ResourceView[], property: string): Map<string, ResourceView[]> {
  const index = new Map<string, ResourceView[]>();
  for (const view of views) {
    const value = view.get(property);
    const texts = Array.isArray(value) ? (view.texts(property) ?? []) : [view.text(property)];
    for (const text of new Set(texts)) {
      if (text === undefined || text === "") continue;
      const list = index.get(text);
      if (list === undefined) index.set(text, [view]);
      else list.push(view);
    }
  }
  return index;
}
