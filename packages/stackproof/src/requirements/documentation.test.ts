// Requirements: what docs/requirements.md shows can be read, and it shows every key.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readSettings, SETTINGS_SCHEMA } from "../project/settings.ts";
import { readPermit } from "./permit-statement.ts";
import { readReach } from "./reach-statement.ts";

const text = readFileSync(new URL("../../../../docs/requirements.md", import.meta.url), "utf8");
const samples = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml = ""]) => yaml);
const read = samples.map((yaml) => readSettings(yaml, "stackproof.yaml"));

test("every sample is a stackproof.yaml without findings", () => {
  expect(read.flatMap(({ findings }) => findings.map(({ message }) => message))).toEqual([]);
});

test("every statement can be read", () => {
  const all = read.map(({ settings }) => settings.requirements);
  const statements = [
    ...all.flatMap(({ reach }) => reach.map(({ value }) => readReach(value))),
    ...all.flatMap(({ permit }) => permit.map(({ value }) => readPermit(value))),
  ];
  expect(statements.length).toBeGreaterThan(10);
  expect(statements.filter((statement) => typeof statement === "string")).toEqual([]);
});

test("every key is shown", () => {
  const shown = new Set(samples.join("\n").match(/^\w+(?=:)/gm));
  expect(Object.keys(SETTINGS_SCHEMA.shape).filter((key) => !shown.has(key))).toEqual([]);
});
