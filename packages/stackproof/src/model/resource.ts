// Model: what the model of one resource type is. One file below src/aws per type. Pure.
import type { PropertyMap } from "../core/value.ts";
import type { Evidence, FindingSpec, Severity } from "../findings/finding.ts";
import type { Fields } from "./kinds/collections.ts";
import type { Make } from "./make.ts";
import type { Relation } from "./relations.ts";
import type { ResourceView } from "./view.ts";
import type { World } from "./world.ts";

/** The wording of a finding; the code is made of the type and the key that it stands at. */
export type FindingTemplate<P> = FindingSpec<P>;

/** Declares a finding of a model. `P` are the values that its texts use. */
export function finding<P = Record<string, never>>(spec: FindingSpec<P>): FindingTemplate<P> {
  return spec;
}

/** Further places of a finding, and a milder standing for a case that is less certain. */
export interface ReportExtras {
  readonly related?: readonly {
    readonly view: ResourceView;
    readonly property?: string;
    readonly note: string;
  }[];
  readonly severity?: Severity;
  /** The resource to point at. Default: the one that is checked. */
  readonly at?: ResourceView;
}

// A template takes its parameters in, so only `never` is below all of them.
export type Findings = Readonly<Record<string, FindingTemplate<never>>>;
type ParametersOf<T> = T extends FindingTemplate<infer P> ? P : never;

/** Reports a declared finding at a property, `ingress[0].cidrBlocks`; without one, at the whole resource. */
export type Report<F extends Findings> = <S extends keyof F & string>(
  slug: S,
  parameters: ParametersOf<F[S]>,
  property?: string,
  extras?: ReportExtras,
) => void;

/** "These must exist before it", where AWS needs an order and Pulumi may see none. */
export interface OrderSpec<I extends Fields = Fields> {
  /** What must exist first. What itself waits for the resource is left out. */
  needs(self: ResourceView<I>, world: World): readonly ResourceView[];
  /** Completes "`self` does not wait for `other`, …": "the gateway that its route leads to". */
  readonly because: string;
  /** Default "warning": AWS may be lucky. "error" only where it fails on every run. */
  readonly severity?: Severity;
  readonly effect: "rejected" | "broken" | "risky";
  readonly evidence: Evidence;
  readonly why: string;
  readonly aws?: FindingSpec<unknown>["aws"];
  readonly quote?: string;
  readonly docs: string;
}

/** "Only one of them may exist": resources of the type with equal keys. */
export interface UniqueSpec<I extends Fields = Fields> {
  /** The key; undefined when it is not known or when the rule does not hold for this one. */
  key(self: ResourceView<I>, world: World): string | undefined;
  /** Where keys are compared. */
  readonly scope: "region" | "account" | "global";
  /** Completes "`b` and `a` …": "listen on the same port of one load balancer". */
  readonly says: (key: string) => string;
  /** The property to point at. */
  readonly property?: string;
  /** Default "error". */
  readonly severity?: Severity;
  /** Default "rejected". */
  readonly effect?: "rejected" | "broken" | "risky";
  /** Default "documented". */
  readonly evidence?: Evidence;
  readonly why: string;
  readonly fix: string;
  readonly aws?: FindingSpec<unknown>["aws"];
  readonly quote?: string;
  /** Default: the `docs` of the resource. */
  readonly docs?: string;
}

/** A quota at its default. More than that in one stack is a warning: accounts can have higher ones. */
export interface QuotaSpec<I extends Fields = Fields> {
  /** As Service Quotas calls it: "VPCs per Region". */
  readonly name: string;
  readonly limit: number;
  /** What is counted together: all of a region, of an account, or those of one key. */
  readonly per: "region" | "account" | ((self: ResourceView<I>, world: World) => string | undefined);
  /** How many there are before the program: the default VPC, for instance. Default 0. */
  readonly before?: (world: World) => number;
  /** How many this resource counts for; 0 for one that does not count. Default 1. */
  readonly count?: (self: ResourceView<I>, world: World) => number;
  readonly docs: string;
}

/** One resource type as its file declares it. */
export interface ResourceSpec<I extends Fields, F extends Findings> {
  /** Type token, such as `aws:ec2/vpc:Vpc`. */
  readonly token: string;
  /** Other tokens of the same type: `aws:alb/…` of `aws:lb/…`, `aws:s3/bucketV2:BucketV2`. */
  readonly aliases?: readonly string[];
  /** Address of the API reference or guide that its constraints follow. */
  readonly docs: string;
  /** True for services without regions: IAM, Route 53. */
  readonly isGlobal?: boolean;
  /** What each input may hold. Whether it must be given is the schema's business. */
  readonly inputs: I;
  /** Inputs that no kind is said of, each with the reason. */
  readonly unmodelled?: Readonly<Record<string, string>>;
  /** Which inputs go together. */
  readonly relations?: readonly Relation<NoInfer<keyof I & string>>[];
  /**
   * What AWS adds: every output that is not an input or a default, in its real format, and `id`. Outputs that are left
   * out stay placeholders.
   */
  readonly outputs?: (self: ResourceView<I>, make: Make) => PropertyMap;
  /** Outputs that nobody can know before: each with the reason. They stay placeholders. */
  readonly unknowable?: Readonly<Record<string, string>>;
  readonly unique?: Readonly<Record<string, UniqueSpec<NoInfer<I>>>>;
  readonly quotas?: readonly QuotaSpec<I>[];
  readonly order?: Readonly<Record<string, OrderSpec<NoInfer<I>>>>;
  readonly findings?: F;
  /** What needs more than one input, or other resources. Says nothing about what is unknown. */
  check?(self: ResourceView<I>, world: World, report: Report<F>): void;
}

/** A model, as the registry holds it. */
export interface ResourceModel
  extends Omit<ResourceSpec<Fields, Findings>, "check" | "outputs" | "relations"> {
  readonly relations?: readonly Relation<string>[];
  readonly outputs?: (self: ResourceView, make: Make) => PropertyMap;
  check?(self: ResourceView, world: World, report: AnyReport): void;
}

/** A report whose slug and parameters belong together by the type of the model that it was made for. */
export type AnyReport = (slug: string, parameters: unknown, property?: string, extras?: ReportExtras) => void;

/**
 * Declares the model of a resource type.
 *
 * @throws Error when a finding without evidence is declared as an error.
 */
export function defineResource<const I extends Fields, F extends Findings>(
  spec: ResourceSpec<I, F>,
): ResourceModel {
  // The view that a check is given is made with the inputs of this same spec, and `report` with its findings.
  return spec as unknown as ResourceModel;
}
