// AWS EC2: what Elastic IP addresses are used for, and what an association needs. Shared by the files of this folder.
import { finding, type ResourceView, type World } from "../../model/kernel.ts";
import { gatewayAttachments, hasInternetGateway, vpcOf } from "../../network/routing.ts";
import {
  EIP,
  EIP_ASSOCIATION,
  INSTANCE,
  NAT_GATEWAY,
  NETWORK_INTERFACE,
  SUBNET,
} from "./network-references.ts";

const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateAddress.html";

/** Something that takes an Elastic IP address for itself. */
export interface ElasticIpUse {
  readonly by: ResourceView;
  readonly property: string;
}

/** Everything in the program that uses the address with this allocation id. */
export function usesOfElasticIp(world: World, allocationId: string | undefined): ElasticIpUse[] {
  const eip = world.find(EIP, "id", allocationId);
  return [
    ...["instance", "networkInterface"].flatMap((property) =>
      eip?.has(property) === true ? [{ by: eip, property }] : [],
    ),
    ...world
      .where(EIP_ASSOCIATION, "allocationId", allocationId)
      .map((by) => ({ by, property: "allocationId" })),
    ...world.where(NAT_GATEWAY, "allocationId", allocationId).map((by) => ({ by, property: "allocationId" })),
    ...world
      .where(NAT_GATEWAY, "secondaryAllocationIds", allocationId)
      .map((by) => ({ by, property: "secondaryAllocationIds" })),
  ];
}

/** The VPC that an instance or network interface of the program is in. */
export function vpcOfInterface(
  world: World,
  instance: string | undefined,
  networkInterface: string | undefined,
): ResourceView | undefined {
  const view =
    world.find(INSTANCE, "id", instance) ??
    world.find(NETWORK_INTERFACE, "id", networkInterface) ??
    world.find(INSTANCE, "primaryNetworkInterfaceId", networkInterface);
  const subnet = view === undefined ? undefined : world.find(SUBNET, "id", view.text("subnetId"));
  return subnet === undefined ? undefined : vpcOf(world, subnet);
}

/** Findings of Eip and EipAssociation. */
export const associationFindings = {
  "vpc-without-internet-gateway": finding<{ name: string; vpc: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, vpc }) =>
      `\`${name}\` associates an Elastic IP address in the VPC \`${vpc}\`, which has no internet gateway.`,
    why: "A public address needs an internet gateway on its VPC.",
    fix: ({ vpc }) => `Attach an aws.ec2.InternetGateway to \`${vpc}\`.`,
    quote: "Network vpc-… is not attached to any internet gateway",
    aws: { operation: "ec2:AssociateAddress", code: "Gateway.NotAttached" },
    docs: API,
  }),
  "interface-of-nat-gateway": finding<{ name: string; nat: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, nat }) =>
      `\`${name}\` associates an Elastic IP address with the network interface of the NAT gateway \`${nat}\`.`,
    why: "AWS looks after the interface of a NAT gateway itself.",
    fix: ({ nat }) => `Give the address to \`${nat}\` as allocationId or in secondaryAllocationIds.`,
    aws: { operation: "ec2:AssociateAddress", code: "AuthFailure" },
    docs: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/eip/",
  }),
};

/** The VPC of an association when it certainly has no internet gateway. */
export function vpcWithoutGateway(world: World, vpc: ResourceView | undefined): ResourceView | undefined {
  return vpc !== undefined && hasInternetGateway(world, vpc) === "no" ? vpc : undefined;
}

/** What must be attached before an address can be associated in a VPC. */
export function attachmentsOf(world: World, vpc: ResourceView | undefined): ResourceView[] {
  return vpc === undefined ? [] : gatewayAttachments(world, vpc.id).map(({ by }) => by);
}

/** Why an association must wait for an attachment. */
export const ASSOCIATION_ORDER = {
  because: "which attaches the internet gateway of its VPC",
  effect: "rejected",
  evidence: "observed",
  why: "AWS refuses to associate an address in a VPC that has no internet gateway yet, and the provider does not try again.",
  aws: { operation: "ec2:AssociateAddress", code: "Gateway.NotAttached" },
  quote: "Network vpc-… is not attached to any internet gateway",
  docs: "https://github.com/hashicorp/terraform-provider-aws/pull/2181",
} as const;

/** `ec2-3-92-10-7.compute-1.amazonaws.com`, as VPCs with DNS hostnames name public addresses. */
export function publicDnsName(ip: string, region: string, dnsSuffix: string): string {
  const zone = region === "us-east-1" ? "compute-1" : `${region}.compute`;
  return `ec2-${ip.replaceAll(".", "-")}.${zone}.${dnsSuffix}`;
}

/** `ip-10-0-1-7.ec2.internal`, as VPCs name private addresses. */
export function privateDnsName(ip: string, region: string): string {
  const zone = region === "us-east-1" ? "ec2" : `${region}.compute`;
  return `ip-${ip.replaceAll(".", "-")}.${zone}.internal`;
}
