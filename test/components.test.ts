// The components, proven by the rehearsal. Each program of components/programs is a stack of one project: `*-use` uses
// components together, `network-growth` before and after a change, `*-options` tries each option alone and with each other, `*-refusals` gives what cannot be.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkProject } from "../packages/stackproof/src/index.ts";
import { renderOneFinding } from "../packages/stackproof/src/report/terminal.ts";

const PROJECT = fileURLToPath(new URL("components/", import.meta.url));
const PROGRAMS = readdirSync(`${PROJECT}programs`).map((file) => file.replace(/\.ts$/, ""));
const REFUSALS = PROGRAMS.filter((name) => name.endsWith("-refusals"));

/** One stack's run. */
async function rehearse(stack: string) {
  const result = await checkProject(PROJECT, { stack, ownEnvironment: process.env, types: false });
  if (result.kind !== "checked") throw new Error(`The program was not checked: ${JSON.stringify(result)}`);
  const run = result.stacks[0]?.run;
  if (run === undefined) throw new Error("There was no run.");
  return run;
}

describe("deploys without an error or a warning", () => {
  test.each(PROGRAMS.filter((name) => !REFUSALS.includes(name)))("%s", { timeout: 240_000 }, async (name) => {
    const { findings, graph } = await rehearse(name);
    // Programs of options have more of everything than an account has at first.
    const bad = findings.filter(
      ({ severity, code }) => severity !== "note" && !code.includes("/over-quota-"),
    );
    expect(bad.map((finding) => renderOneFinding(finding))).toEqual([]);
    const nodes = [...(graph?.resources ?? [])];
    expect(nodes.length).toBeGreaterThan(20);
    // Children name their component, whose outputs are registered.
    const components = nodes.filter(({ kind }) => kind === "component");
    const silent = components.filter(({ outputsRegistered }) => !outputsRegistered);
    expect(silent.map(({ name }) => name)).toEqual([]);
    const orphans = nodes.filter(({ kind, parent }) => kind === "custom" && parent === undefined);
    expect(orphans.map(({ name }) => name)).toEqual([]);
  });
});

test("inside of another component everything is on the provider of that component", async () => {
  const { graph } = await rehearse("inside-use");
  const resources = [...(graph?.resources ?? [])].filter(({ kind }) => kind === "custom");
  const strays = resources.filter(({ urn, provider = "" }) => {
    const platform = ["eu-west-1", "us-west-2"].find((region) => urn.includes(`::${region}-`));
    return platform === undefined || !provider.endsWith(`::${platform}`);
  });
  expect(resources.length).toBeGreaterThan(100);
  expect(strays.map(({ urn, provider }) => `${urn} on ${provider}`)).toEqual([]);
  const lookups = (graph?.invokes ?? []).filter(({ provider = "" }) => /::default(?:_|$)/.test(provider));
  expect(lookups.map(({ token }) => token)).toEqual([]);
});

describe("says what to change", () => {
  test.each(REFUSALS)("%s", async (name) => {
    const { graph } = await rehearse(name);
    const stack = [...(graph?.resources ?? [])].find(({ kind }) => kind === "stack");
    const refused = stack?.outputs["refused"] as Readonly<Record<string, string>>;
    expect(Object.entries(refused).filter(([, message]) => message === "accepted")).toEqual([]);
    expect(refused).toMatchSnapshot();
  });
});
