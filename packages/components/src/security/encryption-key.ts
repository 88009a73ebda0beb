// Security: a KMS key with its policy and alias.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { type PolicyStatement, policyOf } from "../iam/statements.ts";
import type { Transform } from "../transform.ts";
import { checkKey } from "./key-checks.ts";
import { type KeyUse, keyStatements } from "./key-policy.ts";

/** A key. */
export interface EncryptionKeyArgs extends BlockArgs {
  /** What the key is for, in the console. */
  readonly description: string;
  /**
   * Services that use the key by themselves.
   *
   * @default none
   * @example ["cloudwatch-logs", "auto-scaling"]
   */
  readonly uses?: readonly KeyUse[];
  /**
   * ARNs of roles that the key's policy itself lets encrypt and decrypt, also through services that hold the key for
   * them. The roles must exist; of roles of this program, give the output.
   *
   * @default none
   * @example [role.arn]
   */
  readonly roles?: readonly pulumi.Input<string>[];
  /**
   * Whether IAM policies of the account can let principals use the key. With false, it is used just by `uses`, `roles`
   * and `statements`; IAM policies can still let administrators manage it. The key's administrators can change the
   * policy itself.
   *
   * @default true
   */
  readonly iamPolicies?: boolean;
  /**
   * Further statements of the key's policy. Their `Resource` is "*": the key itself.
   *
   * @default none
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * Days between two rotations, 90 to 2560.
   *
   * @default 365
   */
  readonly rotationPeriodInDays?: number;
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
 * and roles that use it.
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

  /** @throws SecurityError when days are out of range, or a role or statement cannot be in a key's policy */
  constructor(name: string, args: EncryptionKeyArgs, options?: pulumi.ComponentResourceOptions) {
    super("EncryptionKey", name, checkKey(name, args), options);
    const key = this.create(
      aws.kms.Key,
      "",
      {
        description: args.description,
        enableKeyRotation: true,
        ...(args.rotationPeriodInDays !== undefined && { rotationPeriodInDays: args.rotationPeriodInDays }),
        deletionWindowInDays: args.deletionWindowInDays ?? 30,
        policy: this.#policy(args),
        tags: this.tagged(""),
      },
      args.transform?.key,
    );
    const alias = this.physical("alias", "");
    const named = this.create(
      aws.kms.Alias,
      "",
      {
        ...(alias !== undefined && { name: `alias/${alias}` }),
        targetKeyId: key.id,
      },
      args.transform?.alias,
    );
    this.arn = key.arn;
    this.keyId = key.keyId;
    this.nodes = { key, alias: named };
    this.registerOutputs({ arn: this.arn, keyId: this.keyId });
  }

  #policy(args: EncryptionKeyArgs): pulumi.Output<string> {
    const { uses = [], iamPolicies = true, statements = [] } = args;
    const account = aws.getCallerIdentityOutput({}, { parent: this }).accountId;
    const partition = aws.getPartitionOutput({}, { parent: this }).partition;
    const region = aws.getRegionOutput({}, { parent: this }).region;
    const own = pulumi
      .all([account, partition, region, pulumi.output([...(args.roles ?? [])])])
      .apply(([account, partition, region, roles]) =>
        keyStatements({ uses, iamPolicies, roles }, { account, partition, region }),
      );
    return pulumi.jsonStringify(own.apply((made) => policyOf([...made, ...statements])));
  }
}
