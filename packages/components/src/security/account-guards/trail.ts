// AccountGuards: a trail of CloudTrail, with its bucket and log group.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../../block.ts";
import { PrivateBucket } from "../../bucket-function/private-bucket.ts";
import { ServiceRole } from "../../iam/service-role.ts";
import type { AccountGuardsTransforms, CloudTrailArgs } from "./args.ts";
import { DATA_EVENTS, INSIGHTS } from "./catalog.ts";
import { argsOf } from "./checks.ts";
import { trailBucketStatements, trailLogStatements } from "./policies.ts";

/** The inner resources of a trail. */
export interface TrailNodes {
  readonly trail: aws.cloudtrail.Trail;
  /** Undefined when the bucket is there already. */
  readonly bucket: PrivateBucket | undefined;
  readonly logGroup: aws.cloudwatch.LogGroup | undefined;
  readonly role: ServiceRole | undefined;
}

/** What the component is given beside the guard's own arguments. */
interface Given extends CloudTrailArgs, BlockArgs {
  readonly kmsKeyArn?: pulumi.Input<string>;
  readonly transform: Pick<AccountGuardsTransforms, "trail" | "trailLogGroup" | "trailRole">;
}

/** Where trail and account are. */
interface Place {
  readonly account: pulumi.Output<string>;
  readonly region: pulumi.Output<string>;
  readonly partition: pulumi.Output<string>;
}

/**
 * A trail. Its name is given, because the bucket's policy names the trail before there is one. The bucket itself encrypts
 * with keys of S3; the trail encrypts its logs with the key that is given.
 */
export class Trail extends Block {
  readonly nodes: TrailNodes;
  readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: Given, options: pulumi.ComponentResourceOptions) {
    super("CloudTrail", name, args, options);
    const place: Place = {
      account: aws.getCallerIdentityOutput({}, { parent: this }).accountId,
      region: aws.getRegionOutput({}, { parent: this }).region,
      partition: aws.getPartitionOutput({}, { parent: this }).partition,
    };
    const trailName = this.physical("trail", "") ?? name.replaceAll(/[^A-Za-z0-9]+/g, "-");
    const bucket = args.bucketName === undefined ? this.#bucket(args, trailName, place) : undefined;
    this.bucketName = bucket?.bucketName ?? pulumi.output(args.bucketName ?? "");
    const logGroup = this.#logGroup(args);
    const role = logGroup === undefined ? undefined : this.#role(args, logGroup, place);
    const trail = this.create(
      aws.cloudtrail.Trail,
      "",
      {
        name: trailName,
        s3BucketName: this.bucketName,
        isMultiRegionTrail: args.multiRegion ?? true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
        ...(logGroup !== undefined &&
          role !== undefined && {
            cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`,
            cloudWatchLogsRoleArn: role.arn,
          }),
        ...this.#events(args, bucket),
        tags: this.tagged(""),
      },
      args.transform.trail,
      { dependsOn: [...(bucket === undefined ? [] : [bucket.nodes.policy]), ...(role?.ready ?? [])] },
    );
    this.nodes = { trail, bucket, logGroup, role };
    this.registerOutputs({ trailArn: trail.arn, bucketName: this.bucketName });
  }

  #bucket(args: Given, trailName: string, { account, region, partition }: Place): PrivateBucket {
    const trailArn = pulumi.interpolate`arn:${partition}:cloudtrail:${region}:${account}:trail/${trailName}`;
    return new PrivateBucket(
      this.nameOf("logs"),
      {
        expireDays: 365,
        ...args.bucket,
        ...this.inner("logs"),
        statements: (bucketArn) => trailBucketStatements({ bucketArn, account }, trailArn),
      },
      { parent: this },
    );
  }

  #logGroup(args: Given): aws.cloudwatch.LogGroup | undefined {
    const given = argsOf(args.logGroup);
    if (given === undefined) return undefined;
    return this.create(
      aws.cloudwatch.LogGroup,
      "",
      {
        ...this.named("name", "logGroup", ""),
        retentionInDays: given.retentionInDays ?? 90,
        ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
        tags: this.tagged(""),
      },
      args.transform.trailLogGroup,
    );
  }

  #role(args: Given, logGroup: aws.cloudwatch.LogGroup, { account, region }: Place): ServiceRole {
    return new ServiceRole(
      this.nameOf("logs"),
      {
        ...this.inner("logs"),
        service: "cloudtrail.amazonaws.com",
        description: "Writes a trail to its log group",
        statements: trailLogStatements(logGroup.arn, account, region),
        ...(args.transform.trailRole !== undefined && { transform: args.transform.trailRole }),
      },
      { parent: this },
    );
  }

  /** Calls to objects of the trail's own bucket are left out: each log file would make another event. */
  #events(args: Given, bucket: PrivateBucket | undefined) {
    const { dataEvents = [], insights = [] } = args;
    const data = dataEvents.map((kind) => ({
      name: `Data of ${kind}`,
      fieldSelectors: [
        { field: "eventCategory", equals: ["Data"] },
        { field: "resources.type", equals: [DATA_EVENTS[kind]] },
        ...(kind === "s3" && bucket !== undefined
          ? [{ field: "resources.ARN", notStartsWiths: [pulumi.interpolate`${bucket.arn}/`] }]
          : []),
      ],
    }));
    const management = {
      name: "Management",
      fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
    };
    return {
      ...(data.length > 0 && { advancedEventSelectors: [management, ...data] }),
      ...(insights.length > 0 && {
        insightSelectors: insights.map((insight) => ({ insightType: INSIGHTS[insight] })),
      }),
    };
  }
}
