import { describe, expect, it } from "vitest";
import { failureOf, resultOf, textOf, verdictOf, worldOf } from "../../model/testing.ts";
import { getInternetGateway } from "./get-internet-gateway.ts";
import { getRouteTable } from "./get-route-table.ts";
import { getRouteTables } from "./get-route-tables.ts";
import { getSecurityGroup } from "./get-security-group.ts";
import { getSecurityGroups } from "./get-security-groups.ts";
import { getSubnet } from "./get-subnet.ts";
import { getSubnetIds } from "./get-subnet-ids.ts";
import { getSubnets } from "./get-subnets.ts";
import { getVpc } from "./get-vpc.ts";
import { getVpcs } from "./get-vpcs.ts";

const VPC = {
  type: "aws:ec2/vpc:Vpc",
  name: "main",
  id: "vpc-0f3a9c2b7d1e4a5c6",
  properties: { cidrBlock: "10.0.0.0/16", tags: { Name: "main" } },
};
const SUBNET = {
  type: "aws:ec2/subnet:Subnet",
  name: "a",
  id: "subnet-0f3a9c2b7d1e4a5c6",
  properties: {
    vpcId: VPC.id,
    cidrBlock: "10.0.1.0/24",
    availabilityZone: "us-east-1b",
    tags: { Tier: "private" },
  },
};

describe("the default VPC", () => {
  it("is there with its range, subnets, group, table and gateway", () => {
    const vpc = resultOf(getVpc, { default: true });
    expect(vpc).toMatchObject({
      cidrBlock: "172.31.0.0/16",
      default: true,
      enableDnsHostnames: true,
      state: "available",
      ownerId: "123456789012",
    });
    expect(vpc["id"]).toMatch(/^vpc-0[0-9a-f]{16}$/);
    expect(vpc["arn"]).toBe(`arn:aws:ec2:us-east-1:123456789012:vpc/${textOf(vpc["id"])}`);
    const scope = { filters: [{ name: "vpc-id", values: [textOf(vpc["id"])] }] };
    const subnets = resultOf(getSubnets, scope)["ids"] as string[];
    expect(subnets).toHaveLength(6);
    expect(resultOf(getSubnet, { id: subnets[0] ?? "" })).toMatchObject({
      cidrBlock: "172.31.0.0/20",
      availabilityZone: "us-east-1a",
      availableIpAddressCount: 4091,
      mapPublicIpOnLaunch: true,
    });
    expect(resultOf(getSubnet, { availabilityZone: "us-east-1c", defaultForAz: true })).toMatchObject({
      cidrBlock: "172.31.32.0/20",
    });
    expect(resultOf(getSecurityGroup, { vpcId: textOf(vpc["id"]), name: "default" })).toMatchObject({
      description: "default VPC security group",
    });
    expect(resultOf(getSecurityGroups, scope)).toMatchObject({ vpcIds: [vpc["id"]] });
    const gateway = resultOf(getInternetGateway, {
      filters: [{ name: "attachment.vpc-id", values: [textOf(vpc["id"])] }],
    });
    expect(gateway).toMatchObject({ attachments: [{ state: "available", vpcId: vpc["id"] }] });
    const table = resultOf(getRouteTable, {
      vpcId: textOf(vpc["id"]),
      filters: [{ name: "association.main", values: ["true"] }],
    });
    expect(table).toMatchObject({
      id: vpc["mainRouteTableId"],
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway["id"], natGatewayId: "" }],
    });
    expect(resultOf(getRouteTables, { vpcId: textOf(vpc["id"]) })["ids"]).toEqual([vpc["mainRouteTableId"]]);
    expect(resultOf(getVpcs, {})["ids"]).toEqual([vpc["id"]]);
    expect(resultOf(getSubnetIds, { vpcId: textOf(vpc["id"]) })["ids"]).toEqual(subnets);
  });

  it("has other ids in other regions, and as many subnets as zones", () => {
    expect(resultOf(getVpc, { default: true }, { region: "eu-west-1" })["id"]).not.toBe(
      resultOf(getVpc, { default: true })["id"],
    );
    expect(
      resultOf(
        getSubnets,
        { filters: [{ name: "default-for-az", values: ["true"] }] },
        { region: "eu-west-1" },
      )["ids"],
    ).toHaveLength(3);
  });

  it("is refused in the provider's words where the account has none", () => {
    const { message, finding } = failureOf(getVpc, { default: true }, { defaultVpc: false });
    expect(message).toBe(
      "invoking aws:ec2/getVpc:getVpc: 1 error occurred:\n\t* no matching EC2 VPC found\n\n",
    );
    expect(finding).toMatchObject({
      code: "data/no-match",
      severity: "error",
      quote: "no matching EC2 VPC found",
    });
    expect(finding.fix).toContain("account.defaultVpc");
    // An answer from the program is no default VPC; false counts as absent in Terraform.
    expect(
      verdictOf(getVpc, { default: false, id: VPC.id }, { defaultVpc: false, resources: [VPC] }).kind,
    ).toBe("modelled");
  });
});

