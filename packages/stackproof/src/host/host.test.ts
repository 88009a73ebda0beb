import { describe, expect, it } from "vitest";
import { holdsPlaceholder } from "../core/placeholder.ts";
import { knownString, type PropertyMap, type PropertyValue, Unknown } from "../core/value.ts";
import { Graph } from "../graph/graph.ts";
import { defineDataSource, known } from "../model/data-source.ts";
import type { AwsModel } from "./aws/aws.ts";
import { createProviderHost } from "./host.ts";
import {
  awsProvider,
  createRequest,
  graphNode,
  invokeRequest,
  properties,
  readRequest,
  type TestContextOptions,
  testContext,
  testSchema,
} from "./testing.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const VPC = "aws:ec2/vpc:Vpc";

const aws = testSchema(
  "aws",
  {
    [BUCKET]: {
      inputs: properties({ "bucket?": "string", "tags?": "map" }),
      outputs: properties({
        bucket: "string",
        arn: "string",
        region: "string",
        hostedZoneId: "string",
        "tags?": "map",
        tagsAll: "map",
      }),
    },
    [GROUP]: {
      inputs: properties({ "name?": "string", "description?": "string", "vpcId?": "string" }),
      outputs: properties({ name: "string", description: "string", arn: "string", vpcId: "string" }),
    },
    [VPC]: {
      inputs: properties({ "cidrBlock?": "string" }),
      outputs: properties({ arn: "string", cidrBlock: "string" }),
    },
    "aws:rds/cluster:Cluster": {
      inputs: properties({ "clusterIdentifier?": "string" }),
      outputs: properties({ clusterIdentifier: "string", arn: "string" }),
    },
  },
  {
    "aws:ec2/getOther:getOther": {
      inputs: properties({ "id?": "string" }),
      outputs: properties({ id: "string", size: "number" }),
    },
  },
);
const command = testSchema("command", {
  "command:local:Command": {
    inputs: properties({ "create?": "string" }),
    outputs: properties({ stdout: "string" }),
  },
});

const getOne = defineDataSource({
  token: "aws:ec2/getOne:getOne",
  docs: "https://example.com",
  answer: (args, world) => known({ id: `one-${knownString(args["name"])}-${world.region}` }),
});

function findOne(token: string) {
  return token === getOne.token ? getOne : undefined;
}

function host(options: TestContextOptions = {}, models: Readonly<Record<string, AwsModel>> = {}) {
  const {
    findings: _,
    report: __,
    virtualFiles: ___,
    ...rest
  } = testContext({ schemas: [aws, command], ...options });
  const knowledge = { models: (type: string) => models[type], dataSources: findOne };
  return createProviderHost({ ...rest, aws: knowledge });
}

function isPlaceholder(value: PropertyValue | undefined): boolean {
  return holdsPlaceholder(knownString(value) ?? "");
}

function underRules(text: string) {
  return host({ config: { "pulumi:autonaming": text } });
}

