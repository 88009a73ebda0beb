// Network: what reaches what, in small stacks.
import { describe, expect, test } from "vitest";
import { buildStack, type Given, given, type Inputs, out, unknown } from "../aws/testing.ts";
import { parseCidr } from "../core/cidr.ts";
import type { Answer } from "./answer.ts";
import { type End, reaches } from "./reach.ts";
import { covers } from "./traffic.ts";

type Stack = Readonly<Record<string, Given>>;

const group = (inputs: Inputs = {}) =>
  given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id"), ...inputs });
const tcp = (port: number, more: Inputs) => ({ protocol: "tcp", fromPort: port, toPort: port, ...more });
const everywhere = { cidrBlocks: ["0.0.0.0/0"] };
const allOut = { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, ...everywhere }] };
const subnet = (block: string, more: Inputs = {}) =>
  given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: block, ...more });
const table = (...routes: Inputs[]) =>
  given("aws:ec2/routeTable:RouteTable", { vpcId: out("main.id"), routes });
const associate = (subnetName: string, tableName: string) =>
  given("aws:ec2/routeTableAssociation:RouteTableAssociation", {
    subnetId: out(`${subnetName}.id`),
    routeTableId: out(`${tableName}.id`),
  });
const machine = (where: string, guard: string, more: Inputs = {}) =>
  given("aws:ec2/instance:Instance", {
    ami: "ami-0a1b2c3d4e5f60718",
    instanceType: "t3.micro",
    subnetId: out(`${where}.id`),
    vpcSecurityGroupIds: [out(`${guard}.id`)],
    ...more,
  });

/** A VPC with a public and a private subnet, a load balancer and an instance behind it. */
const base: Stack = {
  main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
  gateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") }),
  a: subnet("10.0.1.0/24", { availabilityZone: "us-east-1a" }),
  b: subnet("10.0.2.0/24", { availabilityZone: "us-east-1b" }),
  inner: subnet("10.0.3.0/24"),
  open: table({ cidrBlock: "0.0.0.0/0", gatewayId: out("gateway.id") }),
  closed: table(),
  aOpen: associate("a", "open"),
  bOpen: associate("b", "open"),
  innerClosed: associate("inner", "closed"),
  lbGroup: group({ ingress: [tcp(443, everywhere)], ...allOut }),
  webGroup: group({ ingress: [tcp(8080, { securityGroups: [out("lbGroup.id")] })], ...allOut }),
  dbGroup: group({ ingress: [tcp(5432, { securityGroups: [out("webGroup.id")] })] }),
  alb: given("aws:lb/loadBalancer:LoadBalancer", {
    subnets: [out("a.id"), out("b.id")],
    securityGroups: [out("lbGroup.id")],
  }),
  targets: given("aws:lb/targetGroup:TargetGroup", { port: 8080, protocol: "HTTP", vpcId: out("main.id") }),
  https: given("aws:lb/listener:Listener", {
    loadBalancerArn: out("alb.arn"),
    port: 443,
    protocol: "HTTPS",
    certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f",
    defaultActions: [{ type: "forward", targetGroupArn: out("targets.arn") }],
  }),
  web: machine("inner", "webGroup"),
  attachment: given("aws:lb/targetGroupAttachment:TargetGroupAttachment", {
    targetGroupArn: out("targets.arn"),
    targetId: out("web.id"),
  }),
  database: given("aws:rds/instance:Instance", {
    instanceClass: "db.t3.micro",
    dbSubnetGroupName: out("dbSubnets.name"),
    vpcSecurityGroupIds: [out("dbGroup.id")],
  }),
  dbSubnets: given("aws:rds/subnetGroup:SubnetGroup", { subnetIds: [out("inner.id")] }),
};

