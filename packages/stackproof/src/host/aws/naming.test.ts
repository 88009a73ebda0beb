import { describe, expect, it } from "vitest";
import { childUrn } from "../../core/urn.ts";
import { type PropertyMap, Unknown } from "../../core/value.ts";
import type { SchemaProperties } from "../../schema/schema.ts";
import { properties } from "../testing.ts";
import type { NamingMode } from "./autonaming-settings.ts";
import { automaticName } from "./naming.ts";

interface Options {
  readonly name?: string;
  readonly inputs?: PropertyMap;
  readonly mode?: NamingMode;
  readonly schema?: SchemaProperties;
}

function nameOf(type: string, options: Options = {}) {
  const { name = "Main", inputs = {}, mode = { kind: "default" }, schema } = options;
  const urn = childUrn({ stack: "dev", project: "shop" }, undefined, type, name);
  return automaticName({ urn, type, name, inputs, schema }, mode);
}

function pattern(text: string, enforce = false): NamingMode {
  return { kind: "pattern", pattern: text, enforce };
}

describe("automaticName", () => {
  it.each([
    ["aws:s3/bucket:Bucket", "bucket", /^main-[0-9a-f]{7}$/],
    ["aws:iam/role:Role", "name", /^Main-[0-9a-f]{7}$/],
    ["aws:lambda/function:Function", "name", /^Main-[0-9a-f]{7}$/],
    ["aws:rds/instance:Instance", "identifier", /^Main[0-9a-f]{7}$/],
    ["aws:elasticache/cluster:Cluster", "clusterId", /^main-[0-9a-f]{7}$/],
    ["aws:glue/catalogDatabase:CatalogDatabase", "name", /^main_[a-z]{8}$/],
    ["aws:iot/topicRule:TopicRule", "name", /^Main$/],
    ["aws:kms/alias:Alias", "name", /^alias\/Main-[0-9a-f]{7}$/],
    ["aws:s3/bucketObjectv2:BucketObjectv2", "key", /^Main$/],
    ["aws:ec2/keyPair:KeyPair", "keyName", /^Main-[0-9a-f]{7}$/],
  ])("%s gets %s", (type, property, form) => {
    expect(nameOf(type)).toEqual({ property, text: expect.stringMatching(form), kind: "input" });
  });

  it("names by default what has an optional text `name`", () => {
    const type = "aws:ec2/securityGroup:SecurityGroup";
    expect(nameOf(type, { schema: properties({ "name?": "string" }) })?.text).toMatch(/^Main-[0-9a-f]{7}$/);
    expect(nameOf(type, { schema: properties({ name: "string" }) })).toBeUndefined();
    expect(nameOf(type, { schema: properties({ "name?": "map" }) })).toBeUndefined();
    expect(nameOf(type, { schema: properties({ "cidr?": "string" }) })).toBeUndefined();
    expect(nameOf(type)).toBeUndefined();
  });

  it("leaves a name that the program gives, also one that is not known", () => {
    expect(nameOf("aws:s3/bucket:Bucket", { inputs: { bucket: "mine" } })).toBeUndefined();
    expect(
      nameOf("aws:s3/bucket:Bucket", { inputs: { bucket: new Unknown("x", undefined) } }),
    ).toBeUndefined();
    expect(nameOf("aws:rds/cluster:Cluster", { inputs: { clusterIdentifier: "mine" } })).toBeUndefined();
  });

  it("is the same twice and differs between resources", () => {
    const type = "aws:iam/role:Role";
    expect(nameOf(type)).toEqual(nameOf(type));
    expect(nameOf(type, { name: "a" })?.text?.slice(-7)).not.toBe(
      nameOf(type, { name: "b" })?.text?.slice(-7),
    );
  });

  it("is FIFO for FIFO queues and topics", () => {
    const fifo = nameOf("aws:sqs/queue:Queue", { inputs: { fifoQueue: true } });
    expect(fifo?.text).toMatch(/^Main-[0-9a-f]{7}\.fifo$/);
    expect(nameOf("aws:sqs/queue:Queue", { inputs: { fifoQueue: false } })?.text).toMatch(
      /^Main-[0-9a-f]{7}$/,
    );
    expect(nameOf("aws:sns/topic:Topic", { inputs: { fifoTopic: true } })?.text).toMatch(/\.fifo$/);
    const prefixed = nameOf("aws:sqs/queue:Queue", { inputs: { fifoQueue: true, namePrefix: "q-" } });
    expect(prefixed?.text).toMatch(/^q-\d{26}\.fifo$/);
  });

  it("is an output where a prefix or the provider itself makes it", () => {
    const role = nameOf("aws:iam/role:Role", { inputs: { namePrefix: "app-" } });
    expect(role).toEqual({
      property: "name",
      text: expect.stringMatching(/^app-\d{26}$/),
      kind: "output",
    });
    expect(nameOf("aws:s3/bucket:Bucket", { inputs: { bucketPrefix: "logs-" } })?.text).toMatch(
      /^logs-\d{26}$/,
    );
    expect(nameOf("aws:rds/cluster:Cluster")).toMatchObject({
      kind: "output",
      property: "clusterIdentifier",
      text: expect.stringMatching(/^tf-\d{26}$/),
    });
    const own = nameOf("aws:rds/cluster:Cluster", { inputs: { clusterIdentifierPrefix: "db-" } });
    expect(own?.text).toMatch(/^db-\d{26}$/);
  });

  it("has the lengths of SQL Server for SQL Server alone", () => {
    const type = "aws:rds/instance:Instance";
    expect(nameOf(type, { inputs: { engine: "sqlserver-ex" } })?.text).toMatch(/^Main[0-9a-f]{3}$/);
    expect(nameOf(type, { inputs: { engine: "postgres" } })?.text).toMatch(/^Main[0-9a-f]{7}$/);
  });
});

