import { describe, expect, it, test } from "vitest";
import { placedData } from "./settings-places.ts";
import { dataAt, entryOf, plainOf } from "./yaml-data.ts";

const at = (text: string, value: unknown, path: readonly (string | number)[], name = "x.config.ts") => {
  const { line, column } = dataAt(placedData(value, `/p/${name}`, name, text), path).place;
  return `${line}:${column}`;
};

describe("placedData", () => {
  const same = { regions: ["a", "b"], limits: { resources: 3 } };
  test.each([
    [
      "an object",
      'export default {\n  regions: ["a", "b"],\n  limits: { resources: 3 },\n};',
      "2:18",
      "3:24",
    ],
    [
      "what defineConfig is given",
      'import { defineConfig } from "stackproof";\nexport default defineConfig({\n  "regions": ["a",\n "b"], limits: { ["resources"]: 3 } });',
      "4:2",
      "4:33",
    ],
    [
      "a constant with a type",
      'const config = {\n regions: ["a", "b"] as const,\n limits: { resources: 3 } } satisfies X;\nexport default config;',
      "2:17",
      "3:23",
    ],
    [
      "constants of parts",
      'const regions = ["a", "b"];\nexport const most = 3;\nexport default { regions, limits: { resources: most } };',
      "1:23",
      "3:48",
    ],
    [
      "spreads of constants",
      'const base = { regions: ["a", "b"], limits: {} };\nexport default { ...base,\n limits: { ...base.limits, resources: 3 } };',
      "1:31",
      "3:39",
    ],
    [
      "a list that is computed",
      "export default {\n  regions: names.map((n) => n),\n  limits: most() };",
      "2:12",
      "3:11",
    ],
    ["an object that is computed", 'export default {\n  regions: ["a", "b"], ...rest(),\n};', "2:24", "2:24"],
    ["a config that is computed", "const c = make();\n\nexport default defineConfig(c);", "3:29", "3:29"],
    [
      "what is awaited",
      'export default await {\n regions: ["a", "b"], limits: { resources: 3 } };',
      "2:17",
      "2:44",
    ],
    [
      "module.exports",
      'module.exports = {\n regions: ["a", "b"],\n limits: { resources: 3 } };',
      "2:17",
      "3:23",
    ],
    ["export =", 'export = {\n regions: ["a", "b"],\n limits: { resources: 3 } };', "2:17", "3:23"],
    ["no default export", "export const a = 1;", "1:1", "1:1"],
  ])("finds the places in %s", (_, text, second, most) => {
    expect([at(text, same, ["regions", 1]), at(text, same, ["limits", "resources"])]).toEqual([second, most]);
  });

  it("counts the items of a list around what is spread into it", () => {
    const text = 'export default { outputs: ["a", ...more,\n "d", "e"] };';
    const places = ["a", "b", "c", "d", "e"].map((_, index) =>
      at(text, { outputs: ["a", "b", "c", "d", "e"] }, ["outputs", index]),
    );
    expect(places).toEqual(["1:28", "1:33", "1:33", "2:2", "2:7"]);
    const two = "export default { outputs: [...some, ...more] };";
    expect(at(two, { outputs: ["a", "b"] }, ["outputs", 1])).toBe("1:28");
  });

  it("takes what is written last", () => {
    const twice = "const base = { limits: 1 };\nexport default {\n limits: 2,\n ...base };";
    expect(at(twice, { limits: 1 }, ["limits"])).toBe("1:24");
    const other = "const base = { regions: 1 };\nexport default {\n limits: 2,\n ...base };";
    expect(at(other, { limits: 2, regions: 1 }, ["limits"])).toBe("3:10");
    const key = "export default {\n limits: 2,\n [name]: 1 };";
    expect(at(key, { limits: 2, regions: 1 }, ["regions"])).toBe("3:2");
  });

  it("keeps values and the places of keys", () => {
    const value = { a: [1, -2, 1.5, 1e21, true, null, "x"], b: { c: 0 } };
    const root = placedData(value, "/p/x.config.ts", "x.config.ts", "export default {\n  a: [],\n  b: {} };");
    expect(plainOf(root)).toEqual(value);
    expect(entryOf(root, "b")?.keyPlace).toEqual({ file: "x.config.ts", line: 3, column: 3 });
  });

  it("ends at constants that stand for themselves", () => {
    expect(at("const a = b;\nconst b = a;\nexport default a;", { c: 1 }, ["c"])).toBe("3:16");
  });
});
