// A function.
import {
  arn,
  bool,
  conflictsWith,
  defineResource,
  exactlyOneOf,
  file,
  int,
  list,
  map,
  number,
  object,
  oneOf,
  ref,
  replaces,
  requiredWith,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { codeObject } from "../lambda-code.ts";
import { checkCode } from "./function-code.ts";
import { functionFindings } from "./function-findings.ts";
import { checkRights, rightsFindings } from "./function-rights.ts";
import {
  checkConcurrency,
  checkDeadLetters,
  checkEnvironment,
  checkLayers,
  checkLogging,
  checkPackage,
  checkRuntime,
  checkSnapStart,
  checkVpc,
} from "./function-settings.ts";
import { arnOf, functionName, keyArn, roleArn, runtimeId } from "./shared.ts";

const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/function.go";
const group = () => ref("aws:ec2/securityGroup:SecurityGroup");

export const lambdaFunction = defineResource({
  token: "aws:lambda/function:Function",
  docs: "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
  inputs: {
    architectures: list(oneOf(["arm64", "x86_64"]), { max: 1 }),
    capacityProviderConfig: object({
      lambdaManagedInstancesCapacityProviderConfig: object({
        capacityProviderArn: arn({
          service: "lambda",
          of: "the ARN of a capacity provider",
          good: "arn:aws:lambda:us-east-1:111122223333:capacity-provider:example",
        }),
        executionEnvironmentMemoryGibPerVcpu: number(),
        perExecutionEnvironmentMaxConcurrency: int(),
      }),
    }),
    code: file(),
    codeSha256: text(),
    codeSigningConfigArn: arnOf(
      "aws:lambda/codeSigningConfig:CodeSigningConfig",
      "the ARN of a code signing configuration",
      "arn:aws:lambda:us-east-1:111122223333:code-signing-config:csc-0123456789abcdef0",
      ["arn", "id"],
    ),
    deadLetterConfig: object({
      targetArn: arn(
        {
          service: ["sqs", "sns"],
          of: "the ARN of an SQS queue or SNS topic",
          good: "arn:aws:sqs:us-east-1:111122223333:dead",
        },
        {
          aws: { operation: "lambda:CreateFunction", code: "InvalidParameterValueException" },
          docs: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
        },
      ),
    }),
    description: text(
      { max: 256 },
      { by: "aws", aws: { operation: "lambda:CreateFunction", code: "ValidationException" } },
    ),
    durableConfig: object({
      executionTimeout: int({ min: 1, max: 31_622_400, unit: "seconds" }),
      retentionPeriod: withDefault(int({ min: 1, max: 90, unit: "days" }), 14),
    }),
    environment: object({ variables: map(text()) }),
    ephemeralStorage: object({ size: int({ min: 512, max: 10_240, unit: "MB" }) }),
    fileSystemConfig: object({
      arn: arn({
        service: ["elasticfilesystem", "s3files"],
        of: "the ARN of an access point of EFS or S3 Files",
        good: "arn:aws:elasticfilesystem:us-east-1:111122223333:access-point/fsap-0123456789abcdef0",
      }),
      localMountPath: text({
        pattern: /^\/mnt\/[0-9A-Za-z_.-]+$/,
        of: "a path of one folder below /mnt",
        good: "/mnt/data",
        provider: (_value, attribute) => `invalid value for ${attribute} (must start with '/mnt/')`,
      }),
    }),
    handler: text({ min: 1, max: 128 }),
    imageConfig: object({ commands: list(text()), entryPoints: list(text()), workingDirectory: text() }),
    imageUri: text(),
    kmsKeyArn: keyArn(),
    // A layer's ARN without version is a finding of its own.
    layers: list(
      arn({
        service: "lambda",
        of: "the ARN of a layer version",
        good: "arn:aws:lambda:us-east-1:111122223333:layer:example:1",
      }),
      { max: 5 },
    ),
    loggingConfig: object({
      applicationLogLevel: oneOf(["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]),
      logFormat: oneOf(["JSON", "Text"]),
      logGroup: text({
        min: 1,
        max: 512,
        pattern: /^[0-9A-Za-z_./#-]+$/,
        of: "letters, digits, underscores, hyphens, slashes, hash signs and dots",
        provider: (_value, attribute) =>
          `invalid value for ${attribute} (must contain alphanumeric characters, underscores, hyphens, slashes, hash signs and dots only)`,
      }),
      systemLogLevel: oneOf(["DEBUG", "INFO", "WARN"]),
    }),
    memorySize: withDefault(int({ min: 128, max: 32_768, unit: "MB" }), 128),
    name: replaces(functionName()),
    packageType: withDefault(replaces(oneOf(["Zip", "Image"])), "Zip"),
    publish: withDefault(bool(), false),
    publishTo: oneOf(["LATEST_PUBLISHED"]),
    replaceSecurityGroupsOnDestroy: bool(),
    replacementSecurityGroupIds: list(group()),
    reservedConcurrentExecutions: withDefault(int({ min: -1 }), -1),
    role: roleArn(),
    runtime: runtimeId(),
    s3Bucket: ref("aws:s3/bucket:Bucket", ["bucket", "id"], { fix: "Write the name of the bucket." }),
    s3Key: text(),
    s3ObjectVersion: text(),
    skipDestroy: withDefault(bool(), false),
    snapStart: object({ applyOn: oneOf(["PublishedVersions", "None"]), optimizationStatus: text() }),
    sourceCodeHash: text(),
    sourceKmsKeyArn: keyArn(),
    tags: tags(),
    tenancyConfig: replaces(object({ tenantIsolationMode: oneOf(["PER_TENANT"]) })),
    timeout: withDefault(int({ min: 1, max: 900, unit: "seconds" }), 3),
    tracingConfig: object({ mode: oneOf(["Active", "PassThrough"]) }),
    useResourceTimeoutForPropagation: bool(),
    vpcConfig: object({
      ipv6AllowedForDualStack: bool(),
      securityGroupIds: list(group(), { max: 5 }, { by: "aws" }),
      subnetIds: list(ref("aws:ec2/subnet:Subnet"), { max: 16 }, { by: "aws" }),
      vpcId: text(),
    }),
  },
  relations: [
    // The provider speaks of "filename", which is `code` here.
    exactlyOneOf(["code", "imageUri", "s3Bucket"], { by: "aws", docs: PROVIDER }),
    conflictsWith(["code", "s3ObjectVersion"], { by: "aws", docs: PROVIDER }),
    conflictsWith(["imageUri", "s3ObjectVersion"], { docs: PROVIDER }),
    conflictsWith(["imageUri", "sourceKmsKeyArn"], { docs: PROVIDER }),
    requiredWith("s3Bucket", ["s3Key"], { docs: PROVIDER }),
    requiredWith("s3Key", ["s3Bucket"], { docs: PROVIDER }),
    requiredWith("replacementSecurityGroupIds", ["replaceSecurityGroupsOnDestroy"], { docs: PROVIDER }),
  ],
  outputs: (self, make) => {
    const name = self.text("name") ?? "";
    const own = make.arn("lambda", `function:${name}`);
    const version = self.inputs.publish === true ? "1" : "$LATEST";
    const gateway = (path: string) => `arn:${make.partition}:apigateway:${make.region}:lambda:path/${path}`;
    const hash = make.hex(64, "code");
    return {
      id: name,
      arn: own,
      invokeArn: gateway(`2015-03-31/functions/${own}/invocations`),
      qualifiedArn: `${own}:${version}`,
      qualifiedInvokeArn: gateway(`2015-03-31/functions/${own}:${version}/invocations`),
      responseStreamingInvokeArn: gateway(`2021-11-15/functions/${own}/response-streaming-invocations`),
      version,
      lastModified: "2026-11-21T00:00:00.000+0000",
      signingJobArn: "",
      signingProfileVersionArn: "",
      sourceCodeSize: make.number(300, 50_000),
      ...(self.has("architectures") ? {} : { architectures: ["x86_64"] }),
      ...(self.has("codeSha256") ? {} : { codeSha256: Buffer.from(hash, "hex").toString("base64") }),
      ...(self.has("sourceCodeHash") ? {} : { sourceCodeHash: Buffer.from(hash, "hex").toString("base64") }),
      ...(self.has("ephemeralStorage") ? {} : { ephemeralStorage: { size: 512 } }),
      ...(self.has("tracingConfig") ? {} : { tracingConfig: { mode: "PassThrough" } }),
      loggingConfig: {
        logFormat: "Text",
        logGroup: `/aws/lambda/${name}`,
        applicationLogLevel: "",
        systemLogLevel: "",
        ...self.object("loggingConfig"),
      },
    };
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (name) => `have the same name "${name}"`,
      property: "name",
      evidence: "observed",
      why: "The name of a function exists once in a region of an account.",
      fix: "Give the functions different names, or leave the name to Pulumi.",
      aws: { operation: "lambda:CreateFunction", code: "ResourceConflictException" },
    },
  },
  order: {
    "before-code-object": {
      needs(self, world) {
        const object = codeObject(self, world);
        return object === undefined ? [] : [object];
      },
      because: "the object that holds its code",
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      why: "Lambda reads the code from S3 when the function is created. An object that is not there yet is an error.",
      aws: { operation: "lambda:CreateFunction", code: "InvalidParameterValueException" },
      quote:
        "Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.",
      docs: "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json",
    },
  },
  findings: {
    ...functionFindings,
    ...rightsFindings,
  },
  check(self, world, report) {
    checkPackage(self, report);
    checkRuntime(self, report);
    checkEnvironment(self, report);
    const memory = self.inputs.memorySize;
    if (memory !== undefined && memory > 10_240 && memory <= 32_768 && !self.has("capacityProviderConfig")) {
      report("memory-needs-managed-instances", { name: self.name, memory }, "memorySize");
    }
    checkLayers(self, world, report);
    checkSnapStart(self, report);
    checkConcurrency(self, world, report);
    checkVpc(self, world, report);
    checkLogging(self, world, report);
    checkDeadLetters(self, world, report);
    checkRights(self, world, report);
    checkCode(self, world, report);
  },
});
