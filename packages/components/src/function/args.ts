// LambdaFunction: its arguments.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { BlockArgs } from "../block.ts";
import type { PolicyStatement } from "../iam/statements.ts";
import type { NetworkLike } from "../network/network-like.ts";
import type { Transform } from "../transform.ts";

/** Where the code of a function comes from: a folder, one file, a text, or an archive. */
export type FunctionCode =
  /** A folder; everything in it is packed. Paths are relative to the program's folder. */
  | { readonly folder: string }
  /** One file without dependencies, which becomes `index` with its own ending. */
  | { readonly file: string }
  /** The text of `index.mjs`, an ES module; for a runtime of Python or Ruby that of `index.py` or `index.rb`. */
  | { readonly inline: string }
  | pulumi.asset.Archive;

/** A network that a function is put into. */
export interface FunctionNetworkArgs {
  readonly network: NetworkLike;
  /** @default the private subnets */
  readonly tier?: "private" | "isolated";
  /**
   * Ids of one to five security groups.
   *
   * @default a new group that lets HTTPS out
   */
  readonly securityGroupIds?: readonly pulumi.Input<string>[];
}

/** A function without its name. */
export interface FunctionSettings {
  /** @example { folder: "functions/orders" } */
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
  /**
   * Variables, 4 KB in all.
   *
   * @default none
   */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /**
   * ARNs of layer versions, at most five.
   *
   * @default none
   */
  readonly layers?: readonly pulumi.Input<string>[];
  /**
   * What the function may do, beside writing its logs and traces. See `grants`.
   *
   * @default nothing
   * @example [...grants.readTable(orders), ...grants.send(queue)]
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
   * Where events go that failed three times, for functions that are called asynchronously: true for a new queue, or a
   * queue or topic of the program. API Gateway waits for the answer and leaves no such events.
   *
   * @default false
   */
  readonly deadLetters?: boolean | aws.sqs.Queue | aws.sns.Topic;
  /**
   * Executions at one time that are kept for the function, and its limit. 0 stops the function.
   *
   * @default those of the account
   */
  readonly reservedConcurrency?: number;
  /** @default none: most functions need no VPC, and start faster without */
  readonly vpc?: FunctionNetworkArgs;
}

/** The inner resources of a function, each of which can be changed. */
export interface FunctionTransforms {
  readonly function?: Transform<aws.lambda.FunctionArgs>;
  readonly logGroup?: Transform<aws.cloudwatch.LogGroupArgs>;
  /** The new queue of `deadLetters: true`. */
  readonly queue?: Transform<aws.sqs.QueueArgs>;
  readonly role?: Transform<aws.iam.RoleArgs>;
  readonly policy?: Transform<aws.iam.RolePolicyArgs>;
  /** The new group of a function in a VPC. */
  readonly securityGroup?: Transform<aws.ec2.SecurityGroupArgs>;
  /** The new group's rule: HTTPS out. */
  readonly securityGroupRule?: Transform<aws.vpc.SecurityGroupEgressRuleArgs>;
}

/** A function. */
export interface LambdaFunctionArgs extends BlockArgs, FunctionSettings {
  readonly transform?: FunctionTransforms;
}
