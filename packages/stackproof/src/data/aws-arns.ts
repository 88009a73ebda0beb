// Data: resources whose id, ARN and addresses follow from account, region and name alone.
// ARN forms: the table "Resource types" on the page of https://docs.aws.amazon.com/service-authorization/latest/reference/
// that each entry names, compared with the copies of these pages from June 2026 that
// https://github.com/salesforce/policy_sentry/tree/master/policy_sentry/shared/data/docs keeps.
// Ids: what `pulumi import` takes, in the "Import" section of each type in @pulumi/aws 7.48, save where a comment
// names the code of the provider below it, https://github.com/hashicorp/terraform-provider-aws.

/**
 * How a resource is named. Texts may hold {partition} {region} {account} {dnsSuffix} {name} {arn}, and:
 * {path} the IAM path; {slashName} the name with one leading slash; {bus} the name of the event bus with a slash behind it,
 * nothing for the default bus; {givenBus} the same, with the bus as the program names it, name or ARN; {version} the
 * version that a new Lambda function gets. A text that needs something unknown is left out.
 */
export interface ArnRule {
  /** The property that holds the physical name. */
  readonly name: string;
  readonly arn: string;
  /** The id; default the name. */
  readonly id?: string;
  /** Further outputs. */
  readonly more?: Readonly<Record<string, string>>;
  /** Page below https://docs.aws.amazon.com/service-authorization/latest/reference/. */
  readonly page: string;
}

const BUCKET: ArnRule = {
  name: "bucket",
  arn: "arn:{partition}:s3:::{name}",
  more: {
    bucketDomainName: "{name}.s3.{dnsSuffix}",
    bucketRegionalDomainName: "{name}.s3.{region}.{dnsSuffix}",
    bucketRegion: "{region}",
  },
  page: "list_amazons3.html",
};

