// The components, proven by the rehearsal: programs that use them deploy without an error or a warning.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { checkProject } from "../packages/stackproof/src/index.ts";
import { renderOneFinding } from "../packages/stackproof/src/report/terminal.ts";

const CASES = fileURLToPath(new URL("components/", import.meta.url));

test.each(readdirSync(CASES))("%s", async (name) => {
  const result = await checkProject(CASES + name, {
    stack: "dev",
    ownEnvironment: process.env,
    types: false,
  });
  if (result.kind !== "checked") throw new Error(`The program was not checked: ${JSON.stringify(result)}`);
  const [run] = result.stacks;
  const bad = (run?.run.findings ?? []).filter(({ severity }) => severity !== "note");
  expect(bad.map((finding) => renderOneFinding(finding))).toEqual([]);
  const nodes = [...(run?.run.graph?.resources ?? [])];
  expect(nodes.length).toBeGreaterThan(50);
  // Children name their component, whose outputs are registered.
  const components = nodes.filter(({ kind }) => kind === "component");
  expect(components.filter(({ outputsRegistered }) => !outputsRegistered).map(({ name }) => name)).toEqual(
    [],
  );
  const orphans = nodes.filter(({ kind, parent }) => kind === "custom" && parent === undefined);
  expect(orphans.map(({ name }) => name)).toEqual([]);
});
