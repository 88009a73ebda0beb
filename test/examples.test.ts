// The example projects, as a user has them: every stack would deploy without an error or a warning, the systems are
// what they promise to be, and the handlers' own tests pass.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkProject, type Graph, type ResourceNode, type Run } from "../packages/stackproof/src/index.ts";
import { renderOneFinding } from "../packages/stackproof/src/report/terminal.ts";

const EXAMPLES = fileURLToPath(new URL("../examples/", import.meta.url));
const LEFT_OUT = new Set(["broken", "node_modules"]);
const FILES = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !LEFT_OUT.has(entry.name))
  .flatMap(({ name }) =>
    readdirSync(join(EXAMPLES, name), { recursive: true, encoding: "utf8" }).map((path) => join(name, path)),
  )
  .filter((path) => !path.split("/").some((part) => LEFT_OUT.has(part)))
  .sort();
const PROJECTS = FILES.filter((path) => basename(path) === "Pulumi.yaml").map((path) => dirname(path));
const HANDLER_TESTS = FILES.filter((path) => path.endsWith(".test.mjs"));

const checked = new Map<string, Promise<readonly Run[]>>();

/** The runs of all stacks of a project, each once. */
async function runsOf(id: string): Promise<readonly Run[]> {
  const known = checked.get(id) ?? rehearse(id);
  checked.set(id, known);
  return known;
}

async function rehearse(id: string): Promise<readonly Run[]> {
  const result = await checkProject(join(EXAMPLES, id), { allStacks: true, ownEnvironment: process.env });
  if (result.kind !== "checked") throw new Error(`${id} was not checked: ${JSON.stringify(result)}`);
  return result.stacks.map(({ run }) => run);
}

async function graphOf(id: string, stack: string): Promise<Graph> {
  const graph = (await runsOf(id)).find((run) => run.stack === stack)?.graph;
  if (graph === undefined) throw new Error(`${id} has no graph of the stack ${stack}.`);
  return graph;
}

/** Inputs of the resources of a type, by the type's last part. */
function inputsOf(graph: Graph, type: string): ResourceNode["inputs"][] {
  return graph
    .sorted()
    .filter((node) => node.type.endsWith(`:${type}`))
    .map(({ inputs }) => inputs);
}

/** Names of the providers that serve the resources; "" is the default one. */
function regionsOf(graph: Graph): string[] {
  const custom = graph.sorted().filter(({ kind, type }) => kind === "custom" && type.startsWith("aws:"));
  return [...new Set(custom.map(({ region }) => region ?? ""))].sort();
}

describe("deploys in all stacks without an error or a warning", () => {
  test.each(PROJECTS)("%s", { timeout: 300_000 }, async (id) => {
    const runs = await runsOf(id);
    expect(runs.map(({ stack }) => stack)).toEqual(expect.arrayContaining(["dev", "prod"]));
    for (const { stack, findings, status, remarks } of runs) {
      const bad = findings.filter(({ severity }) => severity !== "note");
      expect(bad.map((finding) => `${stack}: ${renderOneFinding(finding)}`)).toEqual([]);
      // Requests are answered, objects run their function: nothing of it stays open.
      const open = findings.filter(({ code }) => code === "requirements/undecided");
      expect(open.map(({ message }) => message)).toEqual([]);
      expect(status).toBe("passed");
      // Nothing was left out, such as the check of types.
      expect(remarks).toEqual([]);
    }
  });

  test("on providers that name their region, with parents", async () => {
    for (const id of PROJECTS) {
      for (const { graph } of await runsOf(id)) {
        const aws = (graph?.sorted() ?? []).filter(
          ({ type, kind }) => kind === "custom" && type.startsWith("aws:"),
        );
        const onDefault = aws.filter(({ provider }) => provider === undefined || /::default_/.test(provider));
        expect(onDefault.map(({ urn }) => urn)).toEqual([]);
        expect(aws.filter(({ parent }) => parent === undefined).map(({ urn }) => urn)).toEqual([]);
      }
    }
  });
});

test("the systems with functions send them what they are for", () => {
  const asked = ["serverless-api", "bucket-function", "split-stacks/application"].map((id) =>
    readFileSync(join(EXAMPLES, id, "stackproof.yaml"), "utf8"),
  );
  expect(asked.map((text) => (text.match(/^ {2}- .*(?:http|put): /gm) ?? []).length)).toEqual([4, 1, 2]);
});

describe("serverless-api", () => {
  test.each([
    { stack: "dev", regions: ["us-west-2"] },
    { stack: "prod", regions: ["eu-west-1", "us-west-2"] },
  ])("is in $regions as $stack, without a VPC, named and tagged", async ({ stack, regions }) => {
    const graph = await graphOf("serverless-api", stack);
    expect(regionsOf(graph)).toEqual(regions);
    expect(graph.sorted().filter(({ type }) => type.startsWith("aws:ec2/"))).toEqual([]);
    const functions = inputsOf(graph, "Function");
    const names = functions.map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set([`${stack}-read-items`, `${stack}-write-items`]));
    expect(names).toHaveLength(2 * regions.length);
    expect(functions.filter(({ vpcConfig }) => vpcConfig !== undefined)).toEqual([]);
    const providers = graph
      .sorted()
      .filter(({ type, name }) => type === "pulumi:providers:aws" && !name.startsWith("default"));
    expect(providers).toHaveLength(regions.length);
    for (const { inputs } of providers)
      expect(JSON.stringify(inputs["defaultTags"])).toContain("serverless-infra-pulumi");
  });
});

describe("bucket-function", () => {
  test.each(["dev", "prod"])("is what was asked for as %s", async (stack) => {
    const graph = await graphOf("bucket-function", stack);
    expect(inputsOf(graph, "Vpc").map(({ cidrBlock }) => cidrBlock)).toEqual(["10.0.0.0/16"]);
    const subnets = inputsOf(graph, "Subnet");
    expect(subnets).toHaveLength(4);
    expect(new Set(subnets.map(({ availabilityZone }) => availabilityZone)).size).toBe(2);
    expect(inputsOf(graph, "InternetGateway")).toHaveLength(1);
    expect(inputsOf(graph, "NatGateway").length).toBeGreaterThan(0);
    expect(inputsOf(graph, "Function").map(({ vpcConfig }) => vpcConfig)).toEqual([
      expect.objectContaining({ subnetIds: [expect.anything(), expect.anything()] }),
    ]);
    const logs = inputsOf(graph, "LogGroup").map(({ retentionInDays }) => retentionInDays);
    expect(new Set(logs)).toEqual(new Set([14]));
    for (const type of [
      "BucketVersioning",
      "BucketPublicAccessBlock",
      "BucketServerSideEncryptionConfiguration",
    ])
      expect(inputsOf(graph, type)).toHaveLength(inputsOf(graph, "Bucket").length);
    expect(inputsOf(graph, "BucketNotification")).toHaveLength(1);
    expect(graph.sorted().filter(({ kind, name }) => kind === "component" && name === "tap")).toHaveLength(1);
  });
});

describe("tests of handlers", () => {
  test("are there", () => {
    expect(HANDLER_TESTS.length).toBeGreaterThan(1);
  });

  test.each(HANDLER_TESTS)("%s", (path) => {
    const file = join(EXAMPLES, path);
    const { status, stdout } = spawnSync(process.execPath, ["--test", file], {
      encoding: "utf8",
      cwd: dirname(file),
    });
    expect(status === 0 ? "" : stdout).toBe("");
    expect(/^# pass (\d+)$/m.exec(stdout)?.[1]).toMatch(/^[1-9]/);
  });
});
