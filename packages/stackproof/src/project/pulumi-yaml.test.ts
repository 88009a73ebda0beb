import { describe, expect, it } from "vitest";
import { readPulumiFile } from "./pulumi-yaml.ts";
import { short } from "./test-folder.ts";

const head = "name: shop\nruntime: nodejs\n";
const read = (text: string) => readPulumiFile(text, "Pulumi.yaml");
const found = (text: string) => short(read(text).findings);
const quotes = (text: string) => read(text).findings.map((finding) => finding.quote);

describe("a sound project file", () => {
  it("is read with all that the run needs", () => {
    const { project, findings } = read(
      "name: shop\nruntime:\n  name: nodejs\n  options: { typescript: true, nodeargs: --trace-warnings }\nmain: src\nstackConfigDir: stacks\ndescription:\n",
    );
    expect(findings).toEqual([]);
    expect(project).toMatchObject({
      name: "shop",
      runtime: "nodejs",
      runtimeOptions: { typescript: true, nodeargs: "--trace-warnings" },
      main: { text: "src", place: { line: 5, column: 7 } },
      stackDirectory: "stacks",
    });
  });

  it.each([
    "config: stacks\n",
    "config:\n  count: 3\n  name: a\n  on: true\n  list: [a]\n  aws:region: us-east-1\n",
    "config:\n  aws:region:\n    value: us-east-1\n",
    "config:\n  size: { type: string, default: small, description: d }\n",
    "config:\n  ports: { type: array, items: { type: integer }, default: [80, '443'] }\n",
    "config:\n  matrix: { type: array, items: { type: array, items: { type: string } } }\n",
    "config:\n  on: { type: boolean, default: 'true' }\n  n: { type: integer, default: 3.0 }\n",
    "config:\n  shop:size: { type: string }\n  o: { type: object, default: { a: 1 } }\n",
    "config:\n  key: { secret: true }\n  tags: { value: { a: b } }\n",
    "config:\n",
    "plugins:\n  providers:\n    - { name: aws, path: ./x }\npackages:\n  random: terraform-provider@1\n",
    "backend: { url: 's3://x' }\noptions: { refresh: always }\ntemplate: { description: x }\nteam: me\n",
  ])("gives no finding: %j", (text) => {
    expect(read(head + text).findings).toEqual([]);
  });
});

describe("forms that Pulumi refuses", () => {
  it.each([
    [
      "config:\n  aws:region:\n    default: us-east-1\n",
      "config-namespaced-default",
      "5:5",
      /is not namespaced by the project and should not define a default value\. Did you mean/,
    ],
    [
      "config:\n  aws:region:\n    type: string\n    value: x\n",
      "config-namespaced-type",
      "5:5",
      /should not define a type/,
    ],
    [
      "config:\n  aws:region: {}\n",
      "config-namespaced-without-value",
      "4:3",
      /must provide an attribute 'value'/,
    ],
    ["config:\n  n: { type: number }\n", "config-form", "4:14", /value must be one of "string", "integer"/],
    [
      "config:\n  n: { type: integer, default: many }\n",
      "config-default-type",
      "4:32",
      /'n' is not of the expected type 'integer'/,
    ],
    [
      "config:\n  n: { type: array, items: { type: string }, default: a }\n",
      "config-default-type",
      "4:55",
      /'array<string>'/,
    ],
    [
      "config:\n  n: { type: array }\n",
      "config-array-without-items",
      "4:3",
      /does not specify the underlying type via the 'items' attribute/,
    ],
    [
      "config:\n  n: { default: 1, value: 2 }\n",
      "config-default-and-value",
      "4:3",
      /cannot have both a 'default' and 'value'/,
    ],
    ["config:\n  n:\n", "config-form", "4:5", /oneOf failed/],
    ["config:\n  n: 1.5\n", "config-form", "4:6", /oneOf failed/],
    ["config:\n  n: { a: 1 }\n", "config-form", "4:8", /additionalProperties 'a' not allowed/],
    [
      "config:\n  secret: abc\n",
      "config-form",
      "4:11",
      /#\/config\/secret: expected boolean, but got string/,
    ],
    ["config:\n  a:b:c: 1\n", "config-key-form", "4:3", /could not parse a:b:c as a configuration key/],
    ["config: [a]\n", "config-value-form", "3:9", undefined],
    ["config: a\nstackConfigDir: b\n", "config-directory-twice", "3:9", /Use only stackConfigDir instead/],
    ["main: [a]\n", "refused-form", "3:7", /#\/main: expected string or null, but got array/],
    ["backend: 3\n", "refused-form", "3:10", /#\/backend: expected object or null, but got number/],
    [
      "backend: { name: x }\n",
      "refused-form",
      "3:12",
      /#\/backend: additionalProperties 'name' not allowed; the only allowed attribute is 'url'/,
    ],
    ["plugins: { providers: [ { name: a } ] }\n", "refused-form", "3:25", /missing properties: 'path'/],
    ["template: { 1: x }\n", "key-not-text", "3:13", /expected only string keys/],
  ] as const)("%j", (text, code, place, quote) => {
    expect(found(head + text)).toEqual([`error project/${code} Pulumi.yaml:${place}`]);
    expect(quotes(head + text)[0] ?? "").toMatch(quote ?? /^$/);
  });

  it("of the runtime", () => {
    expect(found("name: a\nruntime: 3\n")).toEqual(["error project/refused-form Pulumi.yaml:2:10"]);
    expect(found("name: a\nruntime: { name: nodejs, option: {} }\n")).toEqual([
      "error project/refused-form Pulumi.yaml:2:26",
    ]);
    expect(
      quotes("name: a\nruntime: { name: nodejs, options: { typescript: 'yes', packagemanager: npx } }\n"),
    ).toEqual([
      "typescript option must be a boolean",
      'packagemanager option must be one of auto, npm, yarn, pnpm or bun, got "npx"',
    ]);
  });

  it("of the name", () => {
    expect(read("runtime: nodejs\n").project).toBeUndefined();
    expect(quotes("runtime: nodejs\n")).toEqual(["project is missing a 'name' attribute"]);
    expect(quotes("nome: a\nruntime: nodejs\n")).toEqual([
      "project is missing a 'name' attribute; found 'nome' instead",
    ]);
    expect(quotes("name: 12\nruntime: nodejs\n")).toEqual([
      "project is missing a non-empty string 'name' attribute",
    ]);
  });

  it("of the text", () => {
    expect(found("name: a\n\truntime: b\n")[0]).toMatch(/^error project\/broken-file Pulumi.yaml:2/);
    expect(found("name: a\nname: b\n")[0]).toMatch(/^error project\/broken-file Pulumi.yaml:2/);
    expect(found("- a\n")).toEqual(["error project/broken-file Pulumi.yaml:1:1"]);
  });
});

it("warns of keys that look misspelt and of values that YAML changes", () => {
  expect(found(`${head}Main: src\n`)).toEqual(["warning project/misspelt-key Pulumi.yaml:3:1"]);
  expect(found(`${head}config:\n  account: 012345678901\n`)).toEqual([
    "warning project/config-read-otherwise Pulumi.yaml:4:12",
  ]);
  expect(found(`${head}config:\n  account: 112345678901\n`)).toEqual([]);
});

it("still gives the project when Pulumi would refuse it but its name can be read", () => {
  expect(read(`${head}config:\n  aws:region: { default: x }\n`).project?.name).toBe("shop");
});
