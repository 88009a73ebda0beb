// Alarms on metrics.
import { given, interpolate, out, stack, testResource, unknown } from "../testing.ts";
import { metricAlarm } from "./metric-alarm.ts";
import { encryptedTopic, topicFor } from "./testing.ts";

const topic = "arn:aws:sns:us-east-1:123456789012:alerts";
const base = {
  comparisonOperator: "GreaterThanThreshold",
  evaluationPeriods: 2,
  threshold: 10,
  alarmActions: [topic],
};
const errors = {
  ...base,
  namespace: "AWS/Lambda",
  metricName: "Errors",
  period: 300,
  statistic: "Sum",
  dimensions: { FunctionName: "orders" },
};
const balancer = { ...errors, namespace: "AWS/ApplicationELB", metricName: "HTTPCode_ELB_5XX_Count" };
const shop = { ...errors, namespace: "Shop", metricName: "Errors", dimensions: {} };
const rate = [
  {
    id: "m1",
    metric: {
      namespace: "AWS/Lambda",
      metricName: "Errors",
      period: 60,
      stat: "Sum",
      dimensions: { FunctionName: "orders" },
    },
  },
  {
    id: "m2",
    metric: {
      namespace: "AWS/Lambda",
      metricName: "Invocations",
      period: 60,
      stat: "Sum",
      dimensions: { FunctionName: "orders" },
    },
  },
];
const queries = [
  ...rate,
  { id: "e1", expression: "IF(m2 > 0, 100 * m1 / m2, 0)", label: "Rate", returnData: true },
];
const band = [
  { id: "m1", returnData: true, metric: rate[0]?.metric ?? {} },
  { id: "ad1", expression: "ANOMALY_DETECTION_BAND(m1, 2)", label: "Expected", returnData: true },
];
const onBand = {
  comparisonOperator: "GreaterThanUpperThreshold",
  evaluationPeriods: 2,
  thresholdMetricId: "ad1",
  metricQueries: band,
  alarmActions: [topic],
};
const fn = given("aws:lambda/function:Function", {
  name: "heal",
  role: "arn:aws:iam::123456789012:role/heal",
  packageType: "Image",
  imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/heal:1",
});

const notified = (topic: string) => ({ ...errors, alarmActions: [out(`${topic}.arn`)] });

