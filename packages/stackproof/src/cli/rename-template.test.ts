// Names of new projects, and where a template's own names stand for the project.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { longestName, nameFrom, nameProblem, renamed } from "./rename-template.ts";

const ONE = new Map([
  ["Pulumi.yaml", "name: shop\ndescription: The shop\n"],
  ["Pulumi.dev.yaml", "config:\n  shop:regions: [us-west-2]\n  aws:region: us-west-2\n"],
  ["package.json", '{ "name": "shop", "dependencies": { "a": "1" } }'],
  ["README.md", "# shop\n\nA shop: set `shop:regions`.\n"],
  ["index.ts", 'const shop = "shop";\n'],
]);
const SEVERAL = new Map([
  ["README.md", "# both\n\n# network\n"],
  ["network/Pulumi.yaml", "name: network\n"],
  ["application/Pulumi.yaml", "name: application\n"],
  [
    "application/index.ts",
    'otherStack({ project: "network" });\nnew TapStack("a", {\n  network: net,\n});\n',
  ],
  ["application/stackproof.yaml", "projects: [../network]\n"],
]);
const anyName = fc.stringMatching(/^[A-Za-z0-9_.-]{1,30}$/);

test("a template of one project has the name where its own stood for it, and words stay", () => {
  const files = renamed(ONE, { template: "shop", name: "till", version: "1.2.3" });
  expect(Object.fromEntries(files)).toEqual({
    "Pulumi.yaml": "name: till\ndescription: The shop\n",
    "Pulumi.dev.yaml": "config:\n  till:regions: [us-west-2]\n  aws:region: us-west-2\n",
    "package.json": `${JSON.stringify({ name: "till", dependencies: { a: "1" }, devDependencies: { stackproof: "^1.2.3" } }, undefined, 2)}\n`,
    "README.md": "# till\n\nA shop: set `till:regions`.\n",
    "index.ts": 'const shop = "shop";\n',
  });
});

test("in a template of several projects each has the name before its own", () => {
  const files = renamed(SEVERAL, { template: "both", name: "application", version: "1.2.3" });
  expect(files.get("README.md")).toMatch(/^# application\n/);
  expect(files.get("network/Pulumi.yaml")).toBe("name: application-network\n");
  expect(files.get("application/Pulumi.yaml")).toBe("name: application-application\n");
  expect(files.get("application/index.ts")).toBe(
    'otherStack({ project: "application-network" });\nnew TapStack("a", {\n  network: net,\n});\n',
  );
  expect(files.get("application/stackproof.yaml")).toBe("projects: [../network]\n");
});

test("every name stays a text in YAML, and the package has a name that npm takes", () => {
  fc.assert(
    fc.property(anyName, (name) => {
      const files = renamed(ONE, { template: "shop", name, version: "1.2.3" });
      expect(parse(files.get("Pulumi.yaml") ?? "")).toEqual({ name, description: "The shop" });
      expect(parse(files.get("Pulumi.dev.yaml") ?? "")).toEqual({
        config: { [`${name}:regions`]: ["us-west-2"], "aws:region": "us-west-2" },
      });
      expect((JSON.parse(files.get("package.json") ?? "") as { name: string }).name).toMatch(
        /^[a-z0-9][a-z0-9._-]*$/,
      );
    }),
    { examples: [["123"], ["null"], ["1e3"], ["-"], ["---"], ["..."], ["_._"], ["0x1"]] },
  );
});

describe("a name", () => {
  test("is one that Pulumi takes", () => {
    for (const name of ["shop", "Shop.2_b-c", "7", "aws-shop"])
      expect(nameProblem(name, 100)).toBeUndefined();
    expect(nameProblem("", 100)).toBe("is empty");
    for (const name of ["my shop", "a/b", "a:b", "café", "a\n"])
      expect(nameProblem(name, 100)).toMatch(/^has other characters/);
    for (const name of ["aws", "Pulumi", "pulumi.shop"]) expect(nameProblem(name, 100)).toMatch(/^belongs/);
    expect(nameProblem("a".repeat(100), 100)).toBeUndefined();
    expect(nameProblem("a".repeat(101), 100)).toBe("is longer than 100 characters");
  });

  test("leaves room for what a template adds to it", () => {
    expect([longestName(ONE), longestName(SEVERAL)]).toEqual([100, 100 - "-application".length]);
  });

  test("comes from the folder, with hyphens for what no name may have", () => {
    expect(nameFrom("My shop (2)", 100)).toBe("My-shop-2");
    expect(nameFrom("…", 100)).toBe("");
    expect(nameFrom("a".repeat(120), 88)).toHaveLength(88);
    fc.assert(
      fc.property(fc.string(), (folder) => {
        const problem = nameProblem(nameFrom(folder, 100), 100);
        expect([undefined, "is empty", "belongs to Pulumi"]).toContain(problem);
      }),
    );
  });
});
