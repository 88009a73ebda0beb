// Engine: what it asks of the providers. The engine knows this interface and no provider; the composition root
// hands it an implementation (see src/host).

import type { SourcePlace } from "../core/place.ts";
import type { PropertyMap } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import type { Coverage, Graph } from "../graph/graph.ts";

/** The provider that serves a request: an explicit provider resource, or the default one of its package. */
export interface ProviderInfo {
  readonly urn: string;
  /** `aws` of `pulumi:providers:aws`. */
  readonly package: string;
  /** The provider's own inputs; those of a default provider come from the stack's configuration. */
  readonly inputs: PropertyMap;
  readonly isDefault: boolean;
}

/** What every request carries. */
export interface ProviderRequest {
  readonly graph: Graph;
  readonly provider: ProviderInfo | undefined;
  /** AWS region by the engine's rules: the resource's own, its provider's, the configuration's, the environment's. */
  readonly region: string | undefined;
  /** Version of the SDK that asks; a library can bring an older one than the program uses. */
  readonly version: string | undefined;
  readonly source: SourcePlace | undefined;
}

/** Asks for a new resource. */
export interface CreateRequest extends ProviderRequest {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: PropertyMap;
}

/** A resource as the provider made it. */
export interface CreateResult {
  readonly id: string;
  /** The inputs with what the provider fills in by itself, such as an automatic name. */
  readonly inputs: PropertyMap;
  /** All outputs; none of the type's properties may be missing that the program could read. */
  readonly outputs: PropertyMap;
  readonly coverage: Coverage;
}

/** Asks for the state of a resource that exists already (`Vpc.get`). */
export interface ReadRequest extends ProviderRequest {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly id: string;
  /** The state that the program gave to `get` beside the id. */
  readonly state: PropertyMap;
}

/** Asks for the outputs of a component that a plug-in would build (awsx, eks). */
export interface ConstructRequest extends ProviderRequest {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: PropertyMap;
}

/** Asks a data source or provider function. */
export interface InvokeRequest extends ProviderRequest {
  readonly token: string;
  readonly args: PropertyMap;
}

/** Calls a method of a resource; `__self__` among the arguments is the resource. */
export interface CallRequest extends InvokeRequest {
  readonly self: string | undefined;
}

/** An answer, or the error that the real provider gives. A failed invoke ends the program as it would in Pulumi. */
export type InvokeResult =
  | {
      readonly kind: "answer";
      readonly result: PropertyMap;
      readonly coverage: Coverage;
      /** What is to be said of an answer that the program gets all the same. */
      readonly findings?: readonly Finding[];
    }
  | { readonly kind: "failure"; readonly message: string; readonly finding: Finding };

/** Serves what Pulumi's provider plug-ins serve. Nothing here may fail because AWS would refuse an input. */
export interface ProviderHost {
  create(request: CreateRequest): CreateResult;
  read(request: ReadRequest): Omit<CreateResult, "inputs">;
  construct(request: ConstructRequest): { readonly outputs: PropertyMap };
  invoke(request: InvokeRequest): InvokeResult;
  call(request: CallRequest): InvokeResult;
  /** True when the package's resources live in AWS regions, so that the engine resolves one for them. */
  isRegional(packageName: string): boolean;
  /** How closely a resource of this type is looked at, for what the engine answers by itself: providers. */
  coverageOf(type: string): Coverage;
}
