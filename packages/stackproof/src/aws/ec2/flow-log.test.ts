// Flow logs.
import { given, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { flowLog } from "./flow-log.ts";

const trust = (service: string) =>
  jsonText({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }],
  });
const rights = (action: string) =>
  given("aws:iam/rolePolicy:RolePolicy", {
    role: out("role.id"),
    policy: jsonText({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
    }),
  });
const toLogs = {
  vpcId: out("main.id"),
  trafficType: "ALL",
  logDestination: out("group.arn"),
  iamRoleArn: out("role.arn"),
};
const toBucket = {
  vpcId: out("main.id"),
  trafficType: "ALL",
  logDestinationType: "s3",
  logDestination: out("bucket.arn"),
};

testResource(flowLog, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    group: given("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 30 }),
    bucket: given("aws:s3/bucket:Bucket", {}),
    role: given("aws:iam/role:Role", { assumeRolePolicy: trust("vpc-flow-logs.amazonaws.com") }),
    rights: rights("logs:*"),
  },
  accepts: {
    "a VPC to CloudWatch Logs": stack(
      { ...toLogs, maxAggregationInterval: 60 },
      { with: { rights: rights("logs:*") } },
    ),
    "a log group's ARN with the star that other tools give it": stack(
      { ...toLogs, logDestination: interpolate`${out("group.arn")}:*` },
      { with: { rights: rights("logs:*") } },
    ),
    "a subnet to a folder of a bucket": {
      ...toBucket,
      logDestination: interpolate`${out("bucket.arn")}/network`,
      logFormat: "${version} ${srcaddr} ${dstaddr}",
      destinationOptions: { fileFormat: "parquet", perHourPartition: true },
    },
    "a bucket whose policy is there before": stack(toBucket, {
      dependsOn: ["policy"],
      with: {
        policy: given("aws:s3/bucketPolicy:BucketPolicy", { bucket: out("bucket.id"), policy: unknown() }),
      },
    }),
    "rejected and accepted traffic to one group": stack(
      { ...toLogs, trafficType: "REJECT" },
      {
        with: {
          rights: rights("logs:*"),
          other: given("aws:ec2/flowLog:FlowLog", { ...toLogs, trafficType: "ACCEPT" }),
        },
      },
    ),
    "a transit gateway": {
      transitGatewayId: "tgw-0a1b2c3d4e5f60718",
      maxAggregationInterval: 60,
      logDestinationType: "s3",
      logDestination: out("bucket.arn"),
    },
    "a role of another stack": { ...toLogs, iamRoleArn: "arn:aws:iam::123456789012:role/flow-logs" },
    "what nobody knows": {
      ...toLogs,
      logDestination: unknown(),
      iamRoleArn: unknown(),
      trafficType: unknown(),
    },
  },
  rejects: {
    "invalid-max-aggregation-interval": { ...toBucket, maxAggregationInterval: 300 },
    "invalid-log-destination": {
      ...toLogs,
      iamRoleArn: "arn:aws:iam::123456789012:role/flow",
      logDestination: out("group.name"),
    },
    "invalid-log-format": { ...toBucket, logFormat: "$${version} $${srcaddr}" },
    "invalid-traffic-type": { ...toBucket, trafficType: "all" },
    "missing-input": { ...toBucket, vpcId: undefined },
    "conflicting-inputs": { ...toBucket, subnetId: "subnet-0a1b2c3d4e5f60718" },
    "destination-missing": { ...toBucket, logDestination: undefined },
    "destination-of-other-type": { ...toBucket, logDestination: out("group.arn") },
    "reserved-folder": { ...toBucket, logDestination: interpolate`${out("bucket.arn")}/AWSLogs/` },
    "role-missing": { ...toLogs, iamRoleArn: undefined },
    "role-without-use": { ...toBucket, iamRoleArn: "arn:aws:iam::123456789012:role/flow-logs" },
    "role-not-assumable": stack(toLogs, {
      with: {
        role: given("aws:iam/role:Role", { assumeRolePolicy: trust("ec2.amazonaws.com") }),
        rights: rights("logs:*"),
      },
    }),
    "role-may-not-write": stack(toLogs, { with: { rights: rights("s3:PutObject") } }),
    "traffic-type-missing": { ...toBucket, trafficType: undefined },
    "interval-of-transit-gateway": {
      ...toBucket,
      vpcId: undefined,
      transitGatewayId: "tgw-0a1b2c3d4e5f60718",
    },
    "duplicate-flow-log": stack(toBucket, { with: { other: given("aws:ec2/flowLog:FlowLog", toBucket) } }),
    "before-bucket-policy": stack(toBucket, {
      with: {
        policy: given("aws:s3/bucketPolicy:BucketPolicy", { bucket: out("bucket.id"), policy: unknown() }),
      },
    }),
  },
  outputs: [
    {
      of: toBucket,
      are: {
        id: /^fl-0[0-9a-f]{16}$/,
        arn: /^arn:aws:ec2:us-east-1:123456789012:vpc-flow-log\/fl-0/,
        logFormat: /^\$\{version\} \$\{account-id\} /,
        maxAggregationInterval: 600,
      },
    },
  ],
});
