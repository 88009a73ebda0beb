// Requirements: `reach`, held against small programs.
import { describe, expect, test } from "vitest";
import { buildStack, type Given, given, type Inputs, out, unknown } from "../aws/testing.ts";
import { compareFindings, type Finding } from "../findings/finding.ts";
import { readSettings } from "../project/settings.ts";
import { renderOneFinding } from "../report/terminal.ts";
import { checkReach } from "./reach.ts";
import { readReach } from "./reach-statement.ts";

type Stack = Readonly<Record<string, Given>>;

const group = (inputs: Inputs) =>
  given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id"), ...inputs });
const tcp = (port: number, more: Inputs) => ({ protocol: "tcp", fromPort: port, toPort: port, ...more });
const everywhere = { cidrBlocks: ["0.0.0.0/0"] };
const egress = [{ protocol: "-1", fromPort: 0, toPort: 0, ...everywhere }];
const machine = (guard: string, more: Inputs = {}) =>
  given("aws:ec2/instance:Instance", {
    ami: "ami-0a1b2c3d4e5f60718",
    instanceType: "t3.micro",
    subnetId: out("subnet.id"),
    vpcSecurityGroupIds: [out(`${guard}.id`)],
    ...more,
  });

const base: Stack = {
  main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
  gateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") }),
  subnet: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
  table: given("aws:ec2/routeTable:RouteTable", {
    vpcId: out("main.id"),
    routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: out("gateway.id") }],
  }),
  association: given("aws:ec2/routeTableAssociation:RouteTableAssociation", {
    subnetId: out("subnet.id"),
    routeTableId: out("table.id"),
  }),
  webGroup: group({ ingress: [tcp(80, everywhere)], egress }),
  databaseGroup: group({ ingress: [tcp(5432, { securityGroups: [out("webGroup.id")] })] }),
  web: machine("webGroup", { associatePublicIpAddress: true, tags: { Tier: "web" } }),
  database: machine("databaseGroup", { tags: { Tier: "data" } }),
  files: given("aws:s3/bucket:Bucket", { bucket: "files-of-the-shop" }),
};

function findingsOf(statements: readonly string[], stack: Stack = base): Finding[] {
  const { graph, world } = buildStack(stack);
  const yaml = `reach: ${JSON.stringify(statements)}\n`;
  const { settings } = readSettings(yaml, "stackproof.yaml");
  return checkReach({ requirements: settings.requirements, graph, world }).sort(compareFindings);
}

const codes = (statement: string, stack: Stack = base): string[] =>
  findingsOf([statement], stack).map(
    ({ severity, code }) => `${severity} ${code.slice("requirements/".length)}`,
  );

describe("holds", () => {
  test.each([
    "internet -> web:80",
    "web -> database:5432",
    "web -> database",
    "not web -> database:22",
    "not internet -> database",
    "not internet -> web:22",
    "tag:Tier=web -> tag:Tier=data:5432",
    "not tag:Tier=data -> web",
    "web -> internet:443",
    "not database -> internet",
    "203.0.113.7 -> web:80",
    "0.0.0.0/0 -> web:80",
    "internet -> webGroup:80",
    "not aws.ec2.Instance -> database:22",
    "web -> internet:udp:53",
  ])("%s", (statement) => {
    expect(codes(statement)).toEqual([]);
  });
});

describe("does not hold", () => {
  test.each<[string, string]>([
    ["internet -> web:443", "error unreachable"],
    ["internet -> database:5432", "error unreachable"],
    ["web -> database:udp:5432", "error unreachable"],
    ["database -> web:80", "error unreachable"],
    ["not internet -> web", "error reachable"],
    ["not tag:Tier -> database:5432", "error reachable"],
    ["internet -> webb:80", "error name-not-found"],
    ["tag:Tier=wed -> database", "error name-not-found"],
    ["internet -> files:443", "warning reach-without-network"],
    ["internet to web", "error reach-unclear"],
    ["internet -> 10.0.0.0/8", "error reach-unclear"],
    ["10.0.1.0/28 -> database:5432", "note undecided"],
  ])("%s", (statement, code) => {
    expect(codes(statement)).toEqual([code]);
    expect(
      findingsOf([statement])
        .map((finding) => renderOneFinding(finding))
        .join("\n"),
    ).toMatchSnapshot();
  });

  test("what is not known is a note, once for a statement", () => {
    const stack = { ...base, webGroup: group({ ingress: unknown(), egress }) };
    expect(codes("internet -> web:80", stack)).toEqual(["note undecided"]);
    expect(codes("not internet -> web:80", stack)).toEqual(["note undecided"]);
  });

  test("every pair of a type or tag by itself", () => {
    const stack = { ...base, other: machine("webGroup", { tags: { Tier: "web" } }) };
    const found = findingsOf(["internet -> tag:Tier=web:80"], stack);
    expect(found.map(({ message }) => message)).toEqual([
      "The internet does not reach `other` on TCP 80: `other` has no public address.",
    ]);
  });
});

