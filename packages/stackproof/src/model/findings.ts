// Model: findings about lookups as such; those of a single data source are beside it, in src/aws.
import { defineFinding } from "../findings/finding.ts";

const EXISTING = "https://www.pulumi.com/docs/iac/concepts/functions/provider-functions/";

/** Something is looked up that neither the program nor the settings have. */
export const lookedUp = defineFinding<{ function: string; found: string; type: string; example: string }>(
  "data/looked-up-not-declared",
  {
    severity: "note",
    effect: "risky",
    evidence: "inferred",
    message: (p) =>
      `\`${p.function}\` looked up, not declared: ${p.found}. Its answer is a placeholder with the right types.`,
    why: "A rehearsal has no AWS account to ask. Whatever depends on this answer is checked only as far as its type goes, and the deployment fails when the thing is not there.",
    fix: (p) =>
      `Declare in stackproof.yaml what the account has, then it is looked up and checked:\naccount:\n  existing:\n    - type: ${p.type}\n${p.example}`,
    docs: EXISTING,
  },
);

/** An id that is an example from documentation. */
export const documentationId = defineFinding<{ id: string; argument: string; function: string }>(
  "data/documentation-id",
  {
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: (p) => `Argument \`${p.argument}\` of \`${p.function}\` is "${p.id}", an id as examples use it.`,
    why: "Ids are given out by AWS at random; one with such regular digits is not likely to be in your account, and a lookup of an id that is not there fails.",
    fix: () => "Look the thing up by its name or tags, or take the id from the configuration.",
  },
);

/** Several things of the program match a lookup of one. */
export const ambiguous = defineFinding<{ function: string; count: number; noun: string; names: string }>(
  "data/several-match",
  {
    severity: "warning",
    effect: "rejected",
    evidence: "inferred",
    message: (p) => `\`${p.function}\` looks for one ${p.noun}, and ${p.count} match: ${p.names}.`,
    why: "Once all of them exist, the provider refuses a lookup that several things match.",
    fix: () => "Look it up by its id, or by a tag that only one of them has.",
  },
);

/** A lookup of one thing that the account answers with none. */
export const noMatch = defineFinding<{ function: string; found: string; quote: string; fix: string }>(
  "data/no-match",
  {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.function}\` finds nothing: ${p.found}.`,
    why: "A lookup of something that is not there fails, and ends the program.",
    fix: (p) => p.fix,
    quote: (p) => p.quote,
    docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/tfresource/not_found_error.go",
  },
);

/** A lookup of one thing that the account answers with several. */
export const severalMatch = defineFinding<{ function: string; count: number; noun: string; quote: string }>(
  "data/multiple-match",
  {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.function}\` looks for one ${p.noun}, and the account has ${p.count} that match.`,
    why: "The provider refuses a lookup that several things match, and the program ends.",
    fix: () => "Add arguments that only one of them fulfils: its id, its name, or a tag of its own.",
    quote: (p) => p.quote,
    docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/tfresource/not_found_error.go",
  },
);

/** Arguments that the provider refuses before it asks AWS. */
export const badArgument = defineFinding<{
  function: string;
  found: string;
  fix: string;
  quote: string;
  docs: string;
}>("data/bad-argument", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p) => `\`${p.function}\` is called with ${p.found}.`,
  why: "The provider checks the arguments of a data source before it asks AWS, and ends the program when they do not fit.",
  fix: (p) => p.fix,
  quote: (p) => p.quote,
});
