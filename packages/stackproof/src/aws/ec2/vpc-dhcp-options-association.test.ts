// Associations of DHCP options.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { vpcDhcpOptionsAssociation } from "./vpc-dhcp-options-association.ts";

const TOKEN = "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation";
const OPTIONS = "aws:ec2/vpcDhcpOptions:VpcDhcpOptions";

testResource(vpcDhcpOptionsAssociation, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    options: given(OPTIONS, { domainNameServers: ["AmazonProvidedDNS"] }),
    options2: given(OPTIONS, { domainNameServers: ["10.0.0.2"] }),
  },
  accepts: {
    "the usual": { vpcId: out("main.id"), dhcpOptionsId: out("options.id") },
    "the options of every new VPC": { vpcId: out("main.id"), dhcpOptionsId: "default" },
    "one set for two VPCs": stack(
      { vpcId: out("main.id"), dhcpOptionsId: out("options.id") },
      { with: { second: given(TOKEN, { vpcId: out("other.id"), dhcpOptionsId: out("options.id") }) } },
    ),
    "a VPC that nobody knows": { vpcId: unknown(), dhcpOptionsId: out("options.id") },
  },
  rejects: {
    "associated-twice": stack(
      { vpcId: out("main.id"), dhcpOptionsId: out("options.id") },
      { with: { second: given(TOKEN, { vpcId: out("main.id"), dhcpOptionsId: out("options2.id") }) } },
    ),
    "wrong-reference": { vpcId: out("main.id"), dhcpOptionsId: out("other.id") },
  },
  outputs: [
    {
      of: { vpcId: out("main.id"), dhcpOptionsId: out("options.id") },
      are: { id: /^dopt-0[0-9a-f]{16}-vpc-0[0-9a-f]{16}$/ },
    },
  ],
});
