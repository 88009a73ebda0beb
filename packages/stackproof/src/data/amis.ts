// Data: the families of public machine images that programs look up, with the newest name of each.
// Sources: Amazon Linux and ECS names, owners and devices: moto's copies of DescribeImages answers from 2026-09-30 and
// 2026-03-30 (https://github.com/getmoto/moto/tree/master/moto/ec2/resources/latest_amis and .../ecs/optimized_amis).
// Ubuntu 24.04 and later are published with gp3 volumes only: https://github.com/CiscoDevNet/cloud-cml/issues/32.
// Names of the others are of the forms that their publishers use; Kubernetes, Windows, Debian and RHEL versions and all
// dates inside names only matter for their form. Sizes, and the volumes of families with `volumesInferred`, are inferred.

/** A volume that an image brings. Size in GiB. */
export interface ImageVolume {
  readonly device: string;
  readonly size: number;
  readonly type: "gp2" | "gp3" | "standard";
}

/** A family of images: the same name but for version, architecture and flavour. */
export interface ImageFamily {
  /** What the family is called in words. */
  readonly title: string;
  /** Account that publishes it in the commercial partition. */
  readonly owner: string;
  readonly ownerAlias: "amazon" | undefined;
  /** Name with `{version}` and `{arch}`; `{arch}` becomes the family's own word for the architecture. */
  readonly name: string;
  /** `{version}` of the newest image. */
  readonly newest: string;
  /** `{version}` of an image before it: shows whether a pattern that matches the newest one matches more. */
  readonly earlier: string;
  /** EC2's architecture, and the word for it in the name. */
  readonly architectures: Readonly<Record<string, string>>;
  /** Sizes are those of issue threads or of experience, not of a list that AWS keeps: no finding may rest on them. */
  readonly volumes: readonly [ImageVolume, ...ImageVolume[]];
  /** True when the devices and their types are not proven either. */
  readonly volumesInferred?: true;
  readonly platform?: "windows";
}

const AMAZON = "137112412989";
const CANONICAL = "099720109477";
const ECS = "591542846629";
const EKS = "602401143452";
const WINDOWS = "801119661308";
/** Publishers whose devices moto's copies of real answers show. */
const LISTED: ReadonlySet<string> = new Set([AMAZON, ECS]);

const BOTH = { x86_64: "x86_64", arm64: "arm64" } as const;
const DEBIAN_ARCH = { x86_64: "amd64", arm64: "arm64" } as const;
const INTEL = { x86_64: "x86_64" } as const;

type Shape = Omit<ImageFamily, "title" | "name" | "newest" | "earlier">;

function volume(device: string, size: number, type: ImageVolume["type"]): ImageVolume {
  return { device, size, type };
}

function amazon(size: number, type: ImageVolume["type"], owner = AMAZON): Shape {
  return {
    owner,
    ownerAlias: "amazon",
    architectures: BOTH,
    volumes: [volume("/dev/xvda", size, type)],
    ...(!LISTED.has(owner) && { volumesInferred: true }),
  };
}

const ubuntuShape = (type: ImageVolume["type"]): Shape => ({
  owner: CANONICAL,
  ownerAlias: "amazon",
  architectures: DEBIAN_ARCH,
  volumes: [volume("/dev/sda1", 8, type)],
  volumesInferred: true,
});

function family(title: string, name: string, newest: string, earlier: string, shape: Shape): ImageFamily {
  return { title, name, newest, earlier, ...shape };
}

const AL2 = ["2.0.20260930.0", "2.0.20260915.0"] as const;
const AL2023 = ["2023.12.20260930.0", "2023.12.20260914.0"] as const;
const AL1 = ["2018.03.0.20231218.0", "2018.03.0.20231116.0"] as const;

