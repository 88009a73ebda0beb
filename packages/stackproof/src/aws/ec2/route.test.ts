// Routes.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { route } from "./route.ts";

const TOKEN = "aws:ec2/route:Route";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const ATTACHMENT = "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment";
const TABLE = "aws:ec2/routeTable:RouteTable";
const attachment = given(ATTACHMENT, { internetGatewayId: out("loose.id"), vpcId: out("main.id") });
const toInternet = {
  routeTableId: out("table.id"),
  destinationCidrBlock: "0.0.0.0/0",
  gatewayId: out("gateway.id"),
};

testResource(route, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16", assignGeneratedIpv6CidrBlock: true }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    gateway: given(GATEWAY, { vpcId: out("main.id") }),
    far: given(GATEWAY, { vpcId: out("other.id") }),
    loose: given(GATEWAY, {}),
    table: given(TABLE, { vpcId: out("main.id") }),
    inline: given(TABLE, {
      vpcId: out("main.id"),
      routes: [{ cidrBlock: "0.0.0.0/0", natGatewayId: "nat-0a1b2c3d4e5f60718" }],
    }),
    egress: given("aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", { vpcId: out("main.id") }),
    public: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
    nat: given("aws:ec2/natGateway:NatGateway", { subnetId: out("public.id"), connectivityType: "private" }),
    farSubnet: given("aws:ec2/subnet:Subnet", { vpcId: out("other.id"), cidrBlock: "10.1.1.0/24" }),
    farNat: given("aws:ec2/natGateway:NatGateway", {
      subnetId: out("farSubnet.id"),
      connectivityType: "private",
    }),
    peering: given("aws:ec2/vpcPeeringConnection:VpcPeeringConnection", {
      vpcId: out("main.id"),
      peerVpcId: out("other.id"),
      autoAccept: true,
    }),
    managed: given("aws:ec2/defaultRouteTable:DefaultRouteTable", {
      defaultRouteTableId: out("main.defaultRouteTableId"),
      routes: [],
    }),
  },
  accepts: {
    "a way to the internet": toInternet,
    "through a NAT gateway": {
      routeTableId: out("table.id"),
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: out("nat.id"),
    },
    "in the main table": { ...toInternet, routeTableId: out("main.mainRouteTableId") },
    "in the default table": { ...toInternet, routeTableId: out("managed.id") },
    "to the peer": {
      routeTableId: out("table.id"),
      destinationCidrBlock: "10.1.0.0/16",
      vpcPeeringConnectionId: out("peering.id"),
    },
    "IPv6 from inside": {
      routeTableId: out("table.id"),
      destinationIpv6CidrBlock: "::/0",
      egressOnlyGatewayId: out("egress.id"),
    },
    NAT64: {
      routeTableId: out("table.id"),
      destinationIpv6CidrBlock: "64:ff9b::/96",
      natGatewayId: out("nat.id"),
    },
    "a table of another stack": { ...toInternet, routeTableId: "rtb-0a1b2c3d4e5f60718" },
    "a table that nobody knows": { ...toInternet, routeTableId: unknown() },
    "a target that nobody knows": {
      routeTableId: out("table.id"),
      destinationCidrBlock: "0.0.0.0/0",
      transitGatewayId: unknown(),
    },
    "a second destination": stack(toInternet, {
      with: {
        second: given(TOKEN, {
          routeTableId: out("table.id"),
          destinationIpv6CidrBlock: "::/0",
          gatewayId: out("gateway.id"),
        }),
      },
    }),
    "the same destination in another table": stack(toInternet, {
      with: {
        table2: given(TABLE, { vpcId: out("main.id") }),
        second: given(TOKEN, { ...toInternet, routeTableId: out("table2.id") }),
      },
    }),
    "after the attachment": stack(
      { ...toInternet, gatewayId: out("loose.id") },
      { with: { attachment }, dependsOn: ["attachment"] },
    ),
  },
  rejects: {
    "duplicate-destination": [
      stack(toInternet, {
        with: {
          second: given(TOKEN, {
            routeTableId: out("table.id"),
            destinationCidrBlock: "0.0.0.0/0",
            natGatewayId: out("nat.id"),
          }),
        },
      }),
      { ...toInternet, routeTableId: out("inline.id") },
      stack(toInternet, { with: { second: given(TOKEN, toInternet) } }),
      stack(
        { ...toInternet, routeTableId: out("main.mainRouteTableId") },
        {
          with: {
            second: given(TOKEN, {
              routeTableId: out("main.defaultRouteTableId"),
              destinationCidrBlock: "0.0.0.0/0",
              natGatewayId: out("nat.id"),
            }),
          },
        },
      ),
    ],
    "local-destination": {
      routeTableId: out("table.id"),
      destinationCidrBlock: "10.0.0.0/16",
      natGatewayId: out("nat.id"),
    },
    "target-of-other-vpc": [
      { ...toInternet, gatewayId: out("far.id") },
      {
        routeTableId: out("table.id"),
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: out("farNat.id"),
      },
    ],
    "wrong-target-property": { ...toInternet, gatewayId: out("nat.id") },
    "ipv4-through-egress-only": { ...toInternet, gatewayId: "eigw-0a1b2c3d4e5f60718" },
    "ipv6-through-nat": {
      routeTableId: out("table.id"),
      destinationIpv6CidrBlock: "::/0",
      natGatewayId: out("nat.id"),
    },
    "peer-elsewhere": {
      routeTableId: out("table.id"),
      destinationCidrBlock: "192.168.0.0/16",
      vpcPeeringConnectionId: out("peering.id"),
    },
    "gateway-not-attached": { ...toInternet, gatewayId: out("loose.id") },
    "before-gateway-attachment": stack(
      { ...toInternet, gatewayId: out("loose.id") },
      { with: { attachment } },
    ),
    "missing-input": [
      { routeTableId: out("table.id"), gatewayId: out("gateway.id") },
      { routeTableId: out("table.id"), destinationCidrBlock: "0.0.0.0/0" },
    ],
    "conflicting-inputs": [
      { ...toInternet, natGatewayId: out("nat.id") },
      {
        routeTableId: out("table.id"),
        destinationCidrBlock: "0.0.0.0/0",
        egressOnlyGatewayId: out("egress.id"),
      },
    ],
    "wrong-reference": [
      { ...toInternet, gatewayId: out("public.id") },
      { routeTableId: out("table.id"), destinationCidrBlock: "0.0.0.0/0", natGatewayId: out("gateway.id") },
      { ...toInternet, routeTableId: out("public.id") },
    ],
    "invalid-destination-cidr-block": { ...toInternet, destinationCidrBlock: "0.0.0.0" },
  },
  outputs: [
    {
      of: toInternet,
      are: {
        // The number is the checksum of 0.0.0.0/0, the same in every account.
        id: /^r-rtb-0[0-9a-f]{16}1080289494$/,
        origin: "CreateRoute",
        state: "active",
        instanceId: "",
        networkInterfaceId: "",
      },
    },
  ],
});
