// Schema: what this room finds. The facts come from the source of the Pulumi Terraform bridge, on which the AWS provider
// stands, and of Terraform's plugin SDK, whose validation the bridge runs in Check.
import { defineFinding } from "../findings/finding.ts";

const GENERATED_CONSTRUCTORS = "https://github.com/pulumi/pulumi/blob/master/pkg/codegen/nodejs/gen.go";
const OPTIONS = "https://www.pulumi.com/docs/iac/concepts/resources/options/";
const TYPE_CHECKER =
  "https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/typechecker/typechecker.go";
const BRIDGE_INPUTS = "https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfbridge/schema.go";
const VALIDATION = "https://github.com/hashicorp/terraform-plugin-sdk/blob/main/helper/schema/schema.go";
/** The AWS provider is two in one, and this is what chooses between them (MainWithMuxer). */
const MUXER = "https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/x/muxer/muxer.go";

/** What the findings about a property say of it. */
export interface PropertyWords {
  /** "`web`" or "`aws.ec2.getVpc`": the resource by name, the function by type. */
  readonly owner: string;
  readonly type: string;
  readonly property: string;
}

/** A top-level argument that the generated constructor does not copy. */
export const unknownProperty = defineFinding<PropertyWords & { nearest: string | undefined; given: boolean }>(
  "schema/unknown-property",
  {
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: (p) => `Argument \`${p.property}\` of ${p.owner} does nothing: ${p.type} has no such input.`,
    why: "The SDK passes on the arguments that it knows and drops all others without a word, so the resource is deployed without this setting.",
    fix: (p) =>
      p.nearest === undefined
        ? `Remove \`${p.property}\`, or set what you want with the inputs that ${p.type} has.`
        : p.given
          ? `Remove \`${p.property}\`; \`${p.nearest}\` is given as well.`
          : `Write \`${p.nearest}\` instead of \`${p.property}\`.`,
    docs: GENERATED_CONSTRUCTORS,
  },
);

/** An output given as an argument. */
export const outputAsArgument = defineFinding<PropertyWords & { nearest: string | undefined }>(
  "schema/output-as-argument",
  {
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: (p) =>
      `Argument \`${p.property}\` of ${p.owner} does nothing: it is an output of ${p.type}, not an input.`,
    why: "AWS decides this value when it creates the resource. The SDK drops the argument without a word.",
    fix: (p) =>
      p.nearest === undefined
        ? `Remove \`${p.property}\` from the arguments, and read it from the resource once it is created.`
        : `Remove \`${p.property}\` from the arguments; if you meant to set it, the input is \`${p.nearest}\`.`,
    docs: GENERATED_CONSTRUCTORS,
  },
);

/** A resource option among the arguments. */
export const optionAsArgument = defineFinding<PropertyWords>("schema/option-as-argument", {
  severity: "error",
  effect: "broken",
  evidence: "documented",
  message: (p) =>
    `\`${p.property}\` of ${p.owner} does nothing where it stands: it is a resource option, and it is given among the arguments.`,
  why: "Options are the third argument of a resource. The SDK drops what it does not know among the arguments without a word.",
  fix: (p) => `Move it to the third argument: new ${p.type}(name, { … }, { ${p.property}: … }).`,
  docs: OPTIONS,
});

/** An unknown key inside a nested object, or one that reaches the provider in another way. */
export const unknownNestedProperty = defineFinding<
  PropertyWords & { object: string; nearest: string | undefined }
>("schema/unknown-nested-property", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p) => `Property \`${p.property}\` of ${p.owner} is none that ${p.object} has.`,
  why: "Nested properties are sent to the provider as they are written. Its validation refuses a key that it does not know; the types of its newer framework leave the setting out instead.",
  fix: (p) =>
    p.nearest === undefined
      ? "Remove it, or set what you want with the properties that it has."
      : `Write \`${p.nearest}\`.`,
  quote: "Invalid or unknown key",
  docs: VALIDATION,
});

/** A required input that is not there. */
export const missingRequired = defineFinding<PropertyWords & { object: string }>("schema/missing-required", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p) => `Property \`${p.property}\` of ${p.owner} is missing; ${p.object} requires it.`,
  why: "The provider refuses the resource before it asks AWS. A null or undefined value counts as missing.",
  fix: (p) => `Give \`${p.property}\` a value.`,
  quote: "Missing required argument",
  docs: VALIDATION,
});

/** A value that no conversion makes right. */
export const wrongType = defineFinding<
  PropertyWords & { found: string; wanted: string; hint: string | undefined }
