// Network: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { Transform } from "../transform.ts";
import type { Capacity, TierKind, TierRequest } from "./plan.ts";

/** How many NAT gateways there are. */
export type NatStrategy = "none" | "single" | "per-zone";

/** NAT gateways: how private subnets reach the internet. */
export interface NatArgs {
  /**
   * `none`: private subnets have no way out by IPv4. `single`: one in the first zone for all zones; it costs less, and
   * is gone when its zone is. `per-zone`: one in each. It may be changed later: only routes and gateways change.
   *
   * @default "per-zone" when there is a private tier
   */
  readonly strategy?: NatStrategy;
  /**
   * Allocation ids of Elastic IP addresses that are there already, one for each NAT gateway, in the order of the zones.
   *
   * @default new addresses
   * @example ["eipalloc-0123456789abcdef0"]
   */
  readonly allocationIds?: readonly pulumi.Input<string>[];
}

/** What all flow logs have. */
interface FlowLogCommon {
  /**
   * Which traffic is recorded.
   *
   * @default "ALL"
   */
  readonly traffic?: "ALL" | "ACCEPT" | "REJECT";
  /**
   * Seconds of traffic that one record sums up, 60 or 600. Fewer seconds make more records.
   *
   * @default 600
   */
  readonly interval?: 60 | 600;
}

