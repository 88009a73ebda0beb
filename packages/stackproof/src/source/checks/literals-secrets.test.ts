// Passwords and keys that are written into the program. All of them are made up.
import { describe, expect, test } from "vitest";
import { findingsIn, rendered, short } from "../testing.ts";
import { literalsKeys, literalsSecrets } from "./literals-secrets.ts";

const CHECKS = [literalsKeys, literalsSecrets];
const HEAD = 'import * as aws from "@pulumi/aws";\nimport * as pulumi from "@pulumi/pulumi";\n';
/** Joined here, so that tools that look for keys do not take the tests for a leak. */
const key = (...parts: string[]): string => parts.join("");
const AWS_KEY = key("AKIA", "4XQ7RTMLPW2ZNHVC");

describe("a key of a known form", () => {
  test.each([
    ["of AWS", AWS_KEY],
    ["of AWS, for a while", key("ASIA", "4XQ7RTMLPW2ZNHVC")],
    ["of GitHub", key("ghp_", "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY1zA2")],
    ["of Slack", key("xoxb-", "2839172635-8172635443-aBcDeFgHiJkLmNoP")],
    ["of Stripe", key("sk_", "live_4eC39HqLyjWDarjtT1zdp7dc")],
    ["of Pulumi", key("pul-", "3f9a1b7c5d2e8f406172839405a6b7c8d9e0f1a2")],
    [
      "that is a JSON Web Token",
      key("eyJhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxMjM0NTY3In0", ".dBjftJeZ4CVPmB92K27uhbUJU1p1r"),
    ],
    ["in an address", key("postgres://app:", "Tr0ub4dor3@db.internal:5432/app")],
  ])("%s", (_, value) => {
    const text = `${HEAD}const value = "${value}";\n`;
    const slug = /^A[KS]IA/.test(value) ? "written-access-key" : "written-key";
    expect(short(text, CHECKS)).toEqual([`warning source/${slug} index.ts:3`]);
    expect(rendered(text, CHECKS)).not.toContain(value);
    expect(rendered(text, CHECKS)).toMatchSnapshot();
  });

  test("that is private", () => {
    const pem = key(
      "-----BEGIN RSA PRIVATE ",
      "KEY-----\\nMIIEpAIBAAKCAQEAx9Zk3Vq7\\n-----END RSA PRIVATE KEY-----",
    );
    expect(short(`${HEAD}const pem = "${pem}";`, CHECKS)).toEqual(["warning source/written-key index.ts:3"]);
  });

  test("is a note when it is the documentation's, and is found in files that nothing loads", () => {
    const texts = {
      "index.ts": `${HEAD}const id = "AKIAIOSFODNN7EXAMPLE";`,
      "beside/handler.js": `\nexports.id = "${AWS_KEY}";`,
    };
    expect(short(texts, CHECKS)).toEqual([
      "warning source/written-access-key beside/handler.js:2",
      "note source/written-access-key index.ts:3",
    ]);
  });
});