describe("AWS resources", () => {
  it("get a name, an id, an ARN, a region and all their tags", () => {
    const provider = awsProvider({ defaultTags: { tags: { team: "ops" } } });
    const made = host().create(createRequest(BUCKET, "Logs", { tags: { Name: "x" } }, { provider }));
    const name = knownString(made.inputs["bucket"]);
    expect(name).toMatch(/^logs-[0-9a-f]{7}$/);
    expect(made).toMatchObject({ id: name, coverage: "schema" });
    expect(made.outputs).toMatchObject({
      bucket: name,
      arn: `arn:aws:s3:::${name}`,
      region: "eu-west-1",
      tags: { Name: "x" },
      tagsAll: { team: "ops", Name: "x" },
    });
    expect(Object.keys(made.outputs)).not.toContain("bucketDomainName");
    expect(isPlaceholder(made.outputs["hostedZoneId"])).toBe(true);
  });

  it("get what the provider fills in, unless the program does", () => {
    const made = host().create(createRequest(GROUP, "web", {}));
    expect(made.inputs).toMatchObject({
      description: "Managed by Pulumi",
      name: expect.stringMatching(/^web-/),
    });
    expect(made.outputs["description"]).toBe("Managed by Pulumi");
    expect(holdsPlaceholder(made.id)).toBe(true);
    expect(host().create(createRequest(GROUP, "web", { description: "mine" })).inputs["description"]).toBe(
      "mine",
    );
    expect(host().create(createRequest(VPC, "main", {})).inputs).toEqual({});
  });

  it("get names of the provider's own making as outputs alone", () => {
    const made = host().create(createRequest("aws:rds/cluster:Cluster", "db", {}));
    expect(made.inputs).toEqual({});
    expect(made.id).toMatch(/^tf-\d{26}$/);
    expect(made.outputs["arn"]).toBe(`arn:aws:rds:eu-west-1:123456789012:cluster:${made.id}`);
  });

  it("keep inputs that are not known", () => {
    const vpcId = new Unknown("rehearsed-0", undefined);
    expect(host().create(createRequest(GROUP, "web", { vpcId })).outputs["vpcId"]).toBe(vpcId);
  });

  it("follow their model", () => {
    const model: AwsModel = ({ account }) => ({
      id: "vpc-1",
      outputs: { arn: `of-${account}` },
      unknowable: new Set(),
    });
    const made = host({}, { [VPC]: model }).create(createRequest(VPC, "main", { cidrBlock: "10.0.0.0/16" }));
    expect(made).toMatchObject({
      id: "vpc-1",
      coverage: "modelled",
      outputs: { arn: "of-123456789012", cidrBlock: "10.0.0.0/16" },
    });
  });

  it("follow the stack's naming rules, whose faults are findings", () => {
    expect(underRules('{"mode":"verbatim"}').create(createRequest(BUCKET, "logs", {})).id).toBe("logs");
    const disabled = underRules('{"mode":"disabled"}');
    disabled.create(createRequest(BUCKET, "given", { bucket: "given" }));
    expect(disabled.findings()).toEqual([]);
    expect(holdsPlaceholder(disabled.create(createRequest(BUCKET, "logs", {})).id)).toBe(true);
    expect(disabled.findings()).toMatchObject([{ code: "host/automatic-name", at: { property: "bucket" } }]);
    const broken = underRules('{"mode":"loud"}');
    expect(broken.findings()).toMatchObject([{ code: "host/autonaming-configuration", severity: "error" }]);
    expect(broken.create(createRequest(BUCKET, "logs", {})).id).toMatch(/^logs-/);
  });
});

describe("AWS resources that exist", () => {
  it("are known by their id where that is their name", () => {
    const read = host().read(readRequest(BUCKET, "old", "old-bucket", { state: { tags: { a: "b" } } }));
    expect(read).toMatchObject({
      id: "old-bucket",
      coverage: "schema",
      outputs: { bucket: "old-bucket", arn: "arn:aws:s3:::old-bucket", tags: { a: "b" } },
    });
  });

  it("answer from the settings and from the program", () => {
    const existing = [
      { type: "aws.ec2.Vpc", id: "vpc-9", region: "eu-west-1", properties: { cidrBlock: "10.9.0.0/16" } },
    ];
    const settled = host({ account: { existing } });
    expect(settled.read(readRequest(VPC, "v", "vpc-9")).outputs["cidrBlock"]).toBe("10.9.0.0/16");
    for (const other of [
      readRequest(VPC, "v", "vpc-8"),
      readRequest(VPC, "v", "vpc-9", { region: "us-east-1" }),
    ]) {
      expect(settled.read(other).outputs["cidrBlock"]).not.toBe("10.9.0.0/16");
    }
    const graph = new Graph("shop", "dev");
    const outputs = { cidrBlock: "10.7.0.0/16" };
    graph.add(graphNode(VPC, "other", { id: "vpc-7", region: "eu-west-1", outputs }));
    expect(host().read(readRequest(VPC, "v", "vpc-7", { graph })).outputs["cidrBlock"]).toBe("10.7.0.0/16");
  });
});