/** "from -> to:port", as in stackproof.yaml. */
function ask(stack: Stack, question: string): Answer {
  const { world, graph } = buildStack(stack);
  const [from = "", rest = ""] = question.split(" -> ");
  const [, to = "", protocol, port] = /^(.*?)(?::(tcp|udp))?(?::(\d+))?$/.exec(rest) ?? [];
  const end = (text: string): End => {
    if (text === "internet") return { kind: "internet" };
    const cidr = parseCidr(text);
    if (cidr !== undefined) return { kind: "range", cidr, text };
    const node = [...graph.resources].find(({ name }) => name === text);
    if (node === undefined) throw new Error(`no ${text}`);
    return { kind: "resource", view: world.view(node) };
  };
  return reaches(world, end(from), end(to), {
    protocol: protocol === "udp" ? "udp" : port === undefined ? undefined : "tcp",
    port: port === undefined ? undefined : Number(port),
  });
}

function words(stack: Stack, question: string): string {
  const answer = ask(stack, question);
  const why = answer.verdict === "yes" ? answer.path.map(({ text }) => text).join("; ") : answer.reason.text;
  return `${answer.verdict}: ${why}`;
}

const nacl = (...ingress: Inputs[]) => ({
  ...base,
  acl: given("aws:ec2/networkAcl:NetworkAcl", {
    vpcId: out("main.id"),
    subnetIds: [out("inner.id")],
    ingress,
    egress: [aclRule(100, "allow", 0, 65_535)],
  }),
});
const aclRule = (
  ruleNo: number,
  action: string,
  fromPort: number,
  toPort: number,
  cidrBlock = "0.0.0.0/0",
) => ({
  ruleNo,
  action,
  protocol: "tcp",
  fromPort,
  toPort,
  cidrBlock,
});

describe("ways through a program", () => {
  test.each([
    "internet -> alb:443",
    "internet -> alb",
    "alb -> web:8080",
    "alb -> web",
    "web -> database:5432",
    "web -> database",
    "203.0.113.0/24 -> alb:443",
    "10.0.0.0/8 -> alb:443",
    "internet -> alb:80",
    "internet -> web:8080",
    "internet -> database",
    "alb -> web:22",
    "alb -> database:5432",
    "web -> database:22",
    "web -> internet:443",
    "internet -> alb:udp:443",
    "web -> alb:443",
    "10.0.3.0/24 -> web:8080",
    "database -> web:8080",
  ])("%s", (question) => {
    expect(words(base, question)).toMatchSnapshot();
  });
});