describe("lookups", () => {
  it("find the program's own VPC by id, tags and filters", () => {
    for (const args of [
      { id: VPC.id },
      { tags: { Name: "main" } },
      { filters: [{ name: "cidr", values: ["10.0.*"] }] },
    ]) {
      expect(resultOf(getVpc, args, { resources: [VPC] })).toMatchObject({
        id: VPC.id,
        cidrBlock: "10.0.0.0/16",
        default: false,
        enableDnsSupport: true,
      });
    }
    expect(
      resultOf(
        getSubnets,
        {
          filters: [
            { name: "vpc-id", values: [VPC.id] },
            { name: "tag:Tier", values: ["private"] },
          ],
        },
        { resources: [VPC, SUBNET] },
      )["ids"],
    ).toEqual([SUBNET.id]);
    expect(
      resultOf(
        getSubnets,
        { filters: [{ name: "vpc-id", values: [VPC.id] }], tags: { Tier: "public" } },
        { resources: [VPC, SUBNET] },
      )["ids"],
    ).toEqual([]);
    expect(resultOf(getSubnet, { vpcId: VPC.id }, { resources: [VPC, SUBNET] })).toMatchObject({
      id: SUBNET.id,
      availabilityZoneId: "use1-az1",
      availableIpAddressCount: 251,
    });
  });

  it("do not find things of another region", () => {
    expect(verdictOf(getVpc, { id: VPC.id }, { resources: [{ ...VPC, region: "eu-west-1" }] })).toEqual({
      kind: "schema",
      codes: ["data/looked-up-not-declared"],
    });
  });

  it("of one thing that the account has twice are refused", () => {
    const existing = ["vpc-0aaa1bbb2ccc3ddd4", "vpc-0bbb1ccc2ddd3eee4"].map((id) => ({
      type: "aws.ec2.Vpc",
      id,
      properties: { tags: { Env: "prod" } },
    }));
    const { finding } = failureOf(getVpc, { tags: { Env: "prod" } }, { existing });
    expect(finding.quote).toBe(
      "multiple EC2 VPCs matched; use additional constraints to reduce matches to a single EC2 VPC",
    );
    expect(verdictOf(getVpc, { tags: { Env: "prod" } }, { existing: existing.slice(1) })).toEqual({
      kind: "modelled",
      codes: [],
    });
  });

  it("of one thing that the program makes twice are answered with a warning", () => {
    const resources = [VPC, { ...VPC, name: "second", id: "vpc-0c6a5e4d1b7f2c9a3" }];
    expect(verdictOf(getVpc, { tags: { Name: "main" } }, { resources })).toEqual({
      kind: "modelled",
      codes: ["data/several-match"],
    });
  });

  it("of an id as examples have it get a warning, other ids a note, unknown ones nothing", () => {
    expect(verdictOf(getVpc, { id: "vpc-12345678" }).codes).toEqual(["data/documentation-id"]);
    expect(verdictOf(getVpc, { id: "vpc-xxxxxxxx" }).codes).toEqual(["data/documentation-id"]);
    expect(verdictOf(getVpc, { id: "vpc-0c6a5e4d1b7f2c9a3" }).codes).toEqual(["data/looked-up-not-declared"]);
    expect(verdictOf(getVpc, { id: worldOf().placeholders.text("s", "an output") }).codes).toEqual([]);
  });

  it("that list are answered with as many placeholders as a network has", () => {
    const args = { filters: [{ name: "vpc-id", values: ["vpc-0c6a5e4d1b7f2c9a3"] }] };
    expect(verdictOf(getSubnets, args)).toEqual({ kind: "schema", codes: ["data/looked-up-not-declared"] });
    expect(resultOf(getSubnets, args)["ids"]).toHaveLength(3);
  });

  it("of a route table need to say which", () => {
    expect(failureOf(getRouteTable, {}).finding.quote).toBe(
      "one of route_table_id, vpc_id, subnet_id, gateway_id, filters, or tags must be assigned",
    );
  });
});
