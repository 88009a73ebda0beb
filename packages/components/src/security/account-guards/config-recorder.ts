// AccountGuards: AWS Config, with its bucket, role and rules.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../../block.ts";
import { PrivateBucket } from "../../bucket-function/private-bucket.ts";
import { ServiceRole } from "../../iam/service-role.ts";
import type { AccountGuardsTransforms, ConfigArgs, ConfigRuleArgs } from "./args.ts";
import { EVERY_HOURS } from "./catalog.ts";
import { configBucketStatements, configRoleStatements } from "./policies.ts";

/** The inner resources of AWS Config. */
export interface ConfigNodes {
  readonly recorder: aws.cfg.Recorder;
  readonly deliveryChannel: aws.cfg.DeliveryChannel;
  readonly recorderStatus: aws.cfg.RecorderStatus;
  readonly role: ServiceRole;
  /** Undefined when the bucket is there already. */
  readonly bucket: PrivateBucket | undefined;
  /** By name. */
  readonly rules: Readonly<Record<string, aws.cfg.Rule>>;
}

/** What the component is given beside the guard's own arguments. */
interface Given extends ConfigArgs, BlockArgs {
  readonly kmsKeyArn?: pulumi.Input<string>;
  readonly transform: Pick<
    AccountGuardsTransforms,
    "recorder" | "deliveryChannel" | "recorderStatus" | "recorderRole" | "rule"
  >;
}

/** What AWS itself calls the one recorder and the one channel of a region. */
const ONLY = "default";

/**
 * AWS Config wants a recorder before there is a delivery channel, a delivery channel before the recorder is started, and
 * a recorder before there are rules.
 */
export class ConfigRecorder extends Block {
  readonly nodes: ConfigNodes;
  readonly bucketName: pulumi.Output<string>;

  constructor(name: string, args: Given, options: pulumi.ComponentResourceOptions) {
    super("ConfigRecorder", name, args, options);
    const { transform } = args;
    const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    const bucket = args.bucketName === undefined ? this.#bucket(args, account) : undefined;
    this.bucketName = bucket?.bucketName ?? pulumi.output(args.bucketName ?? "");
    const role = this.#role(args, account);
    const recorder = this.create(
      aws.cfg.Recorder,
      "",
      {
        name: ONLY,
        roleArn: role.arn,
        recordingGroup: recordingGroup(args),
        recordingMode: { recordingFrequency: args.frequency === "daily" ? "DAILY" : "CONTINUOUS" },
      },
      transform.recorder,
      { dependsOn: [...role.ready] },
    );
    const { snapshotHours } = args;
    const deliveryChannel = this.create(
      aws.cfg.DeliveryChannel,
      "",
      {
        name: ONLY,
        s3BucketName: this.bucketName,
        ...(args.kmsKeyArn !== undefined && { s3KmsKeyArn: args.kmsKeyArn }),
        ...(snapshotHours !== undefined && {
          snapshotDeliveryProperties: { deliveryFrequency: EVERY_HOURS[snapshotHours] },
        }),
      },
      transform.deliveryChannel,
      { dependsOn: [recorder, ...(bucket === undefined ? [] : [bucket.nodes.policy])] },
    );
    const recorderStatus = this.create(
      aws.cfg.RecorderStatus,
      "",
      { name: recorder.name, isEnabled: true },
      transform.recorderStatus,
      { dependsOn: deliveryChannel },
    );
    const rules = Object.entries(args.rules ?? {}).map(([rule, given]) => [
      rule,
      this.#rule(args, rule, typeof given === "string" ? { identifier: given } : given, recorderStatus),
    ]);
    this.nodes = {
      recorder,
      deliveryChannel,
      recorderStatus,
      role,
      bucket,
      rules: Object.fromEntries(rules),
    };
    this.registerOutputs({ recorderName: recorder.name, bucketName: this.bucketName });
  }

  #bucket(args: Given, account: pulumi.Output<string>): PrivateBucket {
    return new PrivateBucket(
      this.nameOf("history"),
      {
        expireDays: 365,
        ...args.bucket,
        ...this.inner("history"),
        statements: (bucketArn) => configBucketStatements({ bucketArn, account }),
      },
      { parent: this },
    );
  }

  #role(args: Given, account: pulumi.Output<string>): ServiceRole {
    const partition = aws.getPartitionOutput({}, { parent: this }).partition;
    const bucketArn = pulumi.interpolate`arn:${partition}:s3:::${this.bucketName}`;
    return new ServiceRole(
      this.nameOf("recorder"),
      {
        ...this.inner("recorder"),
        service: "config.amazonaws.com",
        description: "Reads configurations and writes their history",
        trustCondition: { StringEquals: { "aws:SourceAccount": account } },
        managedPolicyArns: [pulumi.interpolate`arn:${partition}:iam::aws:policy/service-role/AWS_ConfigRole`],
        statements: configRoleStatements({ bucketArn, account }, args.kmsKeyArn),
        ...(args.transform.recorderRole !== undefined && { transform: args.transform.recorderRole }),
      },
      { parent: this },
    );
  }

  #rule(args: Given, rule: string, given: ConfigRuleArgs, recorderStatus: pulumi.Resource): aws.cfg.Rule {
    const { identifier, parameters, resourceTypes, everyHours } = given;
    return this.create(
      aws.cfg.Rule,
      rule,
      {
        // A rule's name is as long as an API's.
        ...this.named("name", "configRule", rule),
        source: { owner: "AWS", sourceIdentifier: identifier },
        ...(parameters !== undefined && { inputParameters: JSON.stringify(parameters) }),
        ...(resourceTypes !== undefined && { scope: { complianceResourceTypes: [...resourceTypes] } }),
        ...(everyHours !== undefined && { maximumExecutionFrequency: EVERY_HOURS[everyHours] }),
        tags: this.tagged(rule),
      },
      args.transform.rule,
      { dependsOn: recorderStatus },
    );
  }
}

function recordingGroup({
  resourceTypes,
  globalResources,
}: Given): aws.types.input.cfg.RecorderRecordingGroup {
  if (resourceTypes !== undefined) return { allSupported: false, resourceTypes: [...resourceTypes] };
  return { allSupported: true, includeGlobalResourceTypes: globalResources ?? true };
}
