// Network: flow logs, and the log group and role that they need.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { policyOf, trustPolicy } from "../iam/statements.ts";
import type { FlowLogArgs, LogGroupFlowLogArgs } from "./args.ts";
import type { Kit } from "./kit.ts";

/** Flow logs and what belongs to them. */
export interface FlowLogParts {
  readonly flowLog: aws.ec2.FlowLog;
  /** Undefined when the logs go to a bucket. */
  readonly group: aws.cloudwatch.LogGroup | undefined;
  /** Undefined when the logs go to a bucket. */
  readonly role: aws.iam.Role | undefined;
}

/** Creates the flow logs of the VPC. */
export function createFlowLogs(kit: Kit, args: FlowLogArgs): FlowLogParts {
  const common = {
    vpcId: kit.vpc.id,
    trafficType: args.traffic ?? "ALL",
    maxAggregationInterval: args.interval ?? 600,
    tags: kit.tagged("flow-logs"),
  };
  if (args.to === "s3") {
    const log = { ...common, logDestinationType: "s3", logDestination: args.bucketArn };
    const flowLog = kit.create(aws.ec2.FlowLog, "", log, kit.transforms.flowLog, {
      dependsOn: [...(args.dependsOn ?? [])],
    });
    return { flowLog, group: undefined, role: undefined };
  }
  const group = createGroup(kit, args);
  const { role, policy } = createRole(kit, group);
  const flowLog = kit.create(
    aws.ec2.FlowLog,
    "",
    { ...common, logDestinationType: "cloud-watch-logs", logDestination: group.arn, iamRoleArn: role.arn },
    kit.transforms.flowLog,
    { dependsOn: policy },
  );
  return { flowLog, group, role };
}

function createGroup(kit: Kit, args: LogGroupFlowLogArgs): aws.cloudwatch.LogGroup {
  return kit.create(
    aws.cloudwatch.LogGroup,
    "flow-logs",
    {
      ...kit.named("logGroup", "flow-logs"),
      retentionInDays: args.retentionInDays ?? 14,
      ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
      tags: kit.tagged("flow-logs"),
    },
    kit.transforms.flowLogGroup,
  );
}

/**
 * The role writes to the one log group. Only flow logs of this account and region may take it, so that no other account
 * can have the service write here (https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html).
 */
function createRole(
  kit: Kit,
  group: aws.cloudwatch.LogGroup,
): { readonly role: aws.iam.Role; readonly policy: aws.iam.RolePolicy } {
  const role = kit.create(
    aws.iam.Role,
    "flow-logs",
    {
      ...kit.named("role", "flow-logs"),
      description: "Writes the flow logs of a VPC",
      assumeRolePolicy: pulumi.jsonStringify(
        trustPolicy(["vpc-flow-logs.amazonaws.com"], {
          StringEquals: { "aws:SourceAccount": kit.vpc.ownerId },
          ArnLike: { "aws:SourceArn": kit.vpc.arn.apply(flowLogsBeside) },
        }),
      ),
      tags: kit.tagged("flow-logs"),
    },
    kit.transforms.flowLogRole,
  );
  const policy = kit.create(
    aws.iam.RolePolicy,
    "flow-logs",
    {
      role: role.name,
      policy: pulumi.jsonStringify(
        policyOf([
          {
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
            Resource: pulumi.interpolate`${group.arn}:*`,
          },
          // This action knows no single log group.
          { Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
        ]),
      ),
    },
    kit.transforms.flowLogPolicy,
  );
  return { role, policy };
}

/** The flow logs of the partition, region and account that a VPC's ARN names. */
function flowLogsBeside(vpcArn: string): string {
  return vpcArn.replace(/:vpc\/[^:]*$/, ":vpc-flow-log/*");
}
