// ServerlessApi: the role by which API Gateway writes the logs of REST APIs.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { trustOf } from "../iam/statements.ts";
import type { Transform } from "../transform.ts";

/** The logging of REST APIs. */
export interface ApiLoggingArgs extends BlockArgs {
  readonly transform?: {
    readonly role?: Transform<aws.iam.RoleArgs>;
    readonly policyAttachment?: Transform<aws.iam.RolePolicyAttachmentArgs>;
    readonly account?: Transform<aws.apigateway.AccountArgs>;
  };
}

/** Two of them would overwrite each other. The message says what to change. */
export class ApiLoggingError extends Error {
  override readonly name = "ApiLoggingError";
}

/**
 * The role by which API Gateway writes the logs of all REST APIs of an account in a region. There is one such setting,
 * so a program has one ApiLogging for a provider. REST APIs with that provider use it, and make one when there is none
 * yet; in other programs of the same account and region they say `accountLogging: "existing"`. When it is destroyed,
 * the setting is empty again, and no REST API of the region writes logs.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html,
 * https://github.com/hashicorp/terraform-provider-aws/pull/42226
 *
 * It costs nothing.
 *
 * @example
 * const logging = new ApiLogging("api-logging");
 * const api = new ServerlessApi("shop", { type: "rest", functions });
 */
export class ApiLogging extends Block {
  readonly nodes: {
    readonly role: aws.iam.Role;
    readonly policyAttachment: aws.iam.RolePolicyAttachment;
    readonly account: aws.apigateway.Account;
  };

  /** @throws ApiLoggingError when the program has one for the same provider */
  constructor(name: string, args: ApiLoggingArgs = {}, options?: pulumi.ComponentResourceOptions) {
    super("ApiLogging", name, args, options);
    remember(this, this.blockName);
    const role = this.create(
      aws.iam.Role,
      "",
      {
        ...this.named("name", "role", ""),
        description: "Writes the logs of API Gateway",
        assumeRolePolicy: trustOf("apigateway.amazonaws.com"),
        tags: this.tagged(""),
      },
      args.transform?.role,
    );
    const { partition } = aws.getPartitionOutput({}, { parent: this });
    const policyAttachment = this.create(
      aws.iam.RolePolicyAttachment,
      "",
      {
        role: role.name,
        policyArn: pulumi.interpolate`arn:${partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`,
      },
      args.transform?.policyAttachment,
    );
    const account = this.create(
      aws.apigateway.Account,
      "",
      { cloudwatchRoleArn: role.arn },
      args.transform?.account,
      { dependsOn: policyAttachment },
    );
    this.nodes = { role, policyAttachment, account };
    this.registerOutputs({ roleArn: role.arn });
  }
}

/** Those of a run, by provider; a process may run several programs, one after the other. */
const runs = new WeakMap<object, Map<pulumi.ProviderResource | undefined, ApiLogging>>();
const NO_STACK = {};

function ofThisRun(): Map<pulumi.ProviderResource | undefined, ApiLogging> {
  const run = pulumi.runtime.getStackResource() ?? NO_STACK;
  const known = runs.get(run) ?? new Map<pulumi.ProviderResource | undefined, ApiLogging>();
  runs.set(run, known);
  return known;
}

function providerOf(component: pulumi.ComponentResource): pulumi.ProviderResource | undefined {
  return component.getProvider("aws:apigateway/account:Account");
}

function remember(made: ApiLogging, name: string): void {
  const provider = providerOf(made);
  const known = ofThisRun();
  if (known.has(provider)) {
    throw new ApiLoggingError(
      `ApiLogging "${name}" is the second one with its provider, and an account has one such setting in a region. Keep one; make it before the first REST API, or leave it out: REST APIs then make one that they share.`,
    );
  }
  known.set(provider, made);
}

/**
 * The ApiLogging of all REST APIs with the provider of this one. One that is made here belongs to no component, so that
 * it stays when the API goes that asked first.
 */
export function sharedApiLogging(api: pulumi.ComponentResource): ApiLogging {
  const provider = providerOf(api);
  const known = ofThisRun().get(provider);
  if (known !== undefined) return known;
  if (provider === undefined) return new ApiLogging("api-gateway");
  return new ApiLogging(`api-gateway-${nameOf(provider)}`, {}, { provider });
}

/** The provider's name in the program, which tells those of several regions apart. */
function nameOf(provider: pulumi.ProviderResource): string {
  const name: unknown = Reflect.get(provider, "__name");
  return typeof name === "string" ? name : "provider";
}
