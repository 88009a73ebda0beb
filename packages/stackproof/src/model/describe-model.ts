// Model: what a model covers, in numbers and words: for the coverage page and the contract tests. Pure.
import type { Effect, Evidence, Severity } from "../findings/finding.ts";
import { codePrefix, inputSlug, quotaSlug } from "./codes.ts";
import type { Fields } from "./kinds/collections.ts";
import type { Kind } from "./kinds/kind.ts";
import type { ResourceModel } from "./resource.ts";

/** A finding that a model can report. */
export interface DescribedFinding {
  readonly code: string;
  /** How it is found: by a kind, a relation, the order, uniqueness, a quota, or code. */
  readonly rung: "kind" | "relation" | "order" | "unique" | "quota" | "code";
  readonly severity: Severity;
  readonly effect: Effect;
  readonly evidence: Evidence;
  readonly docs: string | undefined;
  /** What AWS or the provider says, when the model knows it. */
  readonly isQuoted: boolean;
}

/** What a model covers. */
export interface DescribedModel {
  readonly token: string;
  readonly aliases: readonly string[];
  readonly inputs: number;
  /** Inputs, nested ones too, that take only some values of their type. */
  readonly constrained: number;
  readonly replacing: readonly string[];
  readonly unmodelled: Readonly<Record<string, string>>;
  readonly unknowable: Readonly<Record<string, string>>;
  readonly findings: readonly DescribedFinding[];
}

/** Describes a model. */
export function describeModel(model: ResourceModel): DescribedModel {
  const kinds = constrainedKinds(model.inputs, []);
  const names = Object.keys(model.inputs);
  return {
    token: model.token,
    aliases: model.aliases ?? [],
    inputs: names.length,
    constrained: kinds.length,
    replacing: names.filter((name) => model.inputs[name]?.replaces === true),
    unmodelled: model.unmodelled ?? {},
    unknowable: model.unknowable ?? {},
    findings: [...kindFindings(kinds, model), ...relationFindings(model), ...declaredFindings(model)],
  };
}

interface KindAtPath {
  readonly path: readonly string[];
  readonly kind: Kind<unknown>;
}

function constrainedKinds(fields: Fields, path: readonly string[]): KindAtPath[] {
  return Object.entries(fields).flatMap(([name, kind]) => {
    const here = [...path, name];
    const inner = kind.fields ?? kind.element?.fields;
    if (inner !== undefined) return constrainedKinds(inner, here);
    return kind.bad === undefined
      ? []
      : [{ path: here, kind: kind.element?.bad === undefined ? kind : kind.element }];
  });
}

function kindFindings(kinds: readonly KindAtPath[], model: ResourceModel): DescribedFinding[] {
  return kinds.map(({ path, kind }) => {
    const { options } = kind;
    const evidence = options.evidence ?? "documented";
    return {
      code: `${codePrefix(model.token)}/${inputSlug(path)}`,
      rung: "kind",
      severity: evidence === "inferred" ? "warning" : (options.severity ?? "error"),
      effect: "rejected",
      evidence,
      docs: options.docs ?? model.docs,
      isQuoted: options.by !== "aws" || options.aws !== undefined,
    };
  });
}

function relationFindings(model: ResourceModel): DescribedFinding[] {
  return (model.relations ?? []).map(({ expects, options }) => ({
    code: `${codePrefix(model.token)}/${expects.startsWith("not together") ? "conflicting-inputs" : "missing-input"}`,
    rung: "relation",
    severity: options.severity ?? "error",
    effect: "rejected",
    evidence: "documented",
    docs: options.docs ?? model.docs,
    isQuoted: true,
  }));
}

function declaredFindings(model: ResourceModel): DescribedFinding[] {
  const prefix = codePrefix(model.token);
  const order = Object.entries(model.order ?? {}).map(
    ([slug, one]): DescribedFinding => ({
      code: `${prefix}/${slug}`,
      rung: "order",
      severity: one.severity ?? "warning",
      effect: one.effect,
      evidence: one.evidence,
      docs: one.docs,
      isQuoted: one.aws !== undefined || one.quote !== undefined,
    }),
  );
  const unique = Object.entries(model.unique ?? {}).map(
    ([slug, one]): DescribedFinding => ({
      code: `${prefix}/${slug}`,
      rung: "unique",
      severity: one.severity ?? "error",
      effect: one.effect ?? "rejected",
      evidence: one.evidence ?? "documented",
      docs: one.docs ?? model.docs,
      isQuoted: one.aws !== undefined || one.quote !== undefined,
    }),
  );
  const quotas = (model.quotas ?? []).map(
    (one): DescribedFinding => ({
      code: `${prefix}/${quotaSlug(one.name)}`,
      rung: "quota",
      severity: "warning",
      effect: "rejected",
      evidence: "documented",
      docs: one.docs,
      isQuoted: false,
    }),
  );
  const code = Object.entries(model.findings ?? {}).map(
    ([slug, one]): DescribedFinding => ({
      code: `${prefix}/${slug}`,
      rung: "code",
      severity: one.severity,
      effect: one.effect,
      evidence: one.evidence,
      docs: one.docs ?? model.docs,
      isQuoted: one.aws !== undefined || one.quote !== undefined,
    }),
  );
  return [...order, ...unique, ...quotas, ...code];
}
