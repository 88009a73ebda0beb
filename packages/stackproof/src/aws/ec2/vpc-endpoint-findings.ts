// AWS EC2: the findings of a VPC endpoint beyond its single inputs.
import { finding } from "../../model/kernel.ts";

const CREATE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html";
const INVALID = { operation: "ec2:CreateVpcEndpoint", code: "InvalidParameter" };
const NO_SERVICE = { operation: "ec2:CreateVpcEndpoint", code: "InvalidServiceName" };

export const endpointFindings = {
  "no-service-name": finding<{ endpoint: string; name: string; region: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ endpoint, name }) =>
      `Endpoint \`${endpoint}\` is for ${JSON.stringify(name)}, which is no service name.`,
    why: "The names of AWS's services hold the region: com.amazonaws.us-east-1.s3.",
    fix: ({ region }) => `Write serviceName "com.amazonaws.${region}.…".`,
    aws: NO_SERVICE,
    quote: ({ name }) => `The Vpc Endpoint Service '${name}' does not exist`,
    docs: "https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html",
  }),
  "service-of-other-region": finding<{ endpoint: string; name: string; region: string; fix: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ endpoint, name, region }) =>
      `Endpoint \`${endpoint}\` is in ${region}, and its service is ${name}.`,
    why: "A service is looked up in the endpoint's own region, unless serviceRegion says another.",
    fix: ({ fix }) => fix,
    aws: NO_SERVICE,
    quote: ({ name }) => `The Vpc Endpoint Service '${name}' does not exist`,
    docs: CREATE,
  }),
  "type-of-service": finding<{
    endpoint: string;
    type: string;
    service: string;
    has: string;
    default: boolean;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ endpoint, type, service, default: isDefault }) =>
      isDefault
        ? `Endpoint \`${endpoint}\` for ${service} has no vpcEndpointType, so it is of the type ${type}.`
        : `Endpoint \`${endpoint}\` for ${service} is of the type ${type}.`,
    why: "Only S3 and DynamoDB have gateway endpoints; all other services have interface endpoints.",
    fix: ({ has }) => `Write vpcEndpointType "${has}", with subnetIds and securityGroupIds.`,
    aws: INVALID,
    quote: ({ type, has }) => `Endpoint type (${type}) does not match available service types ([${has}])`,
    docs: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  }),
  "subnets-of-gateway": finding<{ endpoint: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ endpoint }) => `Endpoint \`${endpoint}\` is of the type Gateway and has subnetIds.`,
    why: "A gateway endpoint is a route in route tables and has no network interfaces.",
    fix: 'Give routeTableIds instead, or write vpcEndpointType "Interface".',
    aws: INVALID,
    quote: "Subnet IDs are only supported for Interface and GatewayLoadBalancer type VPC Endpoints.",
    docs: CREATE,
  }),
  "interface-inputs-of-gateway": finding<{ endpoint: string; input: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: ({ endpoint, input }) => `Endpoint \`${endpoint}\` is of the type Gateway and has ${input}.`,
    why: "A gateway endpoint is a route in route tables: it has no network interfaces, no security groups and no DNS of its own.",
    fix: ({ input }) => `Leave out ${input}, or write vpcEndpointType "Interface".`,
    aws: INVALID,
    docs: CREATE,
  }),
  "route-tables-of-interface": finding<{ endpoint: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ endpoint, type }) => `Endpoint \`${endpoint}\` is of the type ${type} and has routeTableIds.`,
    why: "Traffic reaches an interface endpoint by its addresses, not by a route.",
    fix: "Leave out routeTableIds and give subnetIds.",
    aws: INVALID,
    quote: "Route table IDs are only supported for Gateway type VPC Endpoint.",
    docs: CREATE,
  }),
  "gateway-without-route-tables": finding<{ endpoint: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ endpoint }) => `Gateway endpoint \`${endpoint}\` is in no route table.`,
    why: "Traffic reaches a gateway endpoint by routes that AWS adds to the route tables it is given; without one nothing uses it.",
    fix: "Give routeTableIds with the tables of the subnets that are to use it.",
    docs: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  }),
  "interface-without-subnets": finding<{ endpoint: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ endpoint }) => `Interface endpoint \`${endpoint}\` is in no subnet.`,
    why: "Without a subnet it has no network interface, and nothing can reach it.",
    fix: "Give subnetIds with one subnet in each zone that is to use it.",
    docs: "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html",
  }),
  "subnets-of-one-zone": finding<{ endpoint: string; zone: string; first: string; second: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ endpoint, zone, first, second }) =>
      `Endpoint \`${endpoint}\` is given the subnets \`${first}\` and \`${second}\`, both in ${zone}.`,
    why: "An endpoint has one network interface in each zone.",
    fix: "Give one subnet for each zone.",
    aws: { operation: "ec2:CreateVpcEndpoint", code: "DuplicateSubnetsInSameZone" },
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  }),
  "part-of-other-vpc": finding<{ endpoint: string; vpc: string; part: string; words: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ endpoint, vpc, part, words }) =>
      `${words} \`${part}\` of the endpoint \`${endpoint}\` is not in the endpoint's VPC ${vpc}.`,
    why: "The subnets, security groups and route tables of an endpoint belong to its VPC.",
    fix: "Name one of the endpoint's VPC.",
    aws: INVALID,
    docs: CREATE,
  }),
  "dns-off": finding<{ endpoint: string; vpc: string; off: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ endpoint, vpc, off }) =>
      `Endpoint \`${endpoint}\` has private DNS, and its VPC \`${vpc}\` has ${off} off.`,
    why: "Private DNS is a private zone of Route 53, which works in a VPC with DNS support and DNS host names.",
    fix: ({ vpc, off }) => `Write ${off.replace(" and ", ": true and ")}: true for \`${vpc}\`.`,
    aws: INVALID,
    quote:
      "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true",
    docs: CREATE,
  }),
  "route-table-taken": finding<{ endpoint: string; other: string; service: string; table: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ endpoint, other, service, table }) =>
      `Endpoints \`${other}\` and \`${endpoint}\` for ${service} are both in the route table \`${table}\`.`,
    why: "A route table has one route for the addresses of a service.",
    fix: "Keep one endpoint for the table.",
    aws: { operation: "ec2:CreateVpcEndpoint", code: "RouteAlreadyExists" },
    docs: "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html",
  }),
  "gateway-endpoint-missing": finding<{ endpoint: string; vpc: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ endpoint, vpc }) =>
      `Endpoint \`${endpoint}\` for S3 has private DNS, and the VPC ${vpc} has no gateway endpoint for S3.`,
    why: "AWS gives private DNS of S3 to inbound resolvers only, unless told otherwise, and then wants a gateway endpoint for the rest.",
    fix: "Write dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: false }, or add a gateway endpoint for S3.",
    aws: INVALID,
    quote:
      "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC must have a Gateway endpoint for the service.",
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html",
  }),
  "no-private-name": finding<{ endpoint: string; service: string }>({
    severity: "warning",
    effect: "rejected",
    evidence: "observed",
    message: ({ endpoint, service }) =>
      `Endpoint \`${endpoint}\` for ${service} has private DNS, which the service does not have.`,
    why: "Interface endpoints of DynamoDB are reached by their own names.",
    fix: "Leave out privateDnsEnabled, or use a gateway endpoint.",
    aws: INVALID,
    quote: ({ service }) =>
      `Private DNS can't be enabled because the service ${service} does not provide a private DNS name.`,
    docs: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-interface-endpoints.html",
  }),
};
