import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { Placeholders } from "../core/placeholder.ts";
import { childUrn } from "../core/urn.ts";
import { Archive, Asset, type PropertyMap, ResourceReference, Secret, Unknown } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import { Graph, type ResourceNode } from "../graph/graph.ts";
import { checkSchema } from "./check.ts";
import { openPackageSchema } from "./package.ts";
import type { PackageSchema } from "./schema.ts";

const require = createRequire(import.meta.url);
const cacheDirectory = mkdtempSync(join(tmpdir(), "stackproof-check-"));
afterAll(() => rmSync(cacheDirectory, { recursive: true, force: true }));
const packages = new Map<string, PackageSchema>();
for (const name of ["aws", "random"]) {
  const directory = dirname(require.resolve(`@pulumi/${name}/package.json`));
  packages.set(name, openPackageSchema(directory, { cacheDirectory }));
}
const version = packages.get("aws")?.version ?? "";

function graphOf(type: string, inputs: PropertyMap, more: Partial<ResourceNode> = {}): Graph {
  const graph = new Graph("shop", "dev");
  graph.add({
    urn: childUrn({ stack: "dev", project: "shop" }, undefined, type, "it"),
    type,
    name: "it",
    kind: "custom",
    parent: undefined,
    id: undefined,
    inputs,
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    provider: undefined,
    region: "us-west-2",
    options: {},
    droppedArguments: [],
    coverage: "schema",
    source: { file: "index.ts", line: 3 },
    frames: [],
    outputsRegistered: false,
    ...more,
  });
  return graph;
}

const check = (type: string, inputs: PropertyMap, more: Partial<ResourceNode> = {}): Finding[] =>
  checkSchema(graphOf(type, inputs, more), (name) => packages.get(name));
const brief = (findings: readonly Finding[]): string[] =>
  findings.map((finding) => `${finding.severity} ${finding.code} ${finding.at.property ?? ""}`.trim());

const VPC = "aws:ec2/vpc:Vpc";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const FUNCTION = "aws:lambda/function:Function";
const INSTANCE = "aws:ec2/instance:Instance";
const rule = { protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] };

describe("a top-level argument that the SDK dropped", () => {
  it("is an error that names the nearest input", () => {
    const [finding, ...others] = check(VPC, {}, { droppedArguments: ["cidrblock"] });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: "schema/unknown-property",
      severity: "error",
      effect: "broken",
      message: "Argument `cidrblock` of `it` does nothing: aws.ec2.Vpc has no such input.",
      fix: "Write `cidrBlock` instead of `cidrblock`.",
      at: { property: "cidrblock", source: { file: "index.ts", line: 3 } },
    });
    expect(finding?.docs).toMatch(/^https:/);
  });

  it("is a warning when nothing is like it, or when the like one is given: it may be spread on purpose", () => {
    expect(brief(check(VPC, {}, { droppedArguments: ["subnetStrategy"] }))).toEqual([
      "warning schema/unknown-property subnetStrategy",
    ]);
    const both = check(VPC, { cidrBlock: "10.0.0.0/16" }, { droppedArguments: ["cidrBlocks"] });
    expect(brief(both)).toEqual(["warning schema/unknown-property cidrBlocks"]);
    expect(both[0]?.fix).toContain("`cidrBlock` is given as well");
  });

  it("has its own words for outputs and for options", () => {
    expect(brief(check(VPC, {}, { droppedArguments: ["arn", "id"] }))).toEqual([
      "warning schema/output-as-argument arn",
      "warning schema/output-as-argument id",
    ]);
    const options = check(VPC, {}, { droppedArguments: ["provider", "dependsOn"] });
    expect(brief(options)).toEqual([
      "error schema/option-as-argument provider",
      "warning schema/option-as-argument dependsOn",
    ]);
    expect(options[0]?.fix).toContain("third argument");
  });

  it("does not blame a provider among the arguments when one is in force", () => {
    const provider = "urn:pulumi:dev::shop::pulumi:providers:aws::west::0a1b";
    expect(brief(check(VPC, {}, { droppedArguments: ["provider"], provider }))).toEqual([
      "warning schema/option-as-argument provider",
    ]);
    const byDefault = "urn:pulumi:dev::shop::pulumi:providers:aws::default_7_48_0::0a1b";
    expect(brief(check(VPC, {}, { droppedArguments: ["provider"], provider: byDefault }))).toEqual([
      "error schema/option-as-argument provider",
    ]);
  });

  it("is none when the type has it after all", () => {
    expect(check("pulumi:providers:aws", {}, { kind: "provider", droppedArguments: ["accessKey"] })).toEqual(
      [],
    );
  });
});

