// TapStack: what it makes in one region.
import type * as pulumi from "@pulumi/pulumi";
import { Block, type BlockArgs } from "../block.ts";
import { BucketFunction } from "../bucket-function/bucket-function.ts";
import { Monitoring } from "../monitoring/monitoring.ts";
import { Network } from "../network/network.ts";
import type { NetworkLike } from "../network/network-like.ts";
import { EncryptionKey } from "../security/encryption-key.ts";
import { SecurityGroups } from "../security/security-groups.ts";
import { ServerlessApi } from "../serverless-api/serverless-api.ts";
import { WebTier } from "../web-tier/web-tier.ts";
import type { PerRegion, TapNetworkArgs, TapStackArgs } from "./args.ts";

/** The parts of one region. */
export interface RegionParts {
  readonly key: EncryptionKey | undefined;
  readonly network: NetworkLike | undefined;
  readonly securityGroups: SecurityGroups | undefined;
  readonly webTier: WebTier | undefined;
  readonly api: ServerlessApi | undefined;
  readonly bucketFunction: BucketFunction | undefined;
  readonly monitoring: Monitoring | undefined;
}

/** What a region tells the outside. */
export interface RegionOutputs {
  readonly vpcId?: pulumi.Output<string>;
  readonly url?: pulumi.Output<string>;
  readonly loadBalancerArn?: pulumi.Output<string>;
  readonly apiUrl?: pulumi.Output<string>;
  readonly bucketName?: pulumi.Output<string>;
  readonly functionNames?: pulumi.Output<string>[];
  readonly alarmTopicArn?: pulumi.Output<string>;
  readonly keyArn?: pulumi.Output<string>;
}

/** All parts of one region, on the region's own provider. */
export class RegionStack extends Block {
  readonly region: string;
  readonly parts: RegionParts;
  readonly outputs: RegionOutputs;

  constructor(
    name: string,
    args: { readonly region: string; readonly stack: TapStackArgs } & BlockArgs,
    options: pulumi.ComponentResourceOptions,
  ) {
    super("RegionStack", name, args, options);
    const { region, stack } = args;
    const inside = { parent: this };
    this.region = region;

    const key =
      stack.encryption === undefined
        ? undefined
        : new EncryptionKey(
            this.nameOf("key"),
            { ...this.common, description: `Data of ${name}`, uses: stack.encryption.uses },
            inside,
          );
    const network = this.#network(forRegion(stack.network, region), key, stack);
    const securityGroups =
      stack.securityGroups === undefined
        ? undefined
        : new SecurityGroups(
            this.nameOf("tiers"),
            {
              ...this.common,
              network: needed(network, "securityGroups", "network"),
              tiers: stack.securityGroups.tiers,
            },
            inside,
          );
    const webTier = this.#webTier(stack, network, securityGroups, key);
    const apiArgs = forRegion(stack.api, region);
    const logsKey =
      key !== undefined && stack.encryption?.uses.includes("cloudwatch-logs") === true ? key : undefined;
    const api =
      apiArgs === undefined
        ? undefined
        : new ServerlessApi(
            this.nameOf("api"),
            { ...this.common, ...(logsKey !== undefined && { kmsKeyArn: logsKey.arn }), ...apiArgs },
            inside,
          );
    const bucketArgs = forRegion(stack.bucketFunction, region);
    const bucketFunction =
      bucketArgs === undefined
        ? undefined
        : new BucketFunction(this.nameOf("uploads"), { ...this.common, ...bucketArgs }, inside);
    const monitoring = this.#monitoring(stack, { network, webTier, api, bucketFunction, key });
    this.parts = { key, network, securityGroups, webTier, api, bucketFunction, monitoring };
    this.outputs = outputsOf(this.parts);
    this.registerOutputs({ ...this.outputs });
  }

