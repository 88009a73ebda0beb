// WebTier: what instances start from. Pure but for the outputs inside.
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Architecture, InstanceArgs } from "./instance-args.ts";

/**
 * The architecture of an instance type; undefined for types of an unusual form. Families with Graviton have a "g" behind
 * their generation: t4g, c8gn, im4gn; but g5 is a family of graphics cards
 * (https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html).
 */
export function architectureOf(type: string): Architecture | undefined {
  const [, family, generation, options = ""] = /^([a-z]+)(\d+)([a-z0-9-]*)\./.exec(type) ?? [];
  if (family === undefined || family === "mac") return undefined;
  // Grace, in p6e-gb200, is Arm as well; a1 was the first Graviton.
  const isArm = /^(?:g|e-gb)/.test(options) || (family === "a" && generation === "1");
  return isArm ? "arm64" : "x86_64";
}

/** What instances are, with the defaults. */
export interface LaunchSettings {
  readonly types: readonly string[];
  readonly architecture: Architecture;
  readonly imageId: pulumi.Input<string>;
  readonly rootDevice: string;
  readonly spotPercentage: number;
}

/** What instances are, with the defaults: the newest Amazon Linux 2023 on the smallest type that is not too small. */
export function launchSettings(args: InstanceArgs): LaunchSettings {
  const given = args.types?.map(architectureOf).find((one) => one !== undefined);
  const architecture = args.architecture ?? given ?? "x86_64";
  return {
    types: args.types ?? [architecture === "arm64" ? "t4g.micro" : "t3.micro"],
    architecture,
    // A public parameter: https://docs.aws.amazon.com/linux/al2023/ug/ec2.html
    imageId:
      args.image?.id ??
      `resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
    rootDevice: args.image?.rootDevice ?? "/dev/xvda",
    spotPercentage: args.spotPercentage ?? 0,
  };
}

/** What a launch template holds, without names, tags, and what it gets from other resources. */
export function launchTemplateArgs(args: InstanceArgs): aws.ec2.LaunchTemplateArgs {
  const { types, imageId, rootDevice } = launchSettings(args);
  const { userData, volumeKeyArn, volumeSize = 10 } = args;
  return {
    imageId,
    ...(types[0] !== undefined && { instanceType: types[0] }),
    updateDefaultVersion: true,
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    monitoring: { enabled: args.detailedMonitoring ?? true },
    blockDeviceMappings: [
      {
        deviceName: rootDevice,
        ebs: {
          volumeSize,
          volumeType: "gp3",
          encrypted: "true",
          ...(volumeKeyArn !== undefined && { kmsKeyId: volumeKeyArn }),
          deleteOnTermination: "true",
        },
      },
    ],
    ...(userData !== undefined && { userData: encoded(userData) }),
  };
}

function encoded(userData: NonNullable<InstanceArgs["userData"]>): pulumi.Input<string> {
  return "apply" in userData ? userData.apply((data) => data.base64()) : userData.base64();
}
