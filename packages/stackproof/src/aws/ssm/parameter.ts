// A parameter of Systems Manager's Parameter Store: a value by name.
import {
  anything,
  bool,
  defineResource,
  exactlyOneOf,
  finding,
  int,
  oneOf,
  replaces,
  requiredWith,
  shown,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { nameProblem } from "./parameter-name.ts";

const DOCS = "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html";
const PUT = "ssm:PutParameter";
const VALIDATION = { operation: PUT, code: "ValidationException" } as const;
/** https://docs.aws.amazon.com/systems-manager/latest/userguide/creating-integrations.html */
const INTEGRATIONS = "/d9d01087-4a3f-49e0-b0b4-d568d7826553/ssm/integrations/webhook/";

export const parameter = defineResource({
  token: "aws:ssm/parameter:Parameter",
  docs: DOCS,
  inputs: {
    allowedPattern: text({ max: 1024 }),
    arn: anything(),
    // The provider takes these three; AWS has more since.
    dataType: replaces(withDefault(oneOf(["aws:ec2:image", "aws:ssm:integration", "text"]), "text")),
    description: text({ max: 1024 }),
    insecureValue: text(),
    keyId: text(),
    name: replaces(text({ min: 1, max: 2048 })),
    overwrite: bool(),
    tags: tags(),
    tier: oneOf(["Standard", "Advanced", "Intelligent-Tiering"]),
    type: oneOf(["String", "StringList", "SecureString"]),
    value: text(),
    valueWo: text(),
    valueWoVersion: int(),
  },
  relations: [
    exactlyOneOf(["valueWo", "insecureValue", "value"]),
    requiredWith("valueWo", ["valueWoVersion"]),
    requiredWith("valueWoVersion", ["valueWo"]),
  ],
  outputs: (self, make) => {
    const name = self.text("name") ?? make.id("parameter");
    const value = self.text("insecureValue");
    return {
      id: name,
      version: 1,
      hasValueWo: self.has("valueWo"),
      tier: self.text("tier") === "Advanced" ? "Advanced" : "Standard",
      ...(self.has("keyId") ? {} : { keyId: self.text("type") === "SecureString" ? "alias/aws/ssm" : "" }),
      ...(self.has("value") || value === undefined ? {} : { value }),
      ...(self.has("insecureValue") ? {} : { insecureValue: "" }),
      ...(self.has("arn")
        ? {}
        : { arn: make.arn("ssm", `parameter${name.startsWith("/") ? "" : "/"}${name}`) }),
    };
  },
  unique: {
    "duplicate-name": {
      key: (self) => (self.flag("overwrite") === true ? undefined : self.text("name")),
      scope: "region",
      says: (name) => `have the same name "${name}"`,
      property: "name",
      why: "The name of a parameter is unique in an account and region: the second one cannot be created.",
      fix: "Give one of them another name.",
      aws: { operation: PUT, code: "ParameterAlreadyExists" },
    },
  },
  findings: {
    "reserved-or-malformed-name": finding<{
      name: string;
      value: string;
      says: string;
      fix: string;
      quote?: string;
      isAutomatic: boolean;
    }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, value, says, isAutomatic }) =>
        `The ${isAutomatic ? "automatic name" : "name"} ${shown(value)} of parameter \`${name}\` ${says}.`,
      why: "A name is letters, digits and _ . -, in parts behind slashes when it is a path.",
      fix: ({ fix, isAutomatic }) =>
        isAutomatic ? `Give the parameter its name with the input name. ${fix}` : fix,
      quote: ({ quote }) => quote,
      aws: VALIDATION,
    }),
    "value-too-long": finding<{ name: string; bytes: number; limit: number; tier: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, bytes, limit, tier }) =>
        `The value of parameter \`${name}\` is ${bytes} bytes long; the tier ${tier} takes at most ${limit}.`,
      why: "Standard parameters hold 4 KB, advanced parameters 8 KB.",
      fix: ({ bytes }) =>
        bytes > 8192
          ? "Keep the value in S3 or Secrets Manager, and its address in the parameter."
          : 'Write tier: "Advanced" (which costs money), or "Intelligent-Tiering".',
      aws: VALIDATION,
      docs: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html",
    }),
    "pattern-mismatch": finding<{ name: string; pattern: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, pattern }) =>
        `The value of parameter \`${name}\` does not match its own allowedPattern ${shown(pattern)}.`,
      why: "Parameter Store checks each new value against the pattern.",
      fix: "Change the pattern or the value.",
      aws: { operation: PUT, code: "ParameterPatternMismatchException" },
    }),
    "nested-reference": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `The value of parameter \`${name}\` holds double braces {{ }}.`,
      why: "Parameters cannot refer to other parameters, and Parameter Store refuses what looks like such a reference.",
      fix: "Write the other value itself, or other braces.",
      aws: VALIDATION,
    }),
    "insecure-secure-string": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `Parameter \`${name}\` is a SecureString and has an insecureValue.`,
      why: "insecureValue is shown in plain text in previews and in the state; the provider does not take it for secrets.",
      fix: "Write value instead of insecureValue.",
      quote: "invalid configuration, cannot set type = SecureString and insecure_value",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ssm/parameter.go",
    }),
    "key-without-secret": finding<{ name: string; type: string }>({
      severity: "warning",
      effect: "risky",
      evidence: "documented",
      message: ({ name, type }) =>
        `Parameter \`${name}\` of the type ${type} has a keyId, which has no effect.`,
      why: "Only parameters of the type SecureString are encrypted with a key.",
      fix: 'Write type: "SecureString", or leave out keyId.',
    }),
    "image-of-other-type": finding<{ name: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, type }) => `Parameter \`${name}\` holds an image id and has the type ${type}.`,
      why: "The data type aws:ec2:image goes with the type String.",
      fix: 'Write type: "String".',
      aws: VALIDATION,
      docs: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html",
    }),
    "no-image-id": finding<{ name: string; value: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, value }) =>
        `Parameter \`${name}\` of the data type aws:ec2:image holds ${shown(value)}, which is no image id.`,
      why: "Parameter Store looks the image up; what is no available image is not stored.",
      fix: "Write an id such as ami-0a1b2c3d4e5f60718, or leave out dataType.",
      aws: VALIDATION,
      docs: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-ec2-aliases.html",
    }),
    "malformed-integration": finding<{ name: string; what: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, what }) => `Parameter \`${name}\` of the data type aws:ssm:integration ${what}.`,
      why: "Integrations are secrets whose names have a fixed beginning.",
      fix: `Write type: "SecureString", and a name that begins with ${INTEGRATIONS}.`,
      aws: VALIDATION,
      docs: "https://docs.aws.amazon.com/systems-manager/latest/userguide/creating-integrations.html",
    }),
  },
  check(self, _world, report) {
    const { name: physical, type, tier, value, insecureValue, allowedPattern, dataType } = self.inputs;
    const { name } = self;
    if (physical !== undefined) {
      const arnLength = (self.text("arn")?.length ?? 46 + physical.length) - physical.length;
      const problem = nameProblem(physical, arnLength);
      if (problem !== undefined) {
        const { says, fix, quote } = problem;
        const isAutomatic = physical.startsWith(`${name}-`) && physical.length === name.length + 8;
        report(
          "reserved-or-malformed-name",
          { name, value: physical, says, fix, isAutomatic, ...(quote !== undefined && { quote }) },
          "name",
        );
      }
    }
    const property = self.has("insecureValue") ? "insecureValue" : "value";
    const held = property === "insecureValue" ? insecureValue : value;
    if (type === "SecureString" && self.has("insecureValue")) {
      report("insecure-secure-string", { name }, "insecureValue");
    }
    if (self.has("keyId") && (type === "String" || type === "StringList")) {
      report("key-without-secret", { name, type }, "keyId");
    }
    if (dataType === "aws:ec2:image" && type !== undefined && type !== "String") {
      report("image-of-other-type", { name, type }, "type");
    }
    if (dataType === "aws:ssm:integration") {
      if (type !== undefined && type !== "SecureString") {
        report("malformed-integration", { name, what: `has the type ${type}` }, "type");
      } else if (physical !== undefined && !physical.startsWith(INTEGRATIONS)) {
        report("malformed-integration", { name, what: "has a name with another beginning" }, "name");
      }
    }
    if (held === undefined || held === "") return;
    const bytes = new TextEncoder().encode(held).length;
    const isStandard = tier === "Standard" || self.state("tier") === "absent";
    const limit = isStandard ? 4096 : 8192;
    if (bytes > limit && (tier !== undefined || isStandard)) {
      // An account may have another default tier.
      const milder = bytes <= 8192 && tier === undefined ? { severity: "warning" as const } : {};
      report("value-too-long", { name, bytes, limit, tier: tier ?? "Standard" }, property, milder);
    }
    if (/\{\{.*\}\}/s.test(held)) report("nested-reference", { name }, property);
    if (dataType === "aws:ec2:image" && !/^ami-([0-9a-f]{8}|[0-9a-f]{17})$/.test(held)) {
      report("no-image-id", { name, value: held }, property);
    }
    if (allowedPattern !== undefined && allowedPattern !== "" && matches(allowedPattern, held) === false) {
      report("pattern-mismatch", { name, pattern: allowedPattern }, "allowedPattern");
    }
  },
});

/** Whether a value holds a match; undefined for expressions that only Java's syntax has. */
function matches(pattern: string, value: string): boolean | undefined {
  if (/\(\?[^:=!<]|[*+?}]\+|\\[pPQEzAZG]|&&/.test(pattern)) return undefined;
  try {
    return new RegExp(pattern).test(value);
  } catch {
    return undefined;
  }
}
