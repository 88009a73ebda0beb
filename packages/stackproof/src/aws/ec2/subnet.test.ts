// Subnets.
import { given, interpolate, out, stack, testResource, unknown } from "../testing.ts";
import { subnet } from "./subnet.ts";

const another = (cidrBlock: string) => given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock });
const association = given("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", {
  vpcId: out("main.id"),
  cidrBlock: "10.1.0.0/16",
});
const open = given("aws:ec2/routeTable:RouteTable", {
  vpcId: out("main.id"),
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: out("gateway.id") }],
});
const closed = given("aws:ec2/routeTable:RouteTable", { vpcId: out("main.id") });
const use = (table: string) =>
  given("aws:ec2/routeTableAssociation:RouteTableAssociation", {
    subnetId: out("self.id"),
    routeTableId: out(`${table}.id`),
  });

testResource(subnet, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    dual: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true }),
    fixed: given("aws:ec2/vpc:Vpc", {
      cidrBlock: "10.0.0.0/16",
      ipv6IpamPoolId: "ipam-pool-0a1b2c3d4e5f60718",
      ipv6CidrBlock: "2001:db8:1234::/56",
    }),
    gateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") }),
  },
  accepts: {
    "a range inside the VPC's": {
      vpcId: out("main.id"),
      cidrBlock: "10.0.255.0/24",
      availabilityZone: "us-east-1b",
      tags: { Name: "private-a" },
    },
    "the whole of the VPC's": { vpcId: out("main.id"), cidrBlock: "10.0.0.0/16" },
    "a range that nobody knows": { vpcId: out("main.id"), cidrBlock: unknown() },
    "a VPC of another stack": { vpcId: "vpc-0a1b2c3d4e5f60718", cidrBlock: "192.168.0.0/24" },
    "neighbours side by side": stack(
      { vpcId: out("main.id"), cidrBlock: "10.0.0.0/25" },
      { with: { other: another("10.0.0.128/25") } },
    ),
    "the same range in another VPC": stack(
      { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" },
      {
        with: { other: given("aws:ec2/subnet:Subnet", { vpcId: out("dual.id"), cidrBlock: "10.0.1.0/24" }) },
      },
    ),
    "a part of a further range, after it": stack(
      { vpcId: out("main.id"), cidrBlock: "10.1.3.0/24" },
      { with: { association }, dependsOn: ["association"] },
    ),
    "a further range that nobody knows": stack(
      { vpcId: out("main.id"), cidrBlock: "10.9.3.0/24" },
      {
        with: {
          association: given("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation", {
            vpcId: out("main.id"),
            cidrBlock: unknown(),
          }),
        },
      },
    ),
    "a zone that some accounts see": {
      vpcId: out("main.id"),
      cidrBlock: "10.0.1.0/24",
      availabilityZone: "us-east-1e",
    },
    "a Local Zone": { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24", availabilityZone: "us-east-1-bos-1a" },
    "a zone's id": { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24", availabilityZoneId: "use1-az4" },
    "the zone of the region of the resource": stack(
      { vpcId: "vpc-0a1b2c3d4e5f60718", cidrBlock: "10.0.1.0/24", availabilityZone: "eu-west-1a" },
      { region: "eu-west-1" },
    ),
    "both versions": {
      vpcId: out("fixed.id"),
      cidrBlock: "10.0.1.0/24",
      ipv6CidrBlock: "2001:db8:1234:1::/64",
      assignIpv6AddressOnCreation: true,
    },
    "IPv6 alone": { vpcId: out("fixed.id"), ipv6CidrBlock: "2001:db8:1234:1::/64", ipv6Native: true },
    "public, with a route": stack(
      { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true },
      { with: { open, use: use("open") } },
    ),
    "public, with a table of another stack": stack(
      { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true },
      {
        with: {
          use: given("aws:ec2/routeTableAssociation:RouteTableAssociation", {
            subnetId: out("self.id"),
            routeTableId: "rtb-0a1b2c3d4e5f60718",
          }),
        },
      },
    ),
  },
  rejects: {
    "cidr-outside-vpc": [
      { vpcId: out("main.id"), cidrBlock: "10.1.0.0/24" },
      stack({ vpcId: out("main.id"), cidrBlock: "10.2.0.0/24" }, { with: { association } }),
      { vpcId: out("fixed.id"), cidrBlock: "10.0.1.0/24", ipv6CidrBlock: "2001:db8:9999:1::/64" },
    ],
    "cidr-overlap": [
      stack({ vpcId: out("main.id"), cidrBlock: "10.0.0.0/20" }, { with: { other: another("10.0.1.0/24") } }),
      stack({ vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }, { with: { other: another("10.0.1.0/24") } }),
      stack(
        { vpcId: "vpc-0a1b2c3d4e5f60718", cidrBlock: "10.0.1.0/24" },
        {
          with: {
            other: given("aws:ec2/subnet:Subnet", {
              vpcId: "vpc-0a1b2c3d4e5f60718",
              cidrBlock: "10.0.1.0/24",
            }),
          },
        },
      ),
    ],
    "before-vpc-range": stack({ vpcId: out("main.id"), cidrBlock: "10.1.3.0/24" }, { with: { association } }),
    "invalid-cidr-block": [
      { vpcId: out("main.id"), cidrBlock: "10.0.1.0/29" },
      { vpcId: out("main.id"), cidrBlock: "10.0.1.7/24" },
    ],
    "no-range": { vpcId: out("main.id") },
    "ipv4-range-of-ipv6-native": {
      vpcId: out("fixed.id"),
      cidrBlock: "10.0.1.0/24",
      ipv6CidrBlock: "2001:db8:1234:1::/64",
      ipv6Native: true,
    },
    "vpc-without-ipv6": {
      vpcId: out("main.id"),
      cidrBlock: "10.0.1.0/24",
      ipv6CidrBlock: "2001:db8:1234:1::/64",
    },
    "wrong-zone": [
      { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24", availabilityZone: "eu-west-1a" },
      { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24", availabilityZone: "us-east-1z" },
      { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24", availabilityZoneId: "euw1-az1" },
    ],
    "ipv6-without-range": [
      { vpcId: out("dual.id"), cidrBlock: "10.0.1.0/24", assignIpv6AddressOnCreation: true },
      { vpcId: out("dual.id"), cidrBlock: "10.0.1.0/24", enableDns64: true },
    ],
    "public-addresses-without-route": [
      stack(
        { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true },
        { with: { closed, use: use("closed") } },
      ),
      { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24", mapPublicIpOnLaunch: true },
    ],
    "wrong-reference": stack(
      { vpcId: out("other.id"), cidrBlock: "10.1.0.0/24" },
      { with: { other: another("10.0.1.0/24") } },
    ),
    "other-region": stack(
      { vpcId: out("far.id"), cidrBlock: "10.0.1.0/24" },
      { with: { far: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }, { region: "eu-west-1" }) } },
    ),
    "conflicting-inputs": {
      vpcId: out("main.id"),
      cidrBlock: "10.0.1.0/24",
      availabilityZone: "us-east-1a",
      availabilityZoneId: "use1-az6",
    },
    "over-quota-subnets-per-vpc": stack(
      { vpcId: out("main.id"), cidrBlock: "10.0.255.0/28" },
      {
        with: Object.fromEntries(
          Array.from({ length: 200 }, (_, index) => [`other${index}`, another(`10.0.${index}.0/24`)]),
        ),
      },
    ),
  },
  outputs: [
    {
      of: { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" },
      are: {
        id: /^subnet-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:subnet\/subnet-0[0-9a-f]{16}$/,
        ownerId: "123456789012",
        availabilityZone: "us-east-1a",
        availabilityZoneId: "use1-az6",
        ipv6CidrBlock: "",
        ipv6CidrBlockAssociationId: "",
        mapPublicIpOnLaunch: false,
        privateDnsHostnameTypeOnLaunch: "ip-name",
      },
    },
    {
      of: { vpcId: out("dual.id"), cidrBlock: "10.0.1.0/24", availabilityZoneId: "use1-az1" },
      are: { availabilityZone: "us-east-1b", availabilityZoneId: "use1-az1" },
    },
    {
      of: {
        vpcId: out("fixed.id"),
        cidrBlock: "10.0.1.0/24",
        ipv6CidrBlock: "2001:db8:1234:1::/64",
        availabilityZone: interpolate`us-east-1c`,
      },
      are: {
        ipv6CidrBlockAssociationId: /^subnet-cidr-assoc-0[0-9a-f]{16}$/,
        availabilityZoneId: "use1-az2",
      },
    },
  ],
});
