// TapStack: what it makes in one region.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { BucketFunction } from "../bucket-function/bucket-function.ts";
import { Monitoring } from "../monitoring/monitoring.ts";
import { Network } from "../network/network.ts";
import type { NetworkLike } from "../network/network-like.ts";
import { EncryptionKey } from "../security/encryption-key.ts";
import type { KeyUse } from "../security/key-policy.ts";
import { SecurityGroups } from "../security/security-groups.ts";
import { ServerlessApi } from "../serverless-api/serverless-api.ts";
import { WebTier } from "../web-tier/web-tier.ts";
import type { TapStackArgs, TapWebTierArgs } from "./args.ts";
import { checkApi, checkBucketFunction, checkTiers } from "./check-parts.ts";
import { TapStackError } from "./error.ts";
import { functionNetwork } from "./function-network.ts";
import { outputsOf, type RegionOutputs } from "./outputs.ts";
import { forRegion, type RegionContext } from "./region-context.ts";
import type { RegionParts } from "./region-parts.ts";

/** One region of a stack. */
export interface RegionStackArgs<Own> extends BlockArgs {
  readonly owner: string;
  readonly region: string;
  readonly isPrimary: boolean;
  readonly provider: aws.Provider;
  readonly stack: TapStackArgs<Own>;
}

/** All parts of one region, on the region's own provider. */
export class RegionStack<Own = undefined> extends Block {
  readonly region: string;
  readonly parts: RegionParts<Own>;
  readonly outputs: RegionOutputs;
  /** How the web tier is reached, for failover. */
  readonly reach: Pick<TapWebTierArgs, "internal" | "ipAddressType">;
  readonly #args: RegionStackArgs<Own>;
  readonly #inside: { readonly parent: pulumi.Resource };

  constructor(name: string, args: RegionStackArgs<Own>, options: pulumi.ComponentResourceOptions) {
    super("RegionStack", name, args, options);
    const { region, stack } = args;
    this.region = region;
    this.#args = args;
    this.#inside = { parent: this };

    const found: Found = {};
    const first = this.#context<undefined>(found, undefined);
    const key = this.#key(first);
    found.key = key?.key;
    const network = this.#network(first, key);
    found.network = network;
    const securityGroups = this.#securityGroups(first);
    found.securityGroups = securityGroups;
    // Without the function there is nothing that could be called Own.
    const resources = stack.resources?.(first) as Own;
    const context = this.#context<Own>(found, resources);

    const webTierArgs = forRegion(stack.webTier, context);
    this.reach = webTierArgs ?? {};
    const webTier = this.#webTier(webTierArgs, context, key);
    const api = this.#api(context, key);
    const bucketFunction = this.#bucketFunction(context, key);
    const made = { key: key?.key, network, securityGroups, webTier, api, bucketFunction };
    const monitoring = this.#monitoring(context, key, made);
    this.parts = { ...made, resources, monitoring };
    this.outputs = outputsOf(this.parts);
    this.registerOutputs({ ...this.outputs });
  }