describe("a nested property", () => {
  it("that is misspelt is an error", () => {
    const [finding, ...others] = check(GROUP, { ingress: [{ ...rule, cidrBloks: ["10.0.0.0/8"] }] });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: "schema/unknown-nested-property",
      severity: "error",
      effect: "rejected",
      quote: "Invalid or unknown key",
      message: "Property `ingress[0].cidrBloks` of `it` is none that `ingress` of aws.ec2.SecurityGroup has.",
      fix: "Write `cidrBlocks`.",
    });
  });

  it("in Terraform's spelling arrives, so it is a warning; so is one that is like no other", () => {
    const snake = check(GROUP, { ingress: [{ ...rule, cidr_blocks: ["10.0.0.0/8"], whatever: 1 }] });
    expect(brief(snake)).toEqual([
      "warning schema/unknown-nested-property ingress[0].cidr_blocks",
      "warning schema/unknown-nested-property ingress[0].whatever",
    ]);
    expect(snake[0]?.fix).toBe("Write `cidrBlocks`.");
    const singular = check(INSTANCE, { ephemeralBlockDevice: [] });
    expect(brief(singular)).toEqual(["warning schema/unknown-nested-property ephemeralBlockDevice"]);
  });

  it("that is required and missing, null or unset is an error; unknown and secret ones are there", () => {
    const [finding] = check(GROUP, { ingress: [{ protocol: "tcp", fromPort: null, toPort: 80 }] });
    expect(finding).toMatchObject({
      code: "schema/missing-required",
      severity: "error",
      at: { property: "ingress[0].fromPort" },
    });
    expect(check(GROUP, { ingress: [{ ...rule, fromPort: new Unknown(undefined, undefined) }] })).toEqual([]);
    expect(check(GROUP, { ingress: [{ ...rule, fromPort: new Secret(80) }] })).toEqual([]);
    expect(brief(check(GROUP, { ingress: [{ ...rule, fromPort: new Secret(null) }] }))).toEqual([
      "error schema/missing-required ingress[0].fromPort",
    ]);
  });

  it("that is missing where all parts look required is a warning: the bridge may fill it with null", () => {
    const inputs = { encryptionConfigs: [{ kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/x" }] };
    expect(brief(check("aws:opensearch/serverlessCollection:ServerlessCollection", inputs))).toEqual([
      "warning schema/missing-required encryptionConfigs[0].awsOwnedKey",
    ]);
  });

  it("is found at any depth, also inside secrets", () => {
    const inputs = { ingress: new Secret([{ ...rule, cidrBloks: [] }]) };
    expect(brief(check(GROUP, inputs))).toEqual([
      "error schema/unknown-nested-property ingress[0].cidrBloks",
    ]);
  });

  it("that is a note between SDK and provider is none of ours", () => {
    expect(check(GROUP, { ingress: [{ ...rule, __defaults: [] }], __defaults: [] })).toEqual([]);
  });
});

describe("a required input", () => {
  it("that is null is missing", () => {
    expect(brief(check(FUNCTION, { role: null }))).toEqual(["error schema/missing-required role"]);
    expect(check(FUNCTION, { role: "arn:aws:iam::123456789012:role/x" })).toEqual([]);
  });

  it("that is absent came as an Output without a value, perhaps of a placeholder: a warning", () => {
    expect(brief(check(FUNCTION, {}))).toEqual(["warning schema/missing-required role"]);
  });

  it("inside an input that comes from something without a model is a warning", () => {
    const inputs = { ingress: [{ protocol: "tcp", toPort: 80 }] };
    const propertyDependencies = { ingress: ["urn:pulumi:dev::p::aws:sns/topic:Topic::t"] };
    expect(brief(check(GROUP, inputs, { propertyDependencies }))).toEqual([
      "warning schema/missing-required ingress[0].fromPort",
    ]);
  });

  it("is not asked of a resource that is only read, and not of a user's own component", () => {
    expect(check(FUNCTION, {}, { kind: "read" })).toEqual([]);
    expect(check(FUNCTION, {}, { kind: "component" })).toEqual([]);
  });
});

describe("what the provider converts", () => {
  it.each<[string, PropertyMap]>([
    ["numbers and booleans in strings", { tags: { count: 3, live: true }, cidrBlock: 10 }],
    ["strings that hold a boolean", { enableDnsSupport: "true", enableDnsHostnames: "0" }],
    ["strings that hold a number", { ipv4NetmaskLength: "28" }],
    [
      "null, unknown and secret values",
      { cidrBlock: null, tags: new Unknown("x", undefined), instanceTenancy: new Secret("default") },
    ],
    [
      "references to resources",
      { cidrBlock: new ResourceReference("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::x", "vpc-1") },
    ],
    ["a map with unknown and null values", { tags: { a: new Unknown(undefined, undefined), b: null } }],
    ["an empty text for a number", { ipv4NetmaskLength: "" }],
    ["a placeholder", { ipv4NetmaskLength: new Placeholders().text("seed", "x") }],
  ])("%s: no finding", (_, inputs) => {
    expect(check(VPC, inputs)).toEqual([]);
  });

  it.each<[string, string, PropertyMap]>([
    ["one value for a list", GROUP, { ingress: [{ ...rule, cidrBlocks: "0.0.0.0/0" }] }],
    ["one object for a list", GROUP, { ingress: rule }],
    ["a list of one for an object", INSTANCE, { rootBlockDevice: [{ volumeSize: 8 }] }],
    ["a list of maps for a map", VPC, { tags: [{ a: "b" }] }],
    ["a number for a boolean", VPC, { enableDnsSupport: 1 }],
    ["a path for an archive", FUNCTION, { role: "r", code: "./function.zip" }],
    [
      "an object for a string that may be JSON",
      "aws:ecs/taskDefinition:TaskDefinition",
      { family: "x", containerDefinitions: [{ name: "x" }] },
    ],
  ])("%s: a warning", (_, type, inputs) => {
    expect(check(type, inputs).map((finding) => `${finding.severity} ${finding.code}`)).toEqual([
      "warning schema/converted-type",
    ]);
  });
});

describe("a value of the wrong type", () => {
  it.each<[string, PropertyMap, string]>([
    [VPC, { cidrBlock: { a: "b" } }, "cidrBlock"],
    [VPC, { cidrBlock: ["10.0.0.0/16", "10.1.0.0/16"] }, "cidrBlock"],
    [VPC, { enableDnsSupport: "yes" }, "enableDnsSupport"],
    [VPC, { ipv4NetmaskLength: "twenty" }, "ipv4NetmaskLength"],
    [VPC, { tags: "Name=x" }, "tags"],
    [VPC, { tags: ["a"] }, "tags"],
    [VPC, { tags: { Name: { first: "x" } } }, "tags.Name"],
    [INSTANCE, { rootBlockDevice: "gp3" }, "rootBlockDevice"],
    [GROUP, { ingress: ["10.0.0.0/8"] }, "ingress[0]"],
    [GROUP, { ingress: "10.0.0.0/8" }, "ingress"],
  ])("%s %j is an error", (type, inputs, property) => {
    const [finding, ...others] = check(type, inputs);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: "schema/wrong-type",
      severity: "error",
      effect: "rejected",
      at: { property },
    });
    expect(finding?.docs).toMatch(/^https:/);
  });

  it("says what was found and what is wanted, but not a secret", () => {
    const [finding] = check(VPC, { enableDnsSupport: "yes" });
    expect(finding?.message).toBe(
      'Property `enableDnsSupport` of `it` is the string "yes"; aws.ec2.Vpc wants a boolean.',
    );
    const [hidden] = check(VPC, { enableDnsSupport: new Secret("hunter2") });
    expect(JSON.stringify(hidden)).not.toContain("hunter2");
    const [inside] = check(GROUP, { ingress: new Secret([{ ...rule, toPort: "hunter2" }]) });
    expect(inside?.code).toBe("schema/wrong-type");
    expect(JSON.stringify(inside)).not.toContain("hunter2");
  });

  it("is a file where a value is wanted, or another kind of file", () => {
    expect(brief(check(VPC, { cidrBlock: new Asset({ text: "x" }) }))).toEqual([
      "error schema/asset-mismatch cidrBlock",
    ]);
    expect(brief(check(FUNCTION, { role: "r", code: new Asset({ path: "x.js" }) }))).toEqual([
      "error schema/asset-mismatch code",
    ]);
    expect(check(FUNCTION, { role: "r", code: new Archive({ path: "x.zip" }) })).toEqual([]);
    expect(
      check("aws:s3/bucketObject:BucketObject", { bucket: "b", source: new Asset({ path: "x" }) }).filter(
        (finding) => finding.severity !== "note",
      ),
    ).toEqual([]);
  });
});

