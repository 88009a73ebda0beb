// Block: what all components share: names, tags, parents, transforms.
import * as aws from "@pulumi/aws";
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
   * What the component is called in physical names and in the tag `Name`; "" leaves it out, for a component that is the
   * only one of its kind. What would have no name at all then is called after the component: `api`, `key`.
   *
   * @default the component's name in the program
   * @example new WebTier("web", { label: "", naming, ... }) // prod-shop-alb instead of prod-shop-web-alb
   */
  readonly label?: string;
  /**
   * Tags of every resource that takes some, beside `Name`, the policy's tags and the provider's default tags.
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
  /** What a resource is called that neither the label nor its own part in the component names. */
  readonly #word: string;

  protected constructor(
    type: string,
    name: string,
    args: BlockArgs,
    options?: pulumi.ComponentResourceOptions,
  ) {
    super(`stackproof:aws:${type}`, name, {}, options);
    this.blockName = name;
    this.#common = args;
    this.#word = (type.match(/[A-Z][^A-Z]*/g)?.at(-1) ?? type).toLowerCase();
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

  /** What the policy calls a resource; nothing without a policy. */
  protected physical(kind: NameKind, what: string): string | undefined {
    return this.#common.naming?.of(kind, this.#labelOf(what) || this.#word);
  }

  /** The physical name by the policy, for an argument of that name; nothing without a policy. */
  protected named<K extends string>(
    property: K,
    kind: NameKind,
    what: string,
  ): { readonly [P in K]?: string } {
    const name = this.physical(kind, what);
    return (name === undefined ? {} : { [property]: name }) as { readonly [P in K]?: string };
  }

  /**
   * The name of a bucket by the policy, with the account's id behind it: bucket names are used once in all of AWS
   * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
   */
  protected namedBucket(what: string): { readonly bucket?: pulumi.Output<string> } {
    const { naming } = this.#common;
    if (naming === undefined) return {};
    const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    return { bucket: account.apply((id) => naming.of("bucket", this.#labelOf(what) || this.#word, id)) };
  }

  /** The tags of a resource. */
  protected tagged(what: string): Record<string, pulumi.Input<string>> {
    const { naming, tags } = this.#common;
    return { ...naming?.tags, ...tags, Name: this.physical("tag", what) ?? this.nameOf(what) };
  }

  /** What an inner component is given. Its physical names begin with this component's. */
  protected inner(what: string): BlockArgs {
    const { naming, tags } = this.#common;
    return {
      ...(naming !== undefined && { naming }),
      ...(tags !== undefined && { tags }),
      label: this.#labelOf(what),
    };
  }

  #labelOf(what: string): string {
    return [this.#common.label ?? this.blockName, what].filter((part) => part !== "").join("-");
  }
}
