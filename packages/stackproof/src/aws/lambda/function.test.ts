import { Asset } from "../../core/value.ts";
import { archive, given, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { lambdaFunction } from "./function.ts";
import { bigFiles, functionInputs as fn, foreignRole, lambda, role } from "./testing.ts";

const VPC_RIGHTS = "service-role/AWSLambdaVPCAccessExecutionRole";
const layer = (more = {}) =>
  given("aws:lambda/layerVersion:LayerVersion", {
    layerName: "tools",
    code: archive({ "nodejs/node_modules/tool/index.js": "x" }),
    ...more,
  });
const inVpc = { vpcConfig: { subnetIds: [out("subnet.id")], securityGroupIds: [out("group.id")] } };
const js = (text: string, more: Record<string, string> = {}) => ({
  code: archive({ "index.js": text, ...more }),
});
const python = (text: string, more: Record<string, string> = {}) => ({
  runtime: "python3.13",
  handler: "app.main",
  code: archive({ "app.py": text, ...more }),
});
const vpcRole = role({}, VPC_RIGHTS);

testResource(lambdaFunction, {
  given: {
    role: role(),
    vpcRole,
    senderRole: role({
      inlinePolicies: [
        {
          name: "send",
          policy: jsonText({
            Version: "2012-10-17",
            Statement: [{ Effect: "Allow", Action: ["sqs:SendMessage", "sns:Publish"], Resource: "*" }],
          }),
        },
      ],
    }),
    edgeRole: foreignRole("ec2.amazonaws.com"),
    silentRole: role({ managedPolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"] }),
    tracingRole: role({}, "AWSXRayDaemonWriteAccess"),
    queue: given("aws:sqs/queue:Queue", {}),
    fifo: given("aws:sqs/queue:Queue", { fifoQueue: true }),
    vpc: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    otherVpc: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    subnet: given("aws:ec2/subnet:Subnet", { vpcId: out("vpc.id"), cidrBlock: "10.0.0.0/24" }),
    group: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("vpc.id") }),
    otherGroup: given("aws:ec2/securityGroup:SecurityGroup", { vpcId: out("otherVpc.id") }),
    layer: layer(),
    secondVersion: layer({ description: "second" }),
    pythonLayer: layer({
      layerName: "py",
      compatibleRuntimes: ["python3.13"],
      code: archive({ "python/tool.py": "" }),
    }),
    armLayer: layer({ layerName: "arm", compatibleArchitectures: ["arm64"] }),
    nodeLayer: layer({
      layerName: "js",
      compatibleRuntimes: ["nodejs24.x"],
      compatibleArchitectures: ["x86_64"],
    }),
    bucket: given("aws:s3/bucket:Bucket", {}),
    object: given("aws:s3/bucketObjectv2:BucketObjectv2", {
      bucket: out("bucket.bucket"),
      key: "code.zip",
      source: new Asset({ path: "code.zip" }),
    }),
  },
  accepts: {
    "a Node function": fn({ environment: { variables: { TABLE: "orders", STAGE: "dev" } }, timeout: 30 }),
    "a Node function with packages": fn(
      js('const axios = require("axios");\nexports.handler = async () => axios;', {
        "node_modules/axios/package.json": "{}",
      }),
    ),
    "a Node function that uses the SDK of its runtime": fn(
      js(
        'const { S3Client } = require("@aws-sdk/client-s3");\nexports.handler = async () => new S3Client({});',
      ),
    ),
    "an ES module": fn({
      runtime: "nodejs22.x",
      code: archive({ "index.mjs": "export const handler = async () => {};" }),
    }),
    "an ES module by package.json": fn({
      runtime: "nodejs22.x",
      ...js("export const handler = async () => {};", { "package.json": '{"type": "module"}' }),
    }),
    "an ES module that Node detects": fn(js("export const handler = async () => {};")),
    "an ES module that Node is told to detect": fn({
      runtime: "nodejs22.x",
      ...js("export const handler = async () => {};"),
      environment: { variables: { NODE_OPTIONS: "--experimental-detect-module" } },
    }),
    "an ES module and options that nobody knows": fn({
      runtime: "nodejs22.x",
      ...js("export const handler = async () => {};"),
      environment: { variables: { NODE_OPTIONS: unknown() } },
    }),
    "a Python function": fn(python("import boto3\n\ndef main(event, context):\n    pass\n")),
    "a function whose packages are in a layer": fn({
      ...js('const tool = require("tool");\nexports.handler = tool;'),
      layers: [out("layer.arn")],
    }),
    "a layer for it": fn({ layers: [out("nodeLayer.arn")] }),
    "a wrapper in a layer": fn({
      handler: "newrelic-lambda-wrapper.handler",
      layers: ["arn:aws:lambda:us-east-1:451483290750:layer:NewRelicNodeJS20X:40"],
    }),
    "a container image": fn({
      packageType: "Image",
      imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1",
      runtime: undefined,
      handler: undefined,
      code: undefined,
      imageConfig: { commands: ["app.handler"] },
    }),
    "a custom runtime": fn({
      runtime: "provided.al2023",
      handler: "bootstrap",
      architectures: ["arm64"],
      code: archive({ bootstrap: "#!/bin/sh" }),
    }),
    "a function in a VPC": fn({ ...inVpc, role: out("vpcRole.arn") }),
    "an empty vpcConfig": fn({ vpcConfig: { subnetIds: [], securityGroupIds: [] } }),
    "dead letters": fn({ role: out("senderRole.arn"), deadLetterConfig: { targetArn: out("queue.arn") } }),
    "a role of another stack": fn({
      role: "arn:aws:iam::123456789012:role/shared",
      ...inVpc,
      tracingConfig: { mode: "Active" },
    }),
    tracing: fn({ role: out("tracingRole.arn"), tracingConfig: { mode: "Active" } }),
    SnapStart: fn({
      ...python("def main(e, c): pass"),
      snapStart: { applyOn: "PublishedVersions" },
      publish: true,
    }),
    "logs as JSON": fn({
      loggingConfig: { logFormat: "JSON", applicationLogLevel: "WARN", logGroup: "/shop/orders" },
    }),
    "a log group made first": stack(fn({ name: "orders" }), {
      with: {
        logs: given("aws:cloudwatch/logGroup:LogGroup", { name: "/aws/lambda/orders", retentionInDays: 14 }),
      },
      dependsOn: ["logs"],
    }),
    "no concurrency": fn({ reservedConcurrentExecutions: 0 }),
    "an unknown handler": fn({ handler: unknown() }),
    "an unknown value in a full environment": fn({
      environment: { variables: { BLOB: "x".repeat(4000), MORE: unknown() } },
    }),
    "most memory": fn({ memorySize: 10_240, ephemeralStorage: { size: 10_240 } }),
    "code in a bucket": stack(
      fn({ code: undefined, s3Bucket: out("object.bucket"), s3Key: out("object.key") }),
    ),
    "code in a bucket of another stack": fn({ code: undefined, s3Bucket: "artifacts", s3Key: "shop/1.zip" }),
  },
  rejects: {
    "retired-runtime": [fn({ runtime: "nodejs14.x" }), fn({ runtime: "go1.x", handler: "main" })],
    "deprecated-runtime": [fn({ runtime: "nodejs20.x" }), fn({ runtime: "nodejs18.x" })],
    "handler-or-runtime-missing": [
      fn({ runtime: undefined }),
      fn({ handler: undefined }),
      fn({
        runtime: undefined,
        handler: undefined,
        code: undefined,
        imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1",
      }),
    ],
    "image-with-zip-settings": [
      fn({
        packageType: "Image",
        imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1",
        code: undefined,
        layers: [out("layer.arn")],
      }),
      fn({
        packageType: "Image",
        imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1",
        code: undefined,
      }),
    ],
    "image-without-uri": fn({ packageType: "Image", runtime: undefined, handler: undefined }),
    "malformed-handler": [fn({ handler: "index" }), fn({ ...python(""), handler: "main" })],
    "handler-not-in-code": [
      fn({ handler: "main.handler" }),
      fn({ code: archive({ "index.ts": "export const handler = 1;" }) }),
      fn({ code: archive({ "dist/index.js": "exports.handler = 1;" }) }),
      fn({ ...python(""), handler: "lambda.main" }),
      fn({ runtime: "provided.al2023", handler: "main", code: archive({ main: "x" }) }),
    ],
    "handler-not-exported": [
      fn(js("exports.main = async () => {};")),
      fn(python("def handler(event, context):\n    pass\n")),
    ],
    "wrong-module-format": [
      fn({
        runtime: "nodejs22.x",
        ...js("export const handler = async () => {};"),
        environment: { variables: { NODE_OPTIONS: "--enable-source-maps", STAGE: "dev" } },
      }),
      fn({ runtime: "nodejs22.x", code: archive({ "index.mjs": "exports.handler = async () => {};" }) }),
    ],
    "package-not-in-code": [
      fn(
        js(
          'const axios = require("axios");\nconst _ = require("lodash");\nexports.handler = async () => axios;',
        ),
      ),
      fn(python("import requests\n\ndef main(event, context):\n    pass\n")),
    ],
    "aws-sdk-v2-not-in-runtime": [
      fn(js("const AWS = require('aws-sdk');\nexports.handler = async () => new AWS.S3();")),
      // What CallbackFunction makes.
      fn({
        handler: "__index.handler",
        code: archive({ "__index.js": "exports.handler = __f0;\nconst aws = require('aws-sdk');\n" }),
      }),
    ],
    "code-too-big": [fn({ code: archive({ "index.js": "exports.handler = 1;", ...bigFiles(264) }) })],
    "reserved-environment-key": fn({ environment: { variables: { AWS_REGION: "us-east-1", TABLE: "t" } } }),
    "bad-environment-key": fn({ environment: { variables: { "my-table": "orders" } } }),
    "environment-too-big": fn({ environment: { variables: { CONFIG: "x".repeat(4090) } } }),
    "memory-needs-managed-instances": fn({ memorySize: 10_241 }),
    "layer-without-version": fn({ layers: [out("layer.layerArn")] }),
    "layer-twice": fn({
      layers: [
        "arn:aws:lambda:us-east-1:123456789012:layer:other:1",
        "arn:aws:lambda:us-east-1:123456789012:layer:other:2",
      ],
    }),
    "layer-not-made-for-it": [
      fn({ layers: [out("pythonLayer.arn")] }),
      fn({ layers: [out("armLayer.arn")] }),
    ],
    "runtime-without-snap-start": fn({ snapStart: { applyOn: "PublishedVersions" }, publish: true }),
    "snap-start-without-publish": fn({
      ...python("def main(e, c): pass"),
      snapStart: { applyOn: "PublishedVersions" },
    }),
    "snap-start-conflict": fn({
      ...python("def main(e, c): pass"),
      snapStart: { applyOn: "PublishedVersions" },
      publish: true,
      ephemeralStorage: { size: 1024 },
    }),
    "reserved-concurrency": [
      fn({ reservedConcurrentExecutions: 10 }),
      stack(fn({ reservedConcurrentExecutions: 600 }), {
        with: { other: lambda({ reservedConcurrentExecutions: 400 }) },
      }),
    ],
    "dead-letter-fifo": fn({ role: out("senderRole.arn"), deadLetterConfig: { targetArn: out("fifo.arn") } }),
    "vpc-config-incomplete": [
      fn({ role: out("vpcRole.arn"), vpcConfig: { subnetIds: [out("subnet.id")], securityGroupIds: [] } }),
      fn({ role: out("vpcRole.arn"), vpcConfig: { subnetIds: [], securityGroupIds: [out("group.id")] } }),
    ],
    "vpc-config-of-several-vpcs": fn({
      role: out("vpcRole.arn"),
      vpcConfig: { subnetIds: [out("subnet.id")], securityGroupIds: [out("otherGroup.id")] },
    }),
    "file-system-without-vpc": fn({
      fileSystemConfig: {
        arn: "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0",
        localMountPath: "/mnt/data",
      },
    }),
    "log-level-needs-json": fn({ loggingConfig: { logFormat: "Text", applicationLogLevel: "WARN" } }),
    "log-group-comes-later": stack(fn(), {
      with: {
        logs: given("aws:cloudwatch/logGroup:LogGroup", {
          name: interpolate`/aws/lambda/${out("self.name")}`,
          retentionInDays: 14,
        }),
      },
    }),
    "role-not-for-lambda": fn({ role: out("edgeRole.arn") }),
    "role-lacks-network-rights": fn(inVpc),
    "role-lacks-dead-letter-right": fn({ deadLetterConfig: { targetArn: out("queue.arn") } }),
    "role-lacks-log-rights": fn({ role: out("silentRole.arn") }),
    "role-lacks-tracing-right": fn({ tracingConfig: { mode: "Active" } }),
    "duplicate-name": stack(fn({ name: "orders" }), { with: { other: lambda({ name: "orders" }) } }),
    "before-code-object": stack(fn({ code: undefined, s3Bucket: out("bucket.bucket"), s3Key: "code.zip" }), {
      with: {
        object: given("aws:s3/bucketObjectv2:BucketObjectv2", {
          bucket: out("bucket.bucket"),
          key: "code.zip",
          source: new Asset({ path: "code.zip" }),
        }),
      },
    }),
    "wrong-reference": fn({ role: out("role.name") }),
    "conflicting-inputs": fn({ imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1" }),
  },
  outputs: [
    {
      of: fn({ name: "orders" }),
      are: {
        id: "orders",
        arn: "arn:aws:lambda:us-east-1:123456789012:function:orders",
        invokeArn:
          "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:orders/invocations",
        qualifiedArn: "arn:aws:lambda:us-east-1:123456789012:function:orders:$LATEST",
        version: "$LATEST",
        memorySize: 128,
        timeout: 3,
      },
    },
    {
      of: fn({ publish: true }),
      are: {
        version: "1",
        qualifiedArn: /^arn:aws:lambda:us-east-1:123456789012:function:self-[0-9a-f]{7}:1$/,
      },
    },
  ],
});
