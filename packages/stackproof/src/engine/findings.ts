// Engine: what it finds by itself while a program registers its resources.
import { posix } from "node:path";
import { nearest } from "../core/nearest.ts";
import { defineFinding } from "../findings/finding.ts";
import { isNamedArchive } from "./archive-endings.ts";

const URNS = "https://www.pulumi.com/docs/iac/concepts/resources/names/";
const SOURCE = "https://github.com/pulumi/pulumi/blob/master";
const ASSETS = `${SOURCE}/sdk/go/common/resource/asset/asset.go`;
const ARCHIVES = `${SOURCE}/sdk/go/common/resource/archive/archive.go`;
/** Where the engine reads assets and archives while it takes a registration. */
const REGISTRATION = `${SOURCE}/sdk/go/common/resource/plugin/rpc.go`;

/** Two resources with one URN. */
export const duplicateUrn = defineFinding<{ name: string; type: string; urn: string }>(
  "engine/duplicate-urn",
  {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type }) =>
      `Resource \`${name}\` of type ${type} is registered twice under the same parent.`,
    why: "Pulumi tells resources apart by their URN, which is made from the stack, the project, the types of the parents, the type and the name.",
    fix: ({ name }) =>
      `Give one of the two another name, for example \`${name}-2\`, or make them children of different components.`,
    quote: ({ urn }) => `Duplicate resource URN '${urn}'; try giving it a unique name`,
    docs: URNS,
  },
);

/** An alias that names a resource of the same program. */
export const aliasTaken = defineFinding<{ name: string; alias: string; holder: string; isUrn: boolean }>(
  "engine/alias-taken",
  {
    // A new stack deploys: Pulumi looks aliases up in the state and refuses only those that it finds there
    // (getOldResource in https://github.com/pulumi/pulumi/blob/master/pkg/resource/deploy/step_generator.go).
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, alias, holder, isUrn }) =>
      `Resource \`${name}\` has the alias ${alias}, which is ${isUrn ? "the URN" : "an alias as well"} of resource \`${holder}\`.`,
    why: "An alias names what a resource was called before. A stack that has a resource of this URN and not yet the new one is refused: two resources claim it.",
    fix: ({ isUrn }) =>
      isUrn
        ? "Remove the alias, or rename the resource that has the URN now."
        : "Remove one of the two aliases.",
    docs: "https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/",
  },
);

/** A type token that is none. */
export const badTypeToken = defineFinding<{ name: string; type: string }>("engine/bad-type-token", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ name, type }) => `Resource \`${name}\` has the type "${type}", which is no type token.`,
  why: "The engine finds the provider of a custom resource by the first part of its type.",
  fix: "Write the type as package:module:Type.",
  quote: ({ type }) => `Type '${type}' is not a valid type token (must have format '*:*:*')`,
  docs: `${SOURCE}/sdk/go/common/tokens/tokens.go`,
});

/** An AWS resource with no region from anywhere. */
export const noRegion = defineFinding<{ provider: string }>("engine/no-region", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ provider }) => `Provider \`${provider}\` has no AWS region.`,
  why: "The region of a resource is its own `region`, else its provider's, else the configuration's `aws:region`, else AWS_REGION.",
  fix: "Run `pulumi config set aws:region <region>`, give the provider a `region`, or pass --config aws:region=<region>.",
  quote:
    "Missing region information\nMake sure you have set your AWS region, e.g. `pulumi config set aws:region us-west-2`.",
  docs: "https://github.com/pulumi/pulumi-aws/blob/master/provider/errors/no_region.txt",
});

/** A file or folder that an asset or archive names. */
export const missingAsset = defineFinding<{ name: string; path: string; looked: string; isArchive: boolean }>(
  "engine/missing-asset",
  {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, path }) =>
      `Resource \`${name}\` is given the file or folder "${path}", which does not exist.`,
    why: "Pulumi reads assets and archives when the resource is registered, relative to the folder that the program runs in.",
    fix: ({ looked }) => `Create ${looked}, build it before the program runs, or correct the path.`,
    // The texts of asset.go and archive.go; rpc.go puts "failed to compute asset hash" and the property before them.
    quote: ({ path, isArchive }) => {
      const whole = wholePath(path);
      if (!isArchive) return `failed to open asset file '${whole}': open ${whole}: no such file or directory`;
      // What the name says is an archive is opened, all else is taken for a folder.
      return isNamedArchive(path)
        ? `open ${whole}: no such file or directory`
        : `couldn't read archive path '${whole}': stat ${whole}: no such file or directory`;
    },
    docs: REGISTRATION,
  },
);