>("schema/wrong-type", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p) => `Property \`${p.property}\` of ${p.owner} is ${p.found}; ${p.type} wants ${p.wanted}.`,
  why: "The provider turns numbers and booleans into strings, and strings that hold one back; everything else of the wrong type it refuses.",
  fix: (p) => p.hint ?? `Give ${p.wanted}.`,
  docs: BRIDGE_INPUTS,
});

/** A value of the wrong type that the provider may still take. */
export const convertedType = defineFinding<
  PropertyWords & { found: string; wanted: string; hint: string | undefined }
>("schema/converted-type", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: (p) => `Property \`${p.property}\` of ${p.owner} is ${p.found}; ${p.type} wants ${p.wanted}.`,
  why: "The provider warns of the type and converts the value for most resource types; those of its newer framework refuse it.",
  fix: (p) => p.hint ?? `Give ${p.wanted}.`,
  quote: "Type checking is still experimental. […] This will become a hard error in the future.",
  docs: TYPE_CHECKER,
});

/** A file where a value is wanted, or a value where a file is wanted. */
export const assetMismatch = defineFinding<
  PropertyWords & { found: string; wanted: string; hint: string | undefined }
>("schema/asset-mismatch", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p) => `Property \`${p.property}\` of ${p.owner} is ${p.found}; ${p.type} wants ${p.wanted}.`,
  why: "The provider turns files into values only where the type says that it takes files.",
  fix: (p) => p.hint ?? `Give ${p.wanted}.`,
  docs: BRIDGE_INPUTS,
});

/** A value outside a union of literals. The list of the SDK may be older than the service. */
export const notInUnion = defineFinding<
  PropertyWords & { found: string; values: string; nearest: string | undefined }
>("schema/not-in-union", {
  severity: "warning",
  effect: "rejected",
  evidence: "inferred",
  message: (p) => `Property \`${p.property}\` of ${p.owner} is ${p.found}; the SDK knows ${p.values}.`,
  why: "The SDK lists the values that the service took when it was released.",
  fix: (p) => (p.nearest === undefined ? "Use one of the listed values." : `Write "${p.nearest}".`),
});

/** A type that its package says not to use any more. */
export const deprecatedType = defineFinding<{ owner: string; type: string; advice: string }>(
  "schema/deprecated-type",
  {
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: (p) => `${p.owner} uses ${p.type}, which is deprecated.`,
    why: "Deprecated types are removed in the next major version of the package.",
    fix: (p) => p.advice,
    docs: "https://www.pulumi.com/docs/iac/using-pulumi/pulumi-packages/schema/",
  },
);

/** A property that its package says not to use any more. */
export const deprecatedProperty = defineFinding<PropertyWords & { advice: string }>(
  "schema/deprecated-property",
  {
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: (p) => `Property \`${p.property}\` of ${p.owner} is deprecated.`,
    why: "Deprecated properties are removed in the next major version of the package.",
    fix: (p) => p.advice,
    docs: "https://www.pulumi.com/docs/iac/using-pulumi/pulumi-packages/schema/",
  },
);

/** A resource type that the package does not have. */
export const unknownType = defineFinding<{
  owner: string;
  token: string;
  package: string;
  version: string;
  nearest: string | undefined;
}>("schema/unknown-type", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p) => `Type "${p.token}" of ${p.owner} is none of ${p.package} ${p.version}.`,
  why: "The provider plug-in has the version of the package, and refuses a type that it does not know.",
  fix: (p) =>
    p.nearest === undefined
      ? "Use the class of the type you mean; its package writes the right token."
      : `The nearest type is "${p.nearest}".`,
  quote: (p) => (p.package === "aws" ? `Resource type '${p.token}' not found.` : undefined),
  docs: MUXER,
});

/** A function that the package does not have. */
export const unknownFunction = defineFinding<{
  token: string;
  package: string;
  version: string;
  nearest: string | undefined;
}>("schema/unknown-function", {
  severity: "error",
  effect: "rejected",
  evidence: "documented",
  message: (p) => `Function "${p.token}" is none of ${p.package} ${p.version}.`,
  why: "The provider plug-in has the version of the package, and refuses a function that it does not know.",
  fix: (p) =>
    p.nearest === undefined
      ? "Call the function that the package exports."
      : `The nearest function is "${p.nearest}".`,
  quote: (p) => (p.package === "aws" ? `Invoke '${p.token}' not found.` : undefined),
  docs: MUXER,
});
