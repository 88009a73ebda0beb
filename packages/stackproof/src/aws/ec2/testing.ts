// AWS EC2: what the tests of associations of VPC endpoints share. Imported by tests only.
import type { ResourceModel } from "../../model/resource.ts";
import { given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";

const endpoint = (vpcEndpointType: string, more: Inputs = {}) =>
  given("aws:ec2/vpcEndpoint:VpcEndpoint", {
    vpcId: out("main.id"),
    serviceName:
      vpcEndpointType === "Gateway" ? "com.amazonaws.us-east-1.s3" : "com.amazonaws.us-east-1.logs",
    vpcEndpointType,
    ...more,
  });

/** What one association is for, by names of the parts below. */
interface Association {
  /** The input that names the part. */
  readonly input: string;
  readonly part: "subnet" | "group" | "table";
  readonly farPart: "farSubnet" | "farGroup" | "farTable";
  /** The type of endpoint that takes such a part. */
  readonly type: "Interface" | "Gateway";
  /** Inputs of an endpoint that lists its parts itself. */
  readonly lists: Inputs;
}

/** Tests an association: the same cases for each. */
export function testAssociation(
  model: ResourceModel,
  { input, part, farPart, type, lists }: Association,
): void {
  const isGateway = type === "Gateway";
  const both = { vpcEndpointId: out(isGateway ? "gateway.id" : "interface.id"), [input]: out(`${part}.id`) };
  testResource(model, {
    given: {
      main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
      second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
      subnet: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
      farSubnet: given("aws:ec2/subnet:Subnet", { vpcId: out("second.id"), cidrBlock: "10.1.1.0/24" }),
      group: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("main.id") }),
      farGroup: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("second.id") }),
      table: given("aws:ec2/routeTable:RouteTable", { vpcId: out("main.id") }),
      farTable: given("aws:ec2/routeTable:RouteTable", { vpcId: out("second.id") }),
      gateway: endpoint("Gateway", isGateway ? {} : { routeTableIds: [out("table.id")] }),
      interface: endpoint("Interface", { subnetConfigurations: [{ ipv4: "10.0.1.9" }] }),
      listing: endpoint(type, lists),
    },
    accepts: {
      "one of the endpoint's VPC": both,
      "an endpoint of another stack": { ...both, vpcEndpointId: "vpce-0a1b2c3d4e5f60718" },
      "what nobody knows": { vpcEndpointId: unknown(), [input]: unknown() },
    },
    rejects: {
      "endpoint-of-other-type": { ...both, vpcEndpointId: out(isGateway ? "interface.id" : "gateway.id") },
      "part-of-other-vpc": { ...both, [input]: out(`${farPart}.id`) },
      "listed-by-endpoint": { ...both, vpcEndpointId: out("listing.id") },
      "associated-twice": stack(both, { with: { again: given(model.token, both) } }),
      "wrong-reference": { ...both, [input]: out("main.id") },
    },
    outputs: [{ of: both, are: { id: /^a-vpce-0[0-9a-f]{16}\d+$/ } }],
  });
}
