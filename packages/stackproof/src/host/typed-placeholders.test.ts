import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { holdsPlaceholder, Placeholders } from "../core/placeholder.ts";
import {
  isPropertyMap,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  Unknown,
} from "../core/value.ts";
import { openPackageSchema } from "../schema/package.ts";
import type { PackageSchema, ResourceSchema, SchemaProperties, SchemaType } from "../schema/schema.ts";
import { type PlaceholderRequest, placeholderOutputs } from "./typed-placeholders.ts";

const require = createRequire(import.meta.url);
const cacheDirectory = mkdtempSync(join(tmpdir(), "stackproof-placeholders-"));
afterAll(() => rmSync(cacheDirectory, { recursive: true, force: true }));
const aws = openPackageSchema(dirname(require.resolve("@pulumi/aws/package.json")), { cacheDirectory });

const requestFor = (type: string, inputs: PropertyMap = {}): PlaceholderRequest => ({
  urn: `urn:pulumi:dev::shop::${type}::it`,
  type,
  name: "it",
  inputs,
  region: "eu-west-1",
  account: "123456789012",
  partition: "aws",
});

function outputsOf(type: string, inputs: PropertyMap = {}, placeholders = new Placeholders()): PropertyMap {
  const schema = aws.resource(type) ?? aws.function(type);
  if (schema === undefined) throw new Error(`No ${type}`);
  return placeholderOutputs(schema, aws, requestFor(type, inputs), placeholders);
}

const referenceTo = (token: string, name: string): PropertyValue =>
  new ResourceReference(`urn:x$${token}::${name}`, "id");

const STRING: SchemaType = { kind: "string" };

/** A made-up component package, in the shape of eks and awsx. */
function componentPackage(outputs: SchemaProperties): { schema: ResourceSchema; pkg: PackageSchema } {
  const schema: ResourceSchema = { token: "kit:index:Kit", inputs: {}, outputs };
  const pkg: PackageSchema = {
    name: "kit",
    version: "1.0.0",
    resource: (token) => (token === schema.token ? schema : undefined),
    function: () => undefined,
    object: () => undefined,
    resourceTokens: () => [schema.token],
  };
  return { schema, pkg };
}

describe("the outputs of a resource", () => {
  it("are all there, for every resource type and function of @pulumi/aws", () => {
    const placeholders = new Placeholders();
    let largest = 0;
    for (const token of [...aws.resourceTokens(), ...aws.functionTokens()]) {
      const schema = aws.resource(token) ?? aws.function(token);
      const outputs = outputsOf(token, {}, placeholders);
      expect(Object.keys(outputs)).toEqual(Object.keys(schema?.outputs ?? {}));
      expect(Object.values(outputs)).not.toContain(undefined);
      expect(Object.values(outputs)).not.toContain(null);
      largest = Math.max(largest, JSON.stringify(outputs).length);
    }
    expect(largest).toBeLessThan(50_000);
  });

  it("are the inputs where those were given", () => {
    const outputs = outputsOf("aws:ec2/vpc:Vpc", {
      cidrBlock: "10.0.0.0/16",
      tags: { a: "b" },
      enableDnsSupport: new Secret(true),
    });
    expect(outputs["cidrBlock"]).toBe("10.0.0.0/16");
    expect(outputs["tags"]).toEqual({ a: "b" });
    expect(outputs["tagsAll"]).toEqual({ a: "b" });
    expect(outputs["enableDnsSupport"]).toEqual(new Secret(true));
    expect(outputs["region"]).toBe("eu-west-1");
    expect(outputs["ownerId"]).toBe("123456789012");
  });

  it("complete given objects by what AWS adds to them", () => {
    const root = outputsOf("aws:ec2/instance:Instance", { rootBlockDevice: { volumeSize: 8 } })[
      "rootBlockDevice"
    ];
    expect(root).toMatchObject({ volumeSize: 8 });
    expect(isPropertyMap(root) && holdsPlaceholder(String(root["volumeId"]))).toBe(true);
  });

  it("are given values as the provider gives them back", () => {
    const role = outputsOf("aws:iam/role:Role", {
      assumeRolePolicy: { Version: "2012-10-17" },
      maxSessionDuration: "3600",
      forceDetachPolicies: "true",
    });
    expect(role).toMatchObject({
      assumeRolePolicy: '{"Version":"2012-10-17"}',
      maxSessionDuration: 3600,
      forceDetachPolicies: true,
    });
    const policy = {
      policy: { Statement: [new Unknown(undefined, undefined)] },
      bucket: new ResourceReference("urn:x", "logs"),
    };
    expect(outputsOf("aws:s3/bucketPolicy:BucketPolicy", policy)).toMatchObject({
      ...policy,
      bucket: "logs",
    });
    expect(outputsOf("aws:ec2/vpc:Vpc", { tags: { count: 3 } })["tags"]).toEqual({ count: 3 });
  });

  it("are recognisable, repeatable and tell where they come from", () => {
    const placeholders = new Placeholders();
    const first = outputsOf("aws:ec2/vpc:Vpc", {}, placeholders);
    const main = String(first["mainRouteTableId"]);
    expect(holdsPlaceholder(main)).toBe(true);
    expect(placeholders.originOf(main)).toBe("output `mainRouteTableId` of `it`");
    expect(outputsOf("aws:ec2/vpc:Vpc")).toEqual(first);
    expect(first["mainRouteTableId"]).not.toBe(first["defaultRouteTableId"]);
  });

  it("have the form that programs take apart, and keep the mark", () => {
    const vpc = outputsOf("aws:ec2/vpc:Vpc");
    expect(vpc["arn"]).toMatch(/^arn:aws:ec2:eu-west-1:123456789012:rehearsed-[0-9a-f]{12}$/);
    expect(outputsOf("aws:iam/policy:Policy")["arn"]).toMatch(/^arn:aws:iam::123456789012:rehearsed-/);
    expect(outputsOf("aws:lb/listener:Listener")["arn"]).toMatch(/^arn:aws:elasticloadbalancing:/);
    const cluster = outputsOf("aws:eks/cluster:Cluster");
    expect(cluster["endpoint"]).toMatch(/^rehearsed-[0-9a-f]{12}\.example$/);
    const { data } = cluster["certificateAuthority"] as PropertyMap;
    expect(Buffer.from(String(data), "base64").toString()).toMatch(/^rehearsed-/);
    expect(new URL(String(outputsOf("aws:sqs/queue:Queue")["url"])).hostname).toMatch(/^rehearsed-/);
    expect(outputsOf("aws:ecr/repository:Repository")["repositoryUrl"]).toMatch(
      /^123456789012\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/rehearsed-/,
    );
    const document = JSON.parse(String(outputsOf("aws:s3/bucketPolicy:BucketPolicy")["policy"])) as {
      Statement: unknown;
    };
    expect(document.Statement).toEqual([]);
    expect(outputsOf("aws:lb/listener:Listener")["sslPolicy"]).toMatch(/^rehearsed-/);
  });

  it("have lists with as many elements as programs count on", () => {
    const subnets = outputsOf("aws:ec2/getSubnets:getSubnets");
    expect(subnets["ids"]).toHaveLength(3);
    expect(new Set(subnets["ids"] as string[]).size).toBe(3);
    expect(outputsOf("aws:ec2/getVpc:getVpc")["cidrBlockAssociations"]).toHaveLength(1);
    expect(outputsOf("aws:ec2/vpc:Vpc")["enableNetworkAddressUsageMetrics"]).toBe(false);
  });

  it("are empty for optional blocks that were not given", () => {
    const distribution = outputsOf("aws:cloudfront/distribution:Distribution");
    expect(distribution["loggingConfig"]).toEqual({});
    expect(distribution["orderedCacheBehaviors"]).toEqual([]);
  });
});

