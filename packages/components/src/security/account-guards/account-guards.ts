// AccountGuards: what watches over a whole account.
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block } from "../../block.ts";
import type { AccountGuardsArgs } from "./args.ts";
import { argsOf, checkGuards } from "./checks.ts";
import { type ConfigNodes, ConfigRecorder } from "./config-recorder.ts";
import { GuardDuty, type GuardDutyNodes } from "./guard-duty.ts";
import { SecurityHub, type SecurityHubNodes } from "./security-hub.ts";
import { Trail, type TrailNodes } from "./trail.ts";

/** The inner resources of account guards. Those of a guard that is off are undefined. */
export interface AccountGuardsNodes {
  readonly guardDuty: GuardDutyNodes | undefined;
  readonly securityHub: SecurityHubNodes | undefined;
  readonly cloudTrail: TrailNodes | undefined;
  readonly config: ConfigNodes | undefined;
  readonly s3PublicAccessBlock: aws.s3.AccountPublicAccessBlock | undefined;
  readonly ebsEncryption: aws.ebs.EncryptionByDefault | undefined;
  readonly ebsDefaultKey: aws.ebs.DefaultKmsKey | undefined;
}

/**
 * What watches over an account: GuardDuty, Security Hub, a trail of CloudTrail, AWS Config, the block of public buckets,
 * encryption of new volumes. Each is off unless it is asked for.
 *
 * **Once in an account.** The trail (multi-region) and the block of public buckets are made once in an account, the
 * others once in an account and region. So they belong in a stack of the account, not of an application. What happens
 * when they are there already:
 *
 * - GuardDuty refuses a second detector (BadRequestException), Security Hub a second subscription
 *   (ResourceConflictException). Take over what is there: `transform: { detector: (args, options) => ({ options: {
 *   ...options, import: "<detector id>" } }) }`.
 * - A recorder or delivery channel of another name than "default" is in the way: AWS Config refuses a second one
 *   (MaxNumberOfConfigurationRecordersExceededException). One of the same name is overwritten.
 * - A second trail of the same name is refused (TrailAlreadyExistsException). One of another name works, and its
 *   copy of the management events costs.
 * - The block of public buckets, the encryption of volumes and its key are settings: they are overwritten, and
 *   switched off when the stack is destroyed.
 *
 * In an organization, GuardDuty, Security Hub and CloudTrail may be run by an administrator's account; leave them out
 * of its members.
 *
 * There is no fixed price. GuardDuty is billed by events and gigabytes (https://aws.amazon.com/guardduty/pricing/);
 * Security Hub by checks (https://aws.amazon.com/security-hub/pricing/); AWS Config by recorded items, 0.003 USD each
 * when continuous and 0.012 USD each when daily in us-east-1, and by evaluations of rules
 * (https://aws.amazon.com/config/pricing/); of CloudTrail, one copy of the management events is free, data events
 * and insights are billed by events (https://aws.amazon.com/cloudtrail/pricing/). Buckets and log groups cost by the
 * gigabyte. The two settings cost nothing.
 *
 * @example
 * const key = new EncryptionKey("audit", { description: "Audit logs", uses: ["cloudtrail", "cloudwatch-logs", "config"] });
 * new AccountGuards("account", {
 *   guardDuty: { features: ["s3"] },
 *   securityHub: true,
 *   cloudTrail: { logGroup: true },
 *   config: { rules: { "root-mfa": "ROOT_ACCOUNT_MFA_ENABLED" } },
 *   s3PublicAccessBlock: true,
 *   ebsEncryption: true,
 *   kmsKeyArn: key.arn,
 * });
 */
export class AccountGuards extends Block {
  readonly nodes: AccountGuardsNodes;
  /** ARN of the trail; undefined without one. */
  readonly trailArn: pulumi.Output<string> | undefined;
  /** Id of GuardDuty's detector; undefined without one. */
  readonly detectorId: pulumi.Output<string> | undefined;

  /** @throws SecurityError when nothing is asked for, or options contradict each other */
  constructor(name: string, args: AccountGuardsArgs, options?: pulumi.ComponentResourceOptions) {
    super("AccountGuards", name, checkGuards(name, args), options);
    const { transform = {} } = args;
    const inside = { parent: this };
    const key = args.kmsKeyArn === undefined ? {} : { kmsKeyArn: args.kmsKeyArn };

    const guardDuty = argsOf(args.guardDuty);
    const securityHub = argsOf(args.securityHub);
    const cloudTrail = argsOf(args.cloudTrail);
    const config = argsOf(args.config);

    const trail =
      cloudTrail === undefined
        ? undefined
        : new Trail(
            this.nameOf("trail"),
            { ...cloudTrail, ...key, ...this.inner("trail"), transform },
            inside,
          );
    const recorder =
      config === undefined
        ? undefined
        : new ConfigRecorder(
            this.nameOf("config"),
            { ...config, ...key, ...this.inner("config"), transform },
            inside,
          );
    const detector =
      guardDuty === undefined
        ? undefined
        : new GuardDuty(
            this.nameOf("guardduty"),
            { ...guardDuty, ...this.inner("guardduty"), transform },
            inside,
          );
    const after = recorder === undefined ? [] : [recorder.nodes.recorderStatus];
    const hub =
      securityHub === undefined
        ? undefined
        : new SecurityHub(
            this.nameOf("securityhub"),
            { ...securityHub, ...this.inner("securityhub"), after, transform },
            inside,
          );

    this.nodes = {
      guardDuty: detector?.nodes,
      securityHub: hub?.nodes,
      cloudTrail: trail?.nodes,
      config: recorder?.nodes,
      s3PublicAccessBlock: args.s3PublicAccessBlock === true ? this.#publicAccessBlock(args) : undefined,
      ...this.#volumes(args),
    };
    this.trailArn = trail?.nodes.trail.arn;
    this.detectorId = detector?.nodes.detector.id;
    this.registerOutputs({ trailArn: this.trailArn, detectorId: this.detectorId });
  }

  #publicAccessBlock(args: AccountGuardsArgs): aws.s3.AccountPublicAccessBlock {
    return this.create(
      aws.s3.AccountPublicAccessBlock,
      "",
      { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true },
      args.transform?.s3PublicAccessBlock,
    );
  }

  /** The key first, so that no volume is encrypted with another one in between. */
  #volumes(args: AccountGuardsArgs): Pick<AccountGuardsNodes, "ebsEncryption" | "ebsDefaultKey"> {
    const given = argsOf(args.ebsEncryption);
    if (given === undefined) return { ebsEncryption: undefined, ebsDefaultKey: undefined };
    const ebsDefaultKey =
      given.kmsKeyArn === undefined
        ? undefined
        : this.create(aws.ebs.DefaultKmsKey, "", { keyArn: given.kmsKeyArn }, args.transform?.ebsDefaultKey);
    const ebsEncryption = this.create(
      aws.ebs.EncryptionByDefault,
      "",
      { enabled: true },
      args.transform?.ebsEncryption,
      ebsDefaultKey === undefined ? {} : { dependsOn: ebsDefaultKey },
    );
    return { ebsEncryption, ebsDefaultKey };
  }
}
