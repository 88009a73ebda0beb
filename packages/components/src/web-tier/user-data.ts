// WebTier: what an instance does when it first starts. Pure.

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

/** A line that signals to CloudFormation, which no Pulumi program has. */
const CLOUDFORMATION = /\bcfn-(?:signal|init|hup|get-metadata)\b/;

/**
 * Builds user data from parts: one shell script alone, or several parts as the MIME document that cloud-init reads.
 *
 * @example
 * new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx").render();
 * @example
 * new UserData().cloudConfig({ packages: ["nginx"] }).shell("systemctl enable --now nginx").base64();
 */
export class UserData {
  readonly #parts: readonly UserDataPart[];

  constructor(parts: readonly UserDataPart[] = []) {
    this.#parts = parts;
  }

  /**
   * Adds lines to run once, as root. A failing line ends the script.
   *
   * @throws UserDataError for a line that needs CloudFormation: nobody would hear its signal
   */
  shell(...lines: readonly string[]): UserData {
    const odd = lines.find((line) => CLOUDFORMATION.test(line));
    if (odd !== undefined) {
      throw new UserDataError(
        `User data has the line "${odd}", which needs a CloudFormation stack. Leave it out: the load balancer's health check tells when an instance is ready.`,
      );
    }
    return new UserData([...this.#parts, { kind: "shell", lines }]);
  }

  /** Adds a cloud-config document, such as `{ packages: ["nginx"] }`. JSON is YAML, so it is written as JSON. */
  cloudConfig(config: Readonly<Record<string, unknown>>): UserData {
    return new UserData([...this.#parts, { kind: "cloud-config", config }]);
  }

  /**
   * The text.
   *
   * @throws UserDataError when it is longer than EC2 takes
   */
  render(): string {
    const text = this.#parts.length === 1 ? body(this.#parts[0]) : this.#mime();
    const bytes = Buffer.byteLength(text);
    if (bytes <= MOST_BYTES) return text;
    throw new UserDataError(
      `User data is ${bytes} bytes long, and EC2 takes ${MOST_BYTES}. Put the script into a bucket or an image, and fetch it.`,
    );
  }

  /** The text in base64, as launch templates take it. */
  base64(): string {
    return Buffer.from(this.render()).toString("base64");
  }

  #mime(): string {
    const boundary = "==stackproof-user-data==";
    const parts = this.#parts.map((part) => {
      const type = part.kind === "shell" ? "text/x-shellscript" : "text/cloud-config";
      return `--${boundary}\nContent-Type: ${type}; charset="utf-8"\nMIME-Version: 1.0\n\n${body(part)}`;
    });
    const head = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="${boundary}"\n\n`;
    return `${head}${parts.join("\n")}\n--${boundary}--\n`;
  }
}

function body(part: UserDataPart | undefined): string {
  if (part === undefined) return "";
  return part.kind === "shell"
    ? `#!/bin/bash\nset -euo pipefail\n${part.lines.join("\n")}\n`
    : `#cloud-config\n${JSON.stringify(part.config, null, 2)}\n`;
}
