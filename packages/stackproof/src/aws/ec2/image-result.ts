// AWS EC2: a machine image as getAmi gives it back. Shared by the files of this folder.
import type { PropertyMap } from "../../core/value.ts";
import type { DataSourceWorld } from "../../model/data-source.ts";
import { repeatableId } from "../../model/ids.ts";
import { thingTags } from "../../model/things.ts";
import { arn } from "../arn.ts";
import { type Image, type ImageSearch, platformDetails } from "./images.ts";

/** What EC2 bills a launch as: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/billing-info-fields.html */
function usageOperation(image: Image): string {
  if (image.family?.platform === "windows") return "RunInstances:0002";
  return image.family?.title.startsWith("Red Hat") === true ? "RunInstances:0010" : "RunInstances";
}

/** The image as getAmi gives it back. */
export function imageResult(image: Image, world: DataSourceWorld): PropertyMap {
  const { id, name, architecture, owner, family, thing } = image;
  const volumes = family?.volumes ?? [];
  const snapshot = (device: string) => repeatableId("snap", id, device);
  const [root] = volumes;
  return {
    ...thing?.properties,
    id,
    imageId: id,
    arn: arn(world, "ec2", `image/${id}`, { account: "" }),
    name,
    architecture,
    ownerId: owner,
    imageOwnerAlias: image.ownerAlias ?? "",
    imageLocation: `${image.ownerAlias ?? owner}/${name}`,
    imageType: "machine",
    state: "available",
    stateReason: { code: "UNSET", message: "UNSET" },
    public: family !== undefined,
    virtualizationType: "hvm",
    hypervisor: "xen",
    enaSupport: true,
    sriovNetSupport: "simple",
    bootMode: architecture === "arm64" ? "uefi" : "uefi-preferred",
    kernelId: "",
    ramdiskId: "",
    platform: family?.platform ?? "",
    platformDetails: platformDetails(image),
    usageOperation: usageOperation(image),
    productCodes: [],
    rootDeviceType: "ebs",
    tags: thing === undefined ? {} : thingTags(thing),
    ...(root !== undefined && {
      rootDeviceName: root.device,
      rootSnapshotId: snapshot(root.device),
      blockDeviceMappings: volumes.map((volume) => ({
        deviceName: volume.device,
        noDevice: "",
        virtualName: "",
        ebs: {
          delete_on_termination: "true",
          encrypted: "false",
          iops: volume.type === "gp3" ? "3000" : "0",
          snapshot_id: snapshot(volume.device),
          throughput: volume.type === "gp3" ? "125" : "0",
          volume_size: String(volume.size),
          volume_type: volume.type,
        },
      })),
    }),
  };
}

/** What is true of an image that is not recorded: what the search itself demands. */
export function demandedResult(search: ImageSearch): PropertyMap {
  const demanded = (name: string) => {
    const values = search.filters.find((filter) => filter.name === name)?.values ?? [];
    const [value] = values;
    return values.length === 1 && value !== undefined && !/[*?]/.test(value) ? value : undefined;
  };
  const owner = search.owners.find((candidate) => /^\d{12}$/.test(candidate)) ?? demanded("owner-id");
  const name = demanded("name");
  return {
    architecture: demanded("architecture") ?? "x86_64",
    virtualizationType: demanded("virtualization-type") ?? "hvm",
    rootDeviceType: demanded("root-device-type") ?? "ebs",
    rootDeviceName: demanded("root-device-name") ?? "/dev/xvda",
    state: "available",
    imageType: "machine",
    ...(owner !== undefined && { ownerId: owner }),
    ...(name !== undefined && { name }),
  };
}
