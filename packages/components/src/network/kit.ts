// Network: what its parts are made with.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NameKind } from "../naming/naming.ts";
import type { Transform } from "../transform.ts";
import type { NetworkTransforms } from "./args.ts";

/** The component, as its parts see it. */
export interface Kit {
  readonly vpc: aws.ec2.Vpc;
  readonly transforms: NetworkTransforms;
  /** For lookups, which take the component's provider. */
  readonly inside: { readonly parent: pulumi.Resource };
  /** Creates an inner resource, as `Block.create` does. */
  readonly create: <Args extends object, R>(
    Type: new (name: string, args: Args, options?: pulumi.CustomResourceOptions) => R,
    what: string,
    args: Args,
    transform?: Transform<Args>,
    more?: pulumi.CustomResourceOptions,
  ) => R;
  /** Tags of a resource, as `Block.tagged` says. */
  readonly tagged: (what: string) => Record<string, pulumi.Input<string>>;
  /** The argument `name` by the naming policy; nothing without one. */
  readonly named: (kind: NameKind, what: string) => { readonly name?: string };
}