  #network(
    args: TapNetworkArgs | NetworkLike | undefined,
    key: EncryptionKey | undefined,
    stack: TapStackArgs,
  ): NetworkLike | undefined {
    if (args === undefined || "subnetIds" in args) return args;
    const mayEncryptLogs = key !== undefined && stack.encryption?.uses.includes("cloudwatch-logs") === true;
    const flowLogs =
      args.flowLogs ?? (mayEncryptLogs ? ({ to: "cloudwatch", kmsKeyArn: key.arn } as const) : undefined);
    return new Network(
      this.nameOf("network"),
      { ...this.common, ...args, ...(flowLogs !== undefined && { flowLogs }) },
      { parent: this },
    );
  }

  #webTier(
    stack: TapStackArgs,
    network: NetworkLike | undefined,
    groups: SecurityGroups | undefined,
    key: EncryptionKey | undefined,
  ): WebTier | undefined {
    const args = forRegion(stack.webTier, this.region);
    if (args === undefined) return undefined;
    const { loadBalancerTier, instanceTier, instances, ...rest } = args;
    const tiers = needed(groups, "webTier", "securityGroups");
    const [first = "", second = first] = Object.keys(tiers.nodes);
    const mayEncryptVolumes = key !== undefined && stack.encryption?.uses.includes("auto-scaling") === true;
    return new WebTier(
      this.nameOf("web"),
      {
        ...this.common,
        ...rest,
        network: needed(network, "webTier", "network"),
        securityGroups: {
          loadBalancer: tiers.of(loadBalancerTier ?? first),
          instances: tiers.of(instanceTier ?? second),
          ready: tiers.ready,
        },
        instances: { ...(mayEncryptVolumes && { volumeKeyArn: key.arn }), ...instances },
      },
      { parent: this },
    );
  }

  #monitoring(
    stack: TapStackArgs,
    parts: Pick<RegionParts, "network" | "webTier" | "api" | "bucketFunction" | "key">,
  ): Monitoring | undefined {
    if (stack.monitoring === undefined) return undefined;
    const { network, webTier, api, bucketFunction, key } = parts;
    const mayAlarm = key !== undefined && stack.encryption?.uses.includes("cloudwatch-alarms") === true;
    return new Monitoring(
      this.nameOf("monitoring"),
      {
        ...this.common,
        ...stack.monitoring,
        ...(mayAlarm && { kmsKeyArn: key.arn }),
        ...(webTier !== undefined && { webTiers: { web: webTier } }),
        ...(api !== undefined && { apis: { api } }),
        ...(network instanceof Network && { networks: { network } }),
        ...(bucketFunction !== undefined && {
          functions: { uploads: bucketFunction.function },
          queues: { "failed-events": { queue: bucketFunction.nodes.failedEvents, maximumAge: 300 } },
        }),
      },
      { parent: this },
    );
  }
}

/** The arguments of a part for one region. */
function forRegion<T>(args: PerRegion<T> | undefined, region: string): T | undefined {
  return typeof args === "function" ? (args as (region: string) => T)(region) : args;
}

function needed<T>(part: T | undefined, what: string, needs: string): T {
  if (part !== undefined) return part;
  throw new Error(`TapStack has ${what} and no ${needs}, which ${what} needs. Give ${needs}.`);
}

function outputsOf(parts: RegionParts): RegionOutputs {
  const { key, network, webTier, api, bucketFunction, monitoring } = parts;
  const functions = [
    ...Object.values(api?.functions ?? {}).map((fn) => fn.functionName),
    ...(bucketFunction === undefined ? [] : [bucketFunction.functionName]),
  ];
  return {
    ...(network !== undefined && { vpcId: network.vpcId }),
    ...(webTier !== undefined && { url: webTier.url, loadBalancerArn: webTier.nodes.loadBalancer.arn }),
    ...(api !== undefined && { apiUrl: api.url }),
    ...(bucketFunction !== undefined && { bucketName: bucketFunction.bucketName }),
    ...(functions.length > 0 && { functionNames: functions }),
    ...(monitoring !== undefined && { alarmTopicArn: monitoring.topicArn }),
    ...(key !== undefined && { keyArn: key.arn }),
  };
}
