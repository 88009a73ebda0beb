// TapStack: what a region tells the outside.
import type * as pulumi from "@pulumi/pulumi";
import { type NetworkOutputs, networkOutputs } from "../split/network-outputs.ts";
import type { RegionParts } from "./region-parts.ts";

/** Physical name and ARN of a function. */
export interface FunctionOutputs {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
}

/** One region. Parts that the stack does not have are not there. */
export interface RegionOutputs {
  /** `networkOf` reads it in another stack. */
  readonly network?: NetworkOutputs;
  readonly key?: { readonly arn: pulumi.Output<string>; readonly id: pulumi.Output<string> };
  /** Ids of the groups, by tier. */
  readonly securityGroups?: Readonly<Record<string, pulumi.Output<string>>>;
  readonly webTier?: {
    readonly url: pulumi.Output<string>;
    readonly dnsName: pulumi.Output<string>;
    /** Hosted zone of `dnsName`, for alias records. */
    readonly zoneId: pulumi.Output<string>;
    readonly loadBalancerArn: pulumi.Output<string>;
    readonly targetGroupArn: pulumi.Output<string>;
    readonly autoScalingGroupName: pulumi.Output<string>;
  };
  readonly api?: {
    readonly url: pulumi.Output<string>;
    /** Address of the custom domain. */
    readonly domainUrl?: pulumi.Output<string>;
    readonly functions: Readonly<Record<string, FunctionOutputs>>;
  };
  readonly bucketFunction?: {
    readonly bucketName: pulumi.Output<string>;
    readonly bucketArn: pulumi.Output<string>;
    readonly function: FunctionOutputs;
    /** Address of the queue of events that failed. */
    readonly failedEventsUrl: pulumi.Output<string>;
  };
  readonly monitoring?: { readonly topicArn: pulumi.Output<string> };
}

/** The outputs of what there is. */
export function outputsOf(parts: Omit<RegionParts<unknown>, "resources">): RegionOutputs {
  const { key, network, securityGroups, webTier, api, bucketFunction, monitoring } = parts;
  return {
    ...(network !== undefined && { network: networkOutputs(network) }),
    ...(key !== undefined && { key: { arn: key.arn, id: key.keyId } }),
    ...(securityGroups !== undefined && {
      securityGroups: Object.fromEntries(
        Object.entries(securityGroups.nodes.groups).map(([tier, group]) => [tier, group.id]),
      ),
    }),
    ...(webTier !== undefined && {
      webTier: {
        url: webTier.url,
        dnsName: webTier.dnsName,
        zoneId: webTier.zoneId,
        loadBalancerArn: webTier.loadBalancerArn,
        targetGroupArn: webTier.targetGroupArn,
        autoScalingGroupName: webTier.autoScalingGroupName,
      },
    }),
    ...(api !== undefined && {
      api: {
        url: api.url,
        ...(api.domainUrl !== undefined && { domainUrl: api.domainUrl }),
        functions: Object.fromEntries(
          Object.entries(api.functions).map(([name, fn]) => [name, { name: fn.functionName, arn: fn.arn }]),
        ),
      },
    }),
    ...(bucketFunction !== undefined && {
      bucketFunction: {
        bucketName: bucketFunction.bucketName,
        bucketArn: bucketFunction.bucket.arn,
        function: { name: bucketFunction.functionName, arn: bucketFunction.function.arn },
        failedEventsUrl: bucketFunction.failedEventsUrl,
      },
    }),
    ...(monitoring !== undefined && { monitoring: { topicArn: monitoring.topicArn } }),
  };
}
