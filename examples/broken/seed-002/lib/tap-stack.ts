// Network, bucket and function.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

export interface TapStackArgs {
  readonly environment: string;
  readonly vpcCidr: string;
  readonly subnetCidrs: { readonly public: string[]; readonly private: string[] };
}

export class TapStack {
  readonly vpcId: pulumi.Output<string>;
  readonly bucketName: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: TapStackArgs) {
    const tags = { Environment: args.environment };
    const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;

    const vpc = new aws.ec2.Vpc(`${name}-vpc`, { cidrBlock: args.vpcCidr, enableDnsHostnames: true, tags });
    const gateway = new aws.ec2.InternetGateway(`${name}-igw`, { vpcId: vpc.id, tags });
    const [publicSubnets, privateSubnets] = (["public", "private"] as const).map((kind) =>
      args.subnetCidrs[kind].map(
        (cidrBlock, i) =>
          new aws.ec2.Subnet(`${name}-${kind}-${i + 1}`, {
            vpcId: vpc.id,
            cidrBlock,
            availabilityZone: zones[i],
            tags,
          }),
      ),
    );

    const privateTable = new aws.ec2.RouteTable(`${name}-private`, { vpcId: vpc.id, tags });
    privateSubnets.forEach((subnet, i) => {
      new aws.ec2.RouteTableAssociation(`${name}-private-${i + 1}`, {
        subnetId: subnet.id,
        routeTableId: privateTable.id,
      });
    });
    const address = new aws.ec2.Eip(`${name}-nat`, { domain: "vpc", tags });
    const nat = new aws.ec2.NatGateway(`${name}-nat`, {
      subnetId: publicSubnets[0].id,
      allocationId: address.id,
      tags,
    });
    new aws.ec2.Route(`${name}-private`, {
      routeTableId: privateTable.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: nat.id,
    });
    const publicTable = new aws.ec2.RouteTable(`${name}-public`, {
      vpcId: vpc.id,
      routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
      tags,
    });
    publicSubnets.forEach((subnet, i) => {
      new aws.ec2.RouteTableAssociation(`${name}-public-${i + 1}`, {
        subnetId: subnet.id,
        routeTableId: publicTable.id,
      });
    });

    const bucket = new aws.s3.Bucket(`${name}-uploads`, { tags });
    new aws.s3.BucketVersioning(`${name}-uploads`, {
      bucket: bucket.id,
      versioningConfiguration: { status: "Enabled" },
    });
    new aws.s3.BucketServerSideEncryptionConfiguration(`${name}-uploads`, {
      bucket: bucket.id,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    new aws.s3.BucketPublicAccessBlock(`${name}-uploads`, {
      bucket: bucket.id,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });

    const logs = new aws.cloudwatch.LogGroup(`${name}-uploads`, {
      name: `/aws/lambda/${args.environment}-uploads`,
      retentionInDays: 14,
      tags,
    });
    const role = new aws.iam.Role(`${name}-uploads`, {
      assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
      tags,
    });
    const network = new aws.iam.RolePolicyAttachment(`${name}-network`, {
      role: role.name,
      policyArn: aws.iam.ManagedPolicy.AWSLambdaVPCAccessExecutionRole,
    });
    const group = new aws.ec2.SecurityGroup(`${name}-uploads`, {
      vpcId: vpc.id,
      egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
      tags,
    });
    const handler = new aws.lambda.Function(
      `${name}-uploads`,
      {
        name: `${args.environment}-uploads`,
        role: role.arn,
        runtime: "nodejs22.x",
        handler: "index.handler",
        code: new pulumi.asset.FileArchive("./functions/uploads"),
        vpcConfig: { subnetIds: privateSubnets.map(({ id }) => id), securityGroupIds: [group.id] },
        tags,
      },
      { dependsOn: [logs, network] },
    );
    new aws.lambda.Permission(`${name}-uploads`, {
      function: handler.name,
      action: "lambda:InvokeFunction",
      principal: "s3.amazonaws.com",
      sourceArn: bucket.arn,
    });
    new aws.s3.BucketNotification(`${name}-uploads`, {
      bucket: bucket.id,
      lambdaFunctions: [{ lambdaFunctionArn: handler.arn, events: ["s3:ObjectCreated:*"] }],
    });

    this.vpcId = vpc.id;
    this.bucketName = bucket.bucket;
    this.functionName = handler.name;
  }
}
