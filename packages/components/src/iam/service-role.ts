// IAM: a role that AWS services take, with just the rights that it is given.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import type { Transform } from "../transform.ts";
import { checkPolicySize, checkRole } from "./role-checks.ts";
import { listOf, type PolicyCondition, type PolicyStatement, policyOf, trustPolicy } from "./statements.ts";

/** A role. */
export interface ServiceRoleArgs extends BlockArgs {
  /**
   * Who takes the role.
   *
   * @example "lambda.amazonaws.com"
   * @example ["apigateway.amazonaws.com", "events.amazonaws.com"]
   */
  readonly service: string | readonly string[];
  /** What the role is for, in the console. At most 1,000 characters of Latin-1: no dashes of print, no emoji. */
  readonly description: string;
  /**
   * What the role may do: statements on the ARNs of the resources themselves. `grants` has the usual ones.
   *
   * @default nothing
   * @example grants.readTable(orders)
   */
  readonly statements?: readonly PolicyStatement[];
  /**
   * ARNs of managed policies: at most 10, or 20 when AWS has raised the account's quota.
   *
   * @default none
   * @example [aws.iam.ManagedPolicy.AmazonSSMManagedInstanceCore]
   */
  readonly managedPolicyArns?: readonly pulumi.Input<string>[];
  /**
   * When the service may take the role. It keeps a service from using the role for somebody else's account.
   *
   * @default always
   * @example { StringEquals: { "aws:SourceAccount": "123456789012" } }
   */
  readonly trustCondition?: PolicyCondition;
  /**
   * ARN of a managed policy beyond which the role's rights never go.
   *
   * @default none
   */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  readonly transform?: ServiceRoleTransforms;
}

/** Changes of inner resources. Attachments are asked for each; the name tells which. */
export interface ServiceRoleTransforms {
  readonly role?: Transform<aws.iam.RoleArgs>;
  readonly policy?: Transform<aws.iam.RolePolicyArgs>;
  readonly attachment?: Transform<aws.iam.RolePolicyAttachmentArgs>;
}

/** The inner resources of a role. */
export interface ServiceRoleNodes {
  readonly role: aws.iam.Role;
  /** The inline policy; undefined without statements. */
  readonly policy: aws.iam.RolePolicy | undefined;
  readonly attachments: readonly aws.iam.RolePolicyAttachment[];
}

/**
 * A role for AWS services. It creates the role, one inline policy of all statements, and one attachment for each managed
 * policy.
 *
 * Roles cost nothing (https://aws.amazon.com/iam/).
 *
 * @example
 * const role = new ServiceRole("worker", {
 *   service: "lambda.amazonaws.com",
 *   description: "Reads orders",
 *   statements: grants.receive(queue),
 * });
 * new aws.lambda.Function("worker", { role: role.arn, ... }, { dependsOn: role.ready });
 */
export class ServiceRole extends Block {
  readonly arn: pulumi.Output<string>;
  /** Physical name. */
  readonly roleName: pulumi.Output<string>;
  readonly nodes: ServiceRoleNodes;
  /** The role's policies: who uses the role waits for them, or it may start without its rights. */
  readonly ready: readonly pulumi.Resource[];

  /**
   * @throws RoleError when the service is no service principal, the description has characters that IAM does not take, a
   * statement allows everything or names no resource, or there is more than a role takes
   */
  constructor(name: string, args: ServiceRoleArgs, options?: pulumi.ComponentResourceOptions) {
    super("ServiceRole", name, checkRole(name, args), options);
    const trust = trustPolicy(listOf(args.service), args.trustCondition);
    const role = this.create(
      aws.iam.Role,
      "",
      {
        ...this.named("name", "role", ""),
        description: args.description,
        assumeRolePolicy:
          args.trustCondition === undefined ? JSON.stringify(trust) : pulumi.jsonStringify(trust),
        ...(args.permissionsBoundaryArn !== undefined && {
          permissionsBoundary: args.permissionsBoundaryArn,
        }),
        tags: this.tagged(""),
      },
      args.transform?.role,
    );
    const policy = this.#policy(args, role);
    const attachments = this.#attachments(args, role);
    this.arn = role.arn;
    this.roleName = role.name;
    this.nodes = { role, policy, attachments };
    this.ready = policy === undefined ? attachments : [policy, ...attachments];
    this.registerOutputs({ arn: this.arn, roleName: this.roleName });
  }

  #policy(args: ServiceRoleArgs, role: aws.iam.Role): aws.iam.RolePolicy | undefined {
    const { statements = [] } = args;
    if (statements.length === 0) return undefined;
    const document = pulumi.jsonStringify(policyOf(statements));
    const policy = document.apply((text) => checkPolicySize(this.blockName, text));
    const named = this.named("name", "policy", "");
    return this.create(aws.iam.RolePolicy, "", { ...named, role: role.name, policy }, args.transform?.policy);
  }

  /**
   * An attachment is called after its policy, so that it stays the same when another one is taken away: a second
   * attachment of the same policy would be undone by the deletion of the first.
   */
  #attachments(args: ServiceRoleArgs, role: aws.iam.Role): aws.iam.RolePolicyAttachment[] {
    const taken = new Set<string>();
    return (args.managedPolicyArns ?? []).map((policyArn, index) => {
      const own = typeof policyArn === "string" ? policyArn.split("/").at(-1) : undefined;
      const what = own === undefined || taken.has(own) ? String(index + 1) : own;
      taken.add(what);
      const attachment = { role: role.name, policyArn };
      return this.create(aws.iam.RolePolicyAttachment, what, attachment, args.transform?.attachment);
    });
  }
}
