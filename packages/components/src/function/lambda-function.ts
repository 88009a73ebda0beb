// LambdaFunction: a function with a role, a log group and a place for failed events of its own.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block } from "../block.ts";
import { ServiceRole } from "../iam/service-role.ts";
import type { FunctionNetworkArgs, LambdaFunctionArgs } from "./args.ts";
import { checkedFunction, DEFAULT_HANDLER, DEFAULT_RUNTIME, DEFAULT_TIMEOUT } from "./check.ts";
import { archiveOf } from "./code.ts";
import { statementsOf } from "./rights.ts";

/** The inner resources of a function. */
export interface LambdaFunctionNodes {
  readonly function: aws.lambda.Function;
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly role: aws.iam.Role;
  /** The queue or topic of failed events, new or given. */
  readonly deadLetters: aws.sqs.Queue | aws.sns.Topic | undefined;
  /** The new group of a function in a VPC. */
  readonly securityGroup: aws.ec2.SecurityGroup | undefined;
}

/**
 * A Lambda function with a role and a log group of its own.
 *
 * The log group exists before the function, so that it is this program that decides how long logs are kept; the function
 * waits for its role's rights. In a VPC it gets a security group that lets HTTPS out, and with `deadLetters` a queue.
 *
 * At rest it costs nothing but stored logs: Lambda bills requests and the time they take
 * (https://aws.amazon.com/lambda/pricing/), CloudWatch gigabytes of logs (https://aws.amazon.com/cloudwatch/pricing/).
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
  readonly nodes: LambdaFunctionNodes;

  /** @throws LambdaFunctionError when an argument cannot be */
  constructor(name: string, args: LambdaFunctionArgs, options?: pulumi.ComponentResourceOptions) {
    const checked = checkedFunction(`LambdaFunction "${name}"`, name, args);
    super("LambdaFunction", name, checked, options);
    const logGroup = this.#logGroup(args);
    const deadLetters = this.#deadLetters(args);
    const role = new ServiceRole(
      name,
      {
        ...this.inner(""),
        service: "lambda.amazonaws.com",
        description: `Function ${name}`,
        statements: statementsOf(args, logGroup.arn, deadLetters),
        transform: {
          ...(args.transform?.role !== undefined && { role: args.transform.role }),
          ...(args.transform?.policy !== undefined && { policy: args.transform.policy }),
        },
      },
      { parent: this },
    );
    const network = args.vpc === undefined ? undefined : this.#network(args.vpc, args.transform);
    const waitsFor = [logGroup, ...role.ready, ...(network?.ready ?? [])];
    const fn = this.#function(args, { role, logGroup, deadLetters, network }, waitsFor);
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
    this.registerOutputs({ arn: this.arn, functionName: this.functionName, invokeArn: this.invokeArn });
  }

  #function(
    args: LambdaFunctionArgs,
    parts: FunctionParts,
    dependsOn: pulumi.Resource[],
  ): aws.lambda.Function {
    const { role, logGroup, deadLetters, network } = parts;
    const { environment, kmsKeyArn, layers, reservedConcurrency, runtime = DEFAULT_RUNTIME } = args;
    return this.create(
      aws.lambda.Function,
      "",
      {
        ...this.named("name", "function", ""),
        role: role.arn,
        packageType: "Zip",
        code: archiveOf(args.code, runtime),
        handler: args.handler ?? DEFAULT_HANDLER,
        runtime,
        architectures: [args.architecture ?? "arm64"],
        memorySize: args.memory ?? 256,
        timeout: args.timeout ?? DEFAULT_TIMEOUT,
        ...(environment !== undefined && { environment: { variables: environment } }),
        ...(kmsKeyArn !== undefined && environment !== undefined && { kmsKeyArn }),
        ...(layers !== undefined && { layers: [...layers] }),
        tracingConfig: { mode: args.tracing === false ? "PassThrough" : "Active" },
        loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
        ...(deadLetters !== undefined && { deadLetterConfig: { targetArn: deadLetters.arn } }),
        ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
        ...(network !== undefined && { vpcConfig: network.config }),
        tags: this.tagged(""),
      },
      args.transform?.function,
      { dependsOn },
    );
  }

  #logGroup(args: LambdaFunctionArgs): aws.cloudwatch.LogGroup {
    const physical = this.physical("function", "");
    return this.create(
      aws.cloudwatch.LogGroup,
      "",
      {
        ...(physical === undefined
          ? { namePrefix: `/aws/lambda/${this.nameOf("")}-` }
          : { name: `/aws/lambda/${physical}` }),
        retentionInDays: args.logRetentionInDays ?? 14,
        ...(args.kmsKeyArn !== undefined && { kmsKeyId: args.kmsKeyArn }),
        tags: this.tagged(""),
      },
      args.transform?.logGroup,
    );
  }

  #deadLetters({ deadLetters = false, transform }: LambdaFunctionArgs): LambdaFunctionNodes["deadLetters"] {
    if (typeof deadLetters !== "boolean") return deadLetters;
    if (!deadLetters) return undefined;
    return this.create(
      aws.sqs.Queue,
      "dead-letters",
      {
        ...this.named("name", "queue", "dead-letters"),
        messageRetentionSeconds: 14 * 24 * 60 * 60,
        sqsManagedSseEnabled: true,
        tags: this.tagged("dead-letters"),
      },
      transform?.queue,
    );
  }

  #network(args: FunctionNetworkArgs, transform: LambdaFunctionArgs["transform"]): FunctionNetwork {
    const { network, tier = "private" } = args;
    const subnetIds = network.subnetIds(tier);
    const ready = tier === "private" ? [...network.egress] : [];
    if (args.securityGroupIds !== undefined) {
      return { config: { subnetIds, securityGroupIds: [...args.securityGroupIds] }, group: undefined, ready };
    }
    const group = this.create(
      aws.ec2.SecurityGroup,
      "",
      {
        ...this.named("name", "securityGroup", ""),
        vpcId: network.vpcId,
        description: `Function ${this.blockName}: HTTPS out`,
        tags: this.tagged(""),
      },
      transform?.securityGroup,
    );
    const rule = this.create(
      aws.vpc.SecurityGroupEgressRule,
      "https",
      {
        securityGroupId: group.id,
        description: "HTTPS",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "0.0.0.0/0",
        tags: this.tagged("https"),
      },
      transform?.securityGroupRule,
    );
    return { config: { subnetIds, securityGroupIds: [group.id] }, group, ready: [...ready, rule] };
  }
}

/** What a function is made of. */
interface FunctionParts {
  readonly role: ServiceRole;
  readonly logGroup: aws.cloudwatch.LogGroup;
  readonly deadLetters: LambdaFunctionNodes["deadLetters"];
  readonly network: FunctionNetwork | undefined;
}

interface FunctionNetwork {
  readonly config: {
    readonly subnetIds: pulumi.Input<string>[];
    readonly securityGroupIds: pulumi.Input<string>[];
  };
  readonly group: aws.ec2.SecurityGroup | undefined;
  readonly ready: readonly pulumi.Resource[];
}