describe("a name that is too long", () => {
  it.each([
    ["aws:lb/targetGroup:TargetGroup", 32],
    ["aws:lambda/function:Function", 64],
    ["aws:s3/bucket:Bucket", 63],
    ["aws:sqs/queue:Queue", 80],
  ])("%s: at most %i characters", (type, limit) => {
    const longest = "x".repeat(limit - 8);
    expect(nameOf(type, { name: longest })?.problem).toBeUndefined();
    expect(nameOf(type, { name: longest })?.text).toHaveLength(limit);
    expect(nameOf(type, { name: `${longest}x` })?.problem).toBe(
      `could not make instance of '${type}': name '${longest}x-' plus 7 random chars is longer than maximum length ${limit}`,
    );
  });
});

describe("the stack's naming rules", () => {
  it("fill a pattern", () => {
    const mode = pattern("p-${name}-${hex(5)}-${alphanum(4)}-${string(3)}-${num(2)}-${uuid}");
    expect(nameOf("aws:iam/role:Role", { mode })?.text).toMatch(
      /^p-Main-[0-9a-f]{5}-[a-z0-9]{4}-[a-z]{3}-\d{2}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
  });

  it("bow to the provider's form unless they are enforced", () => {
    expect(nameOf("aws:s3/bucket:Bucket", { mode: pattern("X-${name}") })?.text).toBe("x-main");
    expect(nameOf("aws:s3/bucket:Bucket", { mode: pattern("X-${name}", true) })?.text).toBe("X-Main");
    const inputs = { fifoQueue: true };
    expect(nameOf("aws:sqs/queue:Queue", { mode: pattern("${name}"), inputs })?.text).toBe("Main.fifo");
    expect(nameOf("aws:sqs/queue:Queue", { mode: { kind: "verbatim" }, inputs })?.text).toBe("Main");
  });

  it("are refused when a proposed name breaks the provider's rules", () => {
    const long = pattern("y".repeat(65));
    expect(nameOf("aws:iam/role:Role", { mode: long })?.problem).toBe(
      `calculated name '${"y".repeat(65)}' exceeds maximum length of 64`,
    );
    expect(nameOf("aws:iam/role:Role", { mode: pattern("y".repeat(64)) })?.problem).toBeUndefined();
    expect(nameOf("aws:lex/bot:Bot", { name: "b", mode: pattern("${name}-x") })?.problem).toBe(
      "calculated name 'b_x' contains invalid character '_' not in charset 'abcdefghijklmnopqrstuvwxyz'",
    );
    expect(nameOf("aws:lex/bot:Bot", { name: "b", mode: pattern("${name}x") })?.problem).toBeUndefined();
  });

  it("leaves alone what the provider names by itself", () => {
    const type = "aws:athena/database:Database";
    expect(nameOf(type)?.text).toMatch(/^Main_[0-9a-f]{7}$/);
    expect(nameOf(type, { mode: { kind: "disabled" } })).toEqual(nameOf(type));
    expect(nameOf(type, { mode: { kind: "verbatim" } })).toEqual(nameOf(type));
  });

  it("may ask for a name of the program's own", () => {
    const mode: NamingMode = { kind: "disabled" };
    expect(nameOf("aws:iam/role:Role", { mode })).toMatchObject({
      text: undefined,
      problem: "automatic naming is disabled but no explicit name was provided",
    });
    expect(nameOf("aws:iam/role:Role", { mode, inputs: { name: "mine" } })).toBeUndefined();
    expect(nameOf("aws:iam/role:Role", { mode, inputs: { namePrefix: "mine" } })?.problem).toBeUndefined();
    expect(
      nameOf("aws:ec2/vpc:Vpc", { mode, schema: properties({ "cidrBlock?": "string" }) }),
    ).toBeUndefined();
  });
});
