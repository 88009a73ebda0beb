// AccountGuards: Security Hub.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../../block.ts";
import type { AccountGuardsTransforms, SecurityHubArgs } from "./args.ts";
import { standardArn } from "./catalog.ts";

/** The inner resources of Security Hub. */
export interface SecurityHubNodes {
  readonly account: aws.securityhub.Account;
  readonly standards: readonly aws.securityhub.StandardsSubscription[];
}

/** What the component is given beside the guard's own arguments. */
interface Given extends SecurityHubArgs, BlockArgs {
  /** What records before anything is checked. */
  readonly after: readonly pulumi.Resource[];
  readonly transform: Pick<AccountGuardsTransforms, "securityHub" | "standard">;
}

/** The account's subscription first, then its standards: they are refused without it. */
export class SecurityHub extends Block {
  readonly nodes: SecurityHubNodes;

  constructor(name: string, args: Given, options: pulumi.ComponentResourceOptions) {
    super("SecurityHub", name, args, options);
    const account = this.create(
      aws.securityhub.Account,
      "",
      {
        enableDefaultStandards: false,
        autoEnableControls: args.autoEnableControls ?? true,
        controlFindingGenerator:
          args.consolidatedFindings === false ? "STANDARD_CONTROL" : "SECURITY_CONTROL",
      },
      args.transform.securityHub,
    );
    const partition = aws.getPartitionOutput({}, { parent: this }).partition;
    const region = aws.getRegionOutput({}, { parent: this }).region;
    const standards = (args.standards ?? ["foundational-best-practices"]).map((standard) =>
      this.create(
        aws.securityhub.StandardsSubscription,
        standard.replaceAll(".", "-"),
        {
          standardsArn: pulumi
            .all([partition, region])
            .apply(([partition, region]) => standardArn(standard, partition, region)),
        },
        args.transform.standard,
        { dependsOn: [account, ...args.after] },
      ),
    );
    this.nodes = { account, standards };
    this.registerOutputs({ accountArn: account.arn });
  }
}