describe("a union", () => {
  const BALANCER = "aws:alb/loadBalancer:LoadBalancer";
  it("of literals lists them and names the nearest", () => {
    const [finding, ...others] = check(BALANCER, { loadBalancerType: "aplication" });
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      code: "schema/not-in-union",
      severity: "warning",
      fix: 'Write "application".',
    });
    expect(finding?.message).toContain('"network"');
    expect(check(BALANCER, { loadBalancerType: "network" })).toEqual([]);
  });

  it("that takes any string besides lets all pass", () => {
    expect(check(FUNCTION, { role: "r", runtime: "cobol85" })).toEqual([]);
  });

  it("of a string and an object is a document, whose inside is not the provider's affair", () => {
    const type = "aws:iam/role:Role";
    const document = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" }],
    };
    expect(check(type, { assumeRolePolicy: "{}" })).toEqual([]);
    expect(check(type, { assumeRolePolicy: document })).toEqual([]);
    expect(check(type, { assumeRolePolicy: { ...document, Statements: [] } })).toEqual([]);
    expect(check(type, { assumeRolePolicy: [document] })).toEqual([]);
    expect(check(type, { assumeRolePolicy: 5 })).toEqual([]);
  });
});

describe("deprecated", () => {
  it("types and properties are notes with what replaces them", () => {
    const [type] = check("aws:s3/bucketV2:BucketV2", {});
    expect(type).toMatchObject({ code: "schema/deprecated-type", severity: "note" });
    expect(type?.fix).toContain("in favor of s3.Bucket");
    const random = check("random:index/randomString:RandomString", { length: 8, number: true });
    expect(brief(random)).toEqual(["note schema/deprecated-property number"]);
    expect(random[0]?.fix).toContain("numeric");
    expect(check("random:index/randomString:RandomString", { length: 8, number: null })).toEqual([]);
  });
});

