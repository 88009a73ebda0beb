// IAM: what a role may do with a resource, as least-privilege statements on its own ARN.
import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyStatement } from "./statements.ts";

function allow(Action: readonly string[], Resource: readonly pulumi.Input<string>[]): PolicyStatement {
  return { Effect: "Allow", Action, Resource };
}

/** The ARN of an index of a table belongs to the table's rights. */
function withIndexes(table: aws.dynamodb.Table): pulumi.Output<string>[] {
  return [table.arn, pulumi.interpolate`${table.arn}/index/*`];
}

/**
 * Rights on one resource each, for `statements` of the components. The actions are those that the resource's data needs:
 * none of them changes the resource itself.
 *
 * @example statements: [...grants.readTable(orders), ...grants.send(queue)]
 */
export const grants = {
  /** Reads objects below a prefix; without one, all. Lists just these. */
  readObjects(bucket: aws.s3.Bucket, prefix = ""): PolicyStatement[] {
    return [
      allow(["s3:GetObject", "s3:GetObjectVersion"], [pulumi.interpolate`${bucket.arn}/${prefix}*`]),
      {
        ...allow(["s3:ListBucket"], [bucket.arn]),
        ...(prefix !== "" && { Condition: { StringLike: { "s3:prefix": `${prefix}*` } } }),
      },
    ];
  },

  /** Writes and deletes objects below a prefix. */
  writeObjects(bucket: aws.s3.Bucket, prefix = ""): PolicyStatement[] {
    const objects = pulumi.interpolate`${bucket.arn}/${prefix}*`;
    return [allow(["s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"], [objects])];
  },

  /** Reads items, by key, query and scan, also through indexes. */
  readTable(table: aws.dynamodb.Table): PolicyStatement[] {
    return [
      allow(
        ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan"],
        withIndexes(table),
      ),
    ];
  },

  /** Writes, changes and deletes items. */
  writeTable(table: aws.dynamodb.Table): PolicyStatement[] {
    const actions = [
      "dynamodb:PutItem",
      "dynamodb:UpdateItem",
      "dynamodb:DeleteItem",
      "dynamodb:BatchWriteItem",
    ];
    return [allow(actions, [table.arn])];
  },

  /** Sends messages. */
  send(queue: aws.sqs.Queue): PolicyStatement[] {
    return [allow(["sqs:SendMessage"], [queue.arn])];
  },

  /** Takes messages, as an event source mapping does. */
  receive(queue: aws.sqs.Queue): PolicyStatement[] {
    return [allow(["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"], [queue.arn])];
  },

  /** Publishes messages. */
  publish(topic: aws.sns.Topic): PolicyStatement[] {
    return [allow(["sns:Publish"], [topic.arn])];
  },

  /** Reads a secret's value. */
  readSecret(secret: aws.secretsmanager.Secret): PolicyStatement[] {
    return [allow(["secretsmanager:GetSecretValue"], [secret.arn])];
  },

  /** Reads a parameter. */
  readParameter(parameter: aws.ssm.Parameter): PolicyStatement[] {
    return [allow(["ssm:GetParameter", "ssm:GetParameters"], [parameter.arn])];
  },

  /** Decrypts with a key, and encrypts for what it stores. */
  useKey(key: { readonly arn: pulumi.Output<string> }): PolicyStatement[] {
    return [allow(["kms:Decrypt", "kms:GenerateDataKey"], [key.arn])];
  },

  /** Calls a function. */
  invoke(fn: aws.lambda.Function): PolicyStatement[] {
    return [allow(["lambda:InvokeFunction"], [fn.arn])];
  },
} as const;
