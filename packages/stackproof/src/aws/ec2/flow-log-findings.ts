// AWS EC2: what can be wrong with a flow log. Defines no resource.
import { finding } from "../../model/kernel.ts";

const CREATE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html";
const ROLE_GUIDE = "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam-role.html";
const INVALID = { operation: "ec2:CreateFlowLogs", code: "InvalidParameter" };
const SERVICE = "vpc-flow-logs.amazonaws.com";

export const flowLogFindings = {
  "destination-missing": finding<{ flowLog: string; type: string; words: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ flowLog, type }) => `Flow log \`${flowLog}\` goes to ${type} and has no logDestination.`,
    why: "AWS wants to know where the records go.",
    fix: ({ words }) => `Give logDestination ${words}.`,
    aws: INVALID,
    quote: "LogDestination can't be empty if LogGroupName is not provided.",
    docs: CREATE,
  }),
  "destination-of-other-type": finding<{ flowLog: string; type: string; destination: string; words: string }>(
    {
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ flowLog, type, destination, words }) =>
        `Flow log \`${flowLog}\` goes to ${type}, and its logDestination is ${destination}; it takes ${words}.`,
      why: "logDestinationType says what the ARN is; without it the records go to CloudWatch Logs.",
      fix: "Set logDestinationType to the kind of the destination, or name another destination.",
      aws: INVALID,
      docs: CREATE,
    },
  ),
  "reserved-folder": finding<{ flowLog: string; destination: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ flowLog, destination }) =>
      `Flow log \`${flowLog}\` writes to the folder AWSLogs of its bucket: ${destination}.`,
    why: "AWS makes a folder of that name by itself and refuses it as a part of the destination.",
    fix: "Leave the folder out, or give it another name.",
    aws: INVALID,
    docs: CREATE,
  }),
  "role-missing": finding<{ flowLog: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ flowLog }) => `Flow log \`${flowLog}\` goes to CloudWatch Logs and has no iamRoleArn.`,
    why: "The service writes to the log group with a role of the account.",
    fix: `Give iamRoleArn a role that ${SERVICE} may assume and that may write to the log group.`,
    aws: INVALID,
    quote: "DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs.",
    docs: CREATE,
  }),
  "role-without-use": finding<{ flowLog: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ flowLog }) => `Flow log \`${flowLog}\` goes to S3 and has an iamRoleArn.`,
    why: "Delivery to S3 works with the policy of the bucket, and AWS refuses a role.",
    fix: "Leave out iamRoleArn.",
    aws: INVALID,
    quote: "DeliverLogsPermissionArn is not applicable for s3 delivery",
    docs: CREATE,
  }),
  "role-not-assumable": finding<{ flowLog: string; role: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ flowLog, role }) =>
      `Role \`${role}\` of the flow log \`${flowLog}\` does not trust ${SERVICE}.`,
    why: "The service assumes the role when the flow log is made, and before each delivery.",
    fix: `Allow sts:AssumeRole for the service principal ${SERVICE} in the role's assumeRolePolicy.`,
    aws: INVALID,
    quote: "Unable to assume given IAM role",
    docs: ROLE_GUIDE,
  }),
  "role-may-not-write": finding<{ flowLog: string; role: string; destination: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ flowLog, role, destination }) =>
      `Role \`${role}\` of the flow log \`${flowLog}\` may not write to ${destination}.`,
    why: "The flow log is made all the same, says Access error, and delivers nothing.",
    fix: "Allow logs:CreateLogStream, logs:PutLogEvents, logs:DescribeLogGroups and logs:DescribeLogStreams.",
    docs: ROLE_GUIDE,
  }),
  "traffic-type-missing": finding<{ flowLog: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ flowLog }) => `Flow log \`${flowLog}\` has no trafficType.`,
    why: "Only flow logs of transit gateways do without it.",
    fix: 'Write trafficType "ALL", "ACCEPT" or "REJECT".',
    aws: { operation: "ec2:CreateFlowLogs", code: "MissingParameter" },
    docs: CREATE,
  }),
  "interval-of-transit-gateway": finding<{ flowLog: string; interval: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ flowLog, interval }) =>
      `Flow log \`${flowLog}\` of a transit gateway has the interval ${interval}; it takes 60.`,
    why: "Transit gateways collect for one minute, and the provider sends 600 when the program says nothing.",
    fix: "Write maxAggregationInterval 60.",
    aws: INVALID,
    docs: CREATE,
  }),
};