describe("the outputs of a component of another package", () => {
  const vpcOutput: SchemaProperties = {
    vpc: { type: { kind: "resource", name: "aws:ec2/vpc:Vpc" }, required: true },
  };
  const request: PlaceholderRequest = { ...requestFor("kit:index:Kit") };

  it("hold a resource as an object with its outputs", () => {
    const { schema, pkg } = componentPackage(vpcOutput);
    const withSchemas = { ...request, schemas: (name: string) => (name === "aws" ? aws : undefined) };
    const vpc = placeholderOutputs(schema, pkg, withSchemas, new Placeholders())["vpc"] as PropertyMap;
    expect(vpc["arn"]).toMatch(/^arn:aws:ec2:/);
    expect(vpc["urn"]).toBe("urn:pulumi:dev::shop::kit:index:Kit$aws:ec2/vpc:Vpc::it-vpc");
    expect(holdsPlaceholder(String(vpc["id"]))).toBe(true);
  });

  it("hold what can be said when the other package is not installed", () => {
    const { schema, pkg } = componentPackage(vpcOutput);
    const vpc = placeholderOutputs(schema, pkg, request, new Placeholders())["vpc"] as PropertyMap;
    expect(Object.keys(vpc)).toEqual(["arn", "name", "id", "urn"]);
  });

  it("hold a reference when the engine can answer for it", () => {
    const { schema, pkg } = componentPackage({
      subnets: {
        type: { kind: "list", element: { kind: "resource", name: "aws:ec2/subnet:Subnet" } },
        required: true,
      },
    });
    const { subnets } = placeholderOutputs(
      schema,
      pkg,
      { ...request, resourceValue: referenceTo },
      new Placeholders(),
    );
    expect(subnets).toEqual(
      [0, 1, 2].map(
        (index) => new ResourceReference(`urn:x$aws:ec2/subnet:Subnet::it-subnets[${index}]`, "id"),
      ),
    );
  });

  it("make a kubeconfig of any, and take the plain option of a union", () => {
    const { schema, pkg } = componentPackage({
      kubeconfig: { type: { kind: "any" }, required: true },
      cluster: {
        type: { kind: "union", options: [{ kind: "resource", name: "aws:eks/cluster:Cluster" }, STRING] },
        required: true,
      },
      other: { type: { kind: "any" }, required: true },
    });
    const outputs = placeholderOutputs(schema, pkg, request, new Placeholders());
    expect(outputs["kubeconfig"]).toMatchObject({
      clusters: [{ cluster: { server: expect.stringMatching(/^https:/) as string } }],
    });
    expect(typeof outputs["cluster"]).toBe("string");
    expect(typeof outputs["other"]).toBe("string");
  });
});
