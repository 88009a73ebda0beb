// NAT gateways.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { natGateway } from "./nat-gateway.ts";

const TOKEN = "aws:ec2/natGateway:NatGateway";
const TABLE = "aws:ec2/routeTable:RouteTable";
const ASSOCIATION = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const gateway = given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") });
const openTable = given(TABLE, {
  vpcId: out("main.id"),
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: out("gateway.id") }],
});
const closedTable = given(TABLE, { vpcId: out("main.id") });
const use = (subnet: string, table: string) =>
  given(ASSOCIATION, { subnetId: out(`${subnet}.id`), routeTableId: out(`${table}.id`) });
const open = { gateway, openTable, useOpen: use("public", "openTable") };
const ready = { with: open, dependsOn: ["gateway"] };
const usual = { subnetId: out("public.id"), allocationId: out("address.id") };

testResource(natGateway, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    public: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
    private: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.2.0/24" }),
    address: given("aws:ec2/eip:Eip", { domain: "vpc" }),
    address2: given("aws:ec2/eip:Eip", { domain: "vpc" }),
    address3: given("aws:ec2/eip:Eip", { domain: "vpc" }),
    taken: given("aws:ec2/eip:Eip", { domain: "vpc", networkInterface: "eni-0a1b2c3d4e5f60718" }),
    gateway,
  },
  accepts: {
    "the usual": stack(usual, ready),
    "the allocation id by its name": stack({ ...usual, allocationId: out("address.allocationId") }, ready),
    "with the way for the private subnets": stack(usual, {
      with: {
        ...open,
        closedTable,
        usePrivate: use("private", "closedTable"),
        route: given("aws:ec2/route:Route", {
          routeTableId: out("closedTable.id"),
          destinationCidrBlock: "0.0.0.0/0",
          natGatewayId: out("self.id"),
        }),
      },
      dependsOn: ["gateway"],
    }),
    "a route of its own": stack(usual, {
      with: {
        gateway,
        closedTable,
        useClosed: use("public", "closedTable"),
        route: given("aws:ec2/route:Route", {
          routeTableId: out("closedTable.id"),
          destinationCidrBlock: "0.0.0.0/0",
          gatewayId: out("gateway.id"),
        }),
      },
      dependsOn: ["gateway"],
    }),
    "by the main table": stack(usual, {
      with: {
        gateway,
        route: given("aws:ec2/route:Route", {
          routeTableId: out("main.mainRouteTableId"),
          destinationCidrBlock: "0.0.0.0/0",
          gatewayId: out("gateway.id"),
        }),
      },
      dependsOn: ["route"],
    }),
    "private, without any internet": { subnetId: out("private.id"), connectivityType: "private" },
    "a subnet of another stack": {
      subnetId: "subnet-0a1b2c3d4e5f60718",
      allocationId: out("address.id"),
    },
    "a table of another stack": stack(usual, {
      with: {
        gateway,
        useOther: given(ASSOCIATION, { subnetId: out("public.id"), routeTableId: "rtb-0a1b2c3d4e5f60718" }),
      },
      dependsOn: ["gateway"],
    }),
    "a subnet that nobody knows": { subnetId: unknown(), allocationId: out("address.id") },
    regional: stack(
      { availabilityMode: "regional", vpcId: out("main.id") },
      { with: { gateway }, dependsOn: ["gateway"] },
    ),
    "regional, with addresses": stack(
      {
        availabilityMode: "regional",
        vpcId: out("main.id"),
        availabilityZoneAddresses: [
          { availabilityZone: "us-east-1a", allocationIds: [out("address.id")] },
          { availabilityZone: "us-east-1b", allocationIds: [out("address2.id")] },
        ],
      },
      { with: { gateway }, dependsOn: ["gateway"] },
    ),
  },
  rejects: {
    "vpc-without-internet-gateway": [usual, { availabilityMode: "regional", vpcId: out("main.id") }],
    "subnet-without-internet-route": [
      stack(
        { ...usual, subnetId: out("private.id") },
        { with: { gateway, closedTable, useClosed: use("private", "closedTable") }, dependsOn: ["gateway"] },
      ),
      stack(usual, { with: { gateway }, dependsOn: ["gateway"] }),
      stack(usual, {
        with: {
          gateway,
          closedTable,
          useClosed: use("public", "closedTable"),
          route: given("aws:ec2/route:Route", {
            routeTableId: out("closedTable.id"),
            destinationCidrBlock: "0.0.0.0/0",
            natGatewayId: out("self.id"),
          }),
        },
        dependsOn: ["gateway"],
      }),
    ],
    "before-gateway-attachment": stack(usual, { with: open }),
    "public-without-elastic-ip": stack({ subnetId: out("public.id") }, ready),
    "elastic-ip-of-private": [
      { ...usual, connectivityType: "private" },
      {
        subnetId: out("private.id"),
        connectivityType: "private",
        secondaryAllocationIds: [out("address.id")],
      },
    ],
    "elastic-ip-in-use": [
      stack(usual, {
        with: { ...open, second: given(TOKEN, usual, { dependsOn: ["gateway"] }) },
        dependsOn: ["gateway"],
      }),
      stack({ ...usual, allocationId: out("taken.id") }, ready),
    ],
    "zonal-without-subnet": { allocationId: out("address.id") },
    "not-for-regional": stack(
      { availabilityMode: "regional", vpcId: out("main.id"), allocationId: out("address.id") },
      { with: { gateway }, dependsOn: ["gateway"] },
    ),
    "regional-without-vpc": { availabilityMode: "regional" },
    "zone-addresses-of-zonal": stack(
      {
        ...usual,
        availabilityZoneAddresses: [{ availabilityZone: "us-east-1a", allocationIds: [out("address2.id")] }],
      },
      ready,
    ),
    "private-ip-outside-subnet": stack({ ...usual, privateIp: "10.0.2.7" }, ready),
    "conflicting-inputs": {
      subnetId: out("private.id"),
      connectivityType: "private",
      secondaryPrivateIpAddressCount: 2,
      secondaryPrivateIpAddresses: ["10.0.2.9"],
    },
    "invalid-connectivity-type": { subnetId: out("private.id"), connectivityType: "internal" },
    "wrong-reference": stack({ ...usual, subnetId: out("main.id") }, { with: open }),
    "over-quota-nat-gateways-per-availability-zone": stack(
      { subnetId: out("private.id"), connectivityType: "private" },
      {
        with: Object.fromEntries(
          [1, 2, 3, 4, 5].map((n) => [
            `n${n}`,
            given(TOKEN, { subnetId: out("private.id"), connectivityType: "private" }),
          ]),
        ),
      },
    ),
    "over-quota-elastic-ip-addresses-per-public-nat-gateway": stack(
      { ...usual, secondaryAllocationIds: [out("address2.id"), out("address3.id")] },
      ready,
    ),
  },
  outputs: [
    {
      of: usual,
      are: {
        id: /^nat-0[0-9a-f]{16}$/,
        privateIp: /^10\.0\.1\.\d+$/,
        publicIp: /^54\./,
        networkInterfaceId: /^eni-0[0-9a-f]{16}$/,
        associationId: /^eipassoc-0[0-9a-f]{16}$/,
        connectivityType: "public",
        availabilityMode: "zonal",
        vpcId: /^vpc-/,
        secondaryPrivateIpAddressCount: 0,
      },
    },
    {
      of: { subnetId: out("private.id"), connectivityType: "private" },
      are: { publicIp: "", associationId: "" },
    },
  ],
});
