// Host: what the provider plug-ins themselves refuse. Each quotes the provider's own words.
import { defineFinding } from "../findings/finding.ts";

/** An automatic name that Pulumi cannot make. */
export const autonameImpossible = defineFinding<{
  name: string;
  type: string;
  property: string;
  quote: string;
}>("host/automatic-name", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ name, property }) => `Resource \`${name}\` gets no automatic \`${property}\`.`,
  why: "Pulumi makes the physical name from the resource's own name and random characters, and refuses a result that breaks the type's limit or the stack's naming rules.",
  fix: ({ property }) => `Set \`${property}\`, or give the resource a shorter name.`,
  quote: ({ quote }) => quote,
  docs: "https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/info/autonaming.go",
});

/** `pulumi:autonaming` in a form that Pulumi does not take. */
export const autonamingConfiguration = defineFinding<{ quote: string }>("host/autonaming-configuration", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ quote }) => `Configuration value \`pulumi:autonaming\` is not one that Pulumi takes: ${quote}.`,
  why: "Pulumi reads it before the program starts and stops when it cannot.",
  fix: "Give it `mode: default | verbatim | disabled`, or `pattern` with an optional `enforce`, and `providers` below them.",
  quote: ({ quote }) => `getting autonaming config: ${quote}`,
  docs: "https://www.pulumi.com/docs/iac/concepts/resources/names/#autonaming-configuration",
});

/** A function that the package does not have. */
export const unknownFunction = defineFinding<{ token: string; version: string }>("host/unknown-function", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ token, version }) =>
    `Function \`${token}\` does not exist in version ${version} of its package.`,
  why: "The provider knows its functions by their exact tokens and refuses any other.",
  fix: "Call the function through the package's SDK, which holds the right token.",
  // The AWS provider is two in one, and what chooses between them refuses; the others refuse by themselves.
  quote: ({ token }) =>
    token.startsWith("aws:")
      ? `Invoke '${token}' not found.`
      : `unrecognized data function (Invoke): ${token}`,
  docs: "https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/x/muxer/muxer.go",
});

/** A source of an archive that is not there. */
export const archiveRefused = defineFinding<{ subject: string; quote: string; fix: string }>("host/archive", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ subject, quote }) => `${subject} cannot be made: ${quote}.`,
  why: "The archive provider reads its sources while Pulumi runs.",
  fix: ({ fix }) => fix,
  quote: ({ quote }) => quote,
  docs: "https://github.com/hashicorp/terraform-provider-archive/blob/main/internal/provider/archiver.go",
});

/** Random inputs that no value fulfils. */
export const randomRefused = defineFinding<{ name: string; found: string; fix: string; quote?: string }>(
  "host/random",
  {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, found }) => `Random value \`${name}\` cannot be made: ${found}.`,
    why: "The random provider checks that a value can fulfil all inputs before it makes one.",
    fix: ({ fix }) => fix,
    quote: ({ quote }) => quote,
    docs: "https://github.com/hashicorp/terraform-provider-random/tree/main/internal/provider",
  },
);
