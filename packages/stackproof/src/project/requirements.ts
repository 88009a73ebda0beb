// Project: what stackproof.yaml requires of a program, each with the words and the place where it was written.
import type { SourcePlace } from "../core/place.ts";

/** One requirement. */
export interface Requirement<T> {
  readonly value: T;
  /** As it was written: `forbid: "aws:ec2/vpc:Vpc"`. */
  readonly quote: string;
  readonly place: SourcePlace;
}

/** Accepts a finding. */
export interface Suppression {
  readonly code: string;
  /** Pulumi name or URN of the resource, or a file; default: everywhere. */
  readonly at: string | undefined;
  readonly reason: string;
  /** `2027-01-01`: the last day on which it holds. */
  readonly until: string | undefined;
}

/** A pattern of physical names for a type token, or for `*`: all others. */
export interface NamingRequirement {
  readonly type: string;
  /** Text with words in braces: `{env}-{name}`. */
  readonly pattern: string;
}

/** A tag that must be there; with a value, that value. */
export interface TagRequirement {
  readonly key: string;
  readonly value: string | undefined;
}

/** How many resources of a type, or a phrase such as `logs per function`. */
export interface CountRequirement {
  readonly what: string;
  /** `>=1`, `2`, `<=3`; true for a phrase that must hold. */
  readonly count: string | true;
}

/** Everything that was asked. Lists are empty when nothing was. */
export interface Requirements {
  readonly stacks: readonly Requirement<string>[];
  readonly regions: readonly Requirement<string>[];
  readonly naming: readonly Requirement<NamingRequirement>[];
  readonly tags: readonly Requirement<TagRequirement>[];
  readonly require: readonly Requirement<CountRequirement>[];
  readonly forbid: readonly Requirement<string>[];
  readonly reach: readonly Requirement<string>[];
  readonly permit: readonly Requirement<string>[];
  readonly files: {
    readonly only: readonly Requirement<string>[];
    readonly required: readonly Requirement<string>[];
  };
  readonly outputs: readonly Requirement<string>[];
  /** Most resources of a stack. */
  readonly limits: readonly Requirement<{ readonly what: "resources"; readonly most: number }>[];
  readonly suppress: readonly Requirement<Suppression>[];
}

/** Nothing was asked. */
export const NO_REQUIREMENTS: Requirements = {
  stacks: [],
  regions: [],
  naming: [],
  tags: [],
  require: [],
  forbid: [],
  reach: [],
  permit: [],
  files: { only: [], required: [] },
  outputs: [],
  limits: [],
  suppress: [],
};
