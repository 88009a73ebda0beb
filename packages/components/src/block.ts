// Block: what all components share: names, tags, parents, transforms.
import * as pulumi from "@pulumi/pulumi";
import type { NameKind, NamingPolicy } from "./naming/naming.ts";
import { type Transform, transformed } from "./transform.ts";

/** Arguments of every component. */
export interface BlockArgs {
  /**
   * Physical names of the resources.
   *
   * @default Pulumi's automatic names; the tag `Name` is the name of the resource in the program
   */
  readonly naming?: NamingPolicy;
  /**
   * Tags of every resource that takes some, beside `Name` and the provider's default tags.
   *
   * @default none
   */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** The constructor of an inner resource. */
type Constructor<Args, R> = new (name: string, args: Args, options?: pulumi.CustomResourceOptions) => R;

/** The base of the components: inner resources get their parent, and pass through their transform. */
export abstract class Block extends pulumi.ComponentResource {
  /** The component's name in the program. */
  protected readonly blockName: string;
  readonly #common: BlockArgs;

  protected constructor(
    type: string,
    name: string,
    args: BlockArgs,
    options?: pulumi.ComponentResourceOptions,
  ) {
    super(`stackproof:aws:${type}`, name, {}, options);
    this.blockName = name;
    this.#common = args;
  }

  /** Creates an inner resource. Its name begins with the component's. */
  protected create<Args extends object, R>(
    Type: Constructor<Args, R>,
    what: string,
    args: Args,
    transform?: Transform<Args>,
    more: pulumi.CustomResourceOptions = {},
  ): R {
    const name = this.nameOf(what);
    const made = transformed(transform, name, args, { ...more, parent: this });
    return new Type(name, made.args, made.options);
  }

  /** `<component>-<what>`, or the component's own name when `what` is empty. */
  protected nameOf(what: string): string {
    return what === "" ? this.blockName : `${this.blockName}-${what}`;
  }

  /** The physical name by the policy, for an argument of that name; nothing without a policy. */
  protected named<K extends string>(
    property: K,
    kind: NameKind,
    what: string,
  ): { readonly [P in K]?: string } {
    const { naming } = this.#common;
    return (naming === undefined ? {} : { [property]: naming.of(kind, what) }) as {
      readonly [P in K]?: string;
    };
  }

  /** The tags of a resource. */
  protected tagged(what: string): Record<string, pulumi.Input<string>> {
    const { naming, tags } = this.#common;
    return { ...tags, Name: naming?.of("tag", what) ?? this.nameOf(what) };
  }

  /** What an inner component is given. */
  protected get common(): BlockArgs {
    return this.#common;
  }
}
