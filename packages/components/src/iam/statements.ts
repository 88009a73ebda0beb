// IAM: policies as data. Pure.
import type * as pulumi from "@pulumi/pulumi";

type OneOrMany<T> = T | readonly T[];

/** When a statement counts: operator, key, values. */
export type PolicyCondition = Readonly<
  Record<string, Readonly<Record<string, OneOrMany<pulumi.Input<string>>>>>
>;

/** One statement of a policy, in IAM's own words. */
export interface PolicyStatement {
  /** Letters and digits. */
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  /** Who: in the policies of keys, buckets, queues and topics. A role's own statements have none. */
  readonly Principal?: "*" | Readonly<Record<string, OneOrMany<pulumi.Input<string>>>>;
  readonly Action: OneOrMany<string>;
  readonly Resource?: OneOrMany<pulumi.Input<string>>;
  readonly Condition?: PolicyCondition;
}

/** A whole policy. */
export interface PolicyDocument {
  readonly Version: "2012-10-17";
  readonly Statement: readonly PolicyStatement[];
}

/** A policy of these statements. */
export function policyOf(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

/** The trust policy of a role that AWS services take, as data. */
export function trustPolicy(services: readonly string[], condition?: PolicyCondition): PolicyDocument {
  return policyOf([
    {
      Effect: "Allow",
      Principal: { Service: services.length === 1 ? (services[0] ?? "") : services },
      Action: "sts:AssumeRole",
      ...(condition !== undefined && { Condition: condition }),
    },
  ]);
}

/** The trust policy of a role that AWS services take. */
export function trustOf(...services: readonly string[]): string {
  return JSON.stringify(trustPolicy(services));
}

/** A value, or several, as a list. */
export function listOf<T extends string | object>(given: OneOrMany<T> | undefined): readonly T[] {
  if (given === undefined) return [];
  return isList(given) ? given : [given];
}

function isList<T extends string | object>(given: OneOrMany<T>): given is readonly T[] {
  return Array.isArray(given);
}
