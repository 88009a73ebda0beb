// Project: what can be wrong with configuration, in the project file and in the files of stacks.
import { defineFinding } from "../findings/finding.ts";

const CONFIG = "https://www.pulumi.com/docs/iac/concepts/config/";
const SOURCE = "https://github.com/pulumi/pulumi/blob/master";
const LOADER = `${SOURCE}/sdk/go/common/workspace/project.go`;
const MERGE = `${SOURCE}/pkg/workspace/config.go`;

const refused = { severity: "error", effect: "rejected", evidence: "documented" } as const;

export const configBoth = defineFinding<{ key: string }>("project/config-default-and-value", {
  ...refused,
  message: ({ key }) => `The configuration key \`${key}\` has both \`default\` and \`value\`.`,
  fix: "Keep one: `default` for keys of this project, `value` for keys of another namespace.",
  quote: ({ key }) => `project config '${key}' cannot have both a 'default' and 'value' attribute`,
  docs: LOADER,
});

export const configArrayItems = defineFinding<{ key: string }>("project/config-array-without-items", {
  ...refused,
  message: ({ key }) => `The configuration key \`${key}\` is an array, and \`items\` does not say of what.`,
  fix: "Add `items: { type: string }`, or another type.",
  quote: ({ key }) =>
    `The configuration key '${key}' declares an array but does not specify the underlying type via the 'items' attribute`,
  docs: LOADER,
});

export const configDefaultType = defineFinding<{ key: string; type: string }>("project/config-default-type", {
  ...refused,
  message: ({ key, type }) =>
    `The default of the configuration key \`${key}\` is not of its type \`${type}\`.`,
  fix: ({ type }) => `Write a default of type \`${type}\`, or change the type.`,
  quote: ({ key, type }) =>
    `The default value specified for configuration key '${key}' is not of the expected type '${type}'`,
  docs: LOADER,
});

export const configNamespacedType = defineFinding<{ key: string }>("project/config-namespaced-type", {
  ...refused,
  message: ({ key }) => `The configuration key \`${key}\` belongs to another namespace and declares a type.`,
  why: "Only keys of the project itself may have a type.",
  fix: ({ key }) => `Remove \`type\` and give the value: \`${key}: …\`.`,
  quote: ({ key }) =>
    `Configuration key '${key}' is not namespaced by the project and should not define a type`,
  docs: LOADER,
});

export const configNamespacedDefault = defineFinding<{ key: string }>("project/config-namespaced-default", {
  ...refused,
  message: ({ key }) =>
    `The configuration key \`${key}\` belongs to another namespace and has a \`default\`.`,
  why: "Only keys of the project itself may have a default; others take a value.",
  fix: "Write `value` in place of `default`.",
  quote: ({ key }) =>
    `Configuration key '${key}' is not namespaced by the project and should not define a default value. Did you mean to use the 'value' attribute instead of 'default'?`,
  docs: LOADER,
});

export const configNamespacedNoValue = defineFinding<{ key: string }>(
  "project/config-namespaced-without-value",
  {
    ...refused,
    message: ({ key }) =>
      `The configuration key \`${key}\` belongs to another namespace and has no \`value\`.`,
    fix: ({ key }) =>
      `Give the value, as in \`${key}: …\`, or remove the key and set it in the stack's file.`,
    quote: ({ key }) => `Configuration key '${key}' is namespaced and must provide an attribute 'value'`,
    docs: LOADER,
  },
);

export const configForm = defineFinding<{ key: string; problem: string; fix: string; quote: string }>(
  "project/config-form",
  {
    ...refused,
    message: ({ key, problem }) => `The configuration key \`${key}\` ${problem}.`,
    fix: ({ fix }) => fix,
    quote: ({ quote }) => quote,
    docs: `${SOURCE}/sdk/go/common/workspace/project.json`,
  },
);

export const configDirectoryTwice = defineFinding("project/config-directory-twice", {
  ...refused,
  message: () => "`config` and `stackConfigDir` both name a folder for the files of stacks.",
  fix: "Keep `stackConfigDir`.",
  quote:
    "Should not use both config and stackConfigDir to define the stack directory. Use only stackConfigDir instead.",
  docs: LOADER,
});

export const configKeyForm = defineFinding<{ key: string }>("project/config-key-form", {
  ...refused,
  message: ({ key }) => `\`${key}\` is no configuration key.`,
  fix: "Write `name`, or `namespace:name` with one colon; structure goes into an object below the key.",
  quote: ({ key }) =>
    `could not parse ${key} as a configuration key (configuration keys should be of the form \`<namespace>:<name>\`)`,
  docs: `${SOURCE}/sdk/go/common/resource/config/key.go`,
});

export const configMissing = defineFinding<{ stack: string; key: string; secret: boolean }>(
  "project/config-missing",
  {
    ...refused,
    message: ({ stack, key }) =>
      `Stack \`${stack}\` has no value for \`${key}\`, which the project declares without a default.`,
    fix: ({ stack, key, secret }) =>
      `Set it with \`pulumi config set${secret ? " --secret" : ""} ${key} … --stack ${stack}\`, give a default, or pass \`--config ${key}=…\`.`,
    quote: ({ stack, key }) => `Stack '${stack}' is missing configuration value '${key}'`,
    docs: MERGE,
  },
);