describe("functions", () => {
  it("are answered by their data source, by their schema, or refused", () => {
    const rehearsed = host();
    expect(rehearsed.invoke(invokeRequest(getOne.token, { name: "x" }))).toMatchObject({
      kind: "answer",
      coverage: "modelled",
      result: { id: "one-x-eu-west-1", name: "x" },
    });
    const other = rehearsed.invoke(invokeRequest("aws:ec2/getOther:getOther", { id: "i" }));
    expect(other).toMatchObject({ kind: "answer", coverage: "schema", result: { id: "i", size: 1 } });
    const none = "aws:ec2/getNone:getNone";
    expect(rehearsed.invoke(invokeRequest(none, {}))).toMatchObject({
      kind: "failure",
      message: `Invoke '${none}' not found.`,
      finding: { code: "host/unknown-function", severity: "error" },
    });
  });

  it("are not refused where the schema cannot be read, nor in other packages", () => {
    const answer = { kind: "answer", coverage: "opaque", result: {} };
    expect(host({ schemas: [] }).invoke(invokeRequest("aws:ec2/getNone:getNone", {}))).toEqual(answer);
    expect(host().invoke(invokeRequest("kubernetes:yaml:decode", {}))).toEqual(answer);
    expect(host().call({ ...invokeRequest("eks:index:Cluster/getKubeconfig", {}), self: "urn" })).toEqual(
      answer,
    );
  });
});

describe("everything else", () => {
  it("gets placeholders of its type where there is a schema", () => {
    const made = host().create(createRequest("command:local:Command", "build", { create: "make" }));
    expect(made.coverage).toBe("schema");
    expect(isPlaceholder(made.outputs["stdout"])).toBe(true);
  });

  it("gets its inputs back where there is none", () => {
    const inputs: PropertyMap = { __provider: "code", value: [1, { a: new Unknown(undefined, undefined) }] };
    const made = host().create(createRequest("pulumi-nodejs:dynamic:Resource", "own", inputs));
    expect(made).toMatchObject({ coverage: "opaque", inputs, outputs: { value: inputs["value"] } });
    expect(made.outputs).not.toHaveProperty("__provider");
    const component = createRequest("awsx:ec2:Vpc", "net", { cidrBlock: "10.0.0.0/16" });
    expect(host().construct(component).outputs).toEqual({ cidrBlock: "10.0.0.0/16" });
    expect(host({ schemas: [] }).create(createRequest(BUCKET, "logs", {}))).toMatchObject({
      coverage: "opaque",
    });
    expect(host({ schemas: [] }).create(createRequest(BUCKET, "logs", {})).id).toMatch(/^logs-/);
  });

  it("is the same on every run", () => {
    for (const type of [BUCKET, VPC, "command:local:Command", "x:y:Z", "random:index/randomId:RandomId"]) {
      const request = createRequest(type, "one", {});
      expect(host().create(request)).toEqual(host().create(request));
      expect(host().create(request).id).not.toBe(host().create(createRequest(type, "two", {})).id);
    }
  });

  it("has a UUID as id when it is a provider", () => {
    const made = host().create(createRequest("pulumi:providers:aws", "eu", { region: "eu-west-1" }));
    expect(made.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(made.outputs).toEqual({ region: "eu-west-1" });
  });

  it("tells which packages have regions", () => {
    expect(["aws", "aws-native", "random", "awsx"].map((name) => host().isRegional(name))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("shows the files that providers would have written", () => {
    const rehearsed = host({ files: { "/shop/index.js": "x" } });
    const inputs = { type: "zip", outputPath: "out.zip", sourceFile: "index.js" };
    rehearsed.create(createRequest("archive:index/file:File", "code", inputs));
    expect([...rehearsed.virtualFiles.keys()]).toEqual(["/shop/out.zip"]);
  });
});
