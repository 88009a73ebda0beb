// A Lambda function inside the private subnets that runs for each new object of a bucket.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Network } from "./network";

export interface ObjectFunctionArgs {
  /** Name in Lambda. */
  name: string;
  /** Folder with the handler, `index.mjs`. */
  directory: string;
  bucket: aws.s3.Bucket;
  network: Network;
}

export class ObjectFunction extends pulumi.ComponentResource {
  readonly lambda: aws.lambda.Function;
  readonly failedEvents: aws.sqs.Queue;

  constructor(name: string, args: ObjectFunctionArgs, options?: pulumi.ComponentResourceOptions) {
    super("bucketfunction:index:ObjectFunction", name, {}, options);
    const parent = { parent: this };

    const logs = new aws.cloudwatch.LogGroup(
      name,
      { name: `/aws/lambda/${args.name}`, retentionInDays: 14 },
      parent,
    );
    this.failedEvents = new aws.sqs.Queue(
      `${name}-failed`,
      { messageRetentionSeconds: 14 * 24 * 60 * 60, sqsManagedSseEnabled: true },
      parent,
    );

    const role = new aws.iam.Role(
      name,
      {
        assumeRolePolicy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
          ],
        }),
      },
      parent,
    );
    const policy = new aws.iam.RolePolicy(
      name,
      {
        role: role.id,
        policy: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Sid: "WriteItsOwnLogs",
              Effect: "Allow",
              Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
              Resource: pulumi.interpolate`${logs.arn}:*`,
            },
            {
              Sid: "ReadTheObjects",
              Effect: "Allow",
              Action: ["s3:GetObject", "s3:GetObjectVersion"],
              Resource: pulumi.interpolate`${args.bucket.arn}/*`,
            },
            {
              Sid: "KeepFailedEvents",
              Effect: "Allow",
              Action: "sqs:SendMessage",
              Resource: this.failedEvents.arn,
            },
          ],
        }),
      },
      parent,
    );
    // The network interfaces of a function belong to EC2; Lambda's own policy names the actions.
    const networkPolicy = new aws.iam.RolePolicyAttachment(
      name,
      {
        role: role.name,
        policyArn: aws.iam.ManagedPolicy.AWSLambdaVPCAccessExecutionRole,
      },
      parent,
    );

    const group = new aws.ec2.SecurityGroup(
      name,
      {
        vpcId: args.network.vpc.id,
        description: "Function that reads new objects",
        tags: { Name: name },
      },
      parent,
    );
    const https = new aws.vpc.SecurityGroupEgressRule(
      name,
      {
        securityGroupId: group.id,
        description: "HTTPS, to reach S3",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "0.0.0.0/0",
      },
      parent,
    );

    this.lambda = new aws.lambda.Function(
      name,
      {
        name: args.name,
        role: role.arn,
        runtime: aws.lambda.Runtime.NodeJS22dX,
        architectures: ["arm64"],
        handler: "index.handler",
        code: new pulumi.asset.FileArchive(args.directory),
        memorySize: 256,
        timeout: 30,
        vpcConfig: {
          subnetIds: args.network.privateSubnets.map((subnet) => subnet.id),
          securityGroupIds: [group.id],
        },
      },
      { ...parent, dependsOn: [logs, policy, networkPolicy, https, ...args.network.egress] },
    );
    new aws.lambda.FunctionEventInvokeConfig(
      name,
      {
        functionName: this.lambda.name,
        maximumRetryAttempts: 2,
        destinationConfig: { onFailure: { destination: this.failedEvents.arn } },
      },
      parent,
    );

    const permission = new aws.lambda.Permission(
      name,
      {
        action: "lambda:InvokeFunction",
        function: this.lambda.name,
        principal: "s3.amazonaws.com",
        sourceArn: args.bucket.arn,
        sourceAccount: aws.getCallerIdentityOutput({}, parent).accountId,
      },
      parent,
    );
    new aws.s3.BucketNotification(
      name,
      {
        bucket: args.bucket.id,
        lambdaFunctions: [{ lambdaFunctionArn: this.lambda.arn, events: ["s3:ObjectCreated:*"] }],
      },
      // S3 tries the function when the notification is set, and refuses when it may not.
      { ...parent, dependsOn: permission },
    );

    this.registerOutputs({ functionName: this.lambda.name, failedEventsUrl: this.failedEvents.url });
  }
}
