// IAM: what a role may do with a resource, as least-privilege statements on its own ARN.
import * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "./statements.ts";

/** A resource of this program, the result of a look-up, or just an ARN. */
export interface HasArn {
  readonly arn: pulumi.Input<string>;
}

/** A table with a stream. */
export interface HasStreamArn {
  readonly streamArn: pulumi.Input<string>;
}

function allow(Action: readonly string[], Resource: readonly pulumi.Input<string>[]): PolicyStatement {
  return { Effect: "Allow", Action, Resource };
}

/** The ARN of an index of a table belongs to the table's rights. */
function withIndexes(table: HasArn): pulumi.Input<string>[] {
  return [table.arn, pulumi.interpolate`${table.arn}/index/*`];
}

/**
 * Rights on one resource each, for `statements` of the components. The actions are those that the resource's data needs:
 * none of them changes the resource itself. Each takes anything with an `arn`: a resource, a component such as
 * `PrivateBucket` or `EncryptionKey`, the result of a `get` function, or `{ arn: "arn:aws:…" }`.
 *
 * What is encrypted with a key of the account needs rights on the key as well: `grants.useKey(key)` beside them.
 *
 * Actions and the ARNs that they know: https://docs.aws.amazon.com/service-authorization/latest/reference/.
 *
 * @example statements: [...grants.readTable(orders), ...grants.send(queue)]
 */
export const grants = {
  /** Reads objects below a prefix; without one, all. Lists just these. */
  readObjects(bucket: HasArn, prefix = ""): PolicyStatement[] {
    return [
      allow(["s3:GetObject", "s3:GetObjectVersion"], [pulumi.interpolate`${bucket.arn}/${prefix}*`]),
      {
        ...allow(["s3:ListBucket"], [bucket.arn]),
        ...(prefix !== "" && { Condition: { StringLike: { "s3:prefix": `${prefix}*` } } }),
      },
    ];
  },

  /** Writes and deletes objects below a prefix; without one, all. */
  writeObjects(bucket: HasArn, prefix = ""): PolicyStatement[] {
    const objects = pulumi.interpolate`${bucket.arn}/${prefix}*`;
    return [allow(["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], [objects])];
  },

  /** Reads items, by key, query and scan, also through indexes. */
  readTable(table: HasArn): PolicyStatement[] {
    return [
      allow(
        ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"],
        withIndexes(table),
      ),
    ];
  },

  /** Writes, changes and deletes items, also in transactions. */
  writeTable(table: HasArn): PolicyStatement[] {
    const actions = [
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
      "dynamodb:BatchWriteItem",
      "dynamodb:ConditionCheckItem",
    ];
    return [allow(actions, [table.arn])];
  },

  /** Reads a table's stream, as an event source mapping does. */
  readTableStream(table: HasStreamArn): PolicyStatement[] {
    const actions = ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"];
    return [
      allow(actions, [table.streamArn]),
      // This action knows no single stream.
      allow(["dynamodb:ListStreams"], ["*"]),
    ];
  },

  /** Sends messages. */
  send(queue: HasArn): PolicyStatement[] {
    return [allow(["sqs:SendMessage"], [queue.arn])];
  },

  /** Takes messages, as an event source mapping does. */
  receive(queue: HasArn): PolicyStatement[] {
    return [allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], [queue.arn])];
  },

  /** Publishes messages. */
  publish(topic: HasArn): PolicyStatement[] {
    return [allow(["sns:Publish"], [topic.arn])];
  },

  /** Sends events to a bus. */
  putEvents(bus: HasArn): PolicyStatement[] {
    return [allow(["events:PutEvents"], [bus.arn])];
  },

  /** Reads a secret's value. */
  readSecret(secret: HasArn): PolicyStatement[] {
    return [allow(["secretsmanager:GetSecretValue"], [secret.arn])];
  },

  /** Reads a parameter. */
  readParameter(parameter: HasArn): PolicyStatement[] {
    return [allow(["ssm:GetParameter", "ssm:GetParameters"], [parameter.arn])];
  },

  /** Decrypts with a key, and encrypts for what it stores. */
  useKey(key: HasArn): PolicyStatement[] {
    return [allow(["kms:Decrypt", "kms:GenerateDataKey"], [key.arn])];
  },

  /** Calls a function, or just the alias or version that is given. */
  invoke(fn: HasArn): PolicyStatement[] {
    return [allow(["lambda:InvokeFunction"], [fn.arn])];
  },

  /** Starts runs of a state machine. */
  startExecution(stateMachine: HasArn): PolicyStatement[] {
    return [allow(["states:StartExecution"], [stateMachine.arn])];
  },

  /** Writes to a log group that exists. */
  writeLogs(logGroup: HasArn): PolicyStatement[] {
    return [allow(["logs:CreateLogStream", "logs:PutLogEvents"], [pulumi.interpolate`${logGroup.arn}:*`])];
  },

  /** Sends metrics of one namespace. The action knows no ARNs, so the namespace is its condition. */
  putMetrics(namespace: string): PolicyStatement[] {
    return [
      {
        ...allow(["cloudwatch:PutMetricData"], ["*"]),
        Condition: { StringEquals: { "cloudwatch:namespace": namespace } },
      },
    ];
  },
} as const;
