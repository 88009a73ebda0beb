// A network of one's own in a region.
import { formatCidr, parseCidr } from "../../core/cidr.ts";
import { repeatableId } from "../../model/ids.ts";
import {
  atLeastOneOf,
  bool,
  cidr6,
  conflictsWith,
  defineResource,
  finding,
  int,
  oneOf,
  ref,
  replaces,
  requiredWith,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { vpcRange } from "./vpc-ranges.ts";

export const vpc = defineResource({
  token: "aws:ec2/vpc:Vpc",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html",
  inputs: {
    assignGeneratedIpv6CidrBlock: bool(),
    cidrBlock: replaces(vpcRange()),
    enableDnsHostnames: withDefault(bool(), false),
    enableDnsSupport: withDefault(bool(), true),
    enableNetworkAddressUsageMetrics: withDefault(bool(), false),
    instanceTenancy: replaces(withDefault(oneOf(["default", "dedicated"]), "default")),
    ipv4IpamPoolId: replaces(ref("aws:ec2/vpcIpamPool:VpcIpamPool")),
    ipv4NetmaskLength: replaces(int({ min: 16, max: 28 })),
    ipv6CidrBlock: cidr6({ min: 44, max: 60 }),
    ipv6CidrBlockNetworkBorderGroup: text(),
    ipv6IpamPoolId: ref("aws:ec2/vpcIpamPool:VpcIpamPool"),
    ipv6NetmaskLength: oneOf([44, 48, 52, 56, 60]),
    tags: tags(),
  },
  // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_.go
  relations: [
    atLeastOneOf(["cidrBlock", "ipv4IpamPoolId"], {
      by: "aws",
      aws: { operation: "ec2:CreateVpc", code: "MissingParameter" },
      why: "Every VPC has an IPv4 range: one that is written down, or one that an IPAM pool gives it.",
    }),
    conflictsWith(["cidrBlock", "ipv4NetmaskLength"]),
    requiredWith("ipv4NetmaskLength", ["ipv4IpamPoolId"]),
    conflictsWith(["ipv6IpamPoolId", "assignGeneratedIpv6CidrBlock"]),
    conflictsWith(["ipv6NetmaskLength", "ipv6CidrBlock"]),
    requiredWith("ipv6CidrBlock", ["ipv6IpamPoolId"]),
    requiredWith("ipv6NetmaskLength", ["ipv6IpamPoolId"]),
    requiredWith("ipv6CidrBlockNetworkBorderGroup", ["assignGeneratedIpv6CidrBlock"]),
  ],
  outputs: (self, make) => {
    const id = make.id("vpc");
    const routeTable = make.id("rtb");
    const hasIpv6 = self.inputs.assignGeneratedIpv6CidrBlock === true || self.has("ipv6IpamPoolId");
    // Amazon's ranges begin like this; the program makes those of its subnets from it.
    const ipv6 = parseCidr(`2600:1f${make.hex(2, "a")}:${make.hex(4, "b")}:${make.hex(2, "c")}00::/56`);
    return {
      id,
      arn: make.arn("ec2", `vpc/${id}`),
      ownerId: make.account,
      defaultNetworkAclId: make.id("acl"),
      defaultRouteTableId: routeTable,
      mainRouteTableId: routeTable,
      defaultSecurityGroupId: make.id("sg"),
      // All VPCs of a region begin with the same options.
      dhcpOptionsId: repeatableId("dopt", make.account, make.region, "default"),
      ipv6AssociationId: hasIpv6 ? make.id("vpc-cidr-assoc", "6") : "",
      ...(!self.has("ipv6CidrBlock") && {
        ipv6CidrBlock: hasIpv6 && ipv6 !== undefined ? formatCidr(ipv6) : "",
      }),
      ...(!self.has("ipv6CidrBlockNetworkBorderGroup") && {
        ipv6CidrBlockNetworkBorderGroup: hasIpv6 ? make.region : "",
      }),
    };
  },
  unknowable: { cidrBlock: "The IPAM pool chooses it." },
  quotas: [
    {
      name: "VPCs per Region",
      limit: 5,
      per: "region",
      before: (world) => (world.account.defaultVpc ? 1 : 0),
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
    },
  ],
  findings: {
    "dns-hostnames-without-support": finding<{ name: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name }) => `VPC \`${name}\` has enableDnsHostnames, and enableDnsSupport is false.`,
      why: "Instances get DNS names only in a VPC that has both; without DNS support no name is resolved.",
      fix: "Leave out enableDnsSupport, or set it to true.",
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html",
    }),
  },
  check(self, _world, report) {
    const { enableDnsHostnames, enableDnsSupport } = self.inputs;
    if (enableDnsHostnames === true && enableDnsSupport === false) {
      report("dns-hostnames-without-support", { name: self.name }, "enableDnsSupport");
    }
  },
});
