// Function: a Lambda function with a role, a log group and a place for failed events of its own.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { ServiceRole } from "../iam/service-role.ts";
import type { PolicyStatement } from "../iam/statements.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { Transform } from "../transform.ts";

/** Where the code of a function comes from: a folder, one file, a text, or an archive. */
export type FunctionCode =
  /** A folder; everything in it is packed. */
  | { readonly folder: string }
  /** One file without dependencies, which becomes `index` with its own ending. */
  | { readonly file: string }
  /** The text of an ES module, `index.mjs`. */
  | { readonly inline: string }
  | pulumi.asset.Archive;

/** A network that a function is put into. */
export interface FunctionNetworkArgs {
  readonly network: NetworkLike;
  /** @default the private subnets */
  readonly tier?: "private" | "isolated";
  /**
   * Ids of security groups.
   *
   * @default a new group that lets HTTPS out
   */
  readonly securityGroupIds?: readonly pulumi.Input<string>[];
}

/** A function without its name. */
export interface FunctionSettings {
  readonly code: FunctionCode;
  /**
   * File and export.
   *
   * @default "index.handler"
   */
  readonly handler?: string;
  /** @default "nodejs22.x" */
  readonly runtime?: string;
  /** @default "arm64" */
  readonly architecture?: "arm64" | "x86_64";
  /**
   * MiB, 128 to 10240. CPU grows with it.
   *
   * @default 256
   */
  readonly memory?: number;
  /**
   * Seconds, 1 to 900.
   *
   * @default 10
   */
  readonly timeout?: number;
  /** @default none */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * What the function may do, beside writing its logs and traces. See `grants`.
   *
   * @default nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Days that logs are kept; one of the values that CloudWatch Logs takes.
   *
   * @default 14
   */
  readonly logRetentionInDays?: number;
  /**
   * ARN of the key of the logs and of the environment: EncryptionKey with the use "cloudwatch-logs".
   *
   * @default keys of AWS
   */
  readonly kmsKeyArn?: pulumi.Input<string>;
  /**
   * Whether X-Ray traces calls.
   *
   * @default true
   */
  readonly tracing?: boolean;
  /**
   * A queue for events that failed three times, for functions that are called asynchronously.
   *
   * @default false
   */
  readonly deadLetters?: boolean;
  /**
   * Executions at one time that are kept for the function, and its limit.
   *
   * @default those of the account
   */
  readonly reservedConcurrency?: number;
  /** @default none: most functions need no VPC, and start faster without */
  readonly vpc?: FunctionNetworkArgs;
}

/** A function. */
export interface LambdaFunctionArgs extends BlockArgs, FunctionSettings {
  readonly transform?: {
    readonly function?: Transform<aws.lambda.FunctionArgs>;
    readonly logGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
    readonly queue?: Transform<aws.sqs.QueueArgs>;
    readonly role?: Transform<aws.iam.RoleArgs>;
  };
}

/**
 * A Lambda function with a role and a log group of its own.
 *
 * The log group exists before the function, so that it is this program that decides how long logs are kept; the function
 * waits for its role's rights. At rest it costs nothing but stored logs (https://aws.amazon.com/lambda/pricing/).
 *
 * @example
 * const fn = new LambdaFunction("resize", { code: { folder: "functions/resize" }, statements: grants.readObjects(bucket) });
 */
export class LambdaFunction extends Block {
  readonly arn: pulumi.Output<string>;
  /** Physical name. */
  readonly functionName: pulumi.Output<string>;
  /** What API Gateway calls. */
  readonly invokeArn: pulumi.Output<string>;
  readonly nodes: {
    readonly function: aws.lambda.Function;
    readonly logGroup: aws.cloudwatch.LogGroup;
    readonly role: aws.iam.Role;
    readonly deadLetters: aws.sqs.Queue | undefined;
    readonly securityGroup: aws.ec2.SecurityGroup | undefined;
  };

