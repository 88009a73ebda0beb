// AWS EC2: what is wrong with instance types, images, volumes and user data, in an instance or in a launch template.
import { nearest } from "../../core/nearest.ts";
import type { PropertyMap } from "../../core/value.ts";
import { instanceTypes } from "../../data/instance-types.ts";
import type { ResourceView, World } from "../../model/kernel.ts";
import { asNumber, asText, type KnownValue, known } from "../../model/kinds/kind.ts";
import { snapshotSize, volumeFindings, volumeProblems } from "../block-storage.ts";
import { launchImage } from "./launch-image.ts";
import { scriptProblems, USER_DATA_FINDINGS, USER_DATA_LIMIT, type UserData } from "./user-data.ts";

const TYPES = "https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-types.html";

/** The values that the texts of launch findings use. */
export interface LaunchParameters {
  /** "Instance `web`", "Launch template `web`". */
  readonly launch: string;
  readonly says: string;
  readonly fix: string;
  readonly quote?: string;
}

function launchFinding<const S extends "error" | "warning", const V extends "documented" | "observed">(of: {
  readonly severity: S;
  readonly evidence: V;
  readonly why: string;
  readonly code: string;
  readonly docs: string;
}) {
  const { severity, evidence, why, code, docs } = of;
  return {
    severity,
    effect: "rejected" as const,
    evidence,
    message: ({ launch, says }: LaunchParameters) => `${launch} ${says}.`,
    why,
    fix: ({ fix }: LaunchParameters) => fix,
    quote: ({ quote }: LaunchParameters) => quote,
    aws: { operation: "ec2:RunInstances", code },
    docs,
  };
}

/** Findings of instances and launch templates. */
export const LAUNCH_FINDINGS = {
  ...volumeFindings("ec2:RunInstances"),
  ...USER_DATA_FINDINGS,
  "unknown-instance-type": launchFinding({
    severity: "error",
    evidence: "documented",
    why: "EC2 launches the types of its own list. Types that are newer than stackproof are not in its copy of the list.",
    code: "InvalidParameterValue",
    docs: TYPES,
  }),
  "architecture-mismatch": launchFinding({
    severity: "error",
    evidence: "observed",
    why: "An image is made for one architecture: x86_64 for Intel and AMD, arm64 for Graviton (t4g, m7g, c8g and so on).",
    code: "InvalidParameterValue",
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html",
  }),
  "volume-smaller-than-image": launchFinding({
    severity: "error",
    evidence: "observed",
    why: "A volume that is made of a snapshot is as large as the snapshot at least.",
    code: "InvalidBlockDeviceMapping",
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html",
  }),
  "malformed-image-id": launchFinding({
    severity: "error",
    evidence: "documented",
    why: "Images are named by their ids.",
    code: "InvalidAMIID.Malformed",
    docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
  }),
} as const;

/** What is wrong with a launch. */
export type LaunchProblem = {
  [K in keyof typeof LAUNCH_FINDINGS]: {
    readonly slug: K;
    readonly parameters: Parameters<(typeof LAUNCH_FINDINGS)[K]["message"]>[0];
    readonly property: string;
    readonly severity?: "warning";
    readonly related?: readonly {
      readonly view: ResourceView;
      readonly property?: string;
      readonly note: string;
    }[];
  };
}[keyof typeof LAUNCH_FINDINGS];

const SIZE = /^(?:nano|micro|small|medium|large|\d*xlarge|metal(?:-\d+xl)?)$/;
/** Sizes below the multiples: AWS adds none of them to a family later. */
const SMALL = new Set(["nano", "micro", "small", "medium", "large", "xlarge"]);

/** An instance type that EC2 does not have, or whose architecture is not that of the image. */
export function typeProblems(
  self: ResourceView,
  launch: string,
  type: { readonly name: string | undefined; readonly property: string },
  image: { readonly id: string | undefined; readonly property: string },
): LaunchProblem[] {
  const { name } = type;
  if (name === undefined || name === "") return [];
  const all = instanceTypes();
  const found = all.get(name);
  if (found === undefined) {
    const [family = "", size = ""] = name.split(".");
    const isFamily = [...all.keys()].some((one) => one.startsWith(`${family}.`));
    const near = nearest(name, all.keys());
    const isCertain = !SIZE.test(size) || (isFamily && SMALL.has(size));
    return [
      {
        slug: "unknown-instance-type",
        parameters: {
          launch,
          says: `is of the type ${JSON.stringify(name)}, ${isCertain ? "which EC2 does not have" : "which is not among the types that stackproof knows"}`,
          fix:
            near === undefined
              ? "Write a type that the documentation lists, such as t3.micro."
              : `Did you mean "${near}"?`,
          quote: `Invalid value '${name}' for InstanceType.`,
        },
        property: type.property,
        ...(!isCertain && { severity: "warning" as const }),
      },
    ];
  }
  const known = launchImage(self.region, image.id);
  if (known === undefined || found.architectures.includes(known.architecture)) return [];
  const [architecture = ""] = found.architectures;
  return [
    {
      slug: "architecture-mismatch",
      parameters: {
        launch,
        says: `is of the type ${name} (${architecture}), and its image ${known.name} is for ${known.architecture}`,
        fix: `Look for an image with the architecture ${architecture}, or take a type of ${known.architecture === "arm64" ? "Graviton, such as t4g.micro" : "x86_64, such as t3.micro"}.`,
        quote: `The architecture '${architecture}' of the specified instance type does not match the architecture '${known.architecture}' of the specified AMI.`,
      },
      property: image.property,
    },
  ];
}

