// AWS EC2: what can be wrong with routes, and the order that they need. Shared by the files of this folder.
import { finding } from "../../model/kernel.ts";

const CREATE_ROUTE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html";
const SOURCE =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_route_table.go";
const ROUTE_TABLES = "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html";

/** The address range that NAT64 stands for, the one IPv6 destination of a NAT gateway. */
export const NAT64 = "64:ff9b::/96";

/** Why a route must wait for an attachment. */
export const ATTACHMENT_ORDER = {
  because: "which attaches the gateway that its route leads to",
  effect: "rejected",
  evidence: "observed",
  why: "AWS refuses a route to a gateway that is not attached to the table's VPC yet, and the provider does not try again.",
  aws: { operation: "ec2:CreateRoute", code: "InvalidParameterValue" },
  quote: "route table rtb-… and network gateway igw-… belong to different networks",
  docs: "https://github.com/smoketurner/serverless-vpc-plugin/issues/147",
} as const;

/** Findings of routes, for Route, RouteTable and DefaultRouteTable. */
export const routeFindings = {
  "duplicate-destination": finding<{
    route: string;
    destination: string;
    table: string;
    other: string;
    same: boolean;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ route, destination, table, other, same }) =>
      `${route} is the second one to ${destination} in ${table}, after ${other}${same ? " with the same target" : ""}.`,
    why: "A route table has one route for each destination.",
    fix: "Keep one of the two routes.",
    quote: ({ destination }) => `The route identified by ${destination} already exists.`,
    aws: { operation: "ec2:CreateRoute", code: "RouteAlreadyExists" },
    docs: CREATE_ROUTE,
  }),
  "local-destination": finding<{ route: string; destination: string; vpc: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ route, destination, vpc }) =>
      `${route} is for ${destination}, the range of the VPC \`${vpc}\` itself.`,
    why: "Every table has a route that keeps this traffic inside the VPC; it cannot be made a second time.",
    fix: "Leave the route out.",
    quote: ({ destination }) => `The route identified by ${destination} already exists.`,
    aws: { operation: "ec2:CreateRoute", code: "RouteAlreadyExists" },
    docs: ROUTE_TABLES,
  }),
  "target-of-other-vpc": finding<{
    route: string;
    what: string;
    target: string;
    targetVpc: string;
    vpc: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ route, what, target, targetVpc, vpc }) =>
      `${route} leads from the VPC \`${vpc}\` to the ${what} \`${target}\`, which is in the VPC \`${targetVpc}\`.`,
    why: "A route table can lead only to gateways of its own VPC.",
    fix: ({ what, vpc }) => `Lead the route to the ${what} of \`${vpc}\`.`,
    quote: "route table rtb-… and network gateway … belong to different networks",
    aws: { operation: "ec2:CreateRoute", code: "InvalidParameterValue" },
    docs: CREATE_ROUTE,
  }),
  "gateway-not-attached": finding<{ route: string; gateway: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ route, gateway }) =>
      `${route} leads to the internet gateway \`${gateway}\`, which is attached to no VPC.`,
    why: "A route table can lead only to a gateway that is attached to its VPC.",
    fix: ({ gateway }) =>
      `Set vpcId on \`${gateway}\`, or attach it with an aws.ec2.InternetGatewayAttachment.`,
    quote: "route table rtb-… and network gateway igw-… belong to different networks",
    aws: { operation: "ec2:CreateRoute", code: "InvalidParameterValue" },
    docs: CREATE_ROUTE,
  }),
  "wrong-target-property": finding<{ route: string; target: string; property: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ route, target, property }) =>
      `${route} gives \`${target}\` as gatewayId in place of ${property}.`,
    why: "AWS takes the id and answers with the other property, so that every update shows a difference.",
    fix: ({ property }) => `Write ${property} in place of gatewayId.`,
    docs: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/route/",
  }),
  "ipv4-through-egress-only": finding<{ route: string; destination: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ route, destination }) =>
      `${route} leads the IPv4 range ${destination} to an egress-only internet gateway.`,
    why: "An egress-only internet gateway carries IPv6 traffic alone.",
    fix: "Lead it to a NAT gateway with natGatewayId, or give an IPv6 destination.",
    aws: { operation: "ec2:CreateRoute" },
    docs: CREATE_ROUTE,
  }),
  "ipv6-through-nat": finding<{ route: string; destination: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ route, destination }) => `${route} leads the IPv6 range ${destination} to a NAT gateway.`,
    why: `A NAT gateway carries IPv4 traffic; from IPv6 it takes only ${NAT64}, for NAT64.`,
    fix: "Lead it to an egress-only internet gateway with egressOnlyGatewayId.",
    docs: CREATE_ROUTE,
  }),
  "peer-elsewhere": finding<{ route: string; destination: string; connection: string; ranges: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ route, destination, connection, ranges }) =>
      `${route} leads ${destination} to the peering connection \`${connection}\`, whose other side has ${ranges}.`,
    why: "A peering connection carries traffic for the addresses of the two VPCs, and drops all other.",
    fix: ({ ranges }) => `Give ${ranges}, or a part of it, as the destination.`,
    docs: "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html",
  }),
};

/** Findings of inline routes, whose properties the provider counts only when it makes them. */
export const inlineRouteFindings = {
  ...routeFindings,
  "inline-destination": finding<{ path: string; name: string; given: readonly string[] }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ path, name, given }) =>
      `\`${path}\` of \`${name}\` has ${given.length === 0 ? "no destination" : `${given.length} destinations: ${given.join(" and ")}`}.`,
    why: "A route is for one destination.",
    fix: "Give one of cidrBlock, ipv6CidrBlock and destinationPrefixListId.",
    quote: ({ given }) =>
      given.length === 0
        ? "one of `cidr_block, ipv6_cidr_block, destination_prefix_list_id` must be specified"
        : "only one of `cidr_block, ipv6_cidr_block, destination_prefix_list_id` can be specified",
    docs: SOURCE,
  }),
  "inline-target": finding<{ path: string; name: string; given: readonly string[] }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ path, name, given }) =>
      `\`${path}\` of \`${name}\` has ${given.length === 0 ? "no target" : `${given.length} targets: ${given.join(" and ")}`}.`,
    why: "A route leads to one target.",
    fix: "Give one target, such as gatewayId for an internet gateway or natGatewayId for a NAT gateway.",
    quote: ({ given }) =>
      given.length === 0
        ? "one of `carrier_gateway_id, core_network_arn, …` must be specified"
        : "only one of `carrier_gateway_id, core_network_arn, …` can be specified",
    docs: SOURCE,
  }),
  "mixed-with-routes": finding<{ name: string; routes: readonly string[] }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, routes }) =>
      `Route table \`${name}\` has inline routes, and ${routes.map((route) => `\`${route}\``).join(", ")} beside them.`,
    why: "A table with inline routes owns all routes: the next update that touches it removes the separate ones.",
    fix: "Move the inline routes to aws.ec2.Route resources, or the others into `routes`.",
    docs: "https://www.pulumi.com/registry/packages/aws/api-docs/ec2/routetable/",
  }),
};
