// AWS Elastic Load Balancing: what can be wrong with a load balancer.
import { finding } from "../../model/kernel.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const ALB_GUIDE = "https://docs.aws.amazon.com/elasticloadbalancing/latest/application";
const CREATE = "elasticloadbalancing:CreateLoadBalancer";

export const loadBalancerFindings = {
  "log-bucket-refuses": finding<{
    name: string;
    input: string;
    bucket: string;
    words: string;
    found: string;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` sends ${p.input} to \`${p.bucket}\`, ${p.found}.`,
    why: "AWS writes a test file when logs are switched on. Who writes depends on the type of the load balancer and on the region.",
    fix: (p) =>
      `Give \`${p.bucket}\` an \`aws.s3.BucketPolicy\` that allows s3:PutObject on <prefix>/AWSLogs/<account>/* to ${p.words}.`,
    aws: {
      operation: "elasticloadbalancing:ModifyLoadBalancerAttributes",
      code: "InvalidConfigurationRequest",
    },
    quote: (p) => `Access Denied for bucket: ${p.bucket}. Please check S3bucket permission`,
    docs: `${ALB_GUIDE}/enable-access-logging.html`,
  }),
  "log-bucket-with-kms": finding<{ name: string; input: string; bucket: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: (p) => `\`${p.name}\` sends ${p.input} to \`${p.bucket}\`, which encrypts with a KMS key.`,
    why: "Logs of Application Load Balancers go to buckets that encrypt with keys of S3 only.",
    fix: 'Write `sseAlgorithm: "AES256"`.',
    aws: {
      operation: "elasticloadbalancing:ModifyLoadBalancerAttributes",
      code: "InvalidConfigurationRequest",
    },
    docs: "https://github.com/aws/aws-cdk/issues/21947",
  }),
  "too-few-zones": finding<{ name: string; found: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` is an Application Load Balancer ${p.found}; it takes subnets in at least two zones.`,
    why: "An Application Load Balancer runs in two Availability Zones or more. One is enough in Local Zones and on Outposts only.",
    fix: "Give subnets of two different Availability Zones.",
    aws: { operation: CREATE, code: "ValidationError" },
    quote: "At least two subnets in two different Availability Zones must be specified",
    docs: `${API}/API_CreateLoadBalancer.html`,
  }),
  "zone-twice": finding<{ name: string; zone: string; subnets: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has more than one subnet in ${p.zone}: ${p.subnets}.`,
    why: "A load balancer takes one subnet of each Availability Zone.",
    fix: "Leave out all but one of them, or put them in different zones.",
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    quote: "A load balancer cannot be attached to multiple subnets in the same Availability Zone",
    docs: `${API}/API_CreateLoadBalancer.html`,
  }),
  "subnets-of-two-vpcs": finding<{ name: string; first: string; second: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: (p) => `\`${p.name}\` has subnets in ${p.first} and in ${p.second}.`,
    why: "A load balancer lies in one VPC.",
    fix: "Give subnets of one VPC.",
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    docs: "https://github.com/floci-io/floci/pull/1244",
  }),
  "no-internet-gateway": finding<{ name: string; vpc: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` faces the internet, and its ${p.vpc} has no internet gateway.`,
    why: "AWS creates an internet-facing load balancer in a VPC with an internet gateway only.",
    fix: "Add an `aws.ec2.InternetGateway` to the VPC and a route to it, or set `internal: true`.",
    aws: { operation: CREATE, code: "InvalidSubnet" },
    quote: "VPC vpc-0123456789abcdef0 has no internet gateway",
    docs: "https://github.com/openshift/installer/issues/1110",
  }),
  "no-internet-route": finding<{ name: string; subnet: string; way: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` faces the internet, and its subnet \`${p.subnet}\` has no route to an internet gateway: ${p.way}.`,
    why: "The nodes of the load balancer get public addresses, and their answers find no way back to the clients.",
    fix: "Give subnets whose route table leads 0.0.0.0/0 to the internet gateway, or set `internal: true`.",
    docs: `${ALB_GUIDE}/load-balancer-troubleshooting.html#client-cannot-connect`,
  }),
  "security-group-of-other-vpc": finding<{ name: string; group: string; vpc: string; own: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` lies in ${p.own}, and its security group \`${p.group}\` is of ${p.vpc}.`,
    why: "Security groups belong to one VPC. A group without `vpcId` belongs to the default VPC.",
    fix: (p) => `Set \`vpcId\` of \`${p.group}\` to the VPC of the subnets, or give a group of that VPC.`,
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    quote: "One or more security groups are invalid",
    docs: `${ALB_GUIDE}/load-balancer-update-security-groups.html`,
  }),
  "gateway-takes-none": finding<{ name: string; input: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` is a Gateway Load Balancer with ${p.input}, which it does not take.`,
    why: "A Gateway Load Balancer passes packets on to appliances: it has neither a scheme nor security groups.",
    fix: (p) => `Leave out ${p.input}.`,
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    docs: `${API}/API_CreateLoadBalancer.html`,
  }),
  "address-not-taken": finding<{ name: string; input: string; takers: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has ${p.input}, which only ${p.takers} takes.`,
    why: "Elastic IP addresses and IPv6 addresses are for internet-facing Network Load Balancers, private IPv4 addresses for internal ones.",
    fix: (p) => `Leave out ${p.input}, or change type or scheme.`,
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    docs: `${API}/API_SubnetMapping.html`,
  }),
  "subnet-without-ipv6": finding<{ name: string; subnet: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` is ${p.type}, and its subnet \`${p.subnet}\` has no IPv6 range.`,
    why: "A dual-stack load balancer needs an IPv6 address in each of its subnets.",
    fix: (p) =>
      `Give \`${p.subnet}\` an \`ipv6CidrBlock\` out of the VPC's IPv6 range, or leave out \`ipAddressType\`.`,
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    docs: `${ALB_GUIDE}/application-load-balancers.html`,
  }),
  "ip-address-type-not-taken": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` is ${p.type} with the address type dualstack-without-public-ipv4.`,
    why: "Only internet-facing Application Load Balancers can do without public IPv4 addresses.",
    fix: 'Write `ipAddressType: "dualstack"` or `"ipv4"`.',
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    docs: `${API}/API_CreateLoadBalancer.html`,
  }),
  "source-nat-needs-dualstack": finding<{ name: string; found: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: (p) => `\`${p.name}\` has enablePrefixForIpv6SourceNat "on" and is ${p.found}.`,
    why: "Source NAT with IPv6 prefixes is for dual-stack Network Load Balancers with UDP listeners.",
    fix: 'Leave it out, or make a Network Load Balancer with `ipAddressType: "dualstack"`.',
    aws: { operation: CREATE, code: "InvalidConfigurationRequest" },
    docs: `${API}/API_CreateLoadBalancer.html`,
  }),
  "ignored-input": finding<{ name: string; input: string; type: string; takers: string }>({
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: (p) => `\`${p.input}\` of \`${p.name}\` has no effect: ${p.type} load balancers do not have it.`,
    why: (p) => `The provider sends this attribute for ${p.takers} load balancers only.`,
    fix: (p) => `Leave out ${p.input}.`,
    docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/load_balancer.go",
  }),
  "small-subnet": finding<{ name: string; subnet: string; range: string }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: (p) =>
      `\`${p.name}\` has the subnet \`${p.subnet}\` of ${p.range}, which is smaller than a /27.`,
    why: "An Application Load Balancer needs at least eight free addresses in each subnet, and takes more when it grows. AWS asks for a /27.",
    fix: "Give it subnets of /27 or larger.",
    docs: `${ALB_GUIDE}/application-load-balancers.html#subnets-load-balancer`,
  }),
};
