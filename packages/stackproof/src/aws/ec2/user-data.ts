// AWS EC2: what instances run when they start, in the forms in which a program gives it. Shared by Instance and
// LaunchTemplate. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
import { gunzipSync } from "node:zlib";
import type { World } from "../../model/kernel.ts";
import type { LaunchImage } from "./launch-image.ts";
import { foreignText, isEncodedAgain, leftMark } from "./user-data-system.ts";

/** Bytes, before base64. */
export const USER_DATA_LIMIT = 16_384;

/** User data as an instance gets it. */
export interface UserData {
  /** Bytes as EC2 counts them: packed when they are packed. */
  readonly size: number;
  /** The text inside; undefined when it is binary. */
  readonly text: string | undefined;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** True for base64 as Go's decoder reads it. */
export function isBase64(value: string): boolean {
  return BASE64.test(value.replaceAll(/[\r\n]/g, ""));
}

/** Reads plain user data. The provider passes on what is base64 already. */
export function plainUserData(value: string): UserData {
  if (value !== "" && isBase64(value)) return base64UserData(value);
  return { size: new TextEncoder().encode(value).length, text: value };
}

/** Reads user data in base64. */
export function base64UserData(value: string): UserData {
  const bytes = Buffer.from(value, "base64");
  return { size: bytes.length, text: textOf(bytes) };
}

function textOf(bytes: Buffer): string | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString("utf8");
  try {
    return gunzipSync(bytes, { maxOutputLength: 4_000_000 }).toString("utf8");
  } catch {
    return undefined;
  }
}

