// IAM: a policy document as it was read. Pure.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
import type { PathStep } from "../core/value.ts";

/** A text of the document and where it stands; the text is undefined when nobody can know it. */
export interface PolicyText {
  readonly text: string | undefined;
  readonly path: readonly PathStep[];
}

export interface PolicyDocument {
  readonly version: string | undefined;
  readonly statements: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly path: readonly PathStep[];
  /** "statement 2 (`ReadAll`)", for messages. */
  readonly words: string;
  readonly sid: PolicyText | undefined;
  readonly effect: "Allow" | "Deny" | "unknown";
  readonly actions: PolicyList | undefined;
  readonly resources: PolicyList | undefined;
  readonly principals: PolicyPrincipals | undefined;
  readonly conditions: readonly PolicyCondition[];
}

/** `Action` or `NotAction`, `Resource` or `NotResource`. */
export interface PolicyList {
  readonly element: string;
  /** True for the Not… forms. */
  readonly isNegated: boolean;
  readonly items: readonly PolicyText[];
}

export type PrincipalType = "AWS" | "Service" | "Federated" | "CanonicalUser";

/** `Principal` or `NotPrincipal`. */
export interface PolicyPrincipals {
  readonly isNegated: boolean;
  readonly path: readonly PathStep[];
  /** True for `"*"` without a type. */
  readonly isStar: boolean;
  /** True when nobody can know whom it names. */
  readonly isUnknown: boolean;
  readonly entries: readonly { readonly type: PrincipalType; readonly value: PolicyText }[];
}

export interface PolicyCondition {
  readonly path: readonly PathStep[];
  readonly operator: string;
  readonly key: string;
  readonly values: readonly PolicyText[];
}
