// Run: texts that should have been values.
import { describe, expect, test } from "vitest";
import { type PropertyMap, Secret } from "../core/value.ts";
import { Graph, type ResourceKind } from "../graph/graph.ts";
import { checkOutputText } from "./output-text.ts";

const TO_STRING =
  "Calling [toString] on an [Output<T>] is not supported.\n\nTo get the value of an Output<T> as an Output<string> consider either:\n1: o.apply(v => `prefix${v}suffix`)\n\nThis function may throw in a future version of @pulumi/pulumi.";
const TO_JSON = TO_STRING.replace("[toString]", "[toJSON]");

function findings(
  inputs: PropertyMap,
  name = "thing",
  kind: ResourceKind = "custom",
  propertyDependencies: Record<string, string[]> = {},
) {
  const graph = new Graph("p", "dev");
  graph.add({
    urn: `urn:pulumi:dev::p::a:b:C::${name}`,
    type: "a:b:C",
    name,
    kind,
    parent: undefined,
    id: undefined,
    inputs: kind === "stack" ? {} : inputs,
    outputs: kind === "stack" ? inputs : {},
    dependencies: [],
    propertyDependencies,
    provider: undefined,
    region: undefined,
    options: {},
    droppedArguments: [],
    coverage: "schema",
    source: { file: "index.ts", line: 3 },
    frames: [],
    outputsRegistered: false,
  });
  return checkOutputText(graph);
}

describe("must fire", () => {
  test.each<[string, PropertyMap, string, string | undefined]>([
    ["an Output in a text", { policy: `x-${TO_STRING}-y` }, "run/output-as-text", "policy"],
    ["an Output where code stands", { userData: `echo ${TO_STRING}` }, "run/output-as-text", "userData"],
    [
      "an Output in a JSON document",
      { policy: JSON.stringify({ Statement: [{ Resource: TO_JSON }] }) },
      "run/output-as-text",
      "policy",
    ],
    ["an Output in a list", { names: ["a", { b: TO_STRING }] }, "run/output-as-text", "names[1].b"],
    ["an object", { bucket: "[object Object]-logs" }, "run/output-as-text", "bucket"],
    ["a promise", { url: "https://[object Promise]/" }, "run/output-as-text", "url"],
    ["undefined in a name", { name: "app-undefined" }, "run/undefined-in-text", "name"],
    ["NaN in an identifier", { identifier: "db-NaN" }, "run/undefined-in-text", "identifier"],
    [
      "undefined in an ARN of a document",
      { policy: JSON.stringify({ Resource: "arn:aws:s3:::undefined/*" }) },
      "run/undefined-in-text",
      "policy",
    ],
  ])("%s", (_, inputs, code, property) => {
    const found = findings(inputs);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      code,
      severity: "error",
      at: { property, source: { file: "index.ts" } },
    });
  });

  test("in the resource's own name", () => {
    expect(findings({}, "app-undefined").map(({ code }) => code)).toEqual(["run/undefined-in-text"]);
    expect(findings({}, "[object Object]").map(({ code }) => code)).toEqual(["run/output-as-text"]);
  });

  test("in an output of the stack, when it is certain", () => {
    expect(
      findings({ url: `http://${TO_STRING}` }, "p-dev", "stack").map(({ message }) =>
        message.startsWith("The stack has"),
      ),
    ).toEqual([true]);
    expect(findings({ note: "[object Object]" }, "p-dev", "stack")).toEqual([]);
  });
});

describe("must not fire", () => {
  test.each<[string, PropertyMap]>([
    ["a description that speaks of undefined", { description: "returns undefined or NaN" }],
    ["code", { code: "if (x === undefined) return '[object Object]';", userData: "echo [object Object]" }],
    ["a sentence in a name", { displayName: "an undefined thing" }],
    ["a word that only begins so", { name: "undefinedness", bucket: "banana-NaNo" }],
    ["other properties", { engine: "undefined" }],
    ["a document that is none", { content: "{not json undefined" }],
    ["values that are no text", { name: 1, tags: null, list: [true] }],
  ])("%s", (_, inputs) => {
    expect(findings(inputs)).toEqual([]);
  });
});

describe("what is shown", () => {
  test("the part around the mistake, in one line", () => {
    const message = findings({ policy: `${"a".repeat(3_000)} ${TO_STRING}` })[0]?.message ?? "";
    expect(message).toContain("Calling [toString]");
    expect(message.length).toBeLessThan(450);
    expect(message).not.toContain("\n");
  });

  test("nothing of a secret, nor of a document in a secret", () => {
    const inputs = {
      list: [new Secret({ name: "hidden-undefined" }), "plain"],
      policy: new Secret(JSON.stringify({ Url: "https://undefined/hidden" })),
      name: "shown-undefined",
    };
    const messages = findings(inputs).map(({ message }) => message);
    expect(messages).toHaveLength(3);
    expect(messages.join()).not.toContain("hidden");
    expect(messages.join()).toContain("shown-undefined");
  });
});

test("undefined in a text that comes from something without a model is a warning", () => {
  const inputs = { sourceArn: "undefined/*", name: "x-undefined" };
  const from = { sourceArn: ["urn:pulumi:dev::p::a:b:C::other"] };
  const found = findings(inputs, "thing", "custom", from);
  expect(found.map(({ severity, at }) => `${severity} ${at.property}`)).toEqual([
    "warning sourceArn",
    "error name",
  ]);
});
