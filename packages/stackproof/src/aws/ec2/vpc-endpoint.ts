// A way from a VPC to a service that does not lead through the internet.
import {
  arn,
  bool,
  defineResource,
  exactlyOneOf,
  ip4,
  list,
  object,
  oneOf,
  ref,
  replaces,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { DEFAULT_SECURITY_GROUP, SECURITY_GROUP } from "../../network/security-group-rules.ts";
import { policy } from "../policy.ts";
import { endpointService, hasGateway, prefixListId } from "./endpoint-services.ts";
import { checkEndpoint, s3Gateways } from "./vpc-endpoint-checks.ts";
import { endpointFindings } from "./vpc-endpoint-findings.ts";

const CREATE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html";
const ROUTE_TABLES = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];
const SERVICES = ["serviceName", "resourceConfigurationArn", "serviceNetworkArn"] as const;

/** What AWS attaches when the program gives no policy. */
const FULL_ACCESS = JSON.stringify({
  Version: "2008-10-17",
  Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }],
});

export const vpcEndpoint = defineResource({
  token: "aws:ec2/vpcEndpoint:VpcEndpoint",
  docs: CREATE,
  inputs: {
    autoAccept: bool(),
    dnsOptions: object({
      dnsRecordIpType: oneOf(["ipv4", "dualstack", "ipv6", "service-defined"]),
      privateDnsOnlyForInboundResolverEndpoint: bool(),
      privateDnsPreference: replaces(
        oneOf([
          "ALL_DOMAINS",
          "VERIFIED_DOMAINS_ONLY",
          "VERIFIED_DOMAINS_AND_SPECIFIED_DOMAINS",
          "SPECIFIED_DOMAINS_ONLY",
        ]),
      ),
      privateDnsSpecifiedDomains: replaces(list(text(), { min: 1, max: 10 })),
    }),
    ipAddressType: oneOf(["ipv4", "dualstack", "ipv6"]),
    policy: policy({ kind: "vpc-endpoint" }),
    privateDnsEnabled: withDefault(bool(), false),
    resourceConfigurationArn: replaces(arn()),
    routeTableIds: list(ref(ROUTE_TABLES)),
    securityGroupIds: list(ref([SECURITY_GROUP, DEFAULT_SECURITY_GROUP])),
    serviceName: replaces(text()),
    serviceNetworkArn: replaces(arn()),
    serviceRegion: replaces(text()),
    subnetConfigurations: list(
      object({
        ipv4: ip4({ by: "aws", aws: { operation: "ec2:CreateVpcEndpoint", code: "InvalidParameter" } }),
        ipv6: text(),
        subnetId: ref("aws:ec2/subnet:Subnet"),
      }),
    ),
    subnetIds: list(ref("aws:ec2/subnet:Subnet")),
    tags: tags(),
    vpcEndpointType: replaces(
      withDefault(
        oneOf(["Interface", "Gateway", "GatewayLoadBalancer", "Resource", "ServiceNetwork"]),
        "Gateway",
      ),
    ),
    vpcId: replaces(ref("aws:ec2/vpc:Vpc")),
  },
  relations: [exactlyOneOf(SERVICES, { by: "aws" })],
  outputs(self, make) {
    const id = make.id("vpce");
    const name = self.text("serviceName");
    const service = name === undefined ? undefined : endpointService(name);
    const isInterface = self.inputs.vpcEndpointType === "Interface";
    const isGateway =
      self.inputs.vpcEndpointType === "Gateway" && service !== undefined && hasGateway(service) === true;
    const subnets = self.texts("subnetIds") ?? [];
    const suffix = make.hex(8, "dns");
    const host =
      service === undefined ? undefined : `${service.service}.${service.region}.vpce.${make.dnsSuffix}`;
    return {
      id,
      arn: make.arn("ec2", `vpc-endpoint/${id}`),
      cidrBlocks: isGateway ? ["52.216.0.0/15", "54.231.0.0/16"] : [],
      dnsEntries:
        isInterface && host !== undefined
          ? [{ dnsName: `${id}-${suffix}.${host}`, hostedZoneId: make.upper("Z", 14) }]
          : [],
      networkInterfaceIds: isInterface ? subnets.map((_, index) => make.id("eni", String(index))) : [],
      ownerId: make.account,
      prefixListId: isGateway && name !== undefined ? prefixListId(make.region, name) : "",
      requesterManaged: false,
      state: "available",
      ...(!self.has("policy") && { policy: FULL_ACCESS }),
      ...(!self.has("ipAddressType") && { ipAddressType: isInterface || isGateway ? "ipv4" : "" }),
      ...(!self.has("serviceRegion") && { serviceRegion: service?.region ?? make.region }),
      ...(!self.has("routeTableIds") && { routeTableIds: [] }),
      ...(!self.has("securityGroupIds") && { securityGroupIds: [] }),
      ...(!self.has("subnetIds") && { subnetIds: [] }),
      ...(!self.has("subnetConfigurations") && { subnetConfigurations: [] }),
      ...(!self.has("dnsOptions") && {
        dnsOptions: { dnsRecordIpType: isInterface ? "ipv4" : "service-defined" },
      }),
    };
  },
  unique: {
    "private-dns-twice": {
      key(self) {
        const [name, vpcId] = [self.text("serviceName"), self.text("vpcId")];
        const isOwn = self.inputs.vpcEndpointType === "Interface" && self.inputs.privateDnsEnabled === true;
        return isOwn && name !== undefined && vpcId !== undefined ? `${vpcId} ${name}` : undefined;
      },
      scope: "region",
      says: (key) => `both answer for the names of ${key.split(" ")[1] ?? ""} in one VPC`,
      property: "privateDnsEnabled",
      why: "Private DNS makes a zone with the names of the service, and a VPC can have it once.",
      fix: "Keep one endpoint for the service, with all subnets, or switch privateDnsEnabled off for one.",
      aws: { operation: "ec2:CreateVpcEndpoint", code: "InvalidParameter" },
      quote: "private-dns-enabled cannot be set because there is already a conflicting DNS domain",
      evidence: "observed",
    },
  },
  order: {
    "before-gateway-endpoint": {
      needs: (self, world) => s3Gateways(self, world) ?? [],
      because: "the gateway endpoint that its private DNS needs",
      effect: "rejected",
      evidence: "observed",
      why: "Private DNS of S3 answers inbound resolvers only, and AWS wants a gateway endpoint for the traffic of the VPC to be there first.",
      aws: { operation: "ec2:CreateVpcEndpoint", code: "InvalidParameter" },
      docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html",
    },
  },
  findings: endpointFindings,
  check: (self, world, report) => checkEndpoint(self, world, report),
});
