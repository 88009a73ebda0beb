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

/** A request that is rehearsed, and what must come of it. */
export type TrafficRequirement =
  | {
      readonly kind: "http";
      readonly method: string;
      /** Path and query: `/orders?page=2`. */
      readonly target: string;
      /** Pulumi name, type or tag of where it comes in; default: wherever there is a route for it. */
      readonly at: string | undefined;
      /** Names in small letters. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string | undefined;
      /** Whether the body was written as an object or list. */
      readonly isJson: boolean;
      readonly aws: AwsAnswers;
      readonly expect: AnswerRequirement;
    }
  | {
      readonly kind: "put";
      /** Pulumi name of the bucket, or of a component that has one. */
      readonly bucket: string;
      readonly key: string;
      readonly aws: AwsAnswers;
      /** Pulumi name of the function that must run. */
      readonly expect: string;
    };

/** What AWS answers to functions, by operation: `dynamodb:GetItem`. An object with `$error` is an error of that name. */
export type AwsAnswers = Readonly<Record<string, unknown>>;

/** What an answer must have; undefined and empty: anything will do. */
export interface AnswerRequirement {
  readonly status: number | undefined;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  /** A text that the body holds, or JSON of which it holds at least so much. */
  readonly body: unknown;
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
  readonly traffic: readonly Requirement<TrafficRequirement>[];
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
  traffic: [],
  files: { only: [], required: [] },
  outputs: [],
  limits: [],
  suppress: [],
};
