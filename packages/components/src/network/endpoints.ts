// Network: endpoints, by which services are reached without the internet.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Kit } from "./kit.ts";
import type { NetworkSettings } from "./settings.ts";
import type { PlacedTier } from "./subnets.ts";

/** Endpoints, by the service's name as the arguments give it. */
export interface EndpointParts {
  readonly gateway: Readonly<Record<string, aws.ec2.VpcEndpoint>>;
  readonly interface: Readonly<Record<string, aws.ec2.VpcEndpoint>>;
  /** The group of the interface endpoints. */
  readonly securityGroup: aws.ec2.SecurityGroup | undefined;
  /** What must exist before something in the VPC reaches the services. */
  readonly ready: readonly pulumi.Resource[];
}

/** Creates the endpoints. */
export function createEndpoints(
  kit: Kit,
  settings: NetworkSettings["endpoints"],
  tiers: readonly PlacedTier[],
): EndpointParts {
  const isAny = settings.gateway.length + settings.interface.length > 0;
  if (!isAny) return { gateway: {}, interface: {}, securityGroup: undefined, ready: [] };
  const region = aws.getRegionOutput({}, kit.inside).region;
  const tables = tiers.flatMap((placed) => placed.tables.map(({ table }) => table.id));
  const gateway: Record<string, aws.ec2.VpcEndpoint> = {};
  for (const service of settings.gateway) {
    const args = {
      vpcId: kit.vpc.id,
      vpcEndpointType: "Gateway",
      serviceName: pulumi.interpolate`com.amazonaws.${region}.${service}`,
      routeTableIds: tables,
      tags: kit.tagged(service),
    };
    gateway[service] = kit.create(aws.ec2.VpcEndpoint, service, args, kit.transforms.vpcEndpoint);
  }
  const interfaces: Record<string, aws.ec2.VpcEndpoint> = {};
  if (settings.interface.length === 0) {
    return { gateway, interface: interfaces, securityGroup: undefined, ready: Object.values(gateway) };
  }
  const { group, rule } = createGroup(kit);
  const home = tiers.find(({ tier }) => tier.name === settings.tier);
  for (const service of settings.interface) {
    const isWhole = /^(?:cn\.)?com\.amazonaws\.|^aws\./.test(service);
    const what = interfaceName(service);
    interfaces[service] = kit.create(
      aws.ec2.VpcEndpoint,
      what,
      {
        vpcId: kit.vpc.id,
        vpcEndpointType: "Interface",
        serviceName: isWhole ? service : pulumi.interpolate`com.amazonaws.${region}.${service}`,
        subnetIds: (home?.subnets ?? []).map(({ id }) => id),
        securityGroupIds: [group.id],
        ...privateDns(service, gateway["s3"] !== undefined),
        tags: kit.tagged(what),
      },
      kit.transforms.vpcEndpoint,
      service === "s3" && gateway["s3"] !== undefined ? { dependsOn: gateway["s3"] } : {},
    );
  }
  const ready = [...Object.values(gateway), rule, ...Object.values(interfaces)];
  return { gateway, interface: interfaces, securityGroup: group, ready };
}

/** What an interface endpoint is called; services that have gateway endpoints as well need a name of their own. */
function interfaceName(service: string): string {
  const name = service.replaceAll(".", "-");
  return ["s3", "dynamodb"].includes(service) ? `${name}-interface` : name;
}

/**
 * Whether the endpoint answers for the service's own names. DynamoDB's has none
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html). S3's answers
 * the VPC itself only where no gateway endpoint does
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html).
 */
function privateDns(
  service: string,
  hasGateway: boolean,
): Pick<aws.ec2.VpcEndpointArgs, "privateDnsEnabled" | "dnsOptions"> {
  if (service === "dynamodb") return { privateDnsEnabled: false };
  if (service !== "s3") return { privateDnsEnabled: true };
  return {
    privateDnsEnabled: true,
    dnsOptions: { dnsRecordIpType: "ipv4", privateDnsOnlyForInboundResolverEndpoint: hasGateway },
  };
}

/** Interface endpoints are called by HTTPS, from anywhere in the VPC. */
function createGroup(kit: Kit): {
  readonly group: aws.ec2.SecurityGroup;
  readonly rule: aws.vpc.SecurityGroupIngressRule;
} {
  const group = kit.create(
    aws.ec2.SecurityGroup,
    "endpoints",
    {
      ...kit.named("securityGroup", "endpoints"),
      vpcId: kit.vpc.id,
      description: "Interface endpoints: HTTPS from the VPC",
      tags: kit.tagged("endpoints"),
    },
    kit.transforms.endpointSecurityGroup,
  );
  const rule = kit.create(
    aws.vpc.SecurityGroupIngressRule,
    "endpoints-https",
    {
      securityGroupId: group.id,
      description: "HTTPS from the VPC",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: kit.vpc.cidrBlock,
      tags: kit.tagged("endpoints-https"),
    },
    kit.transforms.endpointSecurityGroupRule,
  );
  return { group, rule };
}
