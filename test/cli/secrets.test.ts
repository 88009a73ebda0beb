// CLI: what Pulumi keeps secret is in no report, however it gets there.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Projects, stackproof } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

const CONFIG = "config-value-7f3a";
const INPUT = "input-value-9b2c";
const OUTPUT = "deep-output-5d1e";
const NUMBER = "918273645";
const LINES = ["the first of two secret lines", "the second of two secret lines"];

const program = `
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { writeFileSync } from "fs";
const config = new pulumi.Config();
const token = config.requireSecret("token");
console.log("printed", config.require("token"), encodeURIComponent(config.require("token") + " "), Buffer.from("user:" + config.require("token")).toString("base64"));
const value = pulumi.secret("${INPUT}");
const lines = pulumi.secret(${JSON.stringify(LINES.join("\n"))});
const password = new random.RandomPassword("password", { length: 24, keepers: { token, value, both: pulumi.interpolate\`x-\${value}-y\`, lines, number: pulumi.secret(${NUMBER}).apply(String) } });
const bytes = new random.RandomBytes("bytes", { length: 32 });
// So that the test knows them.
pulumi.all([password.result, password.bcryptHash, bytes.hex, bytes.base64]).apply((all) => { writeFileSync("made.json", JSON.stringify(all)); console.log(...all); });
lines.apply((text) => console.log(text.split("\\n")[1]));
console.error("the number ${NUMBER}");
export const plain = pulumi.unsecret(token);
export const inside = pulumi.secret({ a: ["${OUTPUT}"] });
export const url = pulumi.interpolate\`postgres://user:\${password.result}@host/db\`;
pulumi.log.warn("logged ${INPUT}");
pulumi.log.error("logged ${OUTPUT}");
new random.RandomPet("name-with-${INPUT}", { prefix: value });
value.apply((text) => { throw new Error("failed with " + text + " and " + config.require("token")); });
`;

describe("secrets", () => {
  const directory = projects.project("secrets", program, {
    "Pulumi.dev.yaml": "config:\n  secrets:token:\n    secure: AAABciphertext\n",
  });
  const made = (): string[] => JSON.parse(readFileSync(join(directory, "made.json"), "utf8")) as string[];
  mkdirSync(directory, { recursive: true });

  test.each([
    ["terminal", ["check"]],
    ["quiet", ["check", "--quiet"]],
    ["json", ["check", "--format", "json"]],
    ["graph", ["graph"]],
  ])("are not in %s", async (_, [command = "", ...options]) => {
    const { stdout, stderr, code } = await stackproof([
      command,
      directory,
      ...options,
      ...(command === "check" ? ["--no-types"] : []),
      "--config",
      `token=${CONFIG}`,
    ]);
    const base64 = Buffer.from(`user:${CONFIG}`).toString("base64").slice(8, -4);
    expect(code).toBe(command === "check" ? 1 : 0);
    for (const secret of [CONFIG, INPUT, OUTPUT, NUMBER, ...LINES, ...made(), base64]) {
      expect(secret.length).toBeGreaterThan(8);
      expect(stdout).not.toContain(secret);
      expect(stderr).not.toContain(secret);
    }
    expect(stdout + stderr).toContain("[secret]");
  });

  test("are not in a file that --output writes", async () => {
    const file = join(projects.root, "report.txt");
    await stackproof(["check", directory, "--no-types", "--config", `token=${CONFIG}`, "--output", file]);
    const text = readFileSync(file, "utf8");
    for (const secret of [CONFIG, INPUT, OUTPUT, ...made()]) expect(text).not.toContain(secret);
  });

  test("are not cut in half where a message is cut", async () => {
    const cut = projects.project(
      "cut",
      `import * as pulumi from "@pulumi/pulumi"; import * as random from "@pulumi/random";
const value = pulumi.secret("halves-" + "0123456789".repeat(30));
new random.RandomPet("pet", { prefix: value });
value.apply((text) => { throw new Error("x".repeat(Number(process.env.LEAD)) + text); });`,
    );
    for (const lead of ["250", "950"]) {
      for (const format of ["terminal", "json"]) {
        const { stdout } = await stackproof([
          "check",
          cut,
          "--no-types",
          "--format",
          format,
          "--env",
          `LEAD=${lead}`,
        ]);
        expect(stdout).not.toContain("halves-");
        expect(stdout).toContain("run/threw");
      }
    }
  });

  test("a value that quotes an Output in a secret document is not quoted", async () => {
    const document = projects.project(
      "document",
      `import * as pulumi from "@pulumi/pulumi"; import * as random from "@pulumi/random";
new random.RandomPet("pet", { prefix: pulumi.secret(JSON.stringify({ password: "hidden-in-json", url: "https://undefined/hidden-in-url" })) });`,
    );
    const { stdout } = await stackproof(["check", document, "--no-types", "--format", "json"]);
    expect(stdout).toContain("run/undefined-in-text");
    expect(stdout).not.toMatch(/hidden-in-(?:json|url)/);
  });
});
