// Elastic IP addresses.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { eip } from "./eip.ts";

const TOKEN = "aws:ec2/eip:Eip";
const more = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`e${index}`, given(TOKEN, { domain: "vpc" })]),
  );

testResource(eip, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    subnet: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
    gateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") }),
    web: given("aws:ec2/instance:Instance", {
      ami: "ami-0f3a9c2b7d1e4a5c6",
      instanceType: "t3.micro",
      subnetId: out("subnet.id"),
    }),
    nat: given("aws:ec2/natGateway:NatGateway", { subnetId: out("subnet.id"), connectivityType: "private" }),
  },
  accepts: {
    "for a NAT gateway": { domain: "vpc", tags: { Name: "nat" } },
    "nothing at all": {},
    "an instance, after the gateway": stack(
      { instance: out("web.id") },
      {
        with: { gateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") }) },
        dependsOn: ["gateway"],
      },
    ),
    "an instance of another stack": { instance: "i-0a1b2c3d4e5f60718" },
    "an instance that nobody knows": { instance: unknown() },
    "five of them": stack({}, { with: more(4) }),
    "six, one of them of an own range": stack({ address: "203.0.113.7" }, { with: more(5) }),
  },
  rejects: {
    "vpc-without-internet-gateway": { instance: out("web.id") },
    "before-gateway-attachment": stack(
      { instance: out("web.id") },
      { with: { gateway: given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") }) } },
    ),
    "instance-and-interface": {
      instance: "i-0a1b2c3d4e5f60718",
      networkInterface: "eni-0a1b2c3d4e5f60718",
    },
    "interface-of-nat-gateway": { networkInterface: out("nat.networkInterfaceId") },
    "invalid-domain": { domain: "standard" },
    "over-quota-ec2-vpc-elastic-ips": stack({}, { with: more(5) }),
    "wrong-reference": { instance: out("subnet.id") },
  },
  outputs: [
    {
      of: { domain: "vpc" },
      are: {
        id: /^eipalloc-0[0-9a-f]{16}$/,
        allocationId: /^eipalloc-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:elastic-ip\/eipalloc-0[0-9a-f]{16}$/,
        publicIp: /^54(\.\d{1,3}){3}$/,
        publicDns: /^ec2-54(-\d{1,3}){3}\.compute-1\.amazonaws\.com$/,
        associationId: "",
        instance: "",
        networkBorderGroup: "us-east-1",
        publicIpv4Pool: "amazon",
      },
    },
    {
      of: stack(
        { instance: "i-0a1b2c3d4e5f60718", associateWithPrivateIp: "10.0.1.7" },
        { region: "eu-west-1" },
      ),
      are: {
        associationId: /^eipassoc-0[0-9a-f]{16}$/,
        privateIp: "10.0.1.7",
        privateDns: "ip-10-0-1-7.eu-west-1.compute.internal",
        publicDns: /\.eu-west-1\.compute\.amazonaws\.com$/,
      },
    },
  ],
});
