// Records of the traffic of a VPC, subnet or network interface, sent to CloudWatch Logs, S3 or Firehose.
import {
  arn,
  bool,
  defineResource,
  exactlyOneOf,
  list,
  object,
  oneOf,
  parseArn,
  type Report,
  type ResourceView,
  ref,
  replaces,
  tags,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { roleAllows, roleOf, trusts } from "../rights.ts";
import { flowLogFindings } from "./flow-log-findings.ts";

const CREATE = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateFlowLogs.html";
const INVALID = { operation: "ec2:CreateFlowLogs", code: "InvalidParameter" };
const SERVICE = "vpc-flow-logs.amazonaws.com";

/** What is recorded, sorted as the provider writes them. */
const SUBJECTS = [
  "eniId",
  "regionalNatGatewayId",
  "subnetId",
  "transitGatewayAttachmentId",
  "transitGatewayId",
  "vpcId",
] as const;
const GATEWAYS = ["transitGatewayAttachmentId", "transitGatewayId"] as const;

/** What the destination of each type must be: service of the ARN, and the same in words. */
const DESTINATIONS: Readonly<Record<string, readonly [service: string, words: string]>> = {
  "cloud-watch-logs": ["logs", "the ARN of a log group"],
  s3: ["s3", "the ARN of a bucket, or of a folder in it"],
  "kinesis-data-firehose": ["firehose", "the ARN of a Firehose delivery stream"],
};

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html#flow-logs-default */
const DEFAULT_FORMAT = [
  "version",
  "account-id",
  "interface-id",
  "srcaddr",
  "dstaddr",
  "srcport",
  "dstport",
  "protocol",
  "packets",
  "bytes",
  "start",
  "end",
  "action",
  "log-status",
]
  .map((field) => `\${${field}}`)
  .join(" ");

export const flowLog = defineResource({
  token: "aws:ec2/flowLog:FlowLog",
  docs: CREATE,
  inputs: {
    deliverCrossAccountRole: replaces(arn({ service: "iam", of: "an IAM role's ARN" })),
    destinationOptions: replaces(
      object({
        fileFormat: withDefault(oneOf(["plain-text", "parquet"]), "plain-text"),
        hiveCompatiblePartitions: withDefault(bool(), false),
        perHourPartition: withDefault(bool(), false),
      }),
    ),
    eniId: replaces(ref("aws:ec2/networkInterface:NetworkInterface")),
    iamRoleArn: replaces(
      arn({
        service: "iam",
        resource: /^role\//,
        of: "an IAM role's ARN",
        good: "arn:aws:iam::111122223333:role/flow",
      }),
    ),
    logDestination: replaces(arn()),
    logDestinationType: replaces(
      withDefault(oneOf(["cloud-watch-logs", "s3", "kinesis-data-firehose"]), "cloud-watch-logs"),
    ),
    logFormat: replaces(
      text(
        {
          pattern: /^\$\{[a-z0-9-]+\}(?: \$\{[a-z0-9-]+\})*$/,
          of: "fields such as ${srcaddr} ${dstaddr}, with a space between them",
          good: DEFAULT_FORMAT,
        },
        {
          by: "aws",
          aws: INVALID,
          why: "In a template literal of TypeScript, ${…} is replaced before AWS sees it.",
          fix: "Write '${version} ${srcaddr} ${dstaddr}' in single or double quotes.",
        },
      ),
    ),
    maxAggregationInterval: replaces(withDefault(oneOf([60, 600]), 600)),
    regionalNatGatewayId: replaces(ref("aws:ec2/natGateway:NatGateway")),
    subnetId: replaces(ref("aws:ec2/subnet:Subnet")),
    tagFieldSpecifications: replaces(
      list(
        object({
          resourceType: oneOf(["instance", "network-interface", "auto-scaling-group"], {
            by: "aws",
            aws: INVALID,
          }),
          tagKeys: list(text()),
        }),
      ),
    ),
    tags: tags(),
    trafficType: replaces(oneOf(["ACCEPT", "REJECT", "ALL"])),
    transitGatewayAttachmentId: replaces(text()),
    transitGatewayId: replaces(ref("aws:ec2transitgateway/transitGateway:TransitGateway")),
    vpcId: replaces(ref("aws:ec2/vpc:Vpc")),
  },
  relations: [exactlyOneOf(SUBJECTS)],
  outputs(self, make) {
    const id = make.id("fl");
    return {
      id,
      arn: make.arn("ec2", `vpc-flow-log/${id}`),
      ...(!self.has("logFormat") && { logFormat: DEFAULT_FORMAT }),
      ...(!self.has("logDestination") && { logDestination: "" }),
    };
  },
  unique: {
    "duplicate-flow-log": {
      key(self) {
        const { logDestination, logFormat, trafficType, maxAggregationInterval } = self.inputs;
        const subject = SUBJECTS.map((name) => self.text(name)).find((id) => id !== undefined);
        if (subject === undefined || logDestination === undefined || self.state("logFormat") === "unknown")
          return undefined;
        return [
          subject,
          logDestination,
          logFormat ?? DEFAULT_FORMAT,
          trafficType,
          maxAggregationInterval,
        ].join(" ");
      },
      scope: "region",
      says: (key) => `record the same traffic of ${key.split(" ")[0] ?? ""} to one destination`,
      why: "AWS keeps one flow log of a configuration and destination.",
      fix: "Keep one of them.",
      aws: { operation: "ec2:CreateFlowLogs", code: "FlowLogAlreadyExists" },
    },
  },
  order: {
    "before-bucket-policy": {
      needs(self, world) {
        const destination = parseArn(self.text("logDestination") ?? "");
        if (destination?.service !== "s3") return [];
        return world.where("aws:s3/bucketPolicy:BucketPolicy", "bucket", destination.resource.split("/")[0]);
      },
      because: "the policy of its bucket",
      effect: "broken",
      evidence: "documented",
      why: "AWS adds what the delivery needs to the bucket's policy when the flow log is made. A policy that the program sets afterwards replaces it.",
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html",
    },
  },
  findings: flowLogFindings,
  check(self, world, report) {
    checkDestination(self, report);
    checkRole(self, world, report);
    const isGateway = GATEWAYS.some((name) => self.has(name));
    const isOther = SUBJECTS.some((name) => self.has(name) && !GATEWAYS.some((one) => one === name));
    if (isOther && !isGateway && !self.has("trafficType"))
      report("traffic-type-missing", { flowLog: self.name });
    const interval = self.number("maxAggregationInterval");
    if (isGateway && !isOther && interval === 600) {
      report("interval-of-transit-gateway", { flowLog: self.name, interval }, "maxAggregationInterval");
    }
  },
});

function checkDestination(self: ResourceView, report: Report<typeof flowLogFindings>): void {
  const type = self.text("logDestinationType");
  const wanted = DESTINATIONS[type ?? ""];
  if (type === undefined || wanted === undefined) return;
  const [service, words] = wanted;
  if (!self.has("logDestination")) {
    report("destination-missing", { flowLog: self.name, type, words });
    return;
  }
  const destination = self.text("logDestination");
  const parts = destination === undefined ? undefined : parseArn(destination);
  if (destination === undefined || parts === undefined) return;
  if (parts.service !== service) {
    report("destination-of-other-type", { flowLog: self.name, type, destination, words }, "logDestination");
  } else if (service === "s3" && /^[^/]+\/AWSLogs(?:\/|$)/.test(parts.resource)) {
    report("reserved-folder", { flowLog: self.name, destination }, "logDestination");
  }
}

function checkRole(self: ResourceView, world: World, report: Report<typeof flowLogFindings>): void {
  const type = self.text("logDestinationType");
  if (type === "cloud-watch-logs" && !self.has("iamRoleArn")) report("role-missing", { flowLog: self.name });
  if (type === "s3" && self.has("iamRoleArn") && !self.has("deliverCrossAccountRole")) {
    report("role-without-use", { flowLog: self.name }, "iamRoleArn");
    return;
  }
  const given = self.node.inputs["iamRoleArn"];
  const role = roleOf(world, given);
  if (role === undefined || type !== "cloud-watch-logs") return;
  const related = [{ view: role, note: "the role" }];
  const names = { flowLog: self.name, role: role.name };
  if (trusts(world, given, SERVICE) === "no") report("role-not-assumable", names, "iamRoleArn", { related });
  const destination = self.text("logDestination")?.replace(/:\*$/, "");
  if (destination === undefined || parseArn(destination)?.service !== "logs") return;
  if (
    roleAllows(world, given, "logs:PutLogEvents", `${destination}:log-stream:eni-0a1b2c3d4e5f60718-all`) ===
    "no"
  ) {
    report("role-may-not-write", { ...names, destination }, "iamRoleArn", { related });
  }
}