/** A FileAsset that is a folder. */
export const assetIsFolder = defineFinding<{ name: string; path: string }>("engine/asset-is-folder", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ name, path }) => `Resource \`${name}\` is given the folder "${path}" as a FileAsset.`,
  why: "A FileAsset is one file; a folder is an archive.",
  fix: ({ path }) => `Write new pulumi.asset.FileArchive("${path}").`,
  quote: ({ path }) => `asset path '${wholePath(path)}' is a directory; try using an archive`,
  docs: ASSETS,
});

/** A FileArchive that is a file of no archive format. */
export const archiveIsFile = defineFinding<{ name: string; path: string }>("engine/archive-is-file", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: ({ name, path }) =>
    `Resource \`${name}\` is given the file "${path}" as a FileArchive, and it is no archive.`,
  why: "Pulumi takes folders and files that end in .zip, .tar, .tar.gz, .tgz or .jar, in small letters, as archives.",
  fix: ({ path }) =>
    `For one file write new pulumi.asset.AssetArchive({ "name": new pulumi.asset.FileAsset("${path}") }).`,
  quote: ({ path }) => `'${wholePath(path)}' is neither a recognized archive type nor a directory`,
  docs: ARCHIVES,
});

/** A dynamic provider's resource. */
export const dynamicResource = defineFinding<{ name: string }>("engine/dynamic-provider", {
  severity: "note",
  effect: "risky",
  evidence: "documented",
  message: ({ name }) => `Dynamic resource \`${name}\` was not looked at.`,
  why: "Its provider is code of the program that could do anything, so its check and create are not run; its outputs are placeholders.",
  docs: "https://www.pulumi.com/docs/iac/concepts/resources/dynamic-providers/",
});

/** An output of a stack that nobody described. */
export const stackOutputUnknown = defineFinding<{ stack: string; output: string }>(
  "engine/stack-output-unknown",
  {
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: ({ stack, output }) =>
      `Output \`${output}\` of stack ${stack} is not known here; a placeholder stands for it.`,
    why: "A StackReference reads another stack's outputs from Pulumi's backend, which a rehearsal does not ask.",
    fix: ({ stack, output }) =>
      `Write its value in stackproof.yaml under stackOutputs: { "${stack}": { ${output}: … } }, or name the other project's folder under projects.`,
    docs: "https://www.pulumi.com/docs/iac/concepts/stacks/#stackreferences",
  },
);

/** An output that the other stack does not have. */
export const stackOutputMissing = defineFinding<{
  stack: string;
  output: string;
  has: readonly string[];
  isRequired: boolean;
}>("engine/stack-output-missing", {
  severity: "error",
  effect: "broken",
  evidence: "documented",
  message: ({ stack, output }) => `Stack ${stack} has no output \`${output}\`.`,
  why: ({ isRequired }) =>
    isRequired
      ? "requireOutput of an output that does not exist ends the program."
      : "getOutput of an output that does not exist gives undefined.",
  fix: ({ has, output }) => {
    const names = has.map((name) => `\`${name}\``).join(", ");
    const near = nearest(output, has);
    if (has.length === 0) return "Export it from the other program: it exports nothing.";
    const meant = near === undefined ? "" : ` Did you mean \`${near}\`?`;
    return `Export it from the other program, or read one of the outputs that it has: ${names}.${meant}`;
  },
  quote: ({ stack, output, isRequired }) =>
    isRequired ? `Required output '${output}' does not exist on stack '${stack}'.` : undefined,
  docs: `${SOURCE}/sdk/nodejs/stackReference.ts`,
});

/** A transform or hook that failed. */
export const callbackFailed = defineFinding<{ name: string; what: string; error: string }>(
  "engine/callback-failed",
  {
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, what, error }) => `The ${what} of resource \`${name}\` failed: ${error}`,
    why: "Pulumi runs transforms before a resource is registered and hooks around its creation; when one fails the update ends.",
    fix: "Correct the function that throws.",
    docs: "https://www.pulumi.com/docs/iac/concepts/resources/options/transforms/",
  },
);

/** A path as Pulumi prints it: whole. "…" stands for the folder that the program runs in, which differs. */
function wholePath(path: string): string {
  return posix.isAbsolute(path) ? path : `…/${posix.normalize(path).replace(/^(?:\.\.\/)+|\/$/g, "")}`;
}