const AMAZON_LINUX: readonly ImageFamily[] = [
  ...["6.1", "6.12", "6.18"].flatMap((kernel) => [
    family("Amazon Linux 2023", `al2023-ami-{version}-kernel-${kernel}-{arch}`, ...AL2023, amazon(8, "gp3")),
    family(
      "Amazon Linux 2023 minimal",
      `al2023-ami-minimal-{version}-kernel-${kernel}-{arch}`,
      ...AL2023,
      amazon(2, "gp3"),
    ),
  ]),
  family("Amazon Linux 2", "amzn2-ami-hvm-{version}-{arch}-gp2", ...AL2, amazon(8, "gp2")),
  family("Amazon Linux 2", "amzn2-ami-kernel-5.10-hvm-{version}-{arch}-gp2", ...AL2, amazon(8, "gp2")),
  family("Amazon Linux 2", "amzn2-ami-hvm-{version}-{arch}-ebs", ...AL2, {
    ...amazon(8, "standard"),
    architectures: INTEL,
  }),
  family(
    "Amazon Linux 2 minimal",
    "amzn2-ami-minimal-hvm-{version}-{arch}-ebs",
    ...AL2,
    amazon(2, "standard"),
  ),
  family("Amazon Linux", "amzn-ami-hvm-{version}-{arch}-gp2", ...AL1, {
    ...amazon(8, "gp2"),
    architectures: INTEL,
  }),
  family("Amazon Linux", "amzn-ami-hvm-{version}-{arch}-ebs", ...AL1, {
    ...amazon(8, "standard"),
    architectures: INTEL,
  }),
  family("Amazon Linux NAT", "amzn-ami-vpc-nat-{version}-{arch}-ebs", ...AL1, {
    ...amazon(8, "standard"),
    architectures: INTEL,
  }),
];

const CONTAINERS: readonly ImageFamily[] = [
  family(
    "ECS-optimized Amazon Linux 2023",
    "al2023-ami-ecs-hvm-{version}-kernel-6.1-{arch}",
    "2023.0.20260330",
    "2023.0.20260316",
    amazon(30, "gp3", ECS),
  ),
  family(
    "ECS-optimized Amazon Linux 2023 for GPUs",
    "al2023-ami-ecs-gpu-hvm-{version}-kernel-6.1-{arch}-ebs",
    "2023.0.20260330",
    "2023.0.20260316",
    { ...amazon(30, "gp3", ECS), architectures: INTEL },
  ),
  family(
    "ECS-optimized Amazon Linux 2023 for Neuron",
    "al2023-ami-ecs-neuron-hvm-{version}-kernel-6.1-{arch}",
    "2023.0.20260330",
    "2023.0.20260316",
    { ...amazon(30, "gp3", ECS), architectures: INTEL },
  ),
  family(
    "ECS-optimized Amazon Linux 2",
    "amzn2-ami-ecs-hvm-{version}-{arch}-ebs",
    "2.0.20260330",
    "2.0.20260316",
    amazon(30, "gp2", ECS),
  ),
  family(
    "ECS-optimized Amazon Linux 2",
    "amzn2-ami-ecs-kernel-5.10-hvm-{version}-{arch}-ebs",
    "2.0.20260330",
    "2.0.20260316",
    amazon(30, "gp2", ECS),
  ),
  family(
    "ECS-optimized Amazon Linux 2 for GPUs",
    "amzn2-ami-ecs-gpu-hvm-{version}-{arch}-ebs",
    "2.0.20260330",
    "2.0.20260316",
    { ...amazon(30, "gp2", ECS), architectures: INTEL },
  ),
  ...["1.29", "1.30", "1.31", "1.32", "1.33", "1.34"].flatMap((kubernetes) => [
    family(
      "EKS-optimized Amazon Linux 2023",
      `amazon-eks-node-al2023-{arch}-standard-${kubernetes}-v{version}`,
      "20260930",
      "20260914",
      amazon(20, "gp3", EKS),
    ),
    ...(Number(kubernetes.slice(2)) > 32
      ? []
      : [
          family(
            "EKS-optimized Amazon Linux 2",
            `amazon-eks-node-${kubernetes}-v{version}`,
            "20251120",
            "20251112",
            { ...amazon(20, "gp2", EKS), architectures: INTEL },
          ),
          family(
            "EKS-optimized Amazon Linux 2 for GPUs",
            `amazon-eks-gpu-node-${kubernetes}-v{version}`,
            "20251120",
            "20251112",
            { ...amazon(20, "gp2", EKS), architectures: INTEL },
          ),
          family(
            "EKS-optimized Amazon Linux 2",
            `amazon-eks-arm64-node-${kubernetes}-v{version}`,
            "20251120",
            "20251112",
            { ...amazon(20, "gp2", EKS), architectures: { arm64: "arm64" } },
          ),
        ]),
    family(
      "Bottlerocket for EKS",
      `bottlerocket-aws-k8s-${kubernetes}-{arch}-v{version}`,
      "1.50.0-0a1b2c3d",
      "1.49.0-1b2c3d4e",
      {
        ...amazon(2, "gp3", "092701018921"),
        volumes: [volume("/dev/xvda", 2, "gp3"), volume("/dev/xvdb", 20, "gp3")],
      },
    ),
  ]),
  family(
    "Bottlerocket for ECS",
    "bottlerocket-aws-ecs-2-{arch}-v{version}",
    "1.50.0-0a1b2c3d",
    "1.49.0-1b2c3d4e",
    {
      ...amazon(2, "gp3", "092701018921"),
      volumes: [volume("/dev/xvda", 2, "gp3"), volume("/dev/xvdb", 20, "gp3")],
    },
  ),
];

