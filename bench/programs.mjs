// Bench: programs that are measured, written into bench/.run. They are plain user programs with no dependency of ours.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const PROJECT = "name: bench\nruntime: nodejs\nconfig:\n  aws:region:\n    value: eu-west-1\n";
const PACKAGE = JSON.stringify({
  name: "bench",
  dependencies: { "@pulumi/aws": "*", "@pulumi/pulumi": "*" },
});
const TSCONFIG = JSON.stringify({
  compilerOptions: {
    target: "es2020",
    module: "commonjs",
    moduleResolution: "node",
    ignoreDeprecations: "6.0",
    strict: true,
    esModuleInterop: true,
    types: ["node"],
  },
  files: ["index.ts"],
});

/** Ten groups of six resources of six services: 60 resources that depend on each other. */
const GROUPS = `import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", tags: { Name: "main" } });
const endpoints: pulumi.Output<string>[] = [];
for (let index = 0; index < 10; index++) {
  const subnet = new aws.ec2.Subnet(\`subnet-\${index}\`, { vpcId: vpc.id, cidrBlock: \`10.0.\${index}.0/24\` });
  const group = new aws.ec2.SecurityGroup(\`group-\${index}\`, { vpcId: vpc.id, description: "bench" });
  const topic = new aws.sns.Topic(\`topic-\${index}\`, {});
  const bucket = new aws.s3.Bucket(\`bucket-\${index}\`, { tags: { subnet: subnet.id } });
  const role = new aws.iam.Role(\`role-\${index}\`, {
    assumeRolePolicy: JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
    }),
  });
  const fn = new aws.lambda.Function(\`function-\${index}\`, {
    role: role.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = async () => 1;") }),
    environment: { variables: { TOPIC: topic.arn, BUCKET: bucket.bucket } },
    vpcConfig: { subnetIds: [subnet.id], securityGroupIds: [group.id] },
  });
  endpoints.push(pulumi.interpolate\`\${fn.arn}/\${bucket.arn}\`);
}
export const arns = pulumi.all(endpoints);
`;

/** As many resources as asked for, in chains of ten. */
const many = (count) => `import * as aws from "@pulumi/aws";

let before: aws.sns.Topic | undefined;
for (let index = 0; index < ${count}; index++) {
  if (index % 10 === 0) before = undefined;
  before = new aws.sns.Topic(\`topic-\${index}\`, { tags: { before: before === undefined ? "none" : before.arn } });
}
`;

/** Fifteen services of twenty resources each in one network: 302 resources, and what a program of that size looks like. */
const SERVICES = `import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const account = "111122223333";
const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16", enableDnsHostnames: true });
const gateway = new aws.ec2.InternetGateway("main", { vpcId: vpc.id });
const trust = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
});
export const functions: pulumi.Output<string>[] = [];
for (let index = 0; index < 15; index++) {
  const name = \`service-\${index}\`;
  const subnet = new aws.ec2.Subnet(name, { vpcId: vpc.id, cidrBlock: \`10.0.\${index}.0/24\`, availabilityZone: "eu-west-1a" });
  const table = new aws.ec2.RouteTable(name, { vpcId: vpc.id });
  new aws.ec2.Route(name, { routeTableId: table.id, destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id });
  new aws.ec2.RouteTableAssociation(name, { routeTableId: table.id, subnetId: subnet.id });
  const group = new aws.ec2.SecurityGroup(name, { vpcId: vpc.id, description: name });
  new aws.vpc.SecurityGroupEgressRule(name, { securityGroupId: group.id, ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" });
  const dead = new aws.sqs.Queue(\`\${name}-dead\`, { sqsManagedSseEnabled: true });
  const queue = new aws.sqs.Queue(name, {
    sqsManagedSseEnabled: true,
    visibilityTimeoutSeconds: 180,
    redrivePolicy: pulumi.jsonStringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: 5 }),
  });
  const topic = new aws.sns.Topic(name, {});
  const bucket = new aws.s3.Bucket(name, {});
  const versioning = new aws.s3.BucketVersioning(name, {
    bucket: bucket.bucket,
    versioningConfiguration: { status: "Enabled" },
  });
  new aws.s3.BucketPublicAccessBlock(name, {
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  }, { dependsOn: [versioning] });
  const role = new aws.iam.Role(name, { assumeRolePolicy: trust });
  const logging = new aws.iam.RolePolicyAttachment(name, {
    role: role.name,
    policyArn: "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole",
  });
  const rights = new aws.iam.RolePolicy(name, {
    role: role.name,
    policy: pulumi.jsonStringify({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: pulumi.interpolate\`\${bucket.arn}/*\` },
        { Effect: "Allow", Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], Resource: queue.arn },
        { Effect: "Allow", Action: "sns:Publish", Resource: topic.arn },
      ],
    }),
  });
  const logs = new aws.cloudwatch.LogGroup(name, { name: \`/aws/lambda/\${name}\`, retentionInDays: 14 });
  const fn = new aws.lambda.Function(name, {
    name,
    role: role.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    timeout: 30,
    code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset("exports.handler = async () => 1;") }),
    environment: { variables: { TOPIC: topic.arn, BUCKET: bucket.bucket } },
    vpcConfig: { subnetIds: [subnet.id], securityGroupIds: [group.id] },
  }, { dependsOn: [logging, rights, logs] });
  new aws.lambda.EventSourceMapping(name, { eventSourceArn: queue.arn, functionName: fn.name, batchSize: 10 });
  new aws.cloudwatch.MetricAlarm(name, {
    comparisonOperator: "GreaterThanThreshold",
    evaluationPeriods: 1,
    metricName: "Errors",
    namespace: "AWS/Lambda",
    period: 60,
    statistic: "Sum",
    threshold: 0,
    dimensions: { FunctionName: fn.name },
    alarmActions: [topic.arn],
  });
  new aws.ssm.Parameter(name, { name: \`/services/\${name}/function\`, type: "String", value: fn.arn });
  functions.push(fn.arn);
}
`;

