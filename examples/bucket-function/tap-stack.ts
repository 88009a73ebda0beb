// The whole system: a network, a bucket, and a function that runs for each new object.
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Network } from "./network";
import { ObjectFunction } from "./object-function";
import { PrivateBucket } from "./private-bucket";

export interface TapStackArgs {
  environment: string;
  /** Range of the VPC, /16 to /26. */
  vpcCidr: string;
}

export class TapStack extends pulumi.ComponentResource {
  readonly vpcId: pulumi.Output<string>;
  readonly bucketName: pulumi.Output<string>;
  readonly functionName: pulumi.Output<string>;
  readonly failedEventsUrl: pulumi.Output<string>;
  readonly bucket: aws.s3.Bucket;

  constructor(name: string, args: TapStackArgs, options?: pulumi.ComponentResourceOptions) {
    super("bucketfunction:index:TapStack", name, {}, options);
    const parent = { parent: this };

    const network = new Network(`${name}-network`, { cidr: args.vpcCidr }, parent);
    const storage = new PrivateBucket(`${name}-uploads`, {}, parent);
    const onUpload = new ObjectFunction(
      `${name}-on-upload`,
      {
        name: `${args.environment}-on-upload`,
        directory: "functions/on-upload",
        bucket: storage.bucket,
        network,
      },
      parent,
    );

    this.bucket = storage.bucket;
    this.vpcId = network.vpc.id;
    this.bucketName = storage.bucket.bucket;
    this.functionName = onUpload.lambda.name;
    this.failedEventsUrl = onUpload.failedEvents.url;
    this.registerOutputs({
      vpcId: this.vpcId,
      bucketName: this.bucketName,
      functionName: this.functionName,
      failedEventsUrl: this.failedEventsUrl,
    });
  }
}