export const configStackType = defineFinding<{ stack: string; key: string; type: string }>(
  "project/config-stack-type",
  {
    ...refused,
    message: ({ stack, key, type }) =>
      `The value of \`${key}\` in stack \`${stack}\` is not of the declared type \`${type}\`.`,
    fix: ({ type }) => `Give a value of type \`${type}\`, or change the type in the project file.`,
    quote: ({ stack, key, type }) =>
      `Stack '${stack}' with configuration key '${key}' must be of type '${type}'`,
    docs: MERGE,
  },
);

export const configNotSecret = defineFinding<{ stack: string; key: string }>("project/config-not-secret", {
  ...refused,
  message: ({ stack, key }) =>
    `The value of \`${key}\` in stack \`${stack}\` is not encrypted, though declared as a secret.`,
  why: "Pulumi refuses a plain value for a typed secret, also one that comes from a default.",
  fix: ({ stack, key }) => `Run \`pulumi config set --secret ${key} … --stack ${stack}\`.`,
  quote: ({ stack, key }) =>
    `Stack '${stack}' with configuration key '${key}' must be encrypted as it's secret`,
  docs: MERGE,
});

export const configEmpty = defineFinding<{ key: string }>("project/config-empty", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ key }) => `The configuration key \`${key}\` has no value; the program reads an empty text.`,
  fix: 'Give a value, or `""` when it is meant to be empty.',
  quote: ({ key }) =>
    `No value for configuration key "${key}". This is currently treated as an empty string \`""\`, but will be treated as \`null\` in a future version of pulumi.`,
  docs: `${SOURCE}/sdk/go/common/workspace/loaders.go`,
});

export const configChanged = defineFinding<{ key: string; source: string; text: string; kind: string }>(
  "project/config-read-otherwise",
  {
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ key, source, text, kind }) =>
      `The configuration key \`${key}\` is written \`${source}\` and read as ${kind}: the program gets \`${text}\`.`,
    why: "YAML without quotes guesses what a value is: dates become times, a leading zero means octal or is lost.",
    fix: ({ source }) => `Put it in quotes: \`"${source}"\`.`,
    docs: "https://github.com/go-yaml/yaml/blob/v3/resolve.go",
  },
);

export const configValueForm = defineFinding<{ file: string; problem: string }>("project/config-value-form", {
  ...refused,
  message: ({ file, problem }) => `\`${file}\` ${problem}.`,
  fix: "Below `config:` write keys with their values, such as `aws:region: us-east-1`.",
  docs: CONFIG,
});

export const environmentNotRead = defineFinding<{ names: readonly string[]; missing: readonly string[] }>(
  "project/environment-not-read",
  {
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: ({ names, missing }) =>
      `The stack takes values from ${names.length === 0 ? "an environment" : names.map((name) => `\`${name}\``).join(", ")} of Pulumi ESC, which a rehearsal cannot read${missing.length === 0 ? "" : `; placeholders stand for ${missing.map((key) => `\`${key}\``).join(", ")}`}.`,
    fix: "Give the values that the program needs with `--config key=value`, or under `config:` and `environment:` in stackproof.yaml.",
    docs: "https://www.pulumi.com/docs/esc/",
  },
);

export const stackFileNotFound = defineFinding<{
  stack: string;
  file: string;
  meant: string | undefined;
  stacks: readonly string[];
}>("project/stack-file-not-found", {
  severity: "warning",
  effect: "broken",
  evidence: "inferred",
  message: ({ stack, file, stacks }) =>
    `Stack \`${stack}\` has no file \`${file}\`; there are files for ${stacks.map((name) => `\`${name}\``).join(", ")}.`,
  why: "The program runs with the project's defaults only.",
  fix: ({ meant }) => (meant === undefined ? "Name a stack that has a file." : `Did you mean \`${meant}\`?`),
  docs: CONFIG,
});

export const stackFileNotRead = defineFinding<{ file: string; wanted: string }>(
  "project/stack-file-not-read",
  {
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ file }) =>
      `\`${file}\` is not read by Pulumi: its ending differs from that of the project file.`,
    fix: ({ wanted }) => `Rename it to \`${wanted}\`.`,
    docs: `${SOURCE}/sdk/go/common/workspace/paths.go`,
  },
);

export const stackKeyUnknown = defineFinding<{ file: string; key: string; meant: string | undefined }>(
  "project/stack-key-unknown",
  {
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ file, key }) => `The key \`${key}\` of \`${file}\` is unknown to Pulumi and ignored.`,
    fix: ({ key, meant }) => {
      if (meant !== undefined) return `Did you mean \`${meant}\`?`;
      return `Put it below \`config:\` if \`${key}\` is a configuration key.`;
    },
    docs: CONFIG,
  },
);
