// Model: a resource as a check reads it: without secrets, unknown values as undefined. Pure.

import { compareText } from "../core/place.ts";
import { isPropertyMap, type PropertyMap, type PropertyValue, Unknown } from "../core/value.ts";
import type { ResourceNode } from "../graph/graph.ts";
import { type DecodedFields, decodeFields, type Fields } from "./kinds/collections.ts";
import { asFlag, asNumber, asText, type Kind, type KnownValue, known } from "./kinds/kind.ts";

/** Whether the program gave an input: nothing, something that cannot be known, or a known value. */
export type InputState = "absent" | "unknown" | "known";

/** What a view asks of the world that it stands in. */
export interface ViewWorld {
  isPlaceholder(text: string): boolean;
  canonical(token: string): string;
  assertProperty(type: string, property: string): void;
  find(token: string, property: string, value: string, near: ResourceView): ResourceView | undefined;
}

/** A resource of the program. Reading a name that the type does not have gives undefined. */
export class ResourceView<I extends Fields = Fields> {
  readonly node: ResourceNode;
  readonly #world: ViewWorld;
  readonly #fields: I;
  #inputs: DecodedFields<I> | undefined;

  constructor(node: ResourceNode, world: ViewWorld, fields: I) {
    this.node = node;
    this.#world = world;
    this.#fields = fields;
  }

  /** Pulumi's name of the resource. */
  get name(): string {
    return this.node.name;
  }

  get urn(): string {
    return this.node.urn;
  }

  /** Type token. */
  get type(): string {
    return this.node.type;
  }

  get region(): string | undefined {
    return this.node.region;
  }

  /** The physical id; undefined when nobody can know it. */
  get id(): string | undefined {
    const { id } = this.node;
    return id === undefined || this.#world.isPlaceholder(id) ? undefined : id;
  }

  /** The inputs by their kinds: undefined when unknown, the kind's default when absent. */
  get inputs(): DecodedFields<I> {
    this.#inputs ??= decodeFields(this.#fields, this.node.inputs) as DecodedFields<I>;
    return this.#inputs;
  }

  /** True when the type is this one or another token of it. */
  is(token: string): boolean {
    return this.#world.canonical(this.node.type) === this.#world.canonical(token);
  }

  /** Whether the program gave this input. A value that is unknown in part counts as known. */
  state(input: keyof I & string): InputState {
    const value = this.node.inputs[input];
    if (value === undefined || value === null) return "absent";
    return known(value) === undefined ? (value instanceof Unknown ? "unknown" : stateInside(value)) : "known";
  }

  /** True when the program gave this input, known or not. */
  has(input: keyof I & string): boolean {
    return this.state(input) !== "absent";
  }

  /** An output, or the input of that name: what the program would read. Undefined when it is not known. */
  get(property: string): KnownValue | undefined {
    if (property === "id") return this.id;
    this.#world.assertProperty(this.node.type, property);
    return known(this.node.outputs[property]) ?? known(this.node.inputs[property]);
  }

  /** A property as text. */
  text(property: string): string | undefined {
    const value = this.get(property);
    return value === undefined ? undefined : asText(value);
  }

  number(property: string): number | undefined {
    const value = this.get(property);
    return value === undefined ? undefined : asNumber(value);
  }

  flag(property: string): boolean | undefined {
    const value = this.get(property);
    return value === undefined ? undefined : asFlag(value);
  }

  /** The texts of a list; unknown elements are undefined. Undefined when the list itself is absent or unknown. */
  texts(property: string): (string | undefined)[] | undefined {
    const value = this.get(property);
    if (!Array.isArray(value)) return undefined;
    return value.map((item) => {
      const inner = known(item);
      return inner === undefined ? undefined : asText(inner);
    });
  }

  /** The objects of a list, or the one object that stands in its place; empty when absent or unknown. */
  objects(property: string): PropertyMap[] {
    const value = this.get(property);
    const list: PropertyValue[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return list.flatMap((item) => {
      const inner = known(item);
      return inner !== undefined && isPropertyMap(inner) ? [inner] : [];
    });
  }

  object(property: string): PropertyMap | undefined {
    return this.objects(property)[0];
  }

  /** The resource of the program that a reference of this type names; undefined when it names none. */
  ref(input: keyof I & string): ResourceView | undefined {
    const value = known(this.node.inputs[input]);
    const kind = this.#fields[input];
    const text = value === undefined ? undefined : asText(value);
    return text === undefined || kind?.target === undefined ? undefined : this.#resolve(kind, text);
  }

  /** The same for a list of references: undefined for elements that name no resource of the program. */
  refs(input: keyof I & string): (ResourceView | undefined)[] {
    const value = known(this.node.inputs[input]);
    const element = this.#fields[input]?.element;
    if (!Array.isArray(value) || element?.target === undefined) return [];
    return value.map((item) => {
      const inner = known(item);
      const text = inner === undefined ? undefined : asText(inner);
      return text === undefined ? undefined : this.#resolve(element, text);
    });
  }

  #resolve(kind: Kind<unknown>, text: string): ResourceView | undefined {
    const { tokens = [], properties = [] } = kind.target ?? {};
    for (const token of tokens) {
      for (const property of properties) {
        const found = this.#world.find(token, property, text, this);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }
}

function stateInside(value: PropertyValue): InputState {
  return value === null ? "absent" : "unknown";
}

/** The same order on every run: by name of the resource, then URN. */
export function byUrn(a: ResourceView, b: ResourceView): number {
  return compareText(a.urn, b.urn);
}
