// Route tables of gateway endpoints.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { vpcEndpointRouteTableAssociation } from "./vpc-endpoint-route-table-association.ts";

const TOKEN = "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation";
const both = { vpcEndpointId: out("gateway.id"), routeTableId: out("table.id") };
const endpoint = (vpcEndpointType: string, more = {}) =>
  given("aws:ec2/vpcEndpoint:VpcEndpoint", {
    vpcId: out("main.id"),
    serviceName:
      vpcEndpointType === "Gateway" ? "com.amazonaws.us-east-1.s3" : "com.amazonaws.us-east-1.logs",
    vpcEndpointType,
    ...more,
  });

testResource(vpcEndpointRouteTableAssociation, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    subnet: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
    farSubnet: given("aws:ec2/subnet:Subnet", { vpcId: out("second.id"), cidrBlock: "10.1.1.0/24" }),
    group: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id") }),
    farGroup: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("second.id") }),
    table: given("aws:ec2/routeTable:RouteTable", { vpcId: out("main.id") }),
    farTable: given("aws:ec2/routeTable:RouteTable", { vpcId: out("second.id") }),
    gateway: endpoint("Gateway"),
    interface: endpoint("Interface", { subnetConfigurations: [{ ipv4: "10.0.1.9" }] }),
    listing: endpoint("Gateway", { routeTableIds: [out("table.id")] }),
  },
  accepts: {
    "one of the endpoint's VPC": both,
    "an endpoint of another stack": { ...both, vpcEndpointId: "vpce-0a1b2c3d4e5f60718" },
    "what nobody knows": { vpcEndpointId: unknown(), routeTableId: unknown() },
  },
  rejects: {
    "endpoint-of-other-type": { ...both, vpcEndpointId: out("interface.id") },
    "part-of-other-vpc": { ...both, routeTableId: out("farTable.id") },
    "listed-by-endpoint": { ...both, vpcEndpointId: out("listing.id") },
    "associated-twice": stack(both, { with: { again: given(TOKEN, both) } }),
    "wrong-reference": { ...both, routeTableId: out("main.id") },
  },
  outputs: [{ of: both, are: { id: /^a-vpce-0[0-9a-f]{16}\d+$/ } }],
});
