// Default route tables.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { defaultRouteTable } from "./default-route-table.ts";

const TOKEN = "aws:ec2/defaultRouteTable:DefaultRouteTable";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const ATTACHMENT = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
const of = { defaultRouteTableId: out("main.defaultRouteTableId") };
const toInternet = (gateway: string) => ({ cidrBlock: "0.0.0.0/0", gatewayId: out(`${gateway}.id`) });

testResource(defaultRouteTable, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    gateway: given(GATEWAY, { vpcId: out("main.id") }),
    far: given(GATEWAY, { vpcId: out("other.id") }),
    loose: given(GATEWAY, {}),
    egress: given("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", {
      vpcId: "vpc-0a1b2c3d4e5f60718",
    }),
    peering: given("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", {
      vpcId: out("main.id"),
      peerVpcId: out("other.id"),
      autoAccept: true,
    }),
  },
  accepts: {
    "a way to the internet": { ...of, routes: [toInternet("gateway")], tags: { Name: "default" } },
    "all routes taken away": { ...of, routes: [] },
    "a table of another stack": { defaultRouteTableId: "rtb-0a1b2c3d4e5f60718", routes: [toInternet("far")] },
    "a table that nobody knows": { defaultRouteTableId: unknown(), routes: [toInternet("gateway")] },
    "after the attachment": stack(
      { ...of, routes: [toInternet("loose")] },
      {
        with: {
          attachment: given(ATTACHMENT, { internetGatewayId: out("loose.id"), vpcId: out("main.id") }),
        },
        dependsOn: ["attachment"],
      },
    ),
  },
  rejects: {
    "managed-twice": stack({ ...of, routes: [] }, { with: { second: given(TOKEN, { ...of, routes: [] }) } }),
    "target-of-other-vpc": { ...of, routes: [toInternet("far")] },
    "gateway-not-attached": { ...of, routes: [toInternet("loose")] },
    "before-gateway-attachment": stack(
      { ...of, routes: [toInternet("loose")] },
      {
        with: {
          attachment: given(ATTACHMENT, { internetGatewayId: out("loose.id"), vpcId: out("main.id") }),
        },
      },
    ),
    "duplicate-destination": {
      ...of,
      routes: [toInternet("gateway"), { cidrBlock: "0.0.0.0/0", gatewayId: "igw-0a1b2c3d4e5f60718" }],
    },
    "local-destination": { ...of, routes: [{ cidrBlock: "10.0.0.0/16", gatewayId: out("gateway.id") }] },
    "wrong-target-property": {
      defaultRouteTableId: "rtb-0a1b2c3d4e5f60718",
      routes: [{ ipv6CidrBlock: "::/0", gatewayId: out("egress.id") }],
    },
    "ipv4-through-egress-only": {
      defaultRouteTableId: "rtb-0a1b2c3d4e5f60718",
      routes: [{ cidrBlock: "0.0.0.0/0", egressOnlyGatewayId: out("egress.id") }],
    },
    "ipv6-through-nat": { ...of, routes: [{ ipv6CidrBlock: "::/0", natGatewayId: "nat-0a1b2c3d4e5f60718" }] },
    "peer-elsewhere": {
      ...of,
      routes: [{ cidrBlock: "10.9.0.0/16", vpcPeeringConnectionId: out("peering.id") }],
    },
    "inline-destination": { ...of, routes: [{ gatewayId: out("gateway.id") }] },
    "inline-target": { ...of, routes: [{ cidrBlock: "0.0.0.0/0" }] },
    "mixed-with-routes": stack(
      { ...of, routes: [toInternet("gateway")] },
      {
        with: {
          route: given("aws:ec2/route:Route", {
            routeTableId: out("main.mainRouteTableId"),
            destinationCidrBlock: "10.1.0.0/16",
            vpcPeeringConnectionId: out("peering.id"),
          }),
        },
      },
    ),
  },
  outputs: [
    {
      of: { ...of, routes: [] },
      are: { id: /^rtb-0[0-9a-f]{16}$/, vpcId: /^vpc-0[0-9a-f]{16}$/, ownerId: "123456789012" },
    },
  ],
});
