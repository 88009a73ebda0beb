// Policies of VPC endpoints.
import { given, jsonText, out, stack, testResource } from "../testing.ts";
import { vpcEndpointPolicy } from "./vpc-endpoint-policy.ts";

const text = jsonText({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }],
});
const s3 = (more = {}) =>
  given("aws:ec2/vpcEndpoint:VpcEndpoint", {
    vpcId: out("main.id"),
    serviceName: "com.amazonaws.us-east-1.s3",
    routeTableIds: [out("table.id")],
    ...more,
  });
const own = { vpcEndpointId: out("s3.id"), policy: text };

testResource(vpcEndpointPolicy, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    table: given("aws:ec2/routeTable:RouteTable", { vpcId: out("main.id") }),
    s3: s3(),
  },
  accepts: {
    "a policy": own,
    "the endpoint of another stack": { ...own, vpcEndpointId: "vpce-0a1b2c3d4e5f60718" },
    "the default again": { vpcEndpointId: out("s3.id") },
  },
  rejects: {
    "policy-of-endpoint": stack(own, { with: { s3: s3({ policy: text }) } }),
    "policy-twice": stack(own, {
      with: { again: given("aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy", own) },
    }),
  },
  outputs: [{ of: own, are: { id: /^vpce-0[0-9a-f]{16}$/ } }],
});
