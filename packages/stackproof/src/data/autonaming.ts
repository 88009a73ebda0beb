// Data: which property the AWS provider fills with an automatic name, and how. Types that are not listed get one in
// `name` when that is an optional input: at most 255 characters, "-", seven hexadecimal digits.
// Sources, read on 2026-11-21:
//   https://github.com/pulumi/pulumi-aws/blob/master/provider/autonaming.go (the rule for all others)
//   https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go (most of this list, whole file)
//   https://github.com/pulumi/pulumi-aws/blob/master/provider/aliases.go (lb.TargetGroup)
//   https://github.com/pulumi/pulumi-aws/blob/master/provider/compatibility.go (s3.BucketV2)

/** How a type gets its automatic name. Lengths are characters. */
export interface AutonamingRule {
  readonly property: string;
  /** Between name and random part. Default "-". */
  readonly separator?: string;
  /** Longest name, the suffix of `suffixWhen` and `mustStartWith` not counted; 0 for no limit. Default 255. */
  readonly maxLength?: number;
  /** Default 7; 0 takes the name as it is, without separator. */
  readonly randomLength?: number;
  /** Characters of the random part. Default hexadecimal digits. */
  readonly characters?: string;
  readonly lowerCase?: boolean;
  /** Added behind the name when the boolean input `flag` is true. */
  readonly suffixWhen?: { readonly flag: string; readonly suffix: string };
  /** Set before a name that does not start with it. */
  readonly mustStartWith?: string;
  /** True for a name that the provider makes by itself, whatever `pulumi:autonaming` says. */
  readonly ownMaker?: boolean;
  /** Other lengths when a text input contains a word. */
  readonly when?: {
    readonly property: string;
    readonly contains: string;
    readonly maxLength: number;
    readonly randomLength: number;
  };
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** The rule of every type that is not listed. */
export const DEFAULT_AUTONAMING: AutonamingRule = { property: "name" };

export const AUTONAMING: Readonly<Record<string, AutonamingRule>> = {
  "aws:appsync/dataSource:DataSource": { property: "name", separator: "_" },
  "aws:appsync/function:Function": { property: "name", separator: "_" },
  "aws:athena/database:Database": { property: "name", separator: "_", ownMaker: true },
  "aws:backup/restoreTestingPlan:RestoreTestingPlan": { property: "name", separator: "_" },
  "aws:cloudwatch/eventRule:EventRule": { property: "name", maxLength: 64 },
  "aws:cloudwatch/eventTarget:EventTarget": { property: "targetId" },
  "aws:codedeploy/deploymentConfig:DeploymentConfig": {
    property: "deploymentConfigName",
    separator: "_",
    maxLength: 100,
  },
  "aws:ec2/keyPair:KeyPair": { property: "keyName" },
  "aws:efs/fileSystem:FileSystem": { property: "creationToken" },
  "aws:eks/fargateProfile:FargateProfile": { property: "fargateProfileName" },
  "aws:eks/nodeGroup:NodeGroup": { property: "nodeGroupName" },
  "aws:elasticache/cluster:Cluster": { property: "clusterId", maxLength: 50, lowerCase: true },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    property: "replicationGroupId",
    maxLength: 40,
    lowerCase: true,
  },
  "aws:elasticbeanstalk/environment:Environment": { property: "name", maxLength: 40 },
  "aws:elasticsearch/domain:Domain": { property: "domainName", maxLength: 28, lowerCase: true },
  "aws:glue/catalogDatabase:CatalogDatabase": {
    property: "name",
    separator: "_",
    maxLength: 0,
    randomLength: 8,
    characters: LETTERS,
    lowerCase: true,
  },
  "aws:glue/catalogTable:CatalogTable": {
    property: "name",
    separator: "_",
    maxLength: 0,
    randomLength: 8,
    characters: LETTERS,
    lowerCase: true,
  },
  "aws:iam/role:Role": { property: "name", maxLength: 64 },
  "aws:iot/topicRule:TopicRule": { property: "name", separator: "_", maxLength: 0, randomLength: 0 },
  "aws:kms/alias:Alias": { property: "name", maxLength: 238, mustStartWith: "alias/" },
  "aws:lambda/function:Function": { property: "name", maxLength: 64 },
  "aws:lambda/permission:Permission": { property: "statementId", maxLength: 100 },
  "aws:lb/targetGroup:TargetGroup": { property: "name", maxLength: 32 },
  "aws:lex/bot:Bot": lex(),
  "aws:lex/botAlias:BotAlias": lex(),
  "aws:lex/intent:Intent": lex(),
  "aws:lex/slotType:SlotType": lex(),
  "aws:mq/broker:Broker": { property: "brokerName", maxLength: 55 },
  "aws:msk/cluster:Cluster": { property: "clusterName" },
  "aws:msk/serverlessCluster:ServerlessCluster": { property: "clusterName" },
  "aws:opensearch/domain:Domain": { property: "domainName" },
  "aws:rds/instance:Instance": {
    property: "identifier",
    separator: "",
    when: { property: "engine", contains: "sqlserver", maxLength: 15, randomLength: 3 },
  },
  "aws:s3/bucket:Bucket": { property: "bucket", maxLength: 63, lowerCase: true },
  "aws:s3/bucketObject:BucketObject": { property: "key", separator: "", maxLength: 0, randomLength: 0 },
  "aws:s3/bucketObjectv2:BucketObjectv2": { property: "key", separator: "", maxLength: 0, randomLength: 0 },
  "aws:s3/bucketV2:BucketV2": { property: "bucket", maxLength: 63, lowerCase: true },
  "aws:sns/topic:Topic": {
    property: "name",
    maxLength: 80,
    suffixWhen: { flag: "fifoTopic", suffix: ".fifo" },
  },
  "aws:sqs/queue:Queue": {
    property: "name",
    maxLength: 80,
    suffixWhen: { flag: "fifoQueue", suffix: ".fifo" },
  },
};