describe("security groups", () => {
  const webWith = (...ingress: Inputs[]) => ({ ...base, webGroup: group({ ingress, ...allOut }) });
  test.each<[string, string, Stack]>([
    ["yes", "a range that holds the subnets", webWith(tcp(8080, { cidrBlocks: ["10.0.0.0/20"] }))],
    ["yes", "a range for each subnet", webWith(tcp(8080, { cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"] }))],
    ["unknown", "a part of a subnet", webWith(tcp(8080, { cidrBlocks: ["10.0.1.0/28"] }))],
    ["no", "another range", webWith(tcp(8080, { cidrBlocks: ["10.0.9.0/24"] }))],
    ["no", "another protocol", webWith({ protocol: "udp", fromPort: 8080, toPort: 8080, ...everywhere })],
    ["yes", "a range of ports", webWith({ protocol: "tcp", fromPort: 8000, toPort: 9000, ...everywhere })],
    ["unknown", "a prefix list", webWith(tcp(8080, { prefixListIds: ["pl-0a1b2c3d"] }))],
    ["unknown", "a range that nobody knows", webWith(tcp(8080, { cidrBlocks: [unknown()] }))],
    ["unknown", "rules that nobody knows", { ...base, webGroup: group({ ingress: unknown(), ...allOut }) }],
    [
      "no",
      "no way out, as the provider removes AWS's own rule",
      { ...base, lbGroup: group({ ingress: [tcp(443, everywhere)] }) },
    ],
    [
      "yes",
      "rules as resources",
      {
        ...base,
        webGroup: group(),
        rule: given("aws:ec2/securityGroupRule:SecurityGroupRule", {
          type: "ingress",
          securityGroupId: out("webGroup.id"),
          sourceSecurityGroupId: out("lbGroup.id"),
          ...tcp(8080, {}),
        }),
      },
    ],
    [
      "yes",
      "rules of the newer kind",
      {
        ...base,
        webGroup: group(),
        rule: given("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
          securityGroupId: out("webGroup.id"),
          referencedSecurityGroupId: out("lbGroup.id"),
          ipProtocol: "tcp",
          fromPort: 8080,
          toPort: 8080,
        }),
      },
    ],
    [
      "unknown",
      "a rule for a group that nobody knows",
      {
        ...base,
        webGroup: group(),
        rule: given("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
          securityGroupId: unknown(),
          cidrIpv4: "0.0.0.0/0",
          ipProtocol: "-1",
        }),
      },
    ],
    [
      "unknown",
      "a group of another stack",
      { ...base, web: machine("inner", "webGroup", { vpcSecurityGroupIds: ["sg-0a1b2c3d4e5f60718"] }) },
    ],
    [
      "no",
      "the default group lets in its own members only",
      {
        ...base,
        web: machine("inner", "main", { vpcSecurityGroupIds: [out("main.defaultSecurityGroupId")] }),
      },
    ],
  ])("%s: %s", (verdict, _, stack) => {
    expect(words(stack, "alb -> web:8080").split(":")[0]).toBe(verdict);
  });
});

describe("network ACLs", () => {
  test.each<[string, string, Stack]>([
    ["yes", "allowed", nacl(aclRule(100, "allow", 8080, 8080))],
    ["no", "not allowed", nacl(aclRule(100, "allow", 80, 80))],
    [
      "no",
      "denied before it is allowed",
      nacl(aclRule(90, "deny", 8080, 8080), aclRule(100, "allow", 0, 65_535)),
    ],
    [
      "yes",
      "allowed before it is denied",
      nacl(aclRule(90, "allow", 8080, 8080), aclRule(100, "deny", 0, 65_535)),
    ],
    [
      "unknown",
      "denied for a part of the subnet",
      nacl(
        aclRule(90, "deny", 0, 65_535, "10.0.1.0/28"),
        aclRule(91, "deny", 0, 65_535, "10.0.2.0/28"),
        aclRule(100, "allow", 0, 65_535),
      ),
    ],
    [
      "yes",
      "another subnet denied",
      nacl(aclRule(90, "deny", 0, 65_535, "10.0.9.0/24"), aclRule(100, "allow", 0, 65_535)),
    ],
    [
      "no",
      "no way for the replies",
      {
        ...base,
        acl: given("aws:ec2/networkAcl:NetworkAcl", {
          vpcId: out("main.id"),
          subnetIds: [out("inner.id")],
          ingress: [aclRule(100, "allow", 8080, 8080)],
          egress: [aclRule(100, "allow", 443, 443)],
        }),
      },
    ],
    [
      "no",
      "the default ACL, adopted without rules",
      {
        ...base,
        acl: given("aws:ec2/defaultNetworkAcl:DefaultNetworkAcl", {
          defaultNetworkAclId: out("main.defaultNetworkAclId"),
        }),
      },
    ],
  ])("%s: %s", (verdict, _, stack) => {
    expect(words(stack, "alb -> web:8080")).toMatch(new RegExp(`^${verdict}:`));
    expect(words(stack, "alb -> web:8080")).toMatchSnapshot();
  });
});

describe("routes", () => {
  const nat = given("aws:ec2/natGateway:NatGateway", {
    subnetId: out("a.id"),
    allocationId: "eipalloc-0a1b2c3d4e5f60718",
  });
  const publicWeb = (more: Inputs = {}) => ({
    ...base,
    webGroup: group({ ingress: [tcp(8080, everywhere)], ...allOut }),
    web: machine("a", "webGroup", more),
  });
  test.each<[string, string, string, Stack]>([
    ["yes", "internet -> web:8080", "a public address", publicWeb({ associatePublicIpAddress: true })],
    ["no", "internet -> web:8080", "no public address", publicWeb()],
    [
      "unknown",
      "internet -> web:8080",
      "an address that nobody knows of",
      publicWeb({ associatePublicIpAddress: unknown() }),
    ],
    ["yes", "web -> internet:443", "a public address", publicWeb({ associatePublicIpAddress: true })],
    ["no", "web -> internet:443", "no public address behind an internet gateway", publicWeb()],
    [
      "yes",
      "web -> internet:443",
      "a NAT gateway",
      { ...base, nat, closed: table({ cidrBlock: "0.0.0.0/0", natGatewayId: out("nat.id") }) },
    ],
    [
      "no",
      "internet -> alb:443",
      "internal",
      { ...base, alb: { ...(base["alb"] ?? nat), inputs: { ...base["alb"]?.inputs, internal: true } } },
    ],
    [
      "unknown",
      "internet -> alb:443",
      "a setting that nobody knows",
      { ...base, alb: { ...(base["alb"] ?? nat), inputs: { ...base["alb"]?.inputs, internal: unknown() } } },
    ],
    ["no", "internet -> alb:443", "a table without a route", { ...base, open: table() }],
    ["no", "web -> 192.168.0.0/16:443", "no route to another network", base],
    [
      "unknown",
      "web -> 192.168.0.0/16:443",
      "a transit gateway",
      { ...base, closed: table({ cidrBlock: "192.168.0.0/16", transitGatewayId: "tgw-0a1b2c3d4e5f60718" }) },
    ],
  ])("%s: %s with %s", (verdict, question, _, stack) => {
    expect(words(stack, question)).toMatch(new RegExp(`^${verdict}:`));
    expect(words(stack, question)).toMatchSnapshot();
  });
});

describe("IPv6", () => {
  const dual = (alb: Inputs, more: Inputs = {}) => ({
    ...base,
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true }),
    a: subnet("10.0.1.0/24", { ipv6CidrBlock: "2600:1f18:1:1::/64", ...more }),
    open: table({ ipv6CidrBlock: "::/0", gatewayId: out("gateway.id") }),
    lbGroup: group({ ingress: [tcp(443, { ipv6CidrBlocks: ["::/0"] })], ...allOut }),
    alb: given("aws:lb/loadBalancer:LoadBalancer", {
      subnets: [out("a.id"), out("b.id")],
      securityGroups: [out("lbGroup.id")],
      ...alb,
    }),
    web: machine("a", "lbGroup"),
  });
  test.each<[string, string, Stack]>([
    ["yes", "internet -> alb:443", dual({ ipAddressType: "dualstack" })],
    ["no", "internet -> alb:443", dual({})],
    ["unknown", "internet -> alb:443", dual({ ipAddressType: unknown() })],
    ["yes", "internet -> web:443", dual({}, { assignIpv6AddressOnCreation: true })],
    ["no", "internet -> web:443", dual({})],
    ["yes", "2600:1f18:2::/48 -> web:443", dual({}, { assignIpv6AddressOnCreation: true })],
  ])("%s: %s", (verdict, question, stack) => {
    expect(words(stack, question)).toMatch(new RegExp(`^${verdict}:`));
  });
});

