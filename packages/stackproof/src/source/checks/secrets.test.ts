// Secrets that become readable.
import { describe, expect, test } from "vitest";
import { rendered, short } from "../testing.ts";
import { secrets } from "./secrets.ts";

const CHECKS = [secrets];
const HEAD = `import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
const config = new pulumi.Config();
`;

describe("a secret becomes readable", () => {
  test.each([
    ["plain config", 'const a = config.require("dbPassword");', "warning source/plain-secret-config"],
    ["optional config", 'const a = config.get("api_key") ?? "x";', "warning source/plain-secret-config"],
    [
      "a new Config",
      'const a = new pulumi.Config("db").require("password");',
      "warning source/plain-secret-config",
    ],
    [
      "an exported config value",
      'export const password = config.require("password");',
      "warning source/plain-secret-output",
    ],
    [
      "an exported random text",
      'const r = new random.RandomString("r", { length: 20 }); export const dbPassword = r.result;',
      "warning source/plain-secret-output",
    ],
    ["unsecret", 'const a = pulumi.unsecret(config.requireSecret("key"));', "note source/unsecret"],
    [
      "a secret in a log",
      'config.requireSecret("p").apply((p) => console.log(`p=${p}`));',
      "warning source/secret-logged",
    ],
    [
      "one of all in a log",
      'const p = config.requireSecret("p"); pulumi.all([config.name, p]).apply(([n, value]) => { pulumi.log.info("p " + value); });',
      "warning source/secret-logged",
    ],
    [
      "a generated password in a log",
      'new random.RandomPassword("r", { length: 20 }).result.apply((p) => console.log(p));',
      "warning source/secret-logged",
    ],
  ])("%s", (_, text, found) => {
    expect(short(HEAD + text, CHECKS)).toEqual([`${found} index.ts:4`]);
  });

  test("through a name: where it is read, and where it is exported", () => {
    const text = 'const read = config.require("apiToken");\nexport const token = read;\n';
    expect(short(HEAD + text, CHECKS)).toEqual([
      "warning source/plain-secret-config index.ts:4",
      "warning source/plain-secret-output index.ts:5",
    ]);
  });

  test("in a module whose exports are no outputs of the stack", () => {
    const texts = {
      "config.ts": `${HEAD}export const password = config.require("password");\n`,
      "index.ts": 'import { password } from "./config";\nexport const length = password.length;\n',
    };
    expect(short(texts, CHECKS)).toEqual(["warning source/plain-secret-config config.ts:4"]);
  });

  test("and reads well", () => {
    const text =
      'export const password = config.require("password");\nconst key = config.get("apiKey");\nconst open = pulumi.unsecret(config.requireSecret("key"));\nconfig.requireSecret("p").apply((p) => console.log(p));\nexport const secret = new random.RandomString("r", { length: 20 }).result;\n';
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["secret config", 'export const password = config.requireSecret("password");'],
    [
      "a setting of a secret",
      'config.require("passwordLength"); config.get("secretName"); config.require("tokenUrl"); config.get("dbPasswordSecretArn");',
    ],
    [
      "other config",
      'export const env = config.require("environment"); config.require("keyName"); config.get("sshPublicKey");',
    ],
    ["another thing with require", 'const own = { require: (k: string) => k }; own.require("password");'],
    [
      "a generated password",
      'export const password = new random.RandomPassword("r", { length: 20 }).result;',
    ],
    [
      "a random text that is no secret",
      'export const suffix = new random.RandomString("r", { length: 4 }).result;',
    ],
    [
      "what is made of a secret",
      'config.requireSecret("p").apply((p) => { console.log("made"); return `x-${p}`; });',
    ],
    ["a plain value in a log", 'pulumi.output("a").apply((a) => console.log(a));'],
    [
      "another of all in a log",
      'pulumi.all([config.name, config.requireSecret("p")]).apply(([n, p]) => console.log(n));',
    ],
    ["the length of a secret in a log", 'config.requireSecret("p").apply((p) => console.log(p.length));'],
    ["a key that is made", 'config.require(`${"a"}password`);'],
    [
      "tokens of another kind",
      'config.getNumber("tokens"); config.get("tokenExpiration"); config.get("secretRotationDays");',
    ],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
