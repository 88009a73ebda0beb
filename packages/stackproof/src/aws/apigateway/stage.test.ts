// Stages of REST APIs.
import { given, type Inputs, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { stage } from "./stage.ts";
import { SMALL_API } from "./testing.ts";

const own: Inputs = { restApi: out("api.id"), deployment: out("deployment.id"), stageName: "prod" };
const format = jsonText({ id: "$context.requestId", status: "$context.status" });
const logged: Inputs = { ...own, accessLogSettings: { destinationArn: out("logs.arn"), format } };
const account = given("aws:apigateway/account:Account", { cloudwatchRoleArn: out("role.arn") });
const many = Object.fromEntries(
  Array.from({ length: 10 }, (_, index) => [
    `s${index}`,
    given("aws:apigateway/stage:Stage", { ...own, stageName: `s${index}` }),
  ]),
);
const waits = { with: { account }, dependsOn: ["account"] };

testResource(stage, {
  given: {
    ...SMALL_API,
    account,
    logs: given("aws:cloudwatch/logGroup:LogGroup", { name: "/api/items" }),
    role: given("aws:iam/role:Role", {
      assumeRolePolicy: jsonText({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      }),
      managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"],
    }),
    queue: given("aws:sqs/queue:Queue", {}),
  },
  accepts: {
    "a stage": {
      ...own,
      xrayTracingEnabled: true,
      variables: { table_1: "items-prod", url: "https://example.com/?a=b" },
    },
    "access logs with the account's role": stack(logged, waits),
    "access logs as CloudWatch writes ARNs": stack(
      {
        ...own,
        accessLogSettings: {
          destinationArn: interpolate`${out("logs.arn")}:*`,
          format: "$context.extendedRequestId",
        },
      },
      waits,
    ),
    "access logs to Firehose, which needs no role": {
      ...own,
      accessLogSettings: {
        destinationArn: "arn:aws:firehose:us-east-1:111122223333:deliverystream/amazon-apigateway-items",
        format,
      },
    },
    "a format that nobody knows": stack(
      { ...own, accessLogSettings: { destinationArn: out("logs.arn"), format: unknown() } },
      waits,
    ),
    "another name in the same API": stack(own, {
      with: { test: given("aws:apigateway/stage:Stage", { ...own, stageName: "test" }) },
    }),
    "a canary": {
      ...own,
      canarySettings: { deploymentId: out("deployment.id"), percentTraffic: 10.5, useStageCache: false },
      cacheClusterEnabled: true,
      cacheClusterSize: "0.5",
    },
    "a deployment of another stack": { restApi: "a1b2c3d4e5", deployment: "abc123", stageName: "prod" },
  },
  rejects: {
    "same-stage": stack(own, { with: { first: given("aws:apigateway/stage:Stage", own) } }),
    "over-quota-stages-per-api": stack(own, { with: many }),
    "before-the-log-role": stack(logged, { with: { account } }),
    "no-log-role": logged,
    "log-format": stack(
      {
        ...own,
        accessLogSettings: {
          destinationArn: out("logs.arn"),
          format: "$context.requestTime $context.status",
        },
      },
      waits,
    ),
    "other-api": stack(
      { ...own, restApi: out("other.id") },
      { with: { stage: SMALL_API["stage"] ?? account } },
    ),
    "variable-name": { ...own, variables: { "table-name": "items" } },
    "variable-value": { ...own, variables: { settings: '{"a": 1}' } },
    "too-many-variables": {
      ...own,
      variables: Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`v${index}`, "x"])),
    },
    "invalid-stage-name": { ...own, stageName: "$default" },
    "invalid-access-log-settings-destination-arn": [
      {
        ...own,
        accessLogSettings: {
          destinationArn: "arn:aws:firehose:us-east-1:111122223333:deliverystream/items",
          format,
        },
      },
      { ...own, accessLogSettings: { destinationArn: "arn:aws:s3:::logs", format } },
    ],
    "wrong-reference": { ...own, deployment: out("queue.arn") },
  },
  outputs: [
    {
      of: own,
      are: {
        id: /^ags-[a-z0-9]{10}-prod$/,
        arn: /^arn:aws:apigateway:us-east-1::\/restapis\/[a-z0-9]{10}\/stages\/prod$/,
        executionArn: /^arn:aws:execute-api:us-east-1:123456789012:[a-z0-9]{10}\/prod$/,
        invokeUrl: /^https:\/\/[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com\/prod$/,
        webAclArn: "",
        xrayTracingEnabled: false,
      },
    },
  ],
});