/** The same program under Pulumi's mocks, as a unit test runs it: the floor of what loading and running costs. */
const MOCKS = `import * as pulumi from "@pulumi/pulumi";

pulumi.runtime.setMocks(
  {
    newResource: (args) => ({ id: \`\${args.name}-id\`, state: { ...args.inputs, arn: \`arn:aws:x:::\${args.name}\` } }),
    call: (args) => args.inputs,
  },
  "bench",
  "dev",
  false,
);
require("./index");
`;

/** Writes a program into a folder of its own and returns the folder. */
export function writeProgram(root, name, index, more = {}) {
  const folder = join(root, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "Pulumi.yaml"), PROJECT);
  writeFileSync(join(folder, "package.json"), PACKAGE);
  writeFileSync(join(folder, "tsconfig.json"), TSCONFIG);
  writeFileSync(join(folder, "index.ts"), index);
  writeFileSync(join(folder, "mocks.ts"), MOCKS);
  for (const [file, text] of Object.entries(more)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

export const groupsProgram = GROUPS;
export const servicesProgram = SERVICES;
export const manyProgram = many;

/** One file of a large program: three functions that make what a service needs, 200 lines in all. */
const largeFile = (file) => {
  const body = SERVICES.slice(SERVICES.indexOf("  const subnet"), SERVICES.indexOf("  functions.push"));
  const functions = Array.from(
    { length: 3 },
    (
      _,
      index,
    ) => `export function make${file}x${index}(name: string, index: number, vpc: aws.ec2.Vpc, gateway: aws.ec2.InternetGateway, trust: string) {
${body}
}`,
  );
  return `import * as pulumi from "@pulumi/pulumi";\nimport * as aws from "@pulumi/aws";\n\n${functions.join("\n\n")}\n`;
};

/** Two hundred files and 40,000 lines, all of which the program loads. */
export const largeFiles = Object.fromEntries(
  Array.from({ length: 200 }, (_, index) => [`services-${index}.ts`, largeFile(index)]),
);
const LARGE = Object.keys(largeFiles).map(
  (file, index) => `import * as s${index} from "./${file.slice(0, -3)}";`,
);
export const largeProgram = `${LARGE.join("\n")}\nexport const files = [${LARGE.map((_, index) => `s${index}`).join(", ")}].length;\n`;

/** One function behind a URL. */
export const functionProgram = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("greet", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const logs = new aws.iam.RolePolicyAttachment("greet", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const greet = new aws.lambda.Function("greet", {
  role: role.arn,
  runtime: "nodejs22.x",
  handler: "handler.handler",
  code: new pulumi.asset.FileArchive("./functions"),
}, { dependsOn: logs });
const url = new aws.lambda.FunctionUrl("greet", { functionName: greet.name, authorizationType: "NONE" });
export const address = url.functionUrl;
`;
const HANDLER = "exports.handler = async (event) => ({ statusCode: 200, body: event.rawPath });\n";

/** The function's code, and requests that stackproof.yaml asks for. */
export const functionFiles = (requests) => ({
  "functions/handler.js": HANDLER,
  "stackproof.yaml": `traffic:\n${Array.from({ length: requests }, (_, index) => `  - { http: GET /${index}, expect: { status: 200, body: /${index} } }\n`).join("")}`,
});