test("two of one name are told apart, and gateway endpoints have no connections", () => {
  const stack = {
    ...base,
    twin: given(
      "aws:rds/instance:Instance",
      {
        instanceClass: "db.t3.micro",
        vpcSecurityGroupIds: [out("databaseGroup.id")],
        dbSubnetGroupName: out("subnets.name"),
      },
      { name: "web" },
    ),
    subnets: given("aws:rds/subnetGroup:SubnetGroup", { subnetIds: [out("subnet.id")] }),
    s3: given("aws:ec2/vpcEndpoint:VpcEndpoint", {
      vpcId: out("main.id"),
      serviceName: "com.amazonaws.us-east-1.s3",
    }),
  };
  expect(
    findingsOf(["not aws.ec2.Instance -> aws.rds.Instance:5432"], stack).map(({ message }) => message),
  ).toContainEqual(
    expect.stringMatching(/^`web` \(aws\.ec2\.Instance\) reaches `web` \(aws\.rds\.Instance\) on TCP 5432: /),
  );
  expect(codes("web -> s3:443", stack)).toEqual(["warning reach-without-network"]);
});

test("a type in two regions is held to it in each", () => {
  const elsewhere = Object.entries(base).map(([name, { inputs, ...one }]): [string, Given] => [
    `${name}2`,
    { ...one, region: "us-west-2", inputs: JSON.parse(JSON.stringify(inputs), renamed) as Inputs },
  ]);
  const stack = { ...base, ...Object.fromEntries(elsewhere) };
  expect(codes("tag:Tier=web -> tag:Tier=data:5432", stack)).toEqual([]);
  expect(codes("web -> database2:5432", stack)).not.toEqual([]);
});

/** An output of the same resource of the other region. */
function renamed(_key: string, value: unknown): unknown {
  const isOut = typeof value === "object" && value !== null && "name" in value && "property" in value;
  return isOut ? out(`${String(value.name)}2.${String(value.property)}`) : value;
}

describe("the grammar", () => {
  test.each<[string, unknown]>([
    ["internet -> alb:443", { isNegated: false, from: "internet", to: "alb", protocol: "tcp", port: 443 }],
    ["not web -> dns:udp:53", { isNegated: true, from: "web", to: "dns", protocol: "udp", port: 53 }],
    [
      "a -> aws:ec2/instance:Instance:22",
      { isNegated: false, from: "a", to: "aws:ec2/instance:Instance", protocol: "tcp", port: 22 },
    ],
    [
      "a -> aws:ec2/instance:Instance",
      { isNegated: false, from: "a", to: "aws:ec2/instance:Instance", protocol: undefined, port: undefined },
    ],
    ["a -> dns:udp", { isNegated: false, from: "a", to: "dns", protocol: "udp", port: undefined }],
    [
      "a -> 2001:db8::/32",
      { isNegated: false, from: "a", to: "2001:db8::/32", protocol: undefined, port: undefined },
    ],
    ["a b", "it has no arrow `->`"],
    ["a -> b -> c", "it has more than one arrow"],
    ["-> b", "nothing stands before the arrow"],
    ["a ->", "nothing stands behind the arrow"],
    ["a and b -> c", "`a and b` is no name"],
    ["a -> b:80-90", "`80-90` is more than one port: write a statement for each"],
    ["a -> b:70000", "70000 is no port"],
  ])("%s", (text, read) => {
    expect(readReach(text)).toEqual(read);
  });
});
