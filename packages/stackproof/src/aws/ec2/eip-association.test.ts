// Associations of Elastic IP addresses.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { eipAssociation } from "./eip-association.ts";

const TOKEN = "aws:ec2/eipAssociation:EipAssociation";
const gateway = given("aws:ec2/internetGateway:InternetGateway", { vpcId: out("main.id") });
const usual = { allocationId: out("address.id"), instanceId: out("web.id") };
const ready = { with: { gateway }, dependsOn: ["gateway"] };

testResource(eipAssociation, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    subnet: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
    web: given("aws:ec2/instance:Instance", {
      ami: "ami-0f3a9c2b7d1e4a5c6",
      instanceType: "t3.micro",
      subnetId: out("subnet.id"),
    }),
    address: given("aws:ec2/eip:Eip", { domain: "vpc" }),
    taken: given("aws:ec2/eip:Eip", { domain: "vpc", networkInterface: "eni-0a1b2c3d4e5f60718" }),
    nat: given("aws:ec2/natGateway:NatGateway", { subnetId: out("subnet.id"), connectivityType: "private" }),
  },
  accepts: {
    "the usual": stack(usual, ready),
    "by the output of that name": stack({ ...usual, allocationId: out("address.allocationId") }, ready),
    "by the address": stack({ publicIp: out("address.publicIp"), instanceId: out("web.id") }, ready),
    "things of another stack": {
      allocationId: "eipalloc-0a1b2c3d4e5f60718",
      instanceId: "i-0a1b2c3d4e5f60718",
    },
    "an instance that nobody knows": { allocationId: out("address.id"), instanceId: unknown() },
    "another address": stack(usual, {
      with: {
        gateway,
        address2: given("aws:ec2/eip:Eip", {}),
        second: given(TOKEN, { allocationId: out("address2.id"), instanceId: "i-0a1b2c3d4e5f60718" }),
      },
      dependsOn: ["gateway"],
    }),
  },
  rejects: {
    "vpc-without-internet-gateway": usual,
    "before-gateway-attachment": stack(usual, { with: { gateway } }),
    "interface-of-nat-gateway": {
      allocationId: out("address.id"),
      networkInterfaceId: out("nat.networkInterfaceId"),
    },
    "address-in-use": [
      { allocationId: out("taken.id"), instanceId: "i-0a1b2c3d4e5f60718" },
      stack(
        { allocationId: out("address.id"), instanceId: "i-0a1b2c3d4e5f60718" },
        {
          with: {
            second: given(TOKEN, { allocationId: out("address.id"), instanceId: "i-0a1b2c3d4e5f60719" }),
          },
        },
      ),
    ],
    "missing-input": [{ instanceId: "i-0a1b2c3d4e5f60718" }, { allocationId: out("address.id") }],
    "conflicting-inputs": {
      allocationId: out("address.id"),
      instanceId: "i-0a1b2c3d4e5f60718",
      networkInterfaceId: "eni-0a1b2c3d4e5f60718",
    },
    "wrong-reference": { allocationId: out("subnet.id"), instanceId: "i-0a1b2c3d4e5f60718" },
  },
  outputs: [
    {
      of: { allocationId: out("address.id"), instanceId: "i-0a1b2c3d4e5f60718" },
      are: { id: /^eipassoc-0[0-9a-f]{16}$/, publicIp: /^54\./ },
    },
  ],
});