describe("a secret by its name", () => {
  test.each([
    ["of a database", 'new aws.rds.Instance("db", { password: "Sup3rS3cret!" });', "password", 12],
    ["that many have", 'new aws.rds.Instance("db", { password: "changeme" });', "password", 8],
    ["that looks like a name", 'new aws.rds.Instance("db", { password: "dev-password" });', "password", 12],
    ["the word itself", 'new aws.rds.Instance("db", { password: "password" });', "password", 8],
    ["of a cluster", 'new aws.rds.Cluster("db", { masterPassword: "password123" });', "masterPassword", 11],
    [
      "in place of a configured one",
      'const dbPassword = config.get("p") || "admin123"; declare const config: any;',
      "dbPassword",
      8,
    ],
    ["by default", 'function f(dbPassword = "admin123") { return dbPassword; }', "dbPassword", 8],
    [
      "in the environment",
      'const environment = { variables: { DB_PASSWORD: "hunter22" } };',
      "DB_PASSWORD",
      8,
    ],
    ["in pairs", 'const env = [{ name: "DB_PASSWORD", value: "hunter22" }];', "DB_PASSWORD", 8],
    ["in base64", 'const data = { password: Buffer.from("hunter22").toString("base64") };', "password", 8],
    [
      "of a secret",
      'new aws.secretsmanager.SecretVersion("v", { secretId: "x", secretString: "mysecret1" });',
      "secretString",
      9,
    ],
    [
      "in JSON of a secret",
      'new aws.secretsmanager.SecretVersion("v", { secretId: "x", secretString: JSON.stringify({ user: "a", password: "hunter22" }) });',
      "password",
      8,
    ],
    [
      "in text of JSON",
      'const v = { secretString: 0, dbPassword: \'{"username":"a","password":"hunter22"}\' };',
      "password",
      8,
    ],
    [
      "of a parameter",
      'new aws.ssm.Parameter("p", { type: "SecureString", value: "hunter22" });',
      "value",
      8,
    ],
    ["an API key by chance", 'const apiKey = "q8Zt3LmX7vBn2KpR5wYc";', "apiKey", 20],
    ["a secret for tokens", 'const env = { JWT_SECRET: "supersecretjwt" };', "JWT_SECRET", 14],
    [
      "the key of AWS",
      `const secretAccessKey = "${key("wJ4lrXUtnF3MIK7MDENG", "bPxRfiCYzzQ9pLm2Xv8T")}";`,
      "secretAccessKey",
      40,
    ],
  ])("%s", (_, text, name, length) => {
    const found = findingsIn(HEAD + text, CHECKS);
    expect(found.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
      "warning source/written-secret",
    ]);
    expect(found[0]?.message).toBe(
      `\`${name}\` gets a secret of ${length} characters that is written into the program.`,
    );
  });

  test("or by the mark of Pulumi", () => {
    const text = 'export const db = { password: pulumi.secret("hunter22") };\n';
    expect(short(HEAD + text, CHECKS)).toEqual(["warning source/marked-secret index.ts:3"]);
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });

  test.each([["your-password"], ["<password>"], ["REPLACE_ME"], ["xxxxxxxx"], ["placeholder"]])(
    "that is to be filled in: %s",
    (value) => {
      const text = `new aws.rds.Instance("db", { password: "${value}" });`;
      expect(short(HEAD + text, CHECKS)).toEqual(["note source/placeholder-secret index.ts:3"]);
    },
  );

  test("in full", () => {
    const text =
      'new aws.rds.Instance("db", { password: "Sup3rS3cret!" });\nconst smtpPassword = "your-password";\n';
    expect(rendered(HEAD + text, CHECKS)).not.toContain("Sup3r");
    expect(rendered(HEAD + text, CHECKS)).toMatchSnapshot();
  });
});

describe("nothing is said of", () => {
  test.each([
    ["configured secrets", 'const password = new pulumi.Config().requireSecret("dbPassword");'],
    [
      "names of secrets",
      'const e = { DB_PASSWORD: "prod/db/password", secretName: "db-credentials", dbSecret: "app-db-secret" };',
    ],
    [
      "where a password is",
      'const e = { password: "arn:aws:secretsmanager:us-east-1:1:secret:db", token: "{{resolve:ssm:x}}" };',
    ],
    [
      "a mapping of names",
      'const columns = { password: "password", dbPassword: "db_password", apiKey: "ApiKey" };',
    ],
    ["types", 'const schema = { password: "string", token: "required" };'],
    [
      "what is about passwords",
      'const p = { passwordPolicy: "strong", requirePassword: "yes", passwordParameterName: "hunter22" };',
    ],
    ["a comparison", 'if (password === "hunter22") throw new Error(); declare const password: string;'],
    ["words", 'throw new Error("password hunter22 is wrong");'],
    ["a type token", 'const token = "aws:s3/bucket:Bucket"; const token2 = "pkg:index:Component";'],
    [
      "what says that there is none",
      'const password = config.get("p") ?? "not-set"; declare const config: any;',
    ],
    ["nothing", 'const password = config.get("p") ?? ""; declare const config: any;'],
    [
      "an API key by its name",
      'const x = { apiKey: "api-key-for-the-web", apiKeySource: "HEADER", secret: "db-credentials" };',
    ],
    [
      "a template",
      "const e = { DB_PASSWORD: `${password}-x`, url: `postgres://app:${password}@host/db` }; declare const password: string;",
    ],
    [
      "an address with words",
      'const url = "postgres://user:password@localhost/db"; const b = "https://<user>:<token>@host";',
    ],
    ["a plain parameter", 'new aws.ssm.Parameter("p", { type: "String", value: "hunter22" });'],
    ["the head of a key", 'const isPem = (t: string) => t.includes("-----BEGIN PRIVATE KEY-----");'],
    ["a digest", 'const sha = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";'],
    ["pages of lists", 'const r = { nextToken: "q8Zt3LmX7vBn2KpR5wYc" };'],
    ["a sentence", 'const labels = { password: "The password of the database" };'],
  ])("%s", (_, text) => {
    expect(short(HEAD + text, CHECKS)).toEqual([]);
  });
});
