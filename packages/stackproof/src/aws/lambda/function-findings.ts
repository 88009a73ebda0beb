// AWS Lambda: what can be wrong with a function. Defines no resource.
import { FACTS_DATE } from "../../data/lambda-runtimes.ts";
import { finding } from "../../model/kernel.ts";
import { functionCodeFindings } from "./function-code-findings.ts";

const GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg";
const API = "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html";
/** Answers of AWS that were recorded. */
const RECORDED =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda_api.snapshot.json";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/lambda/function.go";
const CREATE = { operation: "lambda:CreateFunction", code: "InvalidParameterValueException" } as const;

/** The findings of a function: those of its code, and those of its settings. */
export const functionFindings = {
  ...functionCodeFindings,
  "retired-runtime": finding<{ name: string; runtime: string; since: string; newest: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, runtime, since }) =>
      `\`${name}\` uses the runtime ${runtime}, with which AWS creates no functions since ${since}.`,
    why: "AWS retires runtimes some time after their language does. Functions that exist run on; new ones are refused.",
    fix: ({ newest }) => `Use the runtime "${newest}".`,
    quote: ({ runtime }) =>
      `The runtime parameter of ${runtime} is no longer supported for creating or updating AWS Lambda functions.`,
    aws: CREATE,
    docs: `${GUIDE}/lambda-runtimes.html`,
  }),
  "deprecated-runtime": finding<{
    name: string;
    runtime: string;
    since: string;
    until: string;
    newest: string;
  }>({
    severity: "warning",
    effect: "risky",
    evidence: "documented",
    message: ({ name, runtime, since, until }) =>
      `\`${name}\` uses the runtime ${runtime}, which is deprecated since ${since}; AWS creates no more functions with it from ${until} on.`,
    why: `A deprecated runtime gets no security updates. The dates are as AWS announced them on ${FACTS_DATE}; it has moved such dates before.`,
    fix: ({ newest }) => `Use the runtime "${newest}".`,
    docs: `${GUIDE}/lambda-runtimes.html`,
  }),
  "handler-or-runtime-missing": finding<{ name: string; missing: string; isImage: boolean }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, missing, isImage }) =>
      isImage
        ? `\`${name}\` has an imageUri without packageType "Image".`
        : `\`${name}\` has no ${missing}; a function whose code is a zip archive needs runtime and handler.`,
    why: 'The packageType is "Zip" unless it says "Image", and a zip function is started by its runtime at its handler.',
    fix: ({ missing, isImage }) =>
      isImage
        ? 'Set packageType to "Image".'
        : `Give ${missing}, such as ${[
            ...(missing.includes("runtime") ? ['"nodejs24.x"'] : []),
            ...(missing.includes("handler") ? ['"index.handler"'] : []),
          ].join(" and ")}.`,
    quote: "handler and runtime must be set when PackageType is Zip",
    docs: PROVIDER,
  }),
  "image-with-zip-settings": finding<{ name: string; inputs: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, inputs }) => `\`${name}\` is a container image and has ${inputs}.`,
    why: "An image brings its runtime, its handler and everything that a layer would bring.",
    fix: ({ inputs }) => `Leave ${inputs} out; what the image starts is its CMD, or imageConfig.commands.`,
    aws: CREATE,
    quote:
      "Please don't provide Handler or Runtime or Layer when the intended function PackageType is Image.",
    docs: "https://github.com/pulumi/pulumi-aws/issues/5439",
  }),
  "image-without-uri": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `\`${name}\` has packageType "Image" and no imageUri.`,
    why: "The code of an image function is an image in ECR; a zip archive does not fit.",
    fix: "Give the imageUri, or leave packageType out.",
    aws: CREATE,
    docs: API,
  }),
  "reserved-environment-key": finding<{ name: string; keys: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, keys }) => `\`${name}\` sets ${keys} in its environment, which Lambda sets itself.`,
    why: "The runtime fills reserved variables, such as AWS_REGION, and code can read them; nobody may set them.",
    fix: "Leave them out and read what Lambda sets, or choose other names.",
    aws: CREATE,
    quote: ({ keys }) =>
      `Lambda was unable to configure your environment variables because the environment variables you have provided contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ${keys}`,
    docs: `${GUIDE}/configuration-envvars.html#configuration-envvars-runtime`,
  }),
  "bad-environment-key": finding<{ name: string; key: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, key }) => `\`${name}\` has an environment variable named "${key}".`,
    why: "A name begins with a letter, has at least two characters, and holds letters, digits and underscores only.",
    fix: "Rename it, in capitals and underscores as usual.",
    aws: { operation: "lambda:CreateFunction", code: "ValidationException" },
    docs: `${GUIDE}/configuration-envvars.html`,
  }),
  "environment-too-big": finding<{ name: string; size: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, size }) =>
      `The environment of \`${name}\` has ${size} bytes as JSON; Lambda takes 4096.`,
    why: "All names and values together may have 4 KB.",
    fix: "Keep long values in Parameter Store, Secrets Manager or S3, and give their names to the function.",
    aws: CREATE,
    quote:
      "Lambda was unable to configure your environment variables because the environment variables you have provided exceeded the 4KB limit.",
    docs: `${GUIDE}/gettingstarted-limits.html`,
  }),
  "memory-needs-managed-instances": finding<{ name: string; memory: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, memory }) =>
      `\`${name}\` has ${memory} MB of memory; without a capacity provider Lambda gives up to 10240.`,
    why: "Only functions on Lambda Managed Instances can have more, up to 32768 MB.",
    fix: "Set memorySize to 10240 or less, or give a capacityProviderConfig.",
    aws: { operation: "lambda:CreateFunction", code: "ValidationException" },
    docs: `${GUIDE}/gettingstarted-limits.html`,
  }),
  "layer-without-version": finding<{ name: string; layer: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, layer }) => `\`${name}\` has the layer "${layer}", which names no version.`,
    why: "A function uses one version of a layer; its ARN ends with the number.",
    fix: "Use the `arn` of the LayerVersion, not its `layerArn`.",
    aws: { operation: "lambda:CreateFunction", code: "ValidationException" },
    docs: RECORDED,
  }),
  "layer-twice": finding<{ name: string; first: string; second: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, first, second }) => `\`${name}\` has ${first} and ${second}, versions of one layer.`,
    why: "A function may use one version of each layer.",
    fix: "Keep one of the two.",
    aws: CREATE,
    quote: ({ first, second }) =>
      `Two different versions of the same layer are not allowed to be referenced in the same function. ${first} and ${second} are versions of the same layer.`,
    docs: RECORDED,
  }),
  "layer-not-made-for-it": finding<{ name: string; layer: string; has: string; wants: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "inferred",
    message: ({ name, layer, has, wants }) =>
      `\`${name}\` runs on ${has}, and its layer \`${layer}\` says it is made for ${wants}.`,
    why: "Lambda does not compare the two. Compiled parts of a layer do not load on another runtime or architecture.",
    fix: "Use a version of the layer for this runtime and architecture, or complete what the layer says of itself.",
    docs: `${GUIDE}/chapter-layers.html`,
  }),
  "runtime-without-snap-start": finding<{ name: string; runtime: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, runtime }) => `\`${name}\` has snapStart, and ${runtime} does not support it.`,
    why: "SnapStart is there for Java 11, Python 3.12 and .NET 8 and what came after them.",
    fix: "Leave snapStart out, or use a runtime that supports it.",
    aws: CREATE,
    quote: ({ runtime }) => `${runtime} is not supported for SnapStart enabled functions.`,
    docs: `${GUIDE}/snapstart.html`,
  }),
  "snap-start-without-publish": finding<{ name: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name }) => `\`${name}\` has snapStart and does not publish versions.`,
    why: "Snapshots are taken of published versions only. Calls of $LATEST start cold as before.",
    fix: "Set `publish: true`, and call a version or an alias of it.",
    docs: `${GUIDE}/snapstart-activate.html`,
  }),
  "snap-start-conflict": finding<{ name: string; other: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, other }) => `\`${name}\` has snapStart together with ${other}.`,
    why: "SnapStart does not support file systems, more than 512 MB of ephemeral storage, or provisioned concurrency.",
    fix: ({ other }) => `Leave out snapStart or ${other}.`,
    aws: CREATE,
    docs: `${GUIDE}/snapstart.html`,
  }),
  "reserved-concurrency": finding<{ name: string; sum: number; isPastDefault: boolean }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, sum, isPastDefault }) =>
      isPastDefault
        ? `The functions of the program reserve ${sum} concurrent executions with \`${name}\`; the default quota of 1000 leaves 900.`
        : `The functions of the program reserve ${sum} concurrent executions, which new accounts do not have.`,
    why: "100 executions of the account's quota must stay unreserved. The quota is 1000 by default, and as low as 10 in new accounts.",
    fix: ({ isPastDefault }) =>
      isPastDefault
        ? "Reserve less, or have the quota raised before the deployment."
        : "Look at the account's quota (Service Quotas, Lambda, Concurrent executions) before the deployment, or reserve nothing.",
    aws: { operation: "lambda:PutFunctionConcurrency", code: "InvalidParameterValueException" },
    quote:
      "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [100].",
    docs: `${GUIDE}/gettingstarted-limits.html`,
  }),
  "dead-letter-fifo": finding<{ name: string; target: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, target }) => `The dead-letter target of \`${name}\` is ${target}, which is FIFO.`,
    why: "Events that could not be processed go to a standard queue or a standard topic; FIFO ones want a message group, which Lambda does not give.",
    fix: "Use a standard queue or topic.",
    aws: CREATE,
    docs: `${GUIDE}/invocation-async-retain-records.html#invocation-dlq`,
  }),
  "vpc-config-incomplete": finding<{ name: string; has: string; lacks: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, has, lacks }) => `The vpcConfig of \`${name}\` has ${has} and no ${lacks}.`,
    why: "A function gets network interfaces in subnets, each with security groups: it takes both or none.",
    fix: ({ lacks }) => `Give ${lacks} as well.`,
    aws: CREATE,
    docs: `${GUIDE}/configuration-vpc.html`,
  }),
  "vpc-config-of-several-vpcs": finding<{ name: string; first: string; second: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, first, second }) =>
      `The vpcConfig of \`${name}\` names \`${first}\` and \`${second}\`, which are in different VPCs.`,
    why: "A network interface lies in one VPC, with its subnet and its security groups.",
    fix: "Take subnets and security groups of one VPC.",
    aws: CREATE,
    docs: `${GUIDE}/configuration-vpc.html`,
  }),
  "file-system-without-vpc": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `\`${name}\` has a file system and no vpcConfig.`,
    why: "A file system is mounted over the network of a VPC, so the function must be connected to that VPC.",
    fix: "Give a vpcConfig with subnets that have a mount target of the file system.",
    aws: CREATE,
    docs: `${GUIDE}/configuration-filesystem-efs.html`,
  }),
  "log-level-needs-json": finding<{ name: string; input: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, input }) => `\`${name}\` has ${input} with the logFormat "Text".`,
    why: "Lambda can filter by level only what is written as JSON.",
    fix: ({ input }) => `Set logFormat to "JSON", or leave ${input} out.`,
    aws: CREATE,
    quote:
      'LogLevel is not supported when LogFormat is set to "Text". Remove LogLevel from your request or change the LogFormat to "JSON" and try again.',
    docs: RECORDED,
  }),
  "log-group-comes-later": finding<{ name: string; group: string; physical: string }>({
    severity: "note",
    effect: "risky",
    evidence: "documented",
    message: ({ name, group, physical }) =>
      `The log group \`${group}\` ("${physical}") is created after \`${name}\`, which makes it by itself at its first call.`,
    why: "When something calls the function in between, the deployment ends with ResourceAlreadyExistsException.",
    fix: ({ group, name }) =>
      `Give the function a name of its own, build the group's name from that name, and let \`${name}\` depend on \`${group}\`.`,
    docs: `${GUIDE}/monitoring-cloudwatchlogs-loggroups.html`,
  }),
};
