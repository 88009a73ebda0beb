// CloudWatch: the dimensions of the metrics of AWS services, and which resource's property each holds. Pure data.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html names the page of each
// service. Read on 2026-11-21 together with pkg/cloudWatchConsts/metrics.go of https://github.com/grafana/grafana-aws-sdk and the
// metrics of @aws-cdk/aws-service-spec 0.1.216, which list the combinations that CloudWatch's console offers.

/** What a dimension holds. */
export interface DimensionFact {
  /** Type of resource, and the property whose value it is. */
  readonly token: string;
  readonly property: string;
  /** Other properties of that resource which are sometimes given in its place. */
  readonly others: readonly string[];
  /** What the value looks like, where it has a form of its own, and the same in words. */
  readonly form?: RegExp;
  readonly words: string;
}

/** What is known of a namespace. */
export interface NamespaceFact {
  /** Page of the service. */
  readonly docs: string;
  /** All names of dimensions; undefined where they are not known to be all. */
  readonly names?: readonly string[];
  /** Combinations of which one must be there: without it no data is ever found. Undefined where data exists without. */
  readonly needs?: readonly (readonly string[])[];
  /** The same for single metrics. */
  readonly metricNeeds?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** The region that the metrics are sent to, for services without regions. */
  readonly region?: string;
  readonly dimensions?: Readonly<Record<string, DimensionFact>>;
}

const DOCS = "https://docs.aws.amazon.com/";
const LB = "aws:lb/loadBalancer:LoadBalancer";
const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";

function named(
  token: string,
  words: string,
  others: readonly string[] = ["arn"],
  property = "name",
): DimensionFact {
  return { token, property, others, words };
}

const HOSTS = [["LoadBalancer", "TargetGroup"]] as const;

function loadBalancer(kind: "app" | "net" | "gwy"): Readonly<Record<string, DimensionFact>> {
  return {
    LoadBalancer: {
      token: LB,
      property: "arnSuffix",
      others: ["arn", "id", "name", "dnsName"],
      form: new RegExp(`^${kind}/[^/]+/[0-9a-f]+$`),
      words: `the end of its ARN, ${kind}/<name>/<id>`,
    },
    TargetGroup: {
      token: TARGET_GROUP,
      property: "arnSuffix",
      others: ["arn", "id", "name"],
      form: /^targetgroup\/[^/]+\/[0-9a-f]+$/,
      words: "the end of its ARN, targetgroup/<name>/<id>",
    },
  };
}