export const ARN_RULES: Readonly<Record<string, ArnRule>> = {
  "aws:cloudwatch/dashboard:Dashboard": {
    name: "dashboardName",
    arn: "arn:{partition}:cloudwatch::{account}:dashboard/{name}",
    more: { dashboardArn: "{arn}" },
    page: "list_amazoncloudwatch.html",
  },
  "aws:cloudwatch/eventBus:EventBus": {
    name: "name",
    arn: "arn:{partition}:events:{region}:{account}:event-bus/{name}",
    page: "list_amazoneventbridge.html",
  },
  "aws:cloudwatch/eventRule:EventRule": {
    name: "name",
    arn: "arn:{partition}:events:{region}:{account}:rule/{bus}{name}",
    // ruleCreateResourceID in internal/service/events/rule.go joins what the program gave, an ARN too.
    id: "{givenBus}{name}",
    page: "list_amazoneventbridge.html",
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    name: "name",
    // AWS answers with ":*" behind it, which internal/service/logs/group.go cuts off.
    arn: "arn:{partition}:logs:{region}:{account}:log-group:{name}",
    page: "list_amazoncloudwatchlogs.html",
  },
  "aws:cloudwatch/metricAlarm:MetricAlarm": {
    name: "name",
    arn: "arn:{partition}:cloudwatch:{region}:{account}:alarm:{name}",
    page: "list_amazoncloudwatch.html",
  },
  "aws:codepipeline/pipeline:Pipeline": {
    name: "name",
    arn: "arn:{partition}:codepipeline:{region}:{account}:{name}",
    page: "list_awscodepipeline.html",
  },
  "aws:dynamodb/table:Table": {
    name: "name",
    arn: "arn:{partition}:dynamodb:{region}:{account}:table/{name}",
    page: "list_amazondynamodb.html",
  },
  "aws:ecr/repository:Repository": {
    name: "name",
    arn: "arn:{partition}:ecr:{region}:{account}:repository/{name}",
    more: { registryId: "{account}", repositoryUrl: "{account}.dkr.ecr.{region}.{dnsSuffix}/{name}" },
    page: "list_amazonelasticcontainerregistry.html",
  },
  "aws:ecs/cluster:Cluster": {
    name: "name",
    arn: "arn:{partition}:ecs:{region}:{account}:cluster/{name}",
    // Import takes the name, yet resourceClusterCreate in internal/service/ecs/cluster.go sets the ARN.
    id: "{arn}",
    page: "list_amazonelasticcontainerservice.html",
  },
  "aws:eks/cluster:Cluster": {
    name: "name",
    arn: "arn:{partition}:eks:{region}:{account}:cluster/{name}",
    page: "list_amazonelastickubernetesservice.html",
  },
  "aws:iam/group:Group": iam("group"),
  "aws:iam/instanceProfile:InstanceProfile": iam("instance-profile"),
  "aws:iam/policy:Policy": { ...iam("policy"), id: "{arn}" },
  "aws:iam/role:Role": iam("role"),
  "aws:iam/user:User": iam("user"),
  "aws:kinesis/stream:Stream": {
    name: "name",
    arn: "arn:{partition}:kinesis:{region}:{account}:stream/{name}",
    // Import takes the name, yet resourceStreamCreate in internal/service/kinesis/stream.go sets the ARN.
    id: "{arn}",
    page: "list_amazonkinesisdatastreams.html",
  },
  "aws:kms/alias:Alias": {
    name: "name",
    arn: "arn:{partition}:kms:{region}:{account}:{name}",
    page: "list_awskeymanagementservice.html",
  },
  "aws:lambda/function:Function": {
    name: "name",
    arn: "arn:{partition}:lambda:{region}:{account}:function:{name}",
    more: {
      version: "{version}",
      qualifiedArn: "{arn}:{version}",
      // invokeARN, and the newest version where none is published: resourceFunctionRead in
      // internal/service/lambda/function.go.
      invokeArn: "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
      qualifiedInvokeArn:
        "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}:{version}/invocations",
    },
    page: "list_awslambda.html",
  },
  "aws:rds/cluster:Cluster": {
    name: "clusterIdentifier",
    arn: "arn:{partition}:rds:{region}:{account}:cluster:{name}",
    page: "list_amazonrds.html",
  },
  "aws:rds/subnetGroup:SubnetGroup": {
    name: "name",
    arn: "arn:{partition}:rds:{region}:{account}:subgrp:{name}",
    page: "list_amazonrds.html",
  },
  "aws:s3/bucket:Bucket": BUCKET,
  "aws:s3/bucketV2:BucketV2": BUCKET,
  "aws:sfn/stateMachine:StateMachine": {
    name: "name",
    arn: "arn:{partition}:states:{region}:{account}:stateMachine:{name}",
    id: "{arn}",
    page: "list_awsstepfunctions.html",
  },
  "aws:sns/topic:Topic": {
    name: "name",
    arn: "arn:{partition}:sns:{region}:{account}:{name}",
    id: "{arn}",
    more: { owner: "{account}" },
    page: "list_amazonsns.html",
  },
  "aws:sqs/queue:Queue": {
    name: "name",
    arn: "arn:{partition}:sqs:{region}:{account}:{name}",
    // The URL that CreateQueue answers with (internal/service/sqs/queue.go); its form:
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
    id: "https://sqs.{region}.{dnsSuffix}/{account}/{name}",
    more: { url: "https://sqs.{region}.{dnsSuffix}/{account}/{name}" },
    page: "list_amazonsqs.html",
  },
  "aws:ssm/parameter:Parameter": {
    name: "name",
    arn: "arn:{partition}:ssm:{region}:{account}:parameter{slashName}",
    page: "list_awssystemsmanager.html",
  },
};

function iam(kind: string): ArnRule {
  return {
    name: "name",
    arn: `arn:{partition}:iam::{account}:${kind}{path}{name}`,
    page: "list_awsidentityandaccessmanagementiam.html",
  };
}
