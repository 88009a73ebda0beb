import { describe, expect, it } from "vitest";
import { Placeholders } from "../core/placeholder.ts";
import { readPulumiFile } from "./pulumi-yaml.ts";
import { mergeConfig, readStackFile } from "./stack-config.ts";
import { short } from "./test-folder.ts";

/** Configuration of stack `dev` from the `config` of Pulumi.yaml, the text of the stack's file and overrides. */
function load(projectConfig: string, stackText: string, overrides: Record<string, string> = {}) {
  const pulumi = readPulumiFile(`name: test\nruntime: nodejs\n${projectConfig}`, "Pulumi.yaml");
  const read = readStackFile(stackText, "Pulumi.dev.yaml", "test");
  const merged = mergeConfig({
    project: "test",
    stack: "dev",
    file: read.stack,
    declarations: pulumi.project?.declarations ?? [],
    overrides,
  });
  const findings = [...read.findings, ...merged.findings];
  const texts = Object.fromEntries(
    Object.entries(merged.stack.config).map(([key, value]) => [key, value.text]),
  );
  return {
    stack: merged.stack,
    texts,
    findings,
    short: short(findings),
    quotes: findings.map((one) => one.quote),
  };
}

const typed = (type: string, line: string) => load(`config:\n  v: ${type}\n`, `config:\n  ${line}\n`);

describe("the text that a program reads", () => {
  it.each([
    ["a: text", "text"],
    ["a: 20", "20"],
    ["a: true", "true"],
    ["a: 1.50", "1.5"],
    ["a: 3.0", "3"],
    ["a: 0x10", "16"],
    ["a: '080'", "080"],
    ["a: ''", ""],
    ["a: yes", "yes"],
    ["a: [1, two, false, null]", '[1,"two",false,null]'],
    ["a: { z: 1, b: { y: [x] } }", '{"b":{"y":["x"]},"z":1}'],
    ["a: { html: '<&>' }", '{"html":"\\u003c\\u0026\\u003e"}'],
    ["a: |\n    two\n    lines", "two\nlines\n"],
  ])("%s", (line, text) => {
    const { texts, findings } = load("", `config:\n  ${line}\n`);
    expect(texts).toEqual({ "test:a": text });
    expect(findings).toEqual([]);
  });

  it("keeps keys of other namespaces and the old form of keys", () => {
    const { texts } = load(
      "",
      "config:\n  aws:region: eu-west-1\n  aws:config:profile: p\n  test:b: 1\n  c: 2\n",
    );
    expect(texts).toEqual({ "aws:profile": "p", "aws:region": "eu-west-1", "test:b": "1", "test:c": "2" });
  });
});

describe("the project's configuration", () => {
  it("fills in what the stack does not say", () => {
    const config =
      "config:\n  instanceSize: t3.micro\n  instanceCount: 20\n  protect: true\n  aws:region: us-west-1\n  pulumi:disable-default-providers: ['*']\n";
    expect(load(config, "config:\n  test:instanceSize: t4.large\n").texts).toEqual({
      "aws:region": "us-west-1",
      "pulumi:disable-default-providers": '["*"]',
      "test:instanceCount": "20",
      "test:instanceSize": "t4.large",
      "test:protect": "true",
    });
  });

  it("gives way to overrides, which may leave out the namespace", () => {
    const { texts, findings } = load("config:\n  size: small\n", "config:\n  aws:region: a\n", {
      size: "big",
      "aws:region": "b",
    });
    expect(texts).toEqual({ "aws:region": "b", "test:size": "big" });
    expect(findings).toEqual([]);
  });

  it("names a declared key without value", () => {
    const { short: found, quotes } = load("config:\n  size: { type: string }\n", "config: {}\n");
    expect(found).toEqual(["error project/config-missing Pulumi.yaml:4:3"]);
    expect(quotes).toEqual(["Stack 'dev' is missing configuration value 'size'"]);
    expect(load("config:\n  size: { type: string }\n", "", { size: "x" }).short).toEqual([]);
  });
});