/** Commands with which people begin scripts that lack their first line. */
const COMMAND =
  /^(?:(?:sudo|yum|dnf|apt|apt-get|apk|amazon-linux-extras|rpm|dpkg|echo|cd|cp|mv|rm|mkdir|export|systemctl|service|curl|wget|docker|aws|npm|pip3?|git|touch|chmod|chown|useradd|snap|zypper|sleep|tee)\s|set -[a-z]|if \[|for \w+ in\s|cat (?:<<|>))/;

/** The values that the texts of user data findings use. */
export interface UserDataParameters {
  /** "User data of `web`". */
  readonly data: string;
  readonly says: string;
  readonly quote?: string;
  readonly fix?: string;
}

const SCRIPTS = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html#user-data-shell-scripts";

/** Findings of user data. */
export const USER_DATA_FINDINGS = {
  "user-data-too-long": {
    severity: "error" as const,
    effect: "rejected" as const,
    evidence: "documented" as const,
    message: ({ data, says }: UserDataParameters) => `${data} ${says}.`,
    why: "EC2 takes 16 KB of user data, counted before base64.",
    fix: "Put the script into S3 and let a short one fetch it, build it into the image, or pack it with gzip.",
    quote: ({ quote }: UserDataParameters) => quote,
    aws: { operation: "ec2:RunInstances", code: "InvalidParameterValue" },
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html",
  },
  "user-data-not-a-script": {
    severity: "error" as const,
    effect: "broken" as const,
    evidence: "documented" as const,
    message: ({ data, says }: UserDataParameters) => `${data} ${says}.`,
    why: "A script must begin with #! at the very first character; cloud-init fails with another one: Exec format error. Missing #! in script?",
    fix: "Begin the text with #!/bin/bash, without a line break, spaces or a tab before it: start the template literal with it, right behind the backtick, or call trimStart().",
    docs: SCRIPTS,
  },
  "user-data-without-interpreter": {
    severity: "warning" as const,
    effect: "broken" as const,
    evidence: "documented" as const,
    message: ({ data, says }: UserDataParameters) => `${data} ${says}.`,
    why: "cloud-init runs what begins with #! or #cloud-config and leaves the rest alone, with a warning in its log.",
    fix: "Write #!/bin/bash as the first line.",
    docs: SCRIPTS,
  },
  "cfn-signal-without-stack": {
    severity: "warning" as const,
    effect: "broken" as const,
    evidence: "documented" as const,
    message: ({ data, says }: UserDataParameters) => `${data} ${says}.`,
    why: "The cfn- helpers talk to the CloudFormation stack that made the instance. Pulumi makes none, so they fail, and a script with `set -e` stops there.",
    fix: "Leave the command out. To wait for instances, use health checks and waitForCapacityTimeout of the group.",
    docs: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-signal.html",
  },
  "user-data-encoded-twice": {
    severity: "warning" as const,
    effect: "broken" as const,
    evidence: "observed" as const,
    message: ({ data, says }: UserDataParameters) => `${data} ${says}.`,
    why: "EC2 takes one layer of base64 away. Most systems then find text that is no script, and run nothing.",
    fix: "Leave out one of the encodings.",
    docs: "https://github.com/canonical/cloud-init/pull/4276",
  },
  "user-data-for-other-system": {
    severity: "error" as const,
    effect: "broken" as const,
    evidence: "documented" as const,
    message: ({ data, says }: UserDataParameters) => `${data} ${says}.`,
    why: "The instance starts all the same, and nothing of the script runs.",
    fix: ({ fix }: UserDataParameters) => fix,
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
  },
  "user-data-command-missing": {
    severity: "error" as const,
    effect: "broken" as const,
    evidence: "observed" as const,
    message: ({ data, says }: UserDataParameters) => `${data} ${says}.`,
    why: "The instance starts all the same, without what the command should have installed.",
    fix: ({ fix }: UserDataParameters) => fix,
    quote: ({ quote }: UserDataParameters) => quote,
    docs: "https://docs.aws.amazon.com/linux/al2023/ug/package-management.html",
  },
  "user-data-with-foreign-mark": {
    severity: "warning" as const,
    effect: "broken" as const,
    evidence: "observed" as const,
    message: ({ data, says }: UserDataParameters) => `${data} ${says}.`,
    why: "EC2 hands the text over as it is. A shell reads ${AWS::Region} as an empty text, and ${name.part} not at all.",
    fix: "Write the text in backticks as pulumi.interpolate`…${value}…`, so that the program puts the value in; \\${…} there is for the shell.",
    docs: "https://www.pulumi.com/docs/iac/concepts/inputs-outputs/all/",
  },
};

/** What user data will run on, as far as it is known. */
export interface LaunchedImage {
  readonly id: string | undefined;
  readonly known: LaunchImage | undefined;
}

/** What is wrong with user data besides its length. */
export function scriptProblems(
  data: UserData,
  words: string,
  world: World,
  image: LaunchedImage,
): {
  readonly slug: Exclude<keyof typeof USER_DATA_FINDINGS, "user-data-too-long">;
  readonly parameters: UserDataParameters;
  readonly severity?: "warning";
}[] {
  const { text } = data;
  if (text === undefined) return [];
  const trimmed = text.trimStart();
  const found: ReturnType<typeof scriptProblems> = [];
  if (trimmed.startsWith("#!") && trimmed.length < text.length) {
    const before = text.startsWith("\n") || text.startsWith("\r") ? "a line break" : "white space";
    found.push({
      slug: "user-data-not-a-script",
      parameters: { data: words, says: `has ${before} before its #!` },
    });
  } else if (COMMAND.test(trimmed)) {
    const line = trimmed.split("\n", 1)[0]?.trim() ?? "";
    const first = line.length > 60 ? `${line.slice(0, 57)}…` : line;
    found.push({
      slug: "user-data-without-interpreter",
      parameters: { data: words, says: `begins with ${JSON.stringify(first)} instead of #!` },
    });
  }
  const helper = /\b(cfn-(?:signal|init|hup))\b(?!.*https:\/\/cloudformation)/.exec(
    withoutComments(text),
  )?.[1];
  if (helper !== undefined && STACKS.every((token) => world.all(token).length === 0)) {
    found.push({
      slug: "cfn-signal-without-stack",
      parameters: { data: words, says: `calls ${helper}, and the program makes no CloudFormation stack` },
    });
  }
  if (isEncodedAgain(text)) {
    found.push({ slug: "user-data-encoded-twice", parameters: { data: words, says: "is base64 twice" } });
  }
  const foreign = foreignText(text, image.known, image.id);
  if (foreign !== undefined) {
    const { slug, isSure, ...rest } = foreign;
    found.push({
      slug,
      parameters: { data: words, ...rest },
      ...(!isSure && { severity: "warning" as const }),
    });
  }
  const left = leftMark(text);
  if (left !== undefined) {
    found.push({
      slug: "user-data-with-foreign-mark",
      parameters: { data: words, says: `holds ${left.mark}, ${left.says}` },
    });
  }
  return found;
}

const STACKS = ["aws:cloudformation/stack:Stack", "aws:cloudformation/stackSet:StackSet"];

function withoutComments(text: string): string {
  return text.replaceAll(/^\s*#(?!!).*$/gm, "");
}
