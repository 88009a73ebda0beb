// AWS: inputs that hold policy documents. What is wrong with a document has codes of its own, the same for every type.
import {
  formatPath,
  isPropertyMap,
  type PropertyMap,
  type PropertyValue,
  type Unknown,
} from "../core/value.ts";
import { partitionOfRegion } from "../data/regions.ts";
import { defineFinding } from "../findings/finding.ts";
import type { PolicyScope } from "../iam/check-resources.ts";
import { type PolicyKind, rulesOf } from "../iam/kinds.ts";
import { parsePolicy } from "../iam/parse.ts";
import type { PolicyProblem } from "../iam/problem.ts";
import { asText, type Kind, type KindAt, type KindOptions } from "../model/kinds/kind.ts";

/** A document as the program gave it. */
export type PolicyValue = string | PropertyMap;

/** What a policy must be. */
export interface PolicyOptions {
  readonly kind: PolicyKind;
}

/** A kind that also reads documents with placeholders in them. */
export interface PolicyInput extends Kind<PolicyValue> {
  checkUnknown(value: Unknown, at: KindAt): void;
}

/** A policy document: JSON text or an object. */
export function policy({ kind }: PolicyOptions, options: KindOptions = {}): PolicyInput {
  const { words, docs } = rulesOf(kind);
  return {
    expects: words,
    options: { docs, ...options },
    good: exampleOf(kind),
    bad: "{not json",
    decode: (value) => (isPropertyMap(value) ? value : asText(value)),
    check: (value, at) => reportProblems(value, kind, options, at),
    checkUnknown: (value, at) => reportProblems(value, kind, options, at),
  };
}

function reportProblems(value: PropertyValue, kind: PolicyKind, options: KindOptions, at: KindAt): void {
  for (const problem of parsePolicy(value, kind, scopeOf(at)).problems) {
    const { says, fix, slug } = problem;
    const property = formatPath(at.path);
    const name = at.self?.name ?? "";
    at.report({
      path: at.path,
      says,
      options: { fix },
      expects: rulesOf(kind).words,
      slug,
      finding: (place) =>
        findingOf(problem, `\`${property}\` of \`${name}\` ${says}.`, options).at(place, {}),
    });
  }
}

/** The code is `iam/policy-document/<slug>`, wherever the document stands. */
function findingOf(
  problem: PolicyProblem,
  message: string,
  options: KindOptions,
): ReturnType<typeof defineFinding> {
  const { slug, severity, effect, evidence, why, fix, docs, quote } = problem;
  const aws = effect === "rejected" ? (options.aws ?? problem.aws) : undefined;
  return defineFinding(`iam/policy-document/${slug}`, {
    severity,
    effect,
    evidence,
    message: () => message,
    why,
    fix,
    docs,
    ...(aws !== undefined && { aws }),
    ...(quote !== undefined && { quote }),
  });
}

function scopeOf(at: KindAt): PolicyScope {
  const region = at.self?.node.region;
  const account = at.world?.account.id;
  return {
    ...(region !== undefined && { region, partition: partitionOfRegion(region).id }),
    ...(account !== undefined && { account }),
  };
}

/** A document that the kind takes. */
function exampleOf(kind: PolicyKind): string {
  const { principal, resource, service = "logs" } = rulesOf(kind);
  const actions: Readonly<Record<string, string>> = {
    logs: "logs:PutLogEvents",
    s3: "s3:GetObject",
    sns: "sns:Publish",
    sqs: "sqs:SendMessage",
    sts: "sts:AssumeRole",
  };
  const arns: Readonly<Record<string, string>> = { s3: "arn:aws:s3:::example/*" };
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        ...(principal !== "forbidden" && { Principal: { Service: "lambda.amazonaws.com" } }),
        Action: actions[service],
        ...(resource !== "forbidden" && { Resource: arns[service] ?? "*" }),
      },
    ],
  });
}
