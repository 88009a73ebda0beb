// IAM: a role that one AWS service takes, with just the rights that it is given.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import type { Transform } from "../transform.ts";
import { type PolicyStatement, policyOf, trustOf } from "./statements.ts";

/** A role. */
export interface ServiceRoleArgs extends BlockArgs {
  /**
   * Who takes the role.
   *
   * @example "lambda.amazonaws.com"
   */
  readonly service: string;
  readonly description: string;
  /**
   * What the role may do: statements on the ARNs of the resources themselves.
   *
   * @default nothing
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * ARNs of managed policies, at most 10.
   *
   * @default none
   */
  readonly managedPolicyArns?: readonly pulumi.Input<string>[];
  readonly transform?: {
    readonly role?: Transform<aws.iam.RoleArgs>;
    readonly policy?: Transform<aws.iam.RolePolicyArgs>;
  };
}

/**
 * A role for one service. Statements become one inline policy of the role.
 *
 * Roles cost nothing.
 *
 * @example
 * const role = new ServiceRole("worker", {
 *   service: "lambda.amazonaws.com",
 *   description: "Reads orders",
 *   statements: [{ Effect: "Allow", Action: "sqs:ReceiveMessage", Resource: queue.arn }],
 * });
 * new aws.lambda.Function("worker", { role: role.arn, ... }, { dependsOn: role.ready });
 */
export class ServiceRole extends Block {
  readonly arn: pulumi.Output<string>;
  /** Physical name. */
  readonly roleName: pulumi.Output<string>;
  readonly nodes: { readonly role: aws.iam.Role };
  /** The role's policies: who uses the role waits for them, or it may start without its rights. */
  readonly ready: readonly pulumi.Resource[];

  constructor(name: string, args: ServiceRoleArgs, options?: pulumi.ComponentResourceOptions) {
    super("ServiceRole", name, args, options);
    const role = this.create(
      aws.iam.Role,
      "",
      {
        ...this.named("name", "role", name),
        description: args.description,
        assumeRolePolicy: trustOf(args.service),
        tags: this.tagged(name),
      },
      args.transform?.role,
    );
    const ready: pulumi.Resource[] = [];
    const { statements = [], managedPolicyArns = [] } = args;
    if (statements.length > 0) {
      const policy = { role: role.name, policy: pulumi.jsonStringify(policyOf(statements)) };
      ready.push(this.create(aws.iam.RolePolicy, "", policy, args.transform?.policy));
    }
    for (const [index, policyArn] of managedPolicyArns.entries()) {
      ready.push(
        this.create(aws.iam.RolePolicyAttachment, String(index + 1), { role: role.name, policyArn }),
      );
    }
    this.arn = role.arn;
    this.roleName = role.name;
    this.nodes = { role };
    this.ready = ready;
    this.registerOutputs({ arn: this.arn });
  }
}
