// Notifications of buckets.
import { archive, given, type Input, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { bucketNotification } from "./bucket-notification.ts";

const bucket = out("main.id");
const events = ["s3:ObjectCreated:*"];
const lambdaFunctions = [{ lambdaFunctionArn: out("fn.arn"), events }];
const queues = [{ queueArn: out("jobs.arn"), events }];
const topics = [{ topicArn: out("news.arn"), events }];

function permission(more: Readonly<Record<string, Input>> = {}) {
  return given("aws:lambda/permission:Permission", {
    action: "lambda:InvokeFunction",
    function: out("fn.name"),
    principal: "s3.amazonaws.com",
    sourceArn: out("main.arn"),
    ...more,
  });
}

function policyOf(action: string, resource: Input, condition?: Input): Input {
  return jsonText({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "s3.amazonaws.com" },
        Action: action,
        Resource: resource,
        ...(condition !== undefined && { Condition: condition }),
      },
    ],
  });
}

const queuePolicy = given("aws:sqs/queuePolicy:QueuePolicy", {
  queueUrl: out("jobs.id"),
  policy: policyOf("sqs:SendMessage", out("jobs.arn"), { ArnEquals: { "aws:SourceArn": out("main.arn") } }),
});
const topicPolicy = given("aws:sns/topicPolicy:TopicPolicy", {
  arn: out("news.arn"),
  policy: policyOf("sns:Publish", out("news.arn"), { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:assets" } }),
});

testResource(bucketNotification, {
  given: {
    main: given("aws:s3/bucket:Bucket", { bucket: "assets" }),
    fn: given("aws:lambda/function:Function", {
      role: "arn:aws:iam::123456789012:role/of-another-stack",
      runtime: "nodejs22.x",
      handler: "index.handler",
      code: archive({ "index.js": "exports.handler = async () => {};" }),
    }),
    jobs: given("aws:sqs/queue:Queue", { name: "jobs" }),
    news: given("aws:sns/topic:Topic", { name: "news" }),
  },
  accepts: {
    "a function with its permission": stack(
      { bucket, lambdaFunctions },
      { with: { allow: permission() }, dependsOn: ["allow"] },
    ),
    "a function that any bucket may call": stack(
      { bucket, lambdaFunctions },
      { with: { allow: permission({ sourceArn: undefined }) }, dependsOn: ["allow"] },
    ),
    "a queue with its policy": stack(
      { bucket, queues },
      { with: { queuePolicy }, dependsOn: ["queuePolicy"] },
    ),
    "a topic with its policy": stack(
      { bucket, topics },
      { with: { topicPolicy }, dependsOn: ["topicPolicy"] },
    ),
    "EventBridge alone": { bucket, eventbridge: true },
    "targets of another stack": {
      bucket,
      lambdaFunctions: [
        { lambdaFunctionArn: "arn:aws:lambda:us-east-1:123456789012:function:resize", events },
      ],
      queues: [{ queueArn: "arn:aws:sqs:us-east-1:123456789012:others", events: ["s3:ObjectRemoved:*"] }],
    },
    "prefixes that exclude each other": stack(
      {
        bucket,
        lambdaFunctions: [
          { lambdaFunctionArn: out("fn.arn"), events, filterPrefix: "images/", filterSuffix: ".jpg" },
          { lambdaFunctionArn: out("fn.arn"), events, filterPrefix: "images/", filterSuffix: ".png" },
          { lambdaFunctionArn: out("fn.arn"), events, filterPrefix: "videos/" },
        ],
      },
      { with: { allow: permission() }, dependsOn: ["allow"] },
    ),
    "other events of the same keys": stack(
      {
        bucket,
        lambdaFunctions: [
          { lambdaFunctionArn: out("fn.arn"), events: ["s3:ObjectCreated:Put"] },
          { lambdaFunctionArn: out("fn.arn"), events: ["s3:ObjectCreated:Copy", "s3:ObjectRemoved:*"] },
        ],
      },
      { with: { allow: permission() }, dependsOn: ["allow"] },
    ),
    "a prefix that nobody knows": stack(
      {
        bucket,
        lambdaFunctions: [
          { lambdaFunctionArn: out("fn.arn"), events, filterPrefix: unknown() },
          { lambdaFunctionArn: out("fn.arn"), events, filterPrefix: "a/" },
        ],
      },
      { with: { allow: permission() }, dependsOn: ["allow"] },
    ),
  },
  rejects: {
    "target-forbids-s3": [
      { bucket, lambdaFunctions },
      stack(
        { bucket, lambdaFunctions },
        {
          with: { allow: permission({ sourceArn: "arn:aws:s3:::others" }) },
          dependsOn: ["allow"],
        },
      ),
      { bucket, queues },
      { bucket, topics },
      stack(
        { bucket, queues },
        {
          with: {
            queuePolicy: given("aws:sqs/queuePolicy:QueuePolicy", {
              queueUrl: out("jobs.id"),
              policy: policyOf("sqs:SendMessage", out("jobs.arn"), {
                ArnEquals: { "aws:SourceArn": "arn:aws:s3:::others" },
              }),
            }),
          },
          dependsOn: ["queuePolicy"],
        },
      ),
    ],
    "key-forbids-s3": [
      stack(
        { bucket, queues },
        {
          with: {
            key: given("aws:kms/key:Key", {}),
            jobs: given("aws:sqs/queue:Queue", { name: "jobs", kmsMasterKeyId: out("key.arn") }),
            queuePolicy,
          },
          dependsOn: ["queuePolicy"],
        },
      ),
      stack(
        { bucket, topics },
        {
          with: {
            news: given("aws:sns/topic:Topic", { name: "news", kmsMasterKeyId: "alias/aws/sns" }),
            topicPolicy,
          },
          dependsOn: ["topicPolicy"],
        },
      ),
    ],
    "fifo-target": [
      stack(
        { bucket, queues },
        { with: { jobs: given("aws:sqs/queue:Queue", { name: "jobs.fifo", fifoQueue: true }) } },
      ),
      { bucket, topics: [{ topicArn: "arn:aws:sns:us-east-1:123456789012:news.fifo", events }] },
    ],
    "target-of-other-region": {
      bucket,
      queues: [{ queueArn: "arn:aws:sqs:eu-west-1:123456789012:others", events }],
    },
    "overlapping-filters": [
      stack(
        {
          bucket,
          lambdaFunctions: [
            { lambdaFunctionArn: out("fn.arn"), events, filterPrefix: "images/" },
            { lambdaFunctionArn: out("fn.arn"), events: ["s3:ObjectCreated:Put"], filterSuffix: ".jpg" },
          ],
        },
        { with: { allow: permission() }, dependsOn: ["allow"] },
      ),
      stack(
        { bucket, lambdaFunctions, queues },
        { with: { allow: permission(), queuePolicy }, dependsOn: ["allow", "queuePolicy"] },
      ),
    ],
    "filter-with-star": stack(
      { bucket, lambdaFunctions: [{ lambdaFunctionArn: out("fn.arn"), events, filterSuffix: "*.jpg" }] },
      { with: { allow: permission() }, dependsOn: ["allow"] },
    ),
    "before-target-rights": [
      stack({ bucket, lambdaFunctions }, { with: { allow: permission() } }),
      stack({ bucket, queues }, { with: { queuePolicy } }),
    ],
    "invalid-lambda-functions-events": stack(
      { bucket, lambdaFunctions: [{ lambdaFunctionArn: out("fn.arn"), events: ["s3:ObjectCreated"] }] },
      { with: { allow: permission() }, dependsOn: ["allow"] },
    ),
    "invoke-arn": { bucket, lambdaFunctions: [{ lambdaFunctionArn: out("fn.invokeArn"), events }] },
    "wrong-reference": { bucket, queues: [{ queueArn: out("news.arn"), events }] },
    "second-for-bucket": stack(
      { bucket, lambdaFunctions },
      {
        with: {
          allow: permission(),
          other: given("aws:s3/bucketNotification:BucketNotification", { bucket, eventbridge: true }),
        },
        dependsOn: ["allow"],
      },
    ),
  },
  outputs: [{ of: { bucket, eventbridge: true }, are: { id: "assets" } }],
});