describe("load balancers and functions", () => {
  const role = given("aws:iam/role:Role", { assumeRolePolicy: "{}" });
  const lambda = (more: Inputs = {}) =>
    given("aws:lambda/function:Function", {
      role: out("role.arn"),
      runtime: "nodejs22.x",
      handler: "index.handler",
      ...more,
    });
  test.each<[string, string, Stack]>([
    [
      "no",
      "alb -> web:8080",
      {
        ...base,
        targets: given("aws:lb/targetGroup:TargetGroup", {
          port: 80,
          protocol: "HTTP",
          vpcId: out("main.id"),
        }),
      },
    ],
    ["no", "alb -> other:8080", { ...base, other: machine("inner", "webGroup") }],
    [
      "yes",
      "fn -> database:5432",
      {
        ...base,
        role,
        fn: lambda({ vpcConfig: { subnetIds: [out("inner.id")], securityGroupIds: [out("webGroup.id")] } }),
      },
    ],
    ["no", "fn -> database:5432", { ...base, role, fn: lambda() }],
    ["yes", "fn -> internet:443", { ...base, role, fn: lambda() }],
    [
      "no",
      "fn -> internet:443",
      {
        ...base,
        role,
        fn: lambda({ vpcConfig: { subnetIds: [out("a.id")], securityGroupIds: [out("webGroup.id")] } }),
      },
    ],
    ["no", "alb -> fn", { ...base, role, fn: lambda() }],
  ])("%s: %s", (verdict, question, stack) => {
    expect(words(stack, question)).toMatch(new RegExp(`^${verdict}:`));
    expect(words(stack, question)).toMatchSnapshot();
  });

  test("an Auto Scaling group, by its launch template", () => {
    const stack = {
      ...base,
      template: given("aws:ec2/launchTemplate:LaunchTemplate", { vpcSecurityGroupIds: [out("webGroup.id")] }),
      fleet: given("aws:autoscaling/group:Group", {
        minSize: 1,
        maxSize: 2,
        vpcZoneIdentifiers: [out("inner.id")],
        launchTemplate: { id: out("template.id"), version: "$Latest" },
        targetGroupArns: [out("targets.arn")],
      }),
    };
    expect(words(stack, "alb -> fleet:8080")).toMatch(/^yes:/);
    expect(words(stack, "alb -> fleet:80")).toMatch(/^no:/);
    expect(words(stack, "fleet -> database:5432")).toMatch(/^yes:/);
  });
});

