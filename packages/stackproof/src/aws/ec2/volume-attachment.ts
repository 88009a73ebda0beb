// A disk on an instance of the same Availability Zone.

import { isPropertyMap } from "../../core/value.ts";
import { bool, defineResource, finding, type ResourceView, ref, replaces, text } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import { crc32Text } from "../../model/terraform-set.ts";
import { writtenZone } from "../vpc-membership.ts";

const ATTACH = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachVolume.html";

export const volumeAttachment = defineResource({
  token: "aws:ec2/volumeAttachment:VolumeAttachment",
  docs: ATTACH,
  inputs: {
    deviceName: replaces(text()),
    forceDetach: bool(),
    instanceId: replaces(ref("aws:ec2/instance:Instance")),
    skipDestroy: bool(),
    stopInstanceBeforeDetaching: bool(),
    volumeId: replaces(ref("aws:ebs/volume:Volume")),
  },
  outputs(self, make) {
    const { deviceName, instanceId, volumeId } = self.inputs;
    const isKnown = deviceName !== undefined && instanceId !== undefined && volumeId !== undefined;
    const hash = isKnown
      ? crc32Text(`${deviceName}-${instanceId}-${volumeId}-`)
      : make.number(1_000_000, 4_000_000_000);
    return { id: `vai-${hash}` };
  },
  unique: {
    "device-used-twice": {
      key(self) {
        const { deviceName, instanceId } = self.inputs;
        return deviceName === undefined || instanceId === undefined
          ? undefined
          : `${instanceId} ${deviceName}`;
      },
      scope: "region",
      says: (key) => `use the device ${key.split(" ")[1] ?? ""} of one instance`,
      property: "deviceName",
      why: "An instance has one volume on each device.",
      fix: "Give one of them another device: /dev/sdf to /dev/sdp are for data.",
      aws: { operation: "ec2:AttachVolume", code: "InvalidParameterValue" },
    },
    "volume-attached-twice": {
      key(self) {
        const volume = self.ref("volumeId");
        if (volume?.is("aws:ebs/volume:Volume") !== true || volume.has("multiAttachEnabled"))
          return undefined;
        return volume.id;
      },
      scope: "region",
      says: () => "attach one volume",
      property: "volumeId",
      why: "A volume is attached to one instance, unless it is an io1 or io2 volume with multiAttachEnabled.",
      fix: "Make a volume for each instance.",
      aws: { operation: "ec2:AttachVolume", code: "VolumeInUse" },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
    },
  },
  findings: {
    "zones-differ": finding<{ volume: string; volumeZone: string; instance: string; instanceZone: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ volume, volumeZone, instance, instanceZone }) =>
        `Volume \`${volume}\` is in ${volumeZone}, and the instance \`${instance}\` in ${instanceZone}.`,
      why: "A volume can be attached to instances of its own Availability Zone.",
      fix: ({ instance }) =>
        `Make the volume in the zone of the instance: availabilityZone: ${instance}.availabilityZone.`,
      aws: { operation: "ec2:AttachVolume", code: "InvalidVolume.ZoneMismatch" },
      docs: ATTACH,
    }),
    "device-of-instance": finding<{ attachment: string; device: string; instance: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ attachment, device, instance }) =>
        `Attachment \`${attachment}\` uses the device ${device}, which the instance \`${instance}\` has an ebsBlockDevice on.`,
      why: "An instance has one volume on each device.",
      fix: "Give another device: /dev/sdf to /dev/sdp are for data.",
      aws: { operation: "ec2:AttachVolume", code: "InvalidParameterValue" },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html",
    }),
  },
  check(self, _world, report) {
    const [volume, instance] = [self.ref("volumeId"), self.ref("instanceId")];
    if (instance?.is("aws:ec2/instance:Instance") !== true) return;
    const [volumeZone, instanceZone] = [volume?.text("availabilityZone"), zoneOf(instance)];
    if (
      volume !== undefined &&
      volumeZone !== undefined &&
      instanceZone !== undefined &&
      volumeZone !== instanceZone
    ) {
      const parameters = { volume: volume.name, volumeZone, instance: instance.name, instanceZone };
      report("zones-differ", parameters, "volumeId", {
        related: [
          { view: volume, property: "availabilityZone", note: "the volume's zone" },
          { view: instance, note: "the instance" },
        ],
      });
    }
    const device = self.inputs.deviceName;
    const inline = known(instance.node.inputs["ebsBlockDevices"]);
    const isTaken =
      Array.isArray(inline) && inline.some((item) => isPropertyMap(item) && item["deviceName"] === device);
    if (device === undefined || !isTaken) return;
    report("device-of-instance", { attachment: self.name, device, instance: instance.name }, "deviceName", {
      related: [{ view: instance, property: "ebsBlockDevices", note: "has a volume on the device" }],
    });
  },
});

/** The zone that the program wrote, for the instance or its subnet; one that AWS picks is not known. */
function zoneOf(instance: ResourceView): string | undefined {
  const written = instance.node.inputs["availabilityZone"];
  return typeof written === "string"
    ? instance.text("availabilityZone")
    : writtenZone(instance.ref("subnetId"));
}
