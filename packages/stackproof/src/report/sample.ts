// Report: a made-up run that the tests of this room render.

import { childUrn } from "../core/urn.ts";
import { Archive, Asset, ResourceReference, Secret, Unknown } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import { Graph, type ResourceNode } from "../graph/graph.ts";
import type { Run } from "./run.ts";

const stack = { stack: "dev", project: "serverless-api" };
export const stackUrn = childUrn(stack, undefined, "pulumi:pulumi:Stack", "serverless-api-dev");

/** A node with everything that a test does not care about filled in. */
export function node(type: string, name: string, more: Partial<ResourceNode> = {}): ResourceNode {
  return {
    urn: childUrn(stack, more.parent ?? stackUrn, type, name),
    type,
    name,
    kind: "custom",
    parent: stackUrn,
    id: undefined,
    inputs: {},
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    provider: undefined,
    region: undefined,
    options: {},
    droppedArguments: [],
    coverage: "modelled",
    source: undefined,
    frames: [],
    outputsRegistered: false,
    ...more,
  };
}

/** A graph with a component, providers, two regions, and every kind of value. */
export function sampleGraph(): Graph {
  const graph = new Graph("serverless-api", "dev");
  const network = node("my:net:Network", "main", { kind: "component" });
  const vpc = node("aws:ec2/vpc:Vpc", "main", {
    parent: network.urn,
    id: "vpc-0123456789abcdef0",
    region: "us-west-2",
    inputs: { tags: { Name: "main", owner: "zoë" }, cidrBlock: "10.0.0.0/16" },
    outputs: {
      arn: new Unknown("rehearsed-1", "output `arn` of `main`"),
      password: new Secret("hunter2!"),
      size: Number.NaN,
    },
    source: { file: "network.ts", line: 22, column: 15 },
    options: { protect: true },
  });
  const nodes = [
    node("pulumi:pulumi:Stack", "serverless-api-dev", {
      urn: stackUrn,
      kind: "stack",
      parent: undefined,
      outputs: { url: "https://example.test", token: new Secret("hunter2!") },
    }),
    network,
    vpc,
    node("aws:ec2/subnet:Subnet", "private-a", {
      parent: network.urn,
      region: "us-west-2",
      dependencies: [vpc.urn],
      inputs: { vpcId: new ResourceReference(vpc.urn, "vpc-0123456789abcdef0") },
    }),
    node("aws:lambda/function:Function", "handler", {
      region: "eu-west-1",
      coverage: "schema",
      droppedArguments: ["memory"],
      inputs: {
        code: new Archive(
          {
            assets: {
              "index.js": new Asset({ path: "./handler.js" }, "ab12"),
              "x.txt": new Asset({ text: "hi" }),
            },
          },
          "cd34",
        ),
        layers: [new Archive({ path: "./layer" }), new Asset({ uri: "https://example.test/a" })],
      },
    }),
    node("awsx:ecs:FargateService", "service", { kind: "remote-component", coverage: "opaque" }),
    node("aws:ec2/ami:Ami", "base", { kind: "read", region: "us-west-2" }),
    node("pulumi:providers:aws", "default_7_48_0", { kind: "provider" }),
    node("pulumi:providers:aws", "ireland", { kind: "provider" }),
  ];
  for (const one of nodes) graph.add(one);
  return graph;
}

/** A finding with every member. */
export function sampleFinding(): Finding {
  const graph = sampleGraph();
  const [vpc] = graph.ofType("aws:ec2/vpc:Vpc");
  const [subnet] = graph.ofType("aws:ec2/subnet:Subnet");
  return {
    code: "ec2/subnet/cidr-outside-vpc",
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: "Subnet range 10.1.0.0/24 is outside the range 10.0.0.0/16 of its VPC `main`.",
    why: "A subnet is a part of its VPC, so every address of the subnet must belong to the VPC.",
    fix: "Choose a cidrBlock inside 10.0.0.0/16, or give the VPC a range that holds 10.1.0.0/24.",
    aws: { operation: "ec2:CreateSubnet", code: "InvalidSubnet.Range" },
    docs: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
    at: {
      urn: subnet?.urn ?? "",
      property: "cidrBlock",
      source: { file: "network.ts", line: 41, column: 9 },
    },
    related: [
      {
        urn: vpc?.urn ?? "",
        property: "cidrBlock",
        source: { file: "network.ts", line: 22 },
        note: "the VPC's range",
      },
    ],
  };
}

/** Findings of one code at several lines. */
export function manyFindings(count: number): Finding[] {
  return Array.from({ length: count }, (_, index) => ({
    code: "typescript/TS2339",
    severity: "warning" as const,
    effect: "rejected" as const,
    evidence: "observed" as const,
    message: `Property 'a${index}' does not exist on type 'Bucket'.`,
    quote: `TS2339: Property 'a${index}' does not exist.\n  And more.`,
    at: { source: { file: "index.ts", line: index + 1, column: 1 } },
    frames: [{ file: "index.ts", line: index + 1 }],
  }));
}

/** A run; give what a test is about. */
export function sampleRun(more: Partial<Run> = {}): Run {
  return {
    toolVersion: "0.1.0",
    project: "serverless-api",
    stack: "dev",
    status: "failed",
    findings: [sampleFinding(), ...manyFindings(6)],
    graph: sampleGraph(),
    remarks: ["The values of the environment `prod` are not known here."],
    settingsFile: "stackproof.yaml",
    accepted: [{ finding: sampleFinding(), reason: "the log bucket of the others" }],
    timing: { totalMs: 2345, phases: { run: 1500, types: 800 } },
    console: { text: "starting\nusing \u001B[31mred\u001B[0m hunter2!\n", dropped: 12 },
    ...more,
  };
}
