// Network: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { Transform } from "../transform.ts";
import type { Capacity, TierKind, TierRequest } from "./plan.ts";

/** NAT gateways: how private subnets reach the internet. */
export interface NatArgs {
  /**
   * `none`; `single`: one for all zones, cheaper, and gone when its zone is; `per-zone`: one in each.
   *
   * @default "per-zone"
   */
  readonly strategy?: "none" | "single" | "per-zone";
  /**
   * Elastic IP addresses that are there already, one for each NAT gateway.
   *
   * @default new ones
   */
  readonly allocationIds?: readonly pulumi.Input<string>[];
}

/** Where flow logs go. Traffic is recorded in intervals of ten minutes. */
export type FlowLogArgs =
  | {
      readonly to: "cloudwatch";
      /**
       * Days; one of the values that CloudWatch Logs takes.
       *
       * @default 14
       */
      readonly retentionInDays?: number;
      /**
       * ARN of a KMS key whose policy lets CloudWatch Logs use it.
       *
       * @default encrypted with a key of AWS
       */
      readonly kmsKeyArn?: pulumi.Input<string>;
    }
  | {
      readonly to: "s3";
      /** ARN of a bucket, with a prefix behind it if wanted. AWS adds the bucket's policy for itself. */
      readonly bucketArn: pulumi.Input<string>;
    };

/** Services that are reached without the internet. */
export interface EndpointArgs {
  /**
   * Gateway endpoints, which cost nothing, on the route tables of all tiers.
   *
   * @default ["s3", "dynamodb"]
   */
  readonly gateway?: readonly ("s3" | "dynamodb")[];
  /**
   * Interface endpoints, by the last part of the service's name: "ssm", "secretsmanager", "ecr.api". One network
   * interface in each zone, in the first tier that is not public.
   *
   * @default none
   */
  readonly interface?: readonly string[];
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
  readonly flowLog?: Transform<aws.ec2.FlowLogArgs>;
  readonly flowLogGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
  readonly flowLogRole?: Transform<aws.iam.RoleArgs>;
}

/** A network. */
export interface NetworkArgs extends BlockArgs {
  /**
   * IPv4 range of the VPC, /16 to /28.
   *
   * @default "10.0.0.0/16"
   */
  readonly cidr?: string;
  /**
   * Availability Zones: how many, or which. By number they are the first ones that the account has.
   *
   * @default 2
   * @example ["us-west-2a", "us-west-2b", "us-west-2c"]
   */
  readonly zones?: number | readonly string[];
  /**
   * One subnet of each tier in each zone. New tiers and zones come last, so that the ranges of the others stay.
   *
   * @default ["public", "private"]
   */
  readonly tiers?: readonly (TierKind | TierRequest)[];
  /**
   * Room for growth. It decides the size of every subnet, so a change of it replaces them all.
   *
   * @default 4 zones and 4 tiers
   */
  readonly capacity?: Capacity;
  /** @default one NAT gateway in each zone, when there is a private tier */
  readonly nat?: NatArgs;
  /**
   * True for IPv6 beside IPv4: a /56 of Amazon's for the VPC, a /64 for each subnet.
   *
   * @default false
   */
  readonly ipv6?: boolean;
  /** @default gateway endpoints for S3 and DynamoDB */
  readonly endpoints?: EndpointArgs;
  /** @default { to: "cloudwatch", retentionInDays: 14 } */
  readonly flowLogs?: FlowLogArgs | "none";
  /**
   * True for a network ACL for each tier: public ones take HTTP, HTTPS and answers, private ones the VPC and answers,
   * isolated ones the VPC alone.
   *
   * @default false: the VPC's default ACL, which lets everything through; security groups decide
   */
  readonly networkAcls?: boolean;
  readonly transform?: NetworkTransforms;
}