testResource(metricAlarm, {
  given: {
    fn,
    queue: given("aws:sqs/queue:Queue", { name: "jobs" }),
    table: given("aws:dynamodb/table:Table", {
      name: "orders",
      billingMode: "PAY_PER_REQUEST",
      hashKey: "id",
      attributes: [{ name: "id", type: "S" }],
    }),
    filter: given("aws:cloudwatch/logMetricFilter:LogMetricFilter", {
      logGroupName: "/app/orders",
      pattern: "ERROR",
      metricTransformation: { name: "Errors", namespace: "Shop", value: "1" },
    }),
    heal: given("aws:lambda/permission:Permission", {
      action: "lambda:InvokeFunction",
      function: out("fn.name"),
      principal: "lambda.alarms.cloudwatch.amazonaws.com",
    }),
  },
  accepts: {
    "a topic with the default policy": stack(notified("topic"), {
      with: { topic: given("aws:sns/topic:Topic", {}) },
    }),
    "a topic for alarms": stack(notified("topic"), { with: topicFor("cloudwatch.amazonaws.com") }),
    "an encrypted topic for alarms": stack(notified("topic"), {
      with: encryptedTopic("cloudwatch.amazonaws.com"),
    }),
    "errors of a function": errors,
    "of all functions together": { ...errors, dimensions: undefined },
    "a queue by its name": {
      ...errors,
      namespace: "AWS/SQS",
      metricName: "ApproximateNumberOfMessagesVisible",
      dimensions: { QueueName: out("queue.name") },
    },
    "a table by its name": {
      ...errors,
      namespace: "AWS/DynamoDB",
      metricName: "ThrottledRequests",
      dimensions: { TableName: out("table.name"), Operation: "PutItem" },
    },
    "a load balancer": { ...balancer, dimensions: { LoadBalancer: "app/web/50dc6c495c0c9188" } },
    "a load balancer that nobody knows": { ...balancer, dimensions: { LoadBalancer: unknown() } },
    "dimensions that nobody knows": { ...balancer, dimensions: unknown() },
    "healthy hosts": {
      ...balancer,
      metricName: "UnHealthyHostCount",
      dimensions: {
        LoadBalancer: "app/web/50dc6c495c0c9188",
        TargetGroup: "targetgroup/web/73e2d6bc24d8a067",
      },
    },
    "a percentile": {
      ...errors,
      metricName: "Duration",
      statistic: undefined,
      extendedStatistic: "p99.9",
      evaluateLowSampleCountPercentiles: "ignore",
    },
    "a metric of one's own": {
      ...errors,
      namespace: "Shop/Orders",
      metricName: "Paid",
      dimensions: { Stage: "dev" },
      period: 10,
    },
    "the billing in us-east-1": {
      ...errors,
      namespace: "AWS/Billing",
      metricName: "EstimatedCharges",
      period: 21_600,
      dimensions: { Currency: "USD" },
      evaluationPeriods: 1,
    },
    "CloudFront in us-east-1": {
      ...errors,
      namespace: "AWS/CloudFront",
      metricName: "5xxErrorRate",
      dimensions: { DistributionId: "E1ABCDEF", Region: "Global" },
    },
    "an expression": { ...base, metricQueries: queries },
    "a band": onBand,
    "a band of an expression": {
      ...onBand,
      metricQueries: [...queries, { id: "ad1", expression: "ANOMALY_DETECTION_BAND(e1)", returnData: true }],
    },
    "treating missing data in another case": { ...errors, treatMissingData: "notbreaching" },
    "an instance that recovers": {
      ...errors,
      namespace: "AWS/EC2",
      metricName: "StatusCheckFailed_System",
      dimensions: { InstanceId: "i-0a1b2c3d4e5f60718" },
      alarmActions: ["arn:aws:automate:us-east-1:ec2:recover"],
    },
    "seven days": { ...errors, period: 86_400, evaluationPeriods: 7 },
    "a function as action": stack({ ...errors, alarmActions: [out("fn.arn")] }, { dependsOn: ["heal"] }),
    "a metric of a filter": stack(shop, {
      with: {
        filter: given("aws:cloudwatch/logMetricFilter:LogMetricFilter", {
          logGroupName: "/app/orders",
          pattern: "ERROR",
          metricTransformation: { name: "Errors", namespace: "Shop", value: "1" },
        }),
      },
    }),
    "no action, and a composite alarm that asks it": stack(
      { ...errors, alarmActions: undefined, name: "orders-errors" },
      {
        with: {
          both: given("aws:cloudwatch/compositeAlarm:CompositeAlarm", {
            alarmName: "both",
            alarmRule: interpolate`ALARM(${out("self.name")})`,
            alarmActions: [topic],
          }),
        },
      },
    ),
  },
  rejects: {
    "topic-refuses-alarm": stack(notified("topic"), { with: topicFor("events.amazonaws.com") }),
    "topic-key-refuses-alarm": [
      stack(notified("topic"), { with: encryptedTopic("events.amazonaws.com") }),
      stack(notified("topic"), {
        with: { topic: given("aws:sns/topic:Topic", { kmsMasterKeyId: "alias/aws/sns" }) },
      }),
    ],
    "invalid-statistic": { ...errors, statistic: "sum" },
    "invalid-comparison-operator": { ...errors, comparisonOperator: "GreaterThan" },
    "invalid-period": { ...errors, period: 90 },
    "invalid-treat-missing-data": { ...errors, treatMissingData: "not-breaching" },
    "invalid-extended-statistic": { ...errors, statistic: undefined, extendedStatistic: "95th" },
    "invalid-alarm-actions": [
      { ...errors, alarmActions: ["alerts"] },
      { ...errors, alarmActions: Array.from({ length: 6 }, (_, index) => `${topic}-${index}`) },
    ],
    "conflicting-inputs": {
      ...errors,
      thresholdMetricId: "e1",
      threshold: 1,
      comparisonOperator: "GreaterThanUpperThreshold",
      metricQueries: undefined,
    },
    "watches-nothing": base,
    "missing-for-metric": [
      { ...errors, namespace: undefined },
      { ...errors, period: undefined },
      { ...errors, evaluationPeriods: undefined },
    ],
    "no-statistic": { ...errors, statistic: undefined },
    "metric-and-queries": { ...base, metricQueries: queries, period: 60 },
    "no-threshold": { ...errors, threshold: undefined },
    "threshold-and-operator": [
      { ...onBand, comparisonOperator: "GreaterThanThreshold" },
      { ...errors, comparisonOperator: "GreaterThanUpperThreshold" },
    ],
    "unknown-band": { ...onBand, thresholdMetricId: "e9" },
    "datapoints-over-periods": { ...errors, evaluationPeriods: 1, datapointsToAlarm: 15 },
    "evaluation-too-long": [
      { ...errors, period: 300, evaluationPeriods: 300 },
      { ...errors, period: 86_400, evaluationPeriods: 8 },
      { ...base, metricQueries: queries, evaluationPeriods: 1441 },
    ],
    "period-too-short": { ...errors, period: 10 },
    "returned-queries": [
      { ...base, metricQueries: [...rate, { id: "e1", expression: "m1 / m2" }] },
      { ...base, metricQueries: queries.map((query) => ({ ...query, returnData: true })) },
      { ...onBand, metricQueries: band.map((query) => ({ ...query, returnData: query.id === "ad1" })) },
    ],
    "duplicate-query": { ...base, metricQueries: [...queries, rate[0] ?? {}] },
    "empty-query": { ...base, metricQueries: [...queries, { id: "m3" }] },
    "metric-and-expression": {
      ...base,
      metricQueries: [
        ...rate,
        { id: "e1", expression: "m1 / m2", returnData: true, metric: rate[0]?.metric ?? {} },
      ],
    },
    "unknown-query": {
      ...base,
      metricQueries: [...rate, { id: "e1", expression: "m1 / m3", returnData: true }],
    },
    "too-many-queries": {
      ...base,
      metricQueries: [
        ...queries,
        ...Array.from({ length: 18 }, (_, index) => ({ ...rate[0], id: `x${index}` })),
      ],
    },
    "percentile-setting-ignored": { ...errors, evaluateLowSampleCountPercentiles: "ignore" },
    "ec2-action-without-instance": {
      ...errors,
      namespace: "AWS/EC2",
      metricName: "CPUUtilization",
      dimensions: { AutoScalingGroupName: "web" },
      alarmActions: ["arn:aws:automate:us-east-1:ec2:stop"],
    },
    "scaling-by-band": {
      ...onBand,
      alarmActions: [
        "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:b0dcf5e8-02e6-4e31-9719-0675d0dc31ae:autoScalingGroupName/web:policyName/up",
      ],
    },
    "unknown-namespace": [
      { ...errors, namespace: "AWS/StepFunctions", metricName: "ExecutionsFailed" },
      { ...errors, namespace: "AWS/lambda" },
    ],
    "unknown-metric": [
      { ...errors, metricName: "Error" },
      {
        ...errors,
        namespace: "AWS/EC2",
        metricName: "MemoryUtilization",
        dimensions: { InstanceId: "i-0a1b2c3d4e5f60718" },
      },
    ],
    "metric-in-other-region": stack(
      {
        ...errors,
        alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alerts"],
        namespace: "AWS/CloudFront",
        metricName: "5xxErrorRate",
        dimensions: { DistributionId: "E1ABCDEF", Region: "Global" },
      },
      { region: "eu-west-1" },
    ),
    "missing-dimensions": [
      {
        ...errors,
        namespace: "AWS/SQS",
        metricName: "ApproximateNumberOfMessagesVisible",
        dimensions: undefined,
      },
      {
        ...balancer,
        metricName: "UnHealthyHostCount",
        dimensions: { LoadBalancer: "app/web/50dc6c495c0c9188" },
      },
      { ...errors, namespace: "AWS/ECS", metricName: "CPUUtilization", dimensions: { ServiceName: "web" } },
      {
        ...errors,
        namespace: "AWS/CloudFront",
        metricName: "5xxErrorRate",
        dimensions: { DistributionId: "E1ABCDEF" },
      },
    ],
    "unknown-dimension": {
      ...balancer,
      dimensions: { LoadBalancer: "app/web/50dc6c495c0c9188", LoadBalancerName: "web" },
    },
    "wrong-dimension-value": [
      {
        ...balancer,
        dimensions: {
          LoadBalancer:
            "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/web/50dc6c495c0c9188",
        },
      },
      { ...balancer, dimensions: { LoadBalancer: "web" } },
      {
        ...errors,
        namespace: "AWS/SQS",
        metricName: "NumberOfMessagesSent",
        dimensions: { QueueName: out("queue.arn") },
      },
      {
        ...errors,
        namespace: "AWS/SQS",
        metricName: "NumberOfMessagesSent",
        dimensions: { QueueName: out("queue.url") },
      },
      { ...errors, dimensions: { FunctionName: out("fn.arn") } },
    ],
    "unlike-metric-filter": stack(
      { ...shop, dimensions: { Service: "orders" } },
      {
        with: {
          filter: given("aws:cloudwatch/logMetricFilter:LogMetricFilter", {
            logGroupName: "/app/orders",
            pattern: "ERROR",
            metricTransformation: { name: "Errors", namespace: "Shop", value: "1" },
          }),
        },
      },
    ),
    "unsupported-action": { ...errors, alarmActions: ["arn:aws:sqs:us-east-1:123456789012:jobs"] },
    "action-in-other-region": { ...errors, alarmActions: ["arn:aws:sns:eu-west-1:123456789012:alerts"] },
    "function-not-permitted": { ...errors, alarmActions: [out("fn.arn")] },
    "no-action": { ...errors, alarmActions: undefined },
    "duplicate-name": stack(
      { ...errors, name: "errors" },
      { with: { other: given("aws:cloudwatch/metricAlarm:MetricAlarm", { ...errors, name: "errors" }) } },
    ),
  },
  outputs: [
    {
      of: { ...errors, name: "errors" },
      are: {
        id: "errors",
        arn: "arn:aws:cloudwatch:us-east-1:123456789012:alarm:errors",
        treatMissingData: "missing",
        actionsEnabled: true,
      },
    },
  ],
});