describe("declared types", () => {
  it.each([
    ["{ type: string }", "v: 12"],
    ["{ type: string }", "v: { secure: abc }"],
    ["{ type: integer }", "v: '12'"],
    ["{ type: integer }", "v: 20.0"],
    ["{ type: integer }", "v: { secure: abc }"],
    ["{ type: boolean }", "v: 'true'"],
    ["{ type: object }", "v: { a: 1 }"],
    ["{ type: array, items: { type: integer } }", "v: [1, '2']"],
    ["{ type: array, items: { type: string } }", "v: [a, { secure: x }]"],
    ["{ type: string, secret: true }", "v: { secure: abc }"],
    ["{ secret: true }", "v: plain"],
  ])("%s takes %s", (type, line) => {
    expect(typed(type, line).short).toEqual([]);
  });

  it.each([
    ["{ type: integer }", "v: hello", "integer"],
    ["{ type: integer }", "v: 1.5", "integer"],
    ["{ type: boolean }", "v: 1", "boolean"],
    ["{ type: string }", "v: [a]", "string"],
    ["{ type: object }", "v: text", "object"],
    ["{ type: object }", "v: { secure: abc }", "object"],
    ["{ type: array, items: { type: string } }", "v: someValue", "array<string>"],
    ["{ type: array, items: { type: string } }", "v: [80]", "array<string>"],
    [
      "{ type: array, items: { type: array, items: { type: integer } } }",
      "v: [[a]]",
      "array<array<integer>>",
    ],
  ])("%s refuses %s", (type, line, name) => {
    const { short: found, quotes } = typed(type, line);
    expect(found).toEqual(["error project/config-stack-type Pulumi.dev.yaml:2:6"]);
    expect(quotes).toEqual([`Stack 'dev' with configuration key 'v' must be of type '${name}'`]);
  });

  it("refuses a plain value for a typed secret, also a default", () => {
    expect(typed("{ type: string, secret: true }", "v: plain").short).toEqual([
      "error project/config-not-secret Pulumi.dev.yaml:2:6",
    ]);
    expect(load("config:\n  v: { type: string, secret: true, default: x }\n", "").quotes).toEqual([
      "Stack 'dev' with configuration key 'v' must be encrypted as it's secret",
    ]);
  });

  it("checks overrides, of which objects are JSON", () => {
    const config =
      "config:\n  o: { type: object }\n  n: { type: integer }\n  s: { type: string, secret: true }\n";
    const { findings, stack } = load(config, "", { o: '{"a":1}', n: "4", s: "plain" });
    expect(findings).toEqual([]);
    expect(stack.config["test:s"]?.secret).toBe(true);
    expect(load(config, "", { o: "text", n: "four", s: "x" }).quotes).toHaveLength(2);
  });

  it("tells a wrong default once, with the project file", () => {
    expect(load("config:\n  n: { type: integer, default: many }\n", "").short).toEqual([]);
    expect(load("config:\n  n: { type: integer, value: many }\n", "").short).toEqual([
      "error project/config-stack-type Pulumi.yaml:4:30",
    ]);
  });
});

describe("values that cannot be known", () => {
  it("become the same placeholders on every run, by what is wanted", () => {
    const config = "config:\n  n: { type: integer }\n  b: { type: boolean }\n";
    const text =
      "config:\n  n: { secure: x }\n  b: { secure: y }\n  s: { secure: z }\n  o: { user: me, pass: { secure: w } }\n";
    const { stack, texts, findings } = load(config, text);
    expect(findings).toEqual([]);
    expect(texts["test:n"]).toMatch(/^\d+$/);
    expect(texts["test:b"]).toBe("true");
    expect(texts["test:s"]).toMatch(/^rehearsed-[0-9a-f]{12}$/);
    const inner: { user: string; pass: string } = JSON.parse(texts["test:o"] ?? "");
    expect(inner.user).toBe("me");
    expect(inner.pass).toMatch(/^rehearsed-[0-9a-f]{12}$/);
    expect(inner.pass).not.toBe(texts["test:s"]);
    expect(Object.values(stack.config).every((value) => value.secret && value.placeholder === "secret")).toBe(
      true,
    );
    expect(load(config, text).texts).toEqual(texts);
    expect(JSON.stringify(stack)).not.toContain("secure");
  });

  it("are remembered for the engine", () => {
    const placeholders = new Placeholders();
    const { stack } = readStackFile("config:\n  s: { secure: z }\n", "Pulumi.dev.yaml", "test");
    const merged = mergeConfig({
      project: "test",
      stack: "dev",
      file: stack,
      declarations: [],
      overrides: {},
      placeholders,
    });
    expect(placeholders.originOf(merged.stack.config["test:s"]?.text ?? "")).toContain("test:s");
  });

  it("of an environment are said, and stand for what is declared", () => {
    const {
      stack,
      short: found,
      findings,
    } = load(
      "config:\n  size: { type: string }\n  n: 3\n",
      "environment:\n  imports:\n    - org/base\n    - org/extra: { merge: false }\n",
    );
    expect(stack.environments).toEqual(["org/base", "org/extra"]);
    expect(stack.config["test:size"]).toMatchObject({ placeholder: "environment" });
    expect(stack.config["test:n"]?.text).toBe("3");
    expect(found).toEqual(["note project/environment-not-read Pulumi.dev.yaml:1:1"]);
    expect(findings[0]?.message).toContain("`size`");
    expect(load("", "environment: [a, b]\n").stack.environments).toEqual(["a", "b"]);
  });
});

describe("faults of the file", () => {
  it.each([
    ["config:\n  a: b: c\n", "error project/broken-file"],
    ["- a\n", "error project/broken-file"],
    ["config: [a]\n", "error project/config-value-form Pulumi.dev.yaml:1:9"],
    ["config:\n  a:b:c: 1\n", "error project/config-key-form Pulumi.dev.yaml:2:3"],
    ["config:\n  ports: { 80: http }\n", "error project/key-not-text Pulumi.dev.yaml:2:12"],
    ["config:\n  a:\n", "warning project/config-empty Pulumi.dev.yaml:2:3"],
    ["config:\n  version: 2012-10-17\n", "warning project/config-read-otherwise Pulumi.dev.yaml:2:12"],
    ["config:\n  account: 000000000012\n", "warning project/config-read-otherwise Pulumi.dev.yaml:2:12"],
    ["aws:region: us-east-1\n", "warning project/stack-key-unknown Pulumi.dev.yaml:1:1"],
  ])("%j", (text, expected) => {
    const { short: found } = load("", text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(expected);
  });

  it.each(["", "# only a comment\n", "config:\n", "encryptionsalt: v1\nsecretsprovider: passphrase\n"])(
    "none in %j",
    (text) => {
      expect(load("", text).short).toEqual([]);
    },
  );
});
