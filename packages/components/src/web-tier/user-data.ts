// WebTier: what an instance does when it first starts. Pure.
import { createHash } from "node:crypto";

/**
 * A part of user data: a shell script, which runs once as root, or a cloud-config document.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
export type UserDataPart =
  | { readonly kind: "shell"; readonly lines: readonly string[] }
  | { readonly kind: "cloud-config"; readonly config: Readonly<Record<string, unknown>> };

/** User data that cannot be. The message says what to change. */
export class UserDataError extends Error {
  override readonly name = "UserDataError";
}

/** Bytes that EC2 takes before base64: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-add-user-data.html */
const MOST_BYTES = 16_384;

/** A program that talks to a CloudFormation stack, which no Pulumi program has. */
const CLOUDFORMATION = /\bcfn-(?:signal|init|hup|get-metadata)\b/;

const SHEBANG = /^#!\s*(\S+)(?:[ \t]+(\S+))?.*\n?/;

/**
 * Builds user data from parts: one part alone, or several as the MIME document that cloud-init reads. Each method gives
 * new user data and leaves the old as it is, so that a common beginning can be shared.
 *
 * @example
 * new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx").render();
 * @example
 * new UserData().cloudConfig({ packages: ["nginx"] }).shell("systemctl enable --now nginx").base64();
 * @example
 * // With what another resource tells:
 * database.address.apply((host) => new UserData().shell(`echo DB_HOST=${host} >> /etc/environment`));
 */
export class UserData {
  readonly #parts: readonly UserDataPart[];

  /** @throws UserDataError for parts that `shell` or `cloudConfig` would refuse */
  constructor(parts: readonly UserDataPart[] = []) {
    this.#parts = parts.reduce<readonly UserDataPart[]>(withPart, []);
  }

  /** True when nothing was added. */
  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /**
   * Adds lines to run once, as root, in Bash. A failing line ends the script; so does a variable that is not set. Scripts
   * run in the order in which they are added, after the cloud-config.
   *
   * @throws UserDataError for a line that needs CloudFormation (nobody would hear its signal), and for a script of
   * another language than that of the shell
   */
  shell(...lines: readonly string[]): UserData {
    return new UserData([...this.#parts, { kind: "shell", lines }]);
  }

  /**
   * Adds a cloud-config document, such as `{ packages: ["nginx"] }`. JSON is YAML, so it is written as JSON. A second one
   * is merged into the first: lists grow, and other keys are given once.
   *
   * @throws UserDataError for a key that is given twice, and for commands that need CloudFormation
   */
  cloudConfig(config: Readonly<Record<string, unknown>>): UserData {
    return new UserData([...this.#parts, { kind: "cloud-config", config }]);
  }

  /**
   * The text; "" when nothing was added.
   *
   * @throws UserDataError when it is longer than EC2 takes
   */
  render(): string {
    const [first, ...others] = this.#parts;
    const text = first === undefined ? "" : others.length === 0 ? body(first) : mime(this.#parts);
    const bytes = Buffer.byteLength(text);
    if (bytes <= MOST_BYTES) return text;
    throw new UserDataError(
      `User data is ${bytes} bytes long, and EC2 takes ${MOST_BYTES}. Put the script into a bucket or an image, and fetch it.`,
    );
  }

  /**
   * The text in base64, as launch templates take it.
   *
   * @throws UserDataError when it is longer than EC2 takes
   */
  base64(): string {
    return Buffer.from(this.render()).toString("base64");
  }
}

function withPart(parts: readonly UserDataPart[], part: UserDataPart): UserDataPart[] {
  if (part.kind === "shell") return [...parts, shellPart(part.lines)];
  refuseCloudFormation(JSON.stringify(part.config));
  const before = parts.find((one) => one.kind === "cloud-config");
  if (before?.kind !== "cloud-config") return [...parts, part];
  const merged: UserDataPart = { kind: "cloud-config", config: merge(before.config, part.config) };
  return parts.map((one) => (one === before ? merged : one));
}

function shellPart(given: readonly string[]): UserDataPart {
  const text = given.join("\n").replaceAll("\r\n", "\n");
  const [head, interpreter = "", argument = ""] = SHEBANG.exec(text) ?? [];
  const program = interpreter.endsWith("/env") ? argument : interpreter;
  if (head !== undefined && !/^(?:\S*\/)?(?:ba)?sh$/.test(program)) {
    throw new UserDataError(
      `User data has a script for "${interpreter}${argument === "" ? "" : ` ${argument}`}", and its lines run in Bash. Write the file with cloudConfig({ write_files: [...] }), and start it with shell("…").`,
    );
  }
  const lines = text.slice(head?.length ?? 0).split("\n");
  for (const line of lines) if (!/^\s*#/.test(line)) refuseCloudFormation(line);
  return { kind: "shell", lines };
}

function refuseCloudFormation(text: string): void {
  const found = CLOUDFORMATION.exec(text)?.[0];
  if (found === undefined) return;
  const where = text.length <= 120 ? `: ${text.trim()}` : "";
  throw new UserDataError(
    `User data calls ${found}, which needs a CloudFormation stack${where}. Leave it out: the load balancer's health check tells when an instance is ready.`,
  );
}

function merge(
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const before = merged[key];
    if (before === undefined) merged[key] = value;
    else if (Array.isArray(before) && Array.isArray(value)) {
      merged[key] = [...(before as readonly unknown[]), ...(value as readonly unknown[])];
    } else {
      throw new UserDataError(
        `User data has two cloud-config documents with the key "${key}". Give it in one of them.`,
      );
    }
  }
  return merged;
}

function mime(parts: readonly UserDataPart[]): string {
  const bodies = parts.map((part) => ({ part, text: body(part) }));
  const hash = createHash("sha256")
    .update(bodies.map(({ text }) => text).join("\0"))
    .digest("hex");
  const boundary = `stackproof-${hash.slice(0, 24)}`;
  const blocks = bodies.map(({ part, text }) => {
    const type = part.kind === "shell" ? "text/x-shellscript" : "text/cloud-config";
    return `--${boundary}\nContent-Type: ${type}; charset="utf-8"\nMIME-Version: 1.0\n\n${text}`;
  });
  const head = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n\n`;
  return `${head}${blocks.join("\n")}\n--${boundary}--\n`;
}

function body(part: UserDataPart): string {
  return part.kind === "shell"
    ? `#!/bin/bash\nset -euo pipefail\n${part.lines.join("\n")}\n`
    : `#cloud-config\n${JSON.stringify(part.config, null, 2)}\n`;
}
