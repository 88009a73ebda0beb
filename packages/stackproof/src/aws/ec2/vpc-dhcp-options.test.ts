// DHCP options.
import { testResource, unknown } from "../testing.ts";
import { vpcDhcpOptions } from "./vpc-dhcp-options.ts";

testResource(vpcDhcpOptions, {
  accepts: {
    "Amazon's name server": { domainName: "example.internal", domainNameServers: ["AmazonProvidedDNS"] },
    "all of them": {
      domainName: "example.internal",
      domainNameServers: ["10.0.0.2", "10.0.1.2"],
      ntpServers: ["169.254.169.123", "fd00:ec2::123"],
      netbiosNameServers: ["10.0.0.3"],
      netbiosNodeType: "2",
      ipv6AddressPreferredLeaseTime: "1440",
    },
    "a server that nobody knows": { domainNameServers: [unknown(), "10.0.0.2"] },
    "four of each family": {
      domainNameServers: ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "fd00::1", "fd00::2"],
    },
  },
  rejects: {
    "missing-input": { tags: { Name: "empty" } },
    "too-many-servers": { ntpServers: ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5"] },
    "invalid-domain-name-servers": { domainNameServers: ["dns.example.com"] },
    "invalid-netbios-name-servers": {
      netbiosNameServers: ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5"],
    },
    "invalid-netbios-node-type": { netbiosNodeType: "3" },
    "invalid-ipv6-address-preferred-lease-time": { ipv6AddressPreferredLeaseTime: "60" },
  },
  outputs: [
    {
      of: { domainNameServers: ["AmazonProvidedDNS"] },
      are: {
        id: /^dopt-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:dhcp-options\/dopt-0[0-9a-f]{16}$/,
        ownerId: "123456789012",
      },
    },
  ],
});