function lex(): AutonamingRule {
  return { property: "name", separator: "_", maxLength: 0, randomLength: 8, characters: LETTERS };
}

/**
 * Identifiers that Pulumi leaves alone and the Terraform provider makes itself, as outputs only: "tf-" and a unique
 * number. https://github.com/hashicorp/terraform-provider-aws: NewNameGenerator with the default prefix "tf-" in
 * internal/service/{rds,docdb,neptune}.
 */
export const PROVIDER_NAMED: Readonly<Record<string, string>> = {
  "aws:docdb/cluster:Cluster": "clusterIdentifier",
  "aws:docdb/clusterInstance:ClusterInstance": "identifier",
  "aws:neptune/cluster:Cluster": "clusterIdentifier",
  "aws:neptune/clusterInstance:ClusterInstance": "identifier",
  "aws:rds/cluster:Cluster": "clusterIdentifier",
  "aws:rds/clusterInstance:ClusterInstance": "identifier",
};

/**
 * Inputs that the provider sets to "Managed by Pulumi" when the program leaves them out.
 * https://github.com/pulumi/pulumi-aws/blob/master/provider/resource_overrides.go (managedByPulumi)
 */
export const MANAGED_BY_PULUMI: Readonly<Record<string, string>> = {
  "aws:apigateway/apiKey:ApiKey": "description",
  "aws:appsync/apiKey:ApiKey": "description",
  "aws:docdb/subnetGroup:SubnetGroup": "description",
  "aws:ec2/securityGroup:SecurityGroup": "description",
  "aws:elasticache/parameterGroup:ParameterGroup": "description",
  "aws:elasticache/subnetGroup:SubnetGroup": "description",
  "aws:mediapackage/channel:Channel": "description",
  "aws:neptune/subnetGroup:SubnetGroup": "description",
  "aws:rds/clusterParameterGroup:ClusterParameterGroup": "description",
  "aws:rds/optionGroup:OptionGroup": "optionGroupDescription",
  "aws:rds/parameterGroup:ParameterGroup": "description",
  "aws:rds/subnetGroup:SubnetGroup": "description",
  "aws:redshift/parameterGroup:ParameterGroup": "description",
  "aws:redshift/subnetGroup:SubnetGroup": "description",
  "aws:route53/zone:Zone": "comment",
};