export const NAMESPACE_FACTS: Readonly<Record<string, NamespaceFact>> = {
  "AWS/ApiGateway": {
    docs: `${DOCS}apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html`,
    names: ["ApiName", "ApiId", "Stage", "Method", "Resource", "Route"],
    needs: [["ApiName"], ["ApiId"]],
    dimensions: {
      ApiName: named("aws:apigateway/restApi:RestApi", "the name of the REST API", ["arn", "id"]),
      ApiId: named("aws:apigatewayv2/api:Api", "the id of the HTTP or WebSocket API", ["arn", "name"], "id"),
      Stage: named("aws:apigateway/stage:Stage", "the name of the stage", ["arn", "id"], "stageName"),
    },
  },
  "AWS/ApplicationELB": {
    docs: `${DOCS}elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html`,
    names: ["LoadBalancer", "TargetGroup", "AvailabilityZone"],
    needs: [["LoadBalancer"], ["TargetGroup"]],
    metricNeeds: { HealthyHostCount: HOSTS, UnHealthyHostCount: HOSTS },
    dimensions: loadBalancer("app"),
  },
  "AWS/NetworkELB": {
    docs: `${DOCS}elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html`,
    names: ["LoadBalancer", "TargetGroup", "AvailabilityZone"],
    needs: [["LoadBalancer"]],
    metricNeeds: { HealthyHostCount: HOSTS, UnHealthyHostCount: HOSTS },
    dimensions: loadBalancer("net"),
  },
  "AWS/GatewayELB": {
    docs: `${DOCS}elasticloadbalancing/latest/gateway/cloudwatch-metrics.html`,
    names: ["LoadBalancer", "TargetGroup", "AvailabilityZone"],
    dimensions: loadBalancer("gwy"),
  },
  "AWS/AutoScaling": {
    docs: `${DOCS}autoscaling/ec2/userguide/ec2-auto-scaling-metrics.html`,
    needs: [["AutoScalingGroupName"]],
    dimensions: { AutoScalingGroupName: named("aws:autoscaling/group:Group", "the name of the group") },
  },
  "AWS/Billing": {
    docs: `${DOCS}AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html`,
    names: ["Currency", "LinkedAccount", "ServiceName"],
    needs: [["Currency"]],
    region: "us-east-1",
  },
  "AWS/CloudFront": {
    docs: `${DOCS}AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html`,
    needs: [
      ["DistributionId", "Region"],
      ["FunctionName", "Region"],
    ],
    region: "us-east-1",
    dimensions: {
      DistributionId: named(
        "aws:cloudfront/distribution:Distribution",
        "the id of the distribution",
        ["arn", "domainName"],
        "id",
      ),
    },
  },
  "AWS/DynamoDB": {
    docs: `${DOCS}amazondynamodb/latest/developerguide/metrics-dimensions.html`,
    dimensions: { TableName: named("aws:dynamodb/table:Table", "the name of the table") },
  },
  "AWS/EC2": {
    docs: `${DOCS}AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html`,
    names: ["InstanceId", "AutoScalingGroupName", "ImageId", "InstanceType"],
    dimensions: {
      InstanceId: {
        ...named("aws:ec2/instance:Instance", "the id of the instance", ["arn"], "id"),
        form: /^i-[0-9a-f]+$/,
      },
      AutoScalingGroupName: named("aws:autoscaling/group:Group", "the name of the group"),
    },
  },
  "AWS/ECS": {
    docs: `${DOCS}AmazonECS/latest/developerguide/available-metrics.html`,
    needs: [["ClusterName"]],
    dimensions: {
      ClusterName: named("aws:ecs/cluster:Cluster", "the name of the cluster", ["arn", "id"]),
      ServiceName: named("aws:ecs/service:Service", "the name of the service", ["id"]),
    },
  },
  "ECS/ContainerInsights": {
    docs: `${DOCS}AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-ECS.html`,
    needs: [["ClusterName"]],
    dimensions: {
      ClusterName: named("aws:ecs/cluster:Cluster", "the name of the cluster", ["arn", "id"]),
      ServiceName: named("aws:ecs/service:Service", "the name of the service", ["id"]),
    },
  },
  "AWS/EFS": {
    docs: `${DOCS}efs/latest/ug/efs-metrics.html`,
    needs: [["FileSystemId"]],
    dimensions: {
      FileSystemId: named(
        "aws:efs/fileSystem:FileSystem",
        "the id of the file system",
        ["arn", "dnsName"],
        "id",
      ),
    },
  },
  "AWS/ES": {
    docs: `${DOCS}opensearch-service/latest/developerguide/managedomains-cloudwatchmetrics.html`,
    needs: [["DomainName", "ClientId"]],
    dimensions: {
      DomainName: named(
        "aws:opensearch/domain:Domain",
        "the name of the domain",
        ["arn", "endpoint"],
        "domainName",
      ),
    },
  },
  "AWS/Firehose": {
    docs: `${DOCS}firehose/latest/dev/monitoring-with-cloudwatch-metrics.html`,
    needs: [["DeliveryStreamName"]],
    dimensions: {
      DeliveryStreamName: named(
        "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        "the name of the stream",
        ["arn", "id"],
      ),
    },
  },
  "AWS/Kinesis": {
    docs: `${DOCS}streams/latest/dev/monitoring-with-cloudwatch.html`,
    names: ["StreamName", "ShardId"],
    needs: [["StreamName"]],
    dimensions: { StreamName: named("aws:kinesis/stream:Stream", "the name of the stream", ["arn", "id"]) },
  },
  "AWS/Lambda": {
    docs: `${DOCS}lambda/latest/dg/monitoring-metrics-view.html`,
    dimensions: {
      FunctionName: named("aws:lambda/function:Function", "the name of the function", [
        "arn",
        "qualifiedArn",
        "invokeArn",
      ]),
    },
  },
  "AWS/Logs": {
    docs: `${DOCS}AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html`,
    dimensions: { LogGroupName: named("aws:cloudwatch/logGroup:LogGroup", "the name of the log group") },
  },
  "AWS/NATGateway": {
    docs: `${DOCS}vpc/latest/userguide/metrics-dimensions-nat-gateway.html`,
    names: ["NatGatewayId"],
    needs: [["NatGatewayId"]],
    dimensions: {
      NatGatewayId: {
        ...named(
          "aws:ec2/natGateway:NatGateway",
          "the id of the NAT gateway",
          ["publicIp", "allocationId"],
          "id",
        ),
        form: /^nat-[0-9a-f]+$/,
      },
    },
  },
  "AWS/RDS": {
    docs: `${DOCS}AmazonRDS/latest/UserGuide/dimensions.html`,
    dimensions: {
      DBInstanceIdentifier: named(
        "aws:rds/instance:Instance",
        "the identifier of the instance",
        ["arn", "id", "resourceId", "endpoint", "address", "dbName"],
        "identifier",
      ),
      DBClusterIdentifier: named(
        "aws:rds/cluster:Cluster",
        "the identifier of the cluster",
        ["arn", "clusterResourceId", "endpoint"],
        "clusterIdentifier",
      ),
    },
  },
  "AWS/Route53": {
    docs: `${DOCS}Route53/latest/DeveloperGuide/monitoring-cloudwatch.html`,
    region: "us-east-1",
    metricNeeds: {
      HealthCheckStatus: [["HealthCheckId"]],
      HealthCheckPercentageHealthy: [["HealthCheckId"]],
    },
    dimensions: {
      HealthCheckId: named(
        "aws:route53/healthCheck:HealthCheck",
        "the id of the health check",
        ["arn"],
        "id",
      ),
    },
  },
  "AWS/S3": {
    docs: `${DOCS}AmazonS3/latest/userguide/metrics-dimensions.html`,
    needs: [["BucketName"], ["SourceBucket"], ["DestinationBucket"], ["DataAccessPointArn"]],
    metricNeeds: {
      BucketSizeBytes: [["BucketName", "StorageType"]],
      NumberOfObjects: [["BucketName", "StorageType"]],
    },
    dimensions: {
      BucketName: named(
        "aws:s3/bucket:Bucket",
        "the name of the bucket",
        ["arn", "bucketDomainName"],
        "bucket",
      ),
    },
  },
  "AWS/SNS": {
    docs: `${DOCS}sns/latest/dg/sns-monitoring-using-cloudwatch.html`,
    dimensions: { TopicName: named("aws:sns/topic:Topic", "the name of the topic", ["arn"]) },
  },
  "AWS/SQS": {
    docs: `${DOCS}AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html`,
    names: ["QueueName"],
    needs: [["QueueName"]],
    dimensions: { QueueName: named("aws:sqs/queue:Queue", "the name of the queue", ["arn", "url", "id"]) },
  },
  "AWS/States": {
    docs: `${DOCS}step-functions/latest/dg/procedure-cw-metrics.html`,
    needs: [
      ["StateMachineArn"],
      ["ActivityArn"],
      ["LambdaFunctionArn"],
      ["ServiceIntegrationResourceArn"],
      ["ServiceName"],
      ["APIName"],
    ],
    dimensions: {
      StateMachineArn: {
        ...named("aws:sfn/stateMachine:StateMachine", "the ARN of the state machine", ["name"], "arn"),
        form: /^arn:/,
      },
    },
  },
};
