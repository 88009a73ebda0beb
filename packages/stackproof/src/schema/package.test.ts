import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPackageSchema } from "./package.ts";
import type { InstalledPackageSchema, SchemaType } from "./schema.ts";

const require = createRequire(import.meta.url);
const installed = (name: string): string => dirname(require.resolve(`@pulumi/${name}/package.json`));
let scratch = "";
let aws: InstalledPackageSchema;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "stackproof-schema-"));
  aws = openPackageSchema(installed("aws"), { cacheDirectory: join(scratch, "cache") });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("an installed @pulumi/aws", () => {
  it("knows its name and version", () => {
    expect(aws.name).toBe("aws");
    expect(aws.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("reads inputs and outputs of a resource", () => {
    const vpc = aws.resource("aws:ec2/vpc:Vpc");
    expect(vpc?.inputs["cidrBlock"]).toEqual({ type: { kind: "string" }, required: false });
    expect(vpc?.inputs["tags"]?.type).toEqual({ kind: "map", element: { kind: "string" } });
    expect(vpc?.inputs).not.toHaveProperty("arn");
    expect(vpc?.outputs["arn"]).toEqual({ type: { kind: "string" }, required: true });
    expect(vpc?.outputs["instanceTenancy"]?.required).toBe(false);
  });

  it("reads nested types, lists, files, enums and resources that stand for ids", () => {
    const instance = aws.resource("aws:ec2/instance:Instance");
    const root = instance?.inputs["rootBlockDevice"]?.type;
    expect(root).toEqual({ kind: "object", name: "inputs.ec2.InstanceRootBlockDevice" });
    expect(aws.object("inputs.ec2.InstanceRootBlockDevice")?.["volumeSize"]?.type).toEqual({
      kind: "number",
    });
    expect(aws.object("outputs.ec2.InstanceRootBlockDevice")?.["volumeId"]?.type).toEqual({ kind: "string" });
    const fn = aws.resource("aws:lambda/function:Function");
    expect(fn?.inputs["code"]?.type).toEqual({ kind: "archive" });
    expect(fn?.inputs["role"]).toEqual({ type: { kind: "string" }, required: true });
    expect(fn?.inputs["runtime"]?.type).toEqual({ kind: "string" });
    const object = aws.resource("aws:s3/bucketObject:BucketObject");
    expect(object?.inputs["source"]?.type).toEqual({
      kind: "union",
      options: [{ kind: "asset" }, { kind: "archive" }],
    });
    expect(object?.inputs["bucket"]?.type).toMatchObject({
      kind: "union",
      options: [{ kind: "string" }, { kind: "resource", name: "aws:s3/bucket:Bucket" }],
    });
    const balancer = aws.resource("aws:alb/loadBalancer:LoadBalancer");
    expect(balancer?.inputs["loadBalancerType"]?.type).toMatchObject({
      kind: "string",
      values: ["application", "network"],
    });
  });

  it("reads functions", () => {
    const getVpc = aws.function("aws:ec2/getVpc:getVpc");
    expect(getVpc?.inputs["filters"]?.type).toEqual({
      kind: "list",
      element: { kind: "object", name: "inputs.ec2.GetVpcFilter" },
    });
    expect(getVpc?.outputs["cidrBlock"]).toEqual({ type: { kind: "string" }, required: true });
    const getRegion = aws.function("aws:index/getRegion:getRegion");
    expect(getRegion?.inputs["name"]?.deprecated).toContain("Use region instead");
    expect(aws.function("aws:index/getPartition:getPartition")?.outputs["dnsSuffix"]?.type.kind).toBe(
      "string",
    );
    expect(aws.function("pulumi:providers:aws/terraformConfig")?.outputs["result"]).toBeDefined();
  });

  it("reads the provider and deprecated types", () => {
    expect(aws.resource("pulumi:providers:aws")?.inputs["assumeRoles"]?.type.kind).toBe("list");
    expect(aws.resource("aws:s3/bucketV2:BucketV2")?.deprecated).toContain("in favor of s3.Bucket");
    expect(aws.resource("aws:s3/bucket:Bucket")).not.toHaveProperty("deprecated");
  });

  it("knows nothing of what is not there", () => {
    for (const token of [
      "aws:ec2/vpcc:Vpcc",
      "aws:ec2/vpc:Vpd",
      "aws:nowhere/thing:Thing",
      "",
      "x:y",
      "aws:../../x:X",
    ]) {
      expect(aws.resource(token)).toBeUndefined();
      expect(aws.function(token)).toBeUndefined();
    }
    expect(aws.object("inputs.ec2.Nothing")).toBeUndefined();
    expect(aws.object("nothing")).toBeUndefined();
    expect(aws.object("inputs.__proto__")).toBeUndefined();
  });

  // Measured on 7.48.0: one `any` (the Condition of an IAM policy document, declared as `any`) in 104,984 types.
  it("reads every type and function of the package, with next to no any", () => {
    const tokens = aws.resourceTokens();
    expect(tokens.length).toBeGreaterThan(1500);
    let types = 0;
    const unknown: string[] = [];
    const seen = new Set<string>();
    const visit = (type: SchemaType, where: string): void => {
      types++;
      if (type.kind === "any") unknown.push(where);
      if (type.kind === "list" || type.kind === "map") visit(type.element, where);
      if (type.kind === "union") for (const option of type.options) visit(option, where);
      if (type.kind !== "object" || seen.has(type.name)) return;
      seen.add(type.name);
      const properties = aws.object(type.name);
      if (properties === undefined) unknown.push(type.name);
      for (const [name, property] of Object.entries(properties ?? {}))
        visit(property.type, `${type.name}.${name}`);
    };
    const unreadable: string[] = [];
    const all = [
      ...tokens.map((token) => aws.resource(token) ?? token),
      ...aws.functionTokens().map((token) => aws.function(token) ?? token),
    ];
    for (const schema of all) {
      if (typeof schema === "string") unreadable.push(schema);
      else {
        for (const [name, property] of [
          ...Object.entries(schema.inputs),
          ...Object.entries(schema.outputs),
        ]) {
          visit(property.type, `${schema.token}.${name}`);
        }
      }
    }
    expect(unreadable).toEqual([]);
    expect(types).toBeGreaterThan(90_000);
    expect(unknown).toEqual(["inputs.iam.PolicyStatement.Condition"]);
  });

  it("lists the same functions as the scripts call", () => {
    const called = new Set<string>();
    for (const file of readdirSync(join(installed("aws"), "ec2"))) {
      if (!/^get.*\.js$/.test(file)) continue;
      const script = readFileSync(join(installed("aws"), "ec2", file), "utf8");
      for (const found of script.matchAll(/pulumi\.runtime\.invoke\("([^"]+)"/g)) called.add(found[1] ?? "");
    }
    expect(called.size).toBeGreaterThan(50);
    const listed = new Set(aws.functionTokens());
    expect([...called].filter((token) => !listed.has(token))).toEqual([]);
  });
});

describe("@pulumi/random", () => {
  it("is read like any other", () => {
    const random = openPackageSchema(installed("random"), { cacheDirectory: join(scratch, "cache") });
    const type = random.resource("random:index/randomString:RandomString");
    expect(type?.inputs["length"]).toEqual({ type: { kind: "number" }, required: true });
    expect(type?.inputs["number"]?.deprecated).toBeDefined();
    expect(random.resourceTokens()).toContain("random:index/randomPassword:RandomPassword");
  });
});

const packageFolder = (): string => {
  const folder = mkdtempSync(join(scratch, "package-"));
  mkdirSync(join(folder, "types"));
  writeFileSync(
    join(folder, "package.json"),
    '{"name":"@pulumi/thing","version":"v1.2.3","pulumi":{"name":"thing"}}',
  );
  writeFileSync(
    join(folder, "types", "input.d.ts"),
    "export interface Part {\n    /**\n     * @deprecated Tschüß.\n     */\n    a: string;\n}\n",
  );
  writeFileSync(
    join(folder, "box.d.ts"),
    'import * as pulumi from "@pulumi/pulumi";\nimport * as inputs from "./types/input";\nexport declare class Box extends pulumi.CustomResource {\n    readonly size: pulumi.Output<number>;\n    constructor(name: string, args: BoxArgs);\n}\nexport interface BoxArgs {\n    part: pulumi.Input<inputs.Part>;\n}\n',
  );
  return folder;
};
const cacheFiles = (directory: string): string[] => readdirSync(join(directory, "schema"));

describe("the cache", () => {
  it("answers from the disk on the next run, also for what is not there", () => {
    const folder = packageFolder();
    const cacheDirectory = join(scratch, "kept");
    const first = openPackageSchema(folder, { cacheDirectory });
    expect(first.version).toBe("1.2.3");
    const box = first.resource("thing:index:Box");
    expect(first.object("inputs.Part")?.["a"]?.deprecated).toBe("Tschüß.");
    expect(first.resource("thing:index:Gone")).toBeUndefined();
    first.saveCache();
    expect(cacheFiles(cacheDirectory)).toEqual(["thing-1.2.3.json"]);
    rmSync(join(folder, "box.d.ts"));
    const second = openPackageSchema(folder, { cacheDirectory });
    expect(second.resource("thing:index:Box")).toEqual(box);
    expect(second.resource("thing:index:Gone")).toBeUndefined();
  });

  it("is not believed once the package's files changed", () => {
    const folder = packageFolder();
    const cacheDirectory = join(scratch, "changed");
    const first = openPackageSchema(folder, { cacheDirectory });
    first.resource("thing:index:Box");
    first.saveCache();
    rmSync(join(folder, "box.d.ts"));
    utimesSync(join(folder, "package.json"), new Date(0), new Date(0));
    expect(openPackageSchema(folder, { cacheDirectory }).resource("thing:index:Box")).toBeUndefined();
  });

  it.each([
    "",
    "{",
    "null",
    "[]",
    '{"format":1}',
    '{"format":1,"guard":"x","resources":[],"functions":{},"objects":{}}',
  ])("is ignored when it holds %j", (text) => {
    const folder = packageFolder();
    const cacheDirectory = join(scratch, "corrupt");
    mkdirSync(join(cacheDirectory, "schema"), { recursive: true });
    writeFileSync(join(cacheDirectory, "schema", "thing-1.2.3.json"), text);
    expect(openPackageSchema(folder, { cacheDirectory }).resource("thing:index:Box")?.outputs).toHaveProperty(
      "size",
    );
  });

  it("is left alone where it cannot be written", () => {
    const folder = packageFolder();
    const blocked = join(folder, "file");
    writeFileSync(blocked, "");
    const schema = openPackageSchema(folder, { cacheDirectory: blocked });
    expect(schema.resource("thing:index:Box")).toBeDefined();
    expect(() => schema.saveCache()).not.toThrow();
    expect(readFileSync(blocked, "utf8")).toBe("");
  });

  it("keeps what two runs read at the same time, and no temporary files", () => {
    const folder = packageFolder();
    const cacheDirectory = join(scratch, "two");
    const one = openPackageSchema(folder, { cacheDirectory });
    const two = openPackageSchema(folder, { cacheDirectory });
    one.resource("thing:index:Box");
    two.object("inputs.Part");
    one.saveCache();
    two.saveCache();
    expect(cacheFiles(cacheDirectory)).toEqual(["thing-1.2.3.json"]);
    const kept = JSON.parse(
      readFileSync(join(cacheDirectory, "schema", "thing-1.2.3.json"), "utf8"),
    ) as Record<string, object>;
    expect(Object.keys(kept["resources"] ?? {})).toEqual(["thing:index:Box"]);
    expect(Object.keys(kept["objects"] ?? {})).toEqual(["inputs.Part"]);
  });

  it("is not needed: a folder without a package is an empty schema", () => {
    const empty = openPackageSchema(join(scratch, "nothing"), { cacheDirectory: join(scratch, "none") });
    expect(empty.name).toBe("");
    expect(empty.resource("thing:index:Box")).toBeUndefined();
    expect(empty.resourceTokens()).toEqual([]);
  });
});