const UBUNTU: readonly ImageFamily[] = (
  [
    ["focal", "20.04", "hvm-ssd", "gp2", "20250610"],
    ["jammy", "22.04", "hvm-ssd", "gp2", "20260918"],
    ["noble", "24.04", "hvm-ssd-gp3", "gp3", "20260918"],
  ] as const
).flatMap(([code, release, folder, type, date]) => [
  family(
    `Ubuntu ${release}`,
    `ubuntu/images/${folder}/ubuntu-${code}-${release}-{arch}-server-{version}`,
    date,
    "20250530",
    ubuntuShape(type),
  ),
  family(
    `Ubuntu ${release} minimal`,
    `ubuntu-minimal/images/${folder}/ubuntu-${code}-${release}-{arch}-minimal-{version}`,
    date,
    "20250530",
    ubuntuShape(type),
  ),
  family(
    `Ubuntu Pro ${release}`,
    `ubuntu-pro-server/images/${folder}/ubuntu-${code}-${release}-{arch}-pro-server-{version}`,
    date,
    "20250530",
    ubuntuShape(type),
  ),
]);

const OTHERS: readonly ImageFamily[] = [
  ...["2016", "2019", "2022", "2025"].flatMap((year) =>
    ["Full", "Core"].map((edition) =>
      family(
        `Windows Server ${year}`,
        `Windows_Server-${year}-English-${edition}-Base-{version}`,
        "2026.10.14",
        "2026.09.09",
        {
          owner: WINDOWS,
          ownerAlias: "amazon",
          architectures: INTEL,
          volumes: [volume("/dev/sda1", 30, "gp3")],
          volumesInferred: true,
          platform: "windows",
        },
      ),
    ),
  ),
  ...(
    [
      ["11", "gp2"],
      ["12", "gp3"],
      ["13", "gp3"],
    ] as const
  ).map(([release, type]) =>
    family(`Debian ${release}`, `debian-${release}-{arch}-{version}`, "20260914-2600", "20260811-2566", {
      owner: "136693071363",
      ownerAlias: undefined,
      architectures: DEBIAN_ARCH,
      volumes: [volume("/dev/xvda", 8, type)],
      volumesInferred: true,
    }),
  ),
  ...["8.10", "9.6", "10.0"].map((release) =>
    family(
      `Red Hat Enterprise Linux ${release}`,
      `RHEL-${release}.0_HVM-{version}-{arch}-0-Hourly2-GP3`,
      "20260604",
      "20260402",
      {
        owner: "309956199498",
        ownerAlias: "amazon",
        architectures: BOTH,
        volumes: [volume("/dev/sda1", 10, "gp3")],
        volumesInferred: true,
      },
    ),
  ),
];

/** All families, the likelier answers first. */
export const IMAGE_FAMILIES: readonly ImageFamily[] = [...AMAZON_LINUX, ...UBUNTU, ...CONTAINERS, ...OTHERS];