  constructor(name: string, args: LambdaFunctionArgs, options?: pulumi.ComponentResourceOptions) {
    super("LambdaFunction", name, args, options);
    const physical = args.naming?.of("function", name);
    const logGroup = this.create(
      aws.cloudwatch.LogGroup,
      "",
      {
        ...(physical !== undefined && { name: `/aws/lambda/${physical}` }),
        retentionInDays: args.logRetentionInDays ?? 14,
        ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
        tags: this.tagged(name),
      },
      args.transform?.logGroup,
    );
    const deadLetters = args.deadLetters === true ? this.#deadLetters(args) : undefined;
    const role = new ServiceRole(
      name,
      {
        ...this.common,
        service: "lambda.amazonaws.com",
        description: `Function ${name}`,
        statements: this.#statements(args, logGroup, deadLetters),
        ...(args.transform?.role !== undefined && { transform: { role: args.transform.role } }),
      },
      { parent: this },
    );
    const network = args.vpc === undefined ? undefined : this.#network(args.vpc);
    const fn = this.create(
      aws.lambda.Function,
      "",
      {
        ...(physical !== undefined && { name: physical }),
        role: role.arn,
        packageType: "Zip",
        code: archiveOf(args.code),
        handler: args.handler ?? "index.handler",
        runtime: args.runtime ?? "nodejs22.x",
        architectures: [args.architecture ?? "arm64"],
        memorySize: args.memory ?? 256,
        timeout: args.timeout ?? 10,
        ...(args.environment !== undefined && { environment: { variables: args.environment } }),
        ...(args.kmsKeyArn !== undefined && args.environment !== undefined && { kmsKeyArn: args.kmsKeyArn }),
        tracingConfig: { mode: args.tracing === false ? "PassThrough" : "Active" },
        loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
        ...(deadLetters !== undefined && { deadLetterConfig: { targetArn: deadLetters.arn } }),
        ...(args.reservedConcurrency !== undefined && {
          reservedConcurrentExecutions: args.reservedConcurrency,
        }),
        ...(network !== undefined && { vpcConfig: network.config }),
        tags: this.tagged(name),
      },
      args.transform?.function,
      { dependsOn: [logGroup, ...role.ready, ...(network?.ready ?? [])] },
    );
    this.arn = fn.arn;
    this.functionName = fn.name;
    this.invokeArn = fn.invokeArn;
    this.nodes = {
      function: fn,
      logGroup,
      role: role.nodes.role,
      deadLetters,
      securityGroup: network?.group,
    };
    this.registerOutputs({ arn: this.arn, functionName: this.functionName });
  }

  #deadLetters(args: LambdaFunctionArgs): aws.sqs.Queue {
    return this.create(
      aws.sqs.Queue,
      "dead-letters",
      {
        ...this.named("name", "queue", `${this.blockName}-dead-letters`),
        messageRetentionSeconds: 14 * 24 * 60 * 60,
        sqsManagedSseEnabled: true,
        tags: this.tagged(`${this.blockName}-dead-letters`),
      },
      args.transform?.queue,
    );
  }

  #statements(
    args: LambdaFunctionArgs,
    logGroup: aws.cloudwatch.LogGroup,
    deadLetters: aws.sqs.Queue | undefined,
  ): PolicyStatement[] {
    const statements: PolicyStatement[] = [
      {
        Sid: "Logs",
        Effect: "Allow",
        Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
        Resource: pulumi.interpolate`${logGroup.arn}:*`,
      },
      ...(args.statements ?? []),
    ];
    // These actions know no resources.
    const everywhere = [
      ...(args.tracing === false ? [] : ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]),
      ...(args.vpc === undefined ? [] : NETWORK_INTERFACES),
    ];
    if (everywhere.length > 0) statements.push({ Effect: "Allow", Action: everywhere, Resource: "*" });
    if (deadLetters !== undefined) {
      statements.push({ Effect: "Allow", Action: "sqs:SendMessage", Resource: deadLetters.arn });
    }
    if (args.kmsKeyArn !== undefined && args.environment !== undefined) {
      statements.push({ Effect: "Allow", Action: "kms:Decrypt", Resource: args.kmsKeyArn });
    }
    return statements;
  }

  #network(args: FunctionNetworkArgs): FunctionNetwork {
    const { network, tier = "private" } = args;
    const subnetIds = network.subnetIds(tier);
    const ready = tier === "private" ? [...network.egress] : [];
    if (args.securityGroupIds !== undefined) {
      return { config: { subnetIds, securityGroupIds: [...args.securityGroupIds] }, group: undefined, ready };
    }
    const group = this.create(aws.ec2.SecurityGroup, "", {
      ...this.named("name", "securityGroup", this.blockName),
      vpcId: network.vpcId,
      description: `Function ${this.blockName}: HTTPS out`,
      tags: this.tagged(this.blockName),
    });
    const rule = this.create(aws.vpc.SecurityGroupEgressRule, "https", {
      securityGroupId: group.id,
      description: "HTTPS",
      ipProtocol: "tcp",
      fromPort: 443,
      toPort: 443,
      cidrIpv4: "0.0.0.0/0",
    });
    return { config: { subnetIds, securityGroupIds: [group.id] }, group, ready: [...ready, rule] };
  }
}

interface FunctionNetwork {
  readonly config: {
    readonly subnetIds: pulumi.Input<string>[];
    readonly securityGroupIds: pulumi.Input<string>[];
  };
  readonly group: aws.ec2.SecurityGroup | undefined;
  readonly ready: readonly pulumi.Resource[];
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions */
const NETWORK_INTERFACES = [
  "ec2:CreateNetworkInterface",
  "ec2:DescribeNetworkInterfaces",
  "ec2:DescribeSubnets",
  "ec2:DeleteNetworkInterface",
  "ec2:AssignPrivateIpAddresses",
  "ec2:UnassignPrivateIpAddresses",
];

function archiveOf(code: FunctionCode): pulumi.asset.Archive {
  if ("folder" in code) return new pulumi.asset.FileArchive(code.folder);
  if ("inline" in code) {
    return new pulumi.asset.AssetArchive({ "index.mjs": new pulumi.asset.StringAsset(code.inline) });
  }
  if (!("file" in code)) return code;
  const ending = /\.[^./\\]+$/.exec(code.file)?.[0] ?? "";
  return new pulumi.asset.AssetArchive({ [`index${ending}`]: new pulumi.asset.FileAsset(code.file) });
}