describe("a type", () => {
  it("that the package does not have is an error with the nearest", () => {
    const [finding] = check("aws:ec2/vpcs:Vpcs", {});
    expect(finding).toMatchObject({
      code: "schema/unknown-type",
      severity: "error",
      fix: 'The nearest type is "aws:ec2/vpc:Vpc".',
    });
    expect(finding?.quote).toBe("Resource type 'aws:ec2/vpcs:Vpcs' not found.");
    expect(check("aws:network/vpc:Vpc", {})[0]?.fix).toContain("aws:ec2/vpc:Vpc");
  });

  it("of another package, or of another version of it, is not judged", () => {
    expect(check("cloud:thing:Thing", {})).toEqual([]);
    expect(check("aws:ec2/vpcs:Vpcs", {}, { options: { version: "5.1.0" } })).toEqual([]);
    expect(check("aws:ec2/vpcs:Vpcs", {}, { options: { version } })).toHaveLength(1);
    expect(check("aws:ec2/vpcs:Vpcs", {}, { kind: "component" })).toEqual([]);
  });
});

const provider = (inputs: PropertyMap): Finding[] =>
  check("pulumi:providers:aws", inputs, { kind: "provider" });

const call = (token: string, args: PropertyMap, isMethod = false): Finding[] => {
  const graph = new Graph("shop", "dev");
  graph.invokes.push({
    token,
    args,
    result: {},
    provider: undefined,
    region: undefined,
    coverage: "schema",
    source: { file: "index.ts", line: 9 },
    isMethod,
  });
  return checkSchema(graph, (name) => packages.get(name));
};

describe("a provider", () => {
  it("has its lists and objects sent as JSON", () => {
    expect(
      provider({
        region: "us-west-2",
        assumeRoles: '[{"roleArn":"x"}]',
        skipRegionValidation: "true",
        version: "7.0.0",
      }),
    ).toEqual([]);
    expect(brief(provider({ assumeRoles: '[{"roleARNs":"x"}]' }))).toEqual([
      "error schema/unknown-nested-property assumeRoles[0].roleARNs",
    ]);
    expect(provider({ defaultTags: "not json" })).toEqual([]);
  });
});

describe("a call", () => {
  it("is checked like a resource", () => {
    const findings = call("aws:ec2/getAmi:getAmi", {
      owners: ["amazon"],
      filters: [{ name: "name", valuess: ["x"] }],
    });
    expect(brief(findings)).toEqual([
      "error schema/unknown-nested-property filters[0].valuess",
      "warning schema/missing-required filters[0].values",
    ]);
    expect(findings[0]?.message).toContain("`aws.ec2.getAmi`");
    expect(findings[0]?.at.source).toEqual({ file: "index.ts", line: 9 });
    expect(call("aws:ec2/getAmi:getAmi", { owners: ["amazon"], mostRecent: true })).toEqual([]);
  });

  it("of a function that the package does not have is an error; methods are not looked up", () => {
    expect(call("aws:ec2/getVpcc:getVpcc", {})[0]).toMatchObject({
      code: "schema/unknown-function",
      severity: "error",
      fix: 'The nearest function is "aws:ec2/getVpc:getVpc".',
    });
    expect(call("aws:ec2/getVpcc:getVpcc", {}, true)).toEqual([]);
    expect(call("aws:resourceexplorer/search:Search", { queryString: "x", viewArn: "y" })).toEqual([]);
  });
});
