// Network: its inner resources, for those who build on it.
import type * as aws from "@pulumi/aws";

/** The inner resources of a tier. */
export interface NetworkTierNodes {
  /** One for each zone. */
  readonly subnets: readonly aws.ec2.Subnet[];
  /** Of a private tier one for each zone, else one. */
  readonly routeTables: readonly aws.ec2.RouteTable[];
  /** Undefined without `networkAcls`. */
  readonly networkAcl: aws.ec2.NetworkAcl | undefined;
}

/** The inner resources of a network. What is undefined was not asked for. */
export interface NetworkNodes {
  readonly vpc: aws.ec2.Vpc;
  readonly defaultSecurityGroup: aws.ec2.DefaultSecurityGroup;
  readonly internetGateway: aws.ec2.InternetGateway | undefined;
  readonly egressOnlyInternetGateway: aws.ec2.EgressOnlyInternetGateway | undefined;
  /** By the name of the tier. */
  readonly tiers: Readonly<Record<string, NetworkTierNodes>>;
  /** Of all tiers, in the order of the plan. */
  readonly subnets: readonly aws.ec2.Subnet[];
  /** Of all tiers, in the order of the plan. */
  readonly routeTables: readonly aws.ec2.RouteTable[];
  /** In the order of the zones. */
  readonly natGateways: readonly aws.ec2.NatGateway[];
  /** Addresses of the NAT gateways; none when they are given. */
  readonly eips: readonly aws.ec2.Eip[];
  /** By service, as the arguments name it. */
  readonly gatewayEndpoints: Readonly<Record<string, aws.ec2.VpcEndpoint>>;
  /** By service, as the arguments name it. */
  readonly interfaceEndpoints: Readonly<Record<string, aws.ec2.VpcEndpoint>>;
  readonly endpointSecurityGroup: aws.ec2.SecurityGroup | undefined;
  readonly flowLog: aws.ec2.FlowLog | undefined;
  readonly flowLogGroup: aws.cloudwatch.LogGroup | undefined;
  readonly flowLogRole: aws.iam.Role | undefined;
}
