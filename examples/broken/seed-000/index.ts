// An attempt at the serverless API that has every fault of seed 000: package.json names a main file that nobody wrote,
// one region of two, no API, made-up security settings and functions, a network that must not be there, all in one file.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const environment = pulumi.getStack();
const tags = { project: "serverless-infra-pulumi" };

// Network
const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;
const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true, tags });
const gateway = new aws.ec2.InternetGateway("main", { vpcId: vpc.id, tags });
const publicA = new aws.ec2.Subnet("public-a", {
  vpcId: vpc.id,
  cidrBlock: "10.0.0.0/24",
  availabilityZone: zones[0],
  tags,
});
const publicB = new aws.ec2.Subnet("public-b", {
  vpcId: vpc.id,
  cidrBlock: "10.0.1.0/24",
  availabilityZone: zones[1],
  tags,
});
const privateA = new aws.ec2.Subnet("private-a", {
  vpcId: vpc.id,
  cidrBlock: "10.0.10.0/24",
  availabilityZone: zones[0],
  tags,
});
const privateB = new aws.ec2.Subnet("private-b", {
  vpcId: vpc.id,
  cidrBlock: "10.0.11.0/24",
  availabilityZone: zones[1],
  tags,
});
const publicTable = new aws.ec2.RouteTable("public", { vpcId: vpc.id, tags });
new aws.ec2.Route("public", {
  routeTableId: publicTable.id,
  destinationCidrBlock: "0.0.0.0/0",
  gatewayId: gateway.id,
});
new aws.ec2.RouteTableAssociation("public-a", { subnetId: publicA.id, routeTableId: publicTable.id });
new aws.ec2.RouteTableAssociation("public-b", { subnetId: publicB.id, routeTableId: publicTable.id });
const address = new aws.ec2.Eip("nat", { domain: "vpc", tags }, { dependsOn: gateway });
const nat = new aws.ec2.NatGateway(
  "main",
  { subnetId: publicA.id, allocationId: address.id, tags },
  { dependsOn: gateway },
);
const privateTable = new aws.ec2.RouteTable("private", { vpcId: vpc.id, tags });
new aws.ec2.Route("private", {
  routeTableId: privateTable.id,
  destinationCidrBlock: "0.0.0.0/0",
  natGatewayId: nat.id,
});
new aws.ec2.RouteTableAssociation("private-a", { subnetId: privateA.id, routeTableId: privateTable.id });
new aws.ec2.RouteTableAssociation("private-b", { subnetId: privateB.id, routeTableId: privateTable.id });
const functions = new aws.ec2.SecurityGroup("functions", {
  vpcId: vpc.id,
  egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
  tags,
});

// Data
const items = new aws.dynamodb.Table("items", {
  billingMode: "PAY_PER_REQUEST",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  serverSideEncryption: { enabled: true },
  tags,
});
const failures = new aws.sqs.Queue("failures", { messageRetentionSeconds: 1_209_600, tags });

// Rights
const role = new aws.iam.Role("items", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
  tags,
});
const network = new aws.iam.RolePolicyAttachment("network", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaVPCAccessExecutionRole,
});
const table = new aws.iam.RolePolicy("items", {
  role: role.name,
  policy: pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: ["dynamodb:GetItem", "dynamodb:PutItem"], Resource: items.arn },
      { Effect: "Allow", Action: "sqs:SendMessage", Resource: failures.arn },
    ],
  }),
});

// Functions
const handler = new aws.lambda.Function(
  "items",
  {
    name: `${environment}-items`,
    role: role.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    code: new pulumi.asset.FileArchive("./functions/items"),
    environment: { variables: { TABLE: items.name } },
    deadLetterConfig: { targetArn: failures.arn },
    vpcConfig: { subnetIds: [privateA.id, privateB.id], securityGroupIds: [functions.id] },
    encryptionAtRest: { enabled: true, kmsManaged: true },
    tags,
  },
  { dependsOn: [network, table] },
);

// Alarms
const alarms = new aws.sns.Topic("alarms", { tags });
new aws.cloudwatch.MetricAlarm("errors", {
  namespace: "AWS/Lambda",
  metricName: "Errors",
  dimensions: { FunctionName: handler.name },
  statistic: "Sum",
  period: 300,
  evaluationPeriods: 1,
  comparisonOperator: "GreaterThanThreshold",
  threshold: 0,
  alarmActions: [alarms.arn],
  tags,
});

/** Protects the function, as the guidelines for security ask. */
class FunctionShield extends pulumi.CustomResource {
  constructor(name: string, args: { functionArn: pulumi.Input<string>; mode: string }) {
    super("aws:lambda/functionShield:FunctionShield", name, args);
  }
}
new FunctionShield("items", { functionArn: handler.arn, mode: "BLOCK" });

if (environment === "prod") {
  aws.lambda.enableThreatDetection(handler.arn);
}

export const functionName = handler.name;
