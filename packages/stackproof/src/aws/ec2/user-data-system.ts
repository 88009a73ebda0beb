// AWS EC2: what in user data belongs to another system or tool: commands that the image does not have, marks that
// another tool would have replaced. Pure.
import type { LaunchImage } from "./launch-image.ts";

/** What an image runs. */
interface System {
  /** As messages name it. */
  readonly title: string;
  readonly kind: "amazon-linux-2023" | "amazon-linux-2" | "debian" | "windows" | "linux";
}

/** Something in user data that the system of its image does not understand. */
export interface ForeignText {
  readonly slug: "user-data-for-other-system" | "user-data-command-missing";
  readonly says: string;
  readonly fix: string;
  readonly quote?: string;
  /** False where a program may have added the command in a way that is not seen. */
  readonly isSure: boolean;
}

/** Titles of images, and paths of Systems Manager's public parameters, which both name the system. */
const SYSTEMS: readonly (readonly [pattern: RegExp, kind: System["kind"], title: string])[] = [
  [
    /^Amazon Linux 2023|Optimized Amazon Linux 2023|al2023|amazon-linux-2023/i,
    "amazon-linux-2023",
    "Amazon Linux 2023",
  ],
  [/Amazon Linux 2\b|amzn2|amazon-linux-2\//i, "amazon-linux-2", "Amazon Linux 2"],
  [/ubuntu/i, "debian", "Ubuntu"],
  [/debian/i, "debian", "Debian"],
];

/**
 * The system of an image; undefined when it is not known.
 *
 * @param id the image's id, or `resolve:ssm:` and the path of a public parameter
 */
function systemOf(image: LaunchImage | undefined, id: string | undefined): System | undefined {
  if (image?.isWindows === true) return { title: image.title, kind: "windows" };
  const path = id?.startsWith("resolve:ssm:/aws/service/") === true ? id : undefined;
  const name = image?.title ?? path;
  if (name === undefined) return undefined;
  const found = SYSTEMS.find(([pattern]) => pattern.test(name));
  if (found !== undefined) return { title: image?.title ?? found[2], kind: found[1] };
  return image === undefined ? undefined : { title: image.title, kind: "linux" };
}

const MANAGER =
  /^(?:\w+=\S*\s+)*(?:sudo\s+(?:-\S+\s+|\w+=\S*\s+)*)?(apt-get|apt|yum|dnf|amazon-linux-extras)\s+-{0,2}[a-z]/;
/** A script that looks where it runs takes the right command by itself. */
const LOOKS =
  /\bcommand -v\b|\bwhich\b|\btype -\w|\bhash\b|os-release|system-release|redhat-release|debian_version|lsb_release|\/usr\/bin\/(?:apt|yum|dnf)/;
const HEREDOC = /<<-?[ \t]*(["'\\]?)(\w+)\1[^\n]*\n(?:[\s\S]*?\n)?[ \t]*\2[ \t]*(?=\n|$)/g;

/** What the system of the image does not understand. */
export function foreignText(
  text: string,
  image: LaunchImage | undefined,
  id: string | undefined,
): ForeignText | undefined {
  const system = systemOf(image, id);
  if (system === undefined) return undefined;
  const isWindowsText = /^\s*<(?:powershell|script)>/i.test(text);
  if (isWindowsText === (system.kind === "windows"))
    return isWindowsText ? undefined : foreignManager(text, system);
  if (!isWindowsText && !text.startsWith("#!")) return undefined;
  return {
    slug: "user-data-for-other-system",
    says: isWindowsText
      ? `is a script for Windows, and its image is ${system.title}`
      : `is a script for Linux, and its image is ${system.title}`,
    fix: isWindowsText
      ? "Write a script that begins with #!/bin/bash, or take an image of Windows."
      : "Write the commands between <powershell> and </powershell>, or take an image of Linux.",
    isSure: true,
  };
}

function foreignManager(text: string, system: System): ForeignText | undefined {
  if (!text.startsWith("#!") || LOOKS.test(text)) return undefined;
  const lacks = LACKS[system.kind];
  for (const command of commandsOf(text)) {
    const name = MANAGER.exec(command)?.[1];
    if (name === undefined || lacks?.[name] === undefined) continue;
    // Who installs the command first has it.
    if (new RegExp(`\\binstall\\b[^\\n]*\\s${name}\\b`).test(text)) continue;
    const isSure = !(system.kind === "amazon-linux-2" && name === "dnf");
    return {
      slug: "user-data-command-missing",
      says: `calls ${name}, and its image is ${system.title}, which does not have it`,
      fix: `Write ${lacks[name]} install -y …, or take an image of the distribution that the script is for.`,
      quote: `${name}: command not found`,
      isSure,
    };
  }
  return undefined;
}

/**
 * Commands that a system does not have, and the one that it has instead. Where people saw them fail:
 * https://github.com/hashicorp/terraform-aws-consul/issues/203 (apt-get on Amazon Linux),
 * https://github.com/amazonlinux/amazon-linux-2023/issues/290 (amazon-linux-extras on Amazon Linux 2023),
 * https://github.com/aws-samples/generative-bi-using-rag/issues/4 (dnf on Amazon Linux 2, where it can be added),
 * https://github.com/nodesource/distributions/issues/1673 (yum on Ubuntu).
 */
const LACKS: Partial<Record<System["kind"], Readonly<Record<string, string>>>> = {
  "amazon-linux-2023": { apt: "dnf", "apt-get": "dnf", "amazon-linux-extras": "dnf" },
  "amazon-linux-2": { apt: "yum", "apt-get": "yum", dnf: "yum" },
  debian: { yum: "apt-get", dnf: "apt-get", "amazon-linux-extras": "apt-get" },
};

/** The commands of a script, without what is in quotes, in comments and in texts for other programs. */
function* commandsOf(text: string): Generator<string> {
  const code = text
    .replaceAll(HEREDOC, "")
    .replaceAll(/\\\n/g, " ")
    .replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, "''")
    .replaceAll(/^\s*#.*$/gm, "");
  for (const line of code.split("\n")) {
    // "yum … || apt-get …" tries one after the other.
    if (line.includes("||")) continue;
    for (const command of line.split(/&&|;/)) yield command.trim();
  }
}

/** Something that another tool would have replaced. */
export interface LeftMark {
  readonly mark: string;
  /** The tool, and what becomes of the mark. */
  readonly says: string;
}

const CLOUDFORMATION =
  /(?<!\\)\$\{AWS::\w+\}|(?<=^|\s)!(?:Sub|Ref|GetAtt|Join|ImportValue|FindInMap|Base64)(?=[ \t|"'[])|\bFn::(?:Sub|Join|GetAtt|Base64|ImportValue|FindInMap)\b|\{\{resolve:(?:ssm|ssm-secure|secretsmanager):[^}]*\}\}/m;
const TERRAFORM = /(?<!\\)\$\{(?:var|local|data|module|each|path|self|aws_\w+)\.[\w.[\]*"-]+\}/;
const DOTTED = /(?<!\\)\$\{[A-Za-z_]\w*(?:\.\w+)+\}/;
const BRACES = /\{\{-?\s*[A-Za-z_]\w*\s*-?\}\}/;

/** The first mark of another tool that is left in user data. */
export function leftMark(text: string): LeftMark | undefined {
  const code = text.replaceAll(/^\s*#(?!!).*$/gm, "");
  const cloudFormation = CLOUDFORMATION.exec(code)?.[0];
  if (cloudFormation !== undefined) {
    return { mark: cloudFormation.trim(), says: "which CloudFormation replaces and Pulumi does not" };
  }
  if (!/^#!.*\b(?:ba|da|z|k)?sh\b/.test(text)) return undefined;
  // A shell reads nothing in single quotes, and nothing in a text whose end mark is in quotes.
  const read = code
    .replaceAll(HEREDOC, (all: string, quoted: string) => (quoted === "" ? all : ""))
    .replaceAll(/'[^'\n]*'/g, "''");
  const terraform = TERRAFORM.exec(read)?.[0];
  if (terraform !== undefined) {
    return { mark: terraform, says: "which Terraform replaces; a shell says: bad substitution" };
  }
  const dotted = DOTTED.exec(read)?.[0];
  if (dotted !== undefined) {
    return { mark: dotted, says: "which nothing has replaced; a shell says: bad substitution" };
  }
  const braces = BRACES.exec(
    read.replaceAll(HEREDOC, "").replaceAll(/"(?:[^"\\\n]|\\.)*"|^.*(?:--format|\s-f)\b.*$/gm, ""),
  )?.[0];
  return braces === undefined
    ? undefined
    : { mark: braces, says: "which a template engine replaces and Pulumi does not" };
}

/** True for text that is base64 of a script or of cloud-config once more. */
export function isEncodedAgain(text: string): boolean {
  return /^(?:IyE[a-z]|I2Nsb3Vk)[A-Za-z0-9+/=\r\n]+$/.test(text.trim());
}