/** An id that cannot be that of an image. */
export function imageProblems(launch: string, id: string | undefined, property: string): LaunchProblem[] {
  if (id === undefined || id === "" || /^ami-[0-9a-zA-Z-]+$/.test(id) || id.startsWith("resolve:ssm:"))
    return [];
  return [
    {
      slug: "malformed-image-id",
      parameters: {
        launch,
        says: `has the image ${JSON.stringify(id)}, which is no id`,
        fix: "Give the id that aws.ec2.getAmi finds.",
        quote: `Invalid id: "${id}" (expecting "ami-...")`,
      },
      property,
    },
  ];
}

/** A volume of a launch, as the program writes it. */
export interface LaunchVolume {
  /** "Root volume of `web`". */
  readonly words: string;
  readonly values: PropertyMap;
  /** `rootBlockDevice`, `blockDeviceMappings[0].ebs`. */
  readonly property: string;
  /** Undefined for the root volume of an instance. */
  readonly device: string | undefined;
  readonly isRoot: boolean;
  readonly unsupported?: (property: "iops" | "throughput", type: string) => string;
}

/** What is wrong with a volume, by itself and beside its image or snapshot. */
export function launchVolumeProblems(
  self: ResourceView,
  world: World,
  volume: LaunchVolume,
  imageId: string | undefined,
): LaunchProblem[] {
  const { values, words } = volume;
  const read = (name: string): KnownValue | undefined => known(values[name]);
  const isAbsent = (name: string): boolean => values[name] === undefined || values[name] === null;
  const count = (name: string): number | undefined => {
    const value = read(name);
    return value === undefined ? undefined : asNumber(value);
  };
  const text = (name: string): string | undefined => {
    const value = read(name);
    return value === undefined ? undefined : asText(value);
  };
  const image = launchImage(self.region, imageId);
  const isRoot = volume.isRoot || (image !== undefined && volume.device === image.rootDevice);
  const type = isAbsent("volumeType") ? undefined : text("volumeType");
  const size = count("volumeSize");
  const found: LaunchProblem[] = volumeProblems({
    words,
    type: type?.toLowerCase(),
    size,
    iops: count("iops"),
    throughput: count("throughput"),
    hasNoIops: isAbsent("iops"),
    ...(volume.unsupported !== undefined && { unsupported: volume.unsupported }),
  }).map(({ slug, parameters, property }) => ({
    slug,
    parameters,
    property: `${volume.property}.${property === "size" ? "volumeSize" : property}`,
  }));
  if (size === undefined) return found;
  const snapshot = snapshotSize(world, text("snapshotId"), self);
  const minimum = snapshot ?? (isRoot ? image?.rootSize : undefined);
  if (minimum === undefined || size >= minimum) return found;
  const whose = snapshot === undefined ? `its image ${image?.name ?? ""}` : "its snapshot";
  const isCertain = snapshot !== undefined || image?.sizeDocs !== undefined;
  found.push({
    slug: "volume-smaller-than-image",
    parameters: {
      launch: words,
      says: `has ${size} GiB, less than the ${minimum} GiB of ${whose}`,
      fix: `Write a volumeSize of at least ${minimum}, or none.`,
      quote: `Volume of size ${size}GB is smaller than snapshot, expect size >= ${minimum}GB`,
    },
    property: `${volume.property}.volumeSize`,
    ...(!isCertain && { severity: "warning" as const }),
  });
  return found;
}

/** What is wrong with user data. */
export function userDataProblems(
  self: ResourceView,
  world: World,
  data: UserData,
  property: string,
  quote: string,
  imageId: string | undefined,
): LaunchProblem[] {
  const words = `User data of \`${self.name}\``;
  const long: LaunchProblem[] =
    data.size <= USER_DATA_LIMIT
      ? []
      : [
          {
            slug: "user-data-too-long",
            parameters: {
              data: words,
              says: `is ${data.size} bytes long; EC2 takes ${USER_DATA_LIMIT}`,
              quote,
            },
            property,
          },
        ];
  const image = { id: imageId, known: launchImage(self.region, imageId) };
  const problems = scriptProblems(data, words, world, image);
  return [...long, ...problems.map((problem) => ({ ...problem, property }))];
}