/** Flow logs in a log group of their own. */
export interface LogGroupFlowLogArgs extends FlowLogCommon {
  readonly to: "cloudwatch";
  /**
   * Days; one of the values that CloudWatch Logs takes, 0 for ever.
   *
   * @default 14
   */
  readonly retentionInDays?: number;
  /**
   * ARN of a KMS key whose policy lets CloudWatch Logs use it: EncryptionKey with the use "cloudwatch-logs".
   *
   * @default encrypted with a key of AWS
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
}

/** Flow logs in a bucket. */
export interface BucketFlowLogArgs extends FlowLogCommon {
  readonly to: "s3";
  /**
   * ARN of a bucket, with a folder behind it if wanted. Where the bucket's policy does not let log delivery in, AWS
   * changes it by itself: flowLogDelivery gives the statements for a policy of your own.
   *
   * @example "arn:aws:s3:::acme-flow-logs/main"
   */
  readonly bucketArn: pulumi.Input<string>;
  /**
   * What must exist before the flow logs: the bucket's policy, when the program makes it.
   *
   * @default nothing
   */
  readonly dependsOn?: readonly pulumi.Resource[];
}

/** Where flow logs go. */
export type FlowLogArgs = LogGroupFlowLogArgs | BucketFlowLogArgs;

/** Services that are reached without the internet. */
export interface EndpointArgs {
  /**
   * Gateway endpoints, which cost nothing, on the route tables of all tiers.
   *
   * @default ["s3", "dynamodb"]
   */
  readonly gateway?: readonly ("s3" | "dynamodb")[];
  /**
   * Interface endpoints, by the part of the service's name behind the region, or by the whole name
   * (https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html). Each has a network
   * interface in each zone, takes HTTPS from the VPC, and answers for the service's own name; only DynamoDB's has names
   * of its own alone.
   *
   * @default none
   * @example ["ssm", "ssmmessages", "ecr.api", "ecr.dkr", "secretsmanager"]
   */
  readonly interface?: readonly string[];
  /**
   * Name of the tier that holds the interface endpoints. The whole VPC can use them.
   *
   * @default the first tier that is not public; the first tier when all are
   */
  readonly tier?: string;
}

/** Network ACLs, one for each tier. */
export interface NetworkAclArgs {
  /**
   * TCP ports of public tiers that the internet may ask, beside the answers to what was asked from inside.
   *
   * @default [80, 443]
   */
  readonly publicPorts?: readonly number[];
}

/** Changes of inner resources. Those of which there are several are asked for each; the name tells which. */
export interface NetworkTransforms {
  readonly vpc?: Transform<aws.ec2.VpcArgs>;
  readonly internetGateway?: Transform<aws.ec2.InternetGatewayArgs>;
  readonly egressOnlyInternetGateway?: Transform<aws.ec2.EgressOnlyInternetGatewayArgs>;
  readonly subnet?: Transform<aws.ec2.SubnetArgs>;
  readonly routeTable?: Transform<aws.ec2.RouteTableArgs>;
  readonly route?: Transform<aws.ec2.RouteArgs>;
  readonly routeTableAssociation?: Transform<aws.ec2.RouteTableAssociationArgs>;
  readonly eip?: Transform<aws.ec2.EipArgs>;
  readonly natGateway?: Transform<aws.ec2.NatGatewayArgs>;
  readonly defaultSecurityGroup?: Transform<aws.ec2.DefaultSecurityGroupArgs>;
  readonly networkAcl?: Transform<aws.ec2.NetworkAclArgs>;
  readonly vpcEndpoint?: Transform<aws.ec2.VpcEndpointArgs>;
  readonly endpointSecurityGroup?: Transform<aws.ec2.SecurityGroupArgs>;
  readonly endpointSecurityGroupRule?: Transform<aws.vpc.SecurityGroupIngressRuleArgs>;
  readonly flowLog?: Transform<aws.ec2.FlowLogArgs>;
  readonly flowLogGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
  readonly flowLogRole?: Transform<aws.iam.RoleArgs>;
  readonly flowLogPolicy?: Transform<aws.iam.RolePolicyArgs>;
}

/** A network. */
export interface NetworkArgs extends BlockArgs {
  /**
   * IPv4 range of the VPC, /16 to /28, beginning at a multiple of its size. Some AWS services use 172.17.0.0/16
   * themselves (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html).
   *
   * @default "10.0.0.0/16"
   */
  readonly cidr?: string;
  /**
   * Availability Zones: how many (1 to 6), or which. By number they are the first ones that the account has in the
   * region. New zones come last, so that the ranges of the others stay. Resources are named after the numbers, or after
   * the names, so a change from one to the other replaces the subnets.
   *
   * @default 2
   * @example ["us-west-2a", "us-west-2b", "us-west-2c"]
   */
  readonly zones?: number | readonly string[];
  /**
   * Each tier has one subnet in each zone. New tiers come last, so that the ranges of the others stay.
   *
   * @default ["public", "private"]
   * @example ["public", { name: "app", kind: "private" }, { name: "db", kind: "isolated" }]
   */
  readonly tiers?: readonly (TierKind | TierRequest)[];
  /**
   * Room for growth. It decides the size of every subnet, so a change of it replaces them all.
   *
   * @default 4 zones and 4 tiers; less in a VPC smaller than /24, see defaultCapacity
   */
  readonly capacity?: Capacity;
  /** @default one NAT gateway in each zone, when there is a private tier */
  readonly nat?: NatArgs;
  /**
   * True for IPv6 beside IPv4: a /56 of Amazon's for the VPC, a /64 for each subnet. Public tiers have a route to the
   * internet gateway, private ones to an egress-only one, which costs nothing.
   *
   * @default false
   */
  readonly ipv6?: boolean;
  /** @default gateway endpoints for S3 and DynamoDB */
  readonly endpoints?: EndpointArgs;
  /** @default { to: "cloudwatch", retentionInDays: 14 } */
  readonly flowLogs?: FlowLogArgs | "none";
  /**
   * Network ACLs, one for each tier: public ones take `publicPorts` and answers, private ones the VPC and answers,
   * isolated ones the VPC, and S3 and DynamoDB through gateway endpoints.
   *
   * @default false: the VPC's default ACL, which lets everything through; security groups decide
   */
  readonly networkAcls?: boolean | NetworkAclArgs;
  /**
   * Changes of inner resources.
   *
   * @default none
   * @example { subnet: { tags: { "kubernetes.io/role/elb": "1" } } }
   */
  readonly transform?: NetworkTransforms;
}
