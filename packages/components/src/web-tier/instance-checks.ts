// WebTier: what instances must not be. Pure.
import type { InstanceArgs } from "./instance-args.ts";
import { architectureOf, type LaunchSettings, launchSettings } from "./instances.ts";
import { once, type Refuse, whole } from "./refuse.ts";

/** GiB of the image of Amazon Linux 2023: https://docs.aws.amazon.com/linux/al2023/ug/ec2.html */
const IMAGE_SIZE = 8;

export function checkInstances(refuse: Refuse, args: InstanceArgs): void {
  const settings = launchSettings(args);
  checkTypes(refuse, args, settings);
  const { image, userData, volumeSize, volumeKeyArn } = args;
  if (image !== undefined) checkImage(refuse, image);
  const isEmpty = userData === undefined || ("isEmpty" in userData && userData.isEmpty === true);
  if (isEmpty && image === undefined) {
    refuse(
      'instances would serve nothing: Amazon Linux comes without a server. Give instances.userData, such as new UserData().shell("dnf install -y nginx", "systemctl enable --now nginx"), or an image of your own.',
    );
  }
  // What is known now is refused now.
  if (userData !== undefined && "base64" in userData && typeof userData.base64 === "function")
    userData.base64();
  if (volumeSize !== undefined) {
    whole(refuse, "instances.volumeSize", volumeSize, image === undefined ? IMAGE_SIZE : 1, 65_536);
  }
  if (typeof volumeKeyArn === "string" && !/^arn:aws[a-z-]*:kms:/.test(volumeKeyArn)) {
    refuse(
      `instances.volumeKeyArn is "${volumeKeyArn}". Give the ARN of a KMS key, such as the arn of an EncryptionKey.`,
    );
  }
  if (args.spotPercentage !== undefined)
    whole(refuse, "instances.spotPercentage", args.spotPercentage, 0, 100);
  if (args.onDemandBase !== undefined) {
    if (settings.spotPercentage === 0) {
      refuse(
        "instances.onDemandBase says how many are not Spot, and none are. Give instances.spotPercentage, or leave it out.",
      );
    }
    whole(refuse, "instances.onDemandBase", args.onDemandBase, 0, 10_000);
  }
  if (args.maxLifetimeDays !== undefined)
    whole(refuse, "instances.maxLifetimeDays", args.maxLifetimeDays, 1, 365);
}

function checkTypes(refuse: Refuse, args: InstanceArgs, { types, architecture }: LaunchSettings): void {
  if (types.length === 0)
    refuse('instances.types is empty. Give a type, such as ["t3.micro"], or leave it out.');
  if (types.length > 40) refuse(`instances.types has ${types.length} types, and a group takes 40.`);
  once(refuse, "instances.types", types);
  if (!["x86_64", "arm64"].includes(architecture)) {
    refuse(`instances.architecture is "${architecture}". Give "x86_64" or "arm64".`);
  }
  for (const type of types) {
    if (!/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/.test(type)) {
      refuse(
        `instances.types has "${type}". Give a type as EC2 writes it: a family, a dot and a size, such as "t3.micro".`,
      );
    }
    const own = architectureOf(type);
    if (own === undefined || own === architecture) continue;
    refuse(
      args.architecture === undefined
        ? `instances.types has "${types[0]}" for ${architecture} and "${type}" for ${own}, and a group has one image. Give types of one architecture.`
        : `instances.types has "${type}", which is ${own}, and instances.architecture is "${architecture}". Give types for ${architecture}, such as "${architecture === "arm64" ? "t4g" : "t3"}.micro", or leave out the architecture.`,
    );
  }
}

function checkImage(refuse: Refuse, { id, rootDevice }: NonNullable<InstanceArgs["image"]>): void {
  if (typeof id === "string" && !/^(?:ami-[0-9a-f]+|resolve:ssm:\S+)$/.test(id)) {
    refuse(
      `instances.image.id is "${id}". Give the id of an image, such as the id of aws.ec2.getAmi, or "resolve:ssm:" and the name of a parameter.`,
    );
  }
  if (!/^(?:\/dev\/)?(?:sd|xvd|hd)[a-z]\d*$/.test(rootDevice)) {
    refuse(
      `instances.image.rootDevice is "${rootDevice}". Give the image's rootDeviceName, such as "/dev/xvda" or "/dev/sda1".`,
    );
  }
}
