// IAM: policies as data. Pure.
import type * as pulumi from "@pulumi/pulumi";

type OneOrMany<T> = T | readonly T[];

/** One statement of a policy, in IAM's own words. */
export interface PolicyStatement {
  /** Letters and digits. */
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, OneOrMany<pulumi.Input<string>>>>;
  readonly Action: OneOrMany<string>;
  readonly Resource?: OneOrMany<pulumi.Input<string>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, OneOrMany<pulumi.Input<string>>>>>>;
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

/** The trust policy of a role that AWS services take. */
export function trustOf(...services: readonly string[]): string {
  return JSON.stringify(
    policyOf([
      {
        Effect: "Allow",
        Principal: { Service: services.length === 1 ? (services[0] ?? "") : services },
        Action: "sts:AssumeRole",
      },
    ]),
  );
}