describe("what else has addresses", () => {
  const placed = { subnets: [out("inner.id")], securityGroups: [out("webGroup.id")] };
  test.each<[string, Given]>([
    ["aws:ecs/service:Service", given("aws:ecs/service:Service", { networkConfiguration: placed })],
    [
      "aws:elasticache/replicationGroup:ReplicationGroup",
      given("aws:elasticache/replicationGroup:ReplicationGroup", {
        description: "cache",
        subnetGroupName: out("caches.name"),
        securityGroupIds: [out("webGroup.id")],
      }),
    ],
    [
      "aws:efs/mountTarget:MountTarget",
      given("aws:efs/mountTarget:MountTarget", {
        fileSystemId: "fs-0a1b2c3d4e5f60718",
        subnetId: out("inner.id"),
        securityGroups: [out("webGroup.id")],
      }),
    ],
    [
      "aws:ec2/vpcEndpoint:VpcEndpoint",
      given("aws:ec2/vpcEndpoint:VpcEndpoint", {
        vpcId: out("main.id"),
        serviceName: "com.amazonaws.us-east-1.sqs",
        vpcEndpointType: "Interface",
        subnetIds: [out("inner.id")],
        securityGroupIds: [out("webGroup.id")],
      }),
    ],
    [
      "aws:rds/cluster:Cluster",
      given("aws:rds/cluster:Cluster", {
        engine: "aurora-postgresql",
        dbSubnetGroupName: out("dbSubnets.name"),
        vpcSecurityGroupIds: [out("webGroup.id")],
      }),
    ],
  ])("%s", (_, thing) => {
    const stack = {
      ...base,
      caches: given("aws:elasticache/subnetGroup:SubnetGroup", { subnetIds: [out("inner.id")] }),
      client: machine("inner", "lbGroup"),
      thing,
    };
    expect(words(stack, "client -> thing:8080")).toMatch(/^yes:/);
    expect(words(stack, "client -> thing:8081")).toMatch(/^no:/);
    expect(words(stack, "internet -> thing:8080")).toBe("no: `thing` has no public address");
  });
});

test("ranges together", () => {
  const range = (text: string) => {
    const cidr = parseCidr(text);
    if (cidr === undefined) throw new Error(text);
    return cidr;
  };
  const all = ["0.0.0.0/1", "128.0.0.0/1"].map(range);
  expect(covers(all, range("0.0.0.0/0"))).toBe(true);
  expect(covers(all.slice(1), range("0.0.0.0/0"))).toBe(false);
  expect(covers([range("10.0.0.0/8")], range("10.1.0.0/16"))).toBe(true);
  expect(covers([], range("10.1.0.0/16"))).toBe(false);
});