  /** Parts that come later are there once they are made. */
  #context<T>(found: Found, resources: T): RegionContext<T> {
    const { owner, region, isPrimary, provider, naming, stack } = this.#args;
    const part = <P>(made: P | undefined, what: string): P => {
      if (made !== undefined) return made;
      throw new TapStackError(
        `${owner} has no ${what} in ${region}, which its other arguments ask for. Give ${what}.`,
      );
    };
    return {
      region,
      isPrimary,
      provider,
      naming,
      resources,
      options: this.#inside,
      get key() {
        return part(found.key, "encryption");
      },
      get network() {
        return part(found.network, "network");
      },
      get securityGroups() {
        return part(found.securityGroups, "securityGroups");
      },
      nameOf: (what) => this.nameOf(what),
      block: (label) => ({
        label,
        ...(naming !== undefined && { naming }),
        ...(stack.tags !== undefined && { tags: stack.tags }),
      }),
    };
  }

  #key(context: RegionContext): KeyAndUses | undefined {
    const { stack } = this.#args;
    const given = forRegion(stack.encryption, context);
    if (given === undefined) return undefined;
    const uses = given.uses ?? usesOf(stack);
    const key = new EncryptionKey(
      this.nameOf("key"),
      { description: `Data of ${this.blockName}`, ...given, ...this.inner("key"), uses },
      this.#inside,
    );
    return { key, mayEncrypt: (use) => (uses.includes(use) ? key.arn : undefined) };
  }

  #network(context: RegionContext, key: KeyAndUses | undefined): NetworkLike | undefined {
    const given = forRegion(this.#args.stack.network, context);
    if (given === undefined || "subnetIds" in given) return given;
    const logsKey = key?.mayEncrypt("cloudwatch-logs");
    return new Network(
      this.nameOf("network"),
      {
        ...(logsKey !== undefined && { flowLogs: { to: "cloudwatch", kmsKeyArn: logsKey } }),
        ...given,
        ...this.inner(""),
      },
      this.#inside,
    );
  }

  #securityGroups(context: RegionContext): SecurityGroups | undefined {
    const { stack, owner } = this.#args;
    const given = forRegion(stack.securityGroups, context);
    if (given === undefined) return undefined;
    if (stack.webTier !== undefined) checkTiers(owner, given, {});
    return new SecurityGroups(
      this.nameOf("tiers"),
      { ...given, ...this.inner(""), network: context.network },
      this.#inside,
    );
  }

  #webTier(
    given: TapWebTierArgs | undefined,
    context: RegionContext<Own>,
    key: KeyAndUses | undefined,
  ): WebTier | undefined {
    if (given === undefined) return undefined;
    const { loadBalancerTier, instanceTier, instances, ...rest } = given;
    const tiers = context.securityGroups;
    const [first = "", second = ""] = Object.keys(tiers.nodes.groups);
    const volumeKeyArn = key?.mayEncrypt("auto-scaling");
    return new WebTier(
      this.nameOf("web"),
      {
        ...rest,
        ...this.inner(""),
        network: context.network,
        securityGroups: {
          loadBalancer: tiers.of(loadBalancerTier ?? first),
          instances: tiers.of(instanceTier ?? second),
          ready: tiers.ready,
        },
        instances: { ...(volumeKeyArn !== undefined && { volumeKeyArn }), ...instances },
      },
      this.#inside,
    );
  }

  #api(context: RegionContext<Own>, key: KeyAndUses | undefined): ServerlessApi | undefined {
    const { owner, stack } = this.#args;
    const given = forRegion(stack.api, context);
    if (given === undefined) return undefined;
    const { functions, vpc: vpcOfAll, ...rest } = given;
    checkApi(owner, given, stack);
    const logsKey = key?.mayEncrypt("cloudwatch-logs");
    return new ServerlessApi(
      this.nameOf("api"),
      {
        ...(logsKey !== undefined && { kmsKeyArn: logsKey }),
        ...rest,
        ...this.inner(""),
        functions: Object.fromEntries(
          Object.entries(functions).map(([name, { vpc = vpcOfAll, ...settings }]) => [
            name,
            { ...settings, ...functionNetwork(vpc, context) },
          ]),
        ),
      },
      this.#inside,
    );
  }

  #bucketFunction(context: RegionContext<Own>, key: KeyAndUses | undefined): BucketFunction | undefined {
    const { owner, stack } = this.#args;
    const given = forRegion(stack.bucketFunction, context);
    if (given === undefined) return undefined;
    const { name = "uploads", bucket, function: fn, ...rest } = given;
    const { vpc, ...settings } = fn;
    checkBucketFunction(owner, given, stack);
    const logsKey = key?.mayEncrypt("cloudwatch-logs");
    return new BucketFunction(
      this.nameOf(name),
      {
        ...rest,
        ...this.inner(name),
        bucket: { ...(key !== undefined && { kmsKeyArn: key.key.arn }), ...bucket },
        function: {
          ...(logsKey !== undefined && { kmsKeyArn: logsKey }),
          ...settings,
          ...functionNetwork(vpc, context),
        },
      },
      this.#inside,
    );
  }

  #monitoring(
    context: RegionContext<Own>,
    key: KeyAndUses | undefined,
    parts: Pick<RegionParts<Own>, "network" | "webTier" | "api" | "bucketFunction">,
  ): Monitoring | undefined {
    const given = forRegion(this.#args.stack.monitoring, context);
    if (given === undefined) return undefined;
    const { network, webTier, api, bucketFunction } = parts;
    const topicKey = key?.mayEncrypt("cloudwatch-alarms");
    return new Monitoring(
      this.nameOf("monitoring"),
      {
        ...(topicKey !== undefined && { kmsKeyArn: topicKey }),
        ...given,
        ...this.inner(""),
        webTiers: { ...(webTier !== undefined && { web: webTier }), ...given.webTiers },
        apis: { ...(api !== undefined && { api }), ...given.apis },
        networks: { ...(network instanceof Network && { network }), ...given.networks },
        functions: {
          ...(bucketFunction !== undefined && { uploads: bucketFunction.function }),
          ...given.functions,
        },
        queues: {
          ...(bucketFunction !== undefined && {
            "failed-events": { queue: bucketFunction.nodes.failedEvents, maximumAge: 300 },
          }),
          ...given.queues,
        },
      },
      this.#inside,
    );
  }
}

/** Parts as they come. */
interface Found {
  key?: EncryptionKey | undefined;
  network?: NetworkLike | undefined;
  securityGroups?: SecurityGroups | undefined;
}

/** The key, and its ARN for a use that it has. */
interface KeyAndUses {
  readonly key: EncryptionKey;
  readonly mayEncrypt: (use: KeyUse) => pulumi.Output<string> | undefined;
}

/** What the parts of the stack need the key for. */
function usesOf<Own>({ network, api, bucketFunction, webTier, monitoring }: TapStackArgs<Own>): KeyUse[] {
  const hasLogs = network !== undefined || api !== undefined || bucketFunction !== undefined;
  return [
    ...(hasLogs ? (["cloudwatch-logs"] as const) : []),
    ...(webTier === undefined ? [] : (["auto-scaling"] as const)),
    ...(monitoring === undefined ? [] : (["cloudwatch-alarms"] as const)),
  ];
}
