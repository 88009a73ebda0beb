// AWS Elastic Load Balancing: what can be wrong with a target in a target group. Defines no resource.
import { finding } from "../../model/kernel.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const REGISTER = "elasticloadbalancing:RegisterTargets";
const PRINCIPAL = "elasticloadbalancing.amazonaws.com";
const LAMBDA_GUIDE =
  "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html";

export const attachmentFindings = {
  "target-of-other-type": finding<{ name: string; target: string; type: string; words: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` registers ${p.target} in a group for targets of type ${p.type}; it takes ${p.words}.`,
    why: "The type of a target group says what its targets are.",
    fix: (p) => `Give ${p.words}, or change \`targetType\` of the group.`,
    aws: { operation: REGISTER, code: "InvalidTarget" },
    docs: `${API}/API_TargetDescription.html`,
  }),
  "zone-not-taken": finding<{ name: string; zone: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` gives the zone ${p.zone} for a target of type ${p.type}.`,
    why: 'A zone goes with IP addresses only; Lambda functions take "all".',
    fix: "Leave out `availabilityZone`.",
    aws: { operation: REGISTER, code: "ValidationError" },
    docs: `${API}/API_TargetDescription.html`,
  }),
  "address-outside-vpc": finding<{ name: string; address: string; vpc: string; range: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` registers ${p.address}, which is outside of ${p.range}, the range of ${p.vpc}.`,
    why: "The zone of an address is found in the subnets of the VPC. For others it must be given.",
    fix: 'Write `availabilityZone: "all"` if the address is reached by peering or a connection, else give one of the VPC.',
    aws: { operation: REGISTER, code: "ValidationError" },
    docs: `${API}/API_TargetDescription.html`,
  }),
  "instance-of-other-vpc": finding<{ name: string; instance: string; vpc: string; own: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` registers \`${p.instance}\` in ${p.vpc}, and the group is of ${p.own}.`,
    why: "A target group by instance takes instances of its own VPC.",
    fix: "Set `vpcId` of the group to the VPC of the instance.",
    aws: { operation: REGISTER, code: "InvalidTarget" },
    docs: `${API}/API_RegisterTargets.html`,
  }),
  "permission-missing": finding<{ name: string; function: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: (p) =>
      `\`${p.name}\` registers the function \`${p.function}\`, which the load balancer may not call.`,
    why: "AWS looks at the policy of the function when it is registered.",
    fix: (p) =>
      `Add an \`aws.lambda.Permission\` for \`${p.function}\` with the principal ${PRINCIPAL}, the action lambda:InvokeFunction and the ARN of the target group as \`sourceArn\`, and let \`${p.name}\` depend on it.`,
    aws: { operation: REGISTER, code: "AccessDenied" },
    quote: "elasticloadbalancing principal does not have permission to invoke … from target group …",
    docs: "https://github.com/aws/aws-cdk/issues/4663",
  }),
  "permission-for-other-source": finding<{ name: string; permission: string; source: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.permission}\` is for ${p.source}, which is not the target group of \`${p.name}\`.`,
    why: "A load balancer calls a function in the name of the target group.",
    fix: "Write the ARN of the target group as `sourceArn` of the permission.",
    aws: { operation: REGISTER, code: "AccessDenied" },
    docs: LAMBDA_GUIDE,
  }),
  "second-target": finding<{ name: string; type: string; other: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` registers a second target of type ${p.type}; \`${p.other}\` registers the first.`,
    why: "A group for a Lambda function or an Application Load Balancer has one target.",
    fix: "Make a group for each target.",
    aws: { operation: REGISTER, code: "TooManyTargets" },
    docs: `${API}/API_RegisterTargets.html`,
  }),
  "load-balancer-without-listener": finding<{ name: string; balancer: string; port: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` registers \`${p.balancer}\`, which has no listener on port ${p.port}.`,
    why: "An Application Load Balancer becomes a target only when it listens on the port of the group.",
    fix: "Give the group the port of one of its listeners.",
    aws: { operation: REGISTER, code: "InvalidTarget" },
    docs: "https://docs.aws.amazon.com/elasticloadbalancing/latest/network/application-load-balancer-target.html",
  }),
};
