// Security: a KMS key with its policy and alias.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { type PolicyStatement, policyOf } from "../iam/statements.ts";
import type { Transform } from "../transform.ts";
import { type KeyUse, keyStatements } from "./key-policy.ts";

/** A key. */
export interface EncryptionKeyArgs extends BlockArgs {
  /** What the key is for, in the console. */
  readonly description: string;
  /**
   * Services that use the key by themselves. What principals of the account do with it is decided by their own
   * policies.
   *
   * @default none
   */
  readonly uses?: readonly KeyUse[];
  /**
   * Further statements of the key's policy. Their `Resource` is "*": the key itself.
   *
   * @default none
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Days between a request to delete the key and its end, 7 to 30.
   *
   * @default 30
   */
  readonly deletionWindowInDays?: number;
  readonly transform?: {
    readonly key?: Transform<aws.kms.KeyArgs>;
    readonly alias?: Transform<aws.kms.AliasArgs>;
  };
}

/**
 * A symmetric KMS key that rotates each year, with an alias, and a policy that names the account and just the services
 * that use it.
 *
 * It costs 1 USD a month, and 1 USD more for each of its first two rotations (https://aws.amazon.com/kms/pricing/).
 *
 * @example
 * const key = new EncryptionKey("logs", { description: "Log groups", uses: ["cloudwatch-logs"] });
 * new aws.cloudwatch.LogGroup("app", { kmsKeyId: key.arn, retentionInDays: 14 });
 */
export class EncryptionKey extends Block {
  /** Known once the key's policy is in force. */
  readonly arn: pulumi.Output<string>;
  readonly keyId: pulumi.Output<string>;
  readonly nodes: { readonly key: aws.kms.Key; readonly alias: aws.kms.Alias };

  constructor(name: string, args: EncryptionKeyArgs, options?: pulumi.ComponentResourceOptions) {
    super("EncryptionKey", name, args, options);
    const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    const partition = aws.getPartitionOutput({}, { parent: this }).partition;
    const region = aws.getRegionOutput({}, { parent: this }).region;
    const statements = pulumi
      .all([account, partition, region])
      .apply(([account, partition, region]) =>
        keyStatements(args.uses ?? [], { account, partition, region }),
      );
    const policy = pulumi.jsonStringify(
      statements.apply((own) => policyOf([...own, ...(args.statements ?? [])])),
    );
    const key = this.create(
      aws.kms.Key,
      "",
      {
        description: args.description,
        enableKeyRotation: true,
        deletionWindowInDays: args.deletionWindowInDays ?? 30,
        policy,
        tags: this.tagged("key"),
      },
      args.transform?.key,
    );
    const alias = this.create(
      aws.kms.Alias,
      "",
      {
        ...(args.naming !== undefined && { name: `alias/${args.naming.of("alias", name)}` }),
        targetKeyId: key.id,
      },
      args.transform?.alias,
    );
    this.arn = key.arn;
    this.keyId = key.keyId;
    this.nodes = { key, alias };
    this.registerOutputs({ arn: this.arn });
  }
}
