// AWS: EBS volumes by their types: sizes, operations per second, throughput. Shared by the services ec2 and ebs.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
// https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html
import type { ResourceView, World } from "../model/kernel.ts";

/** All volume types. */
export const VOLUME_TYPES = ["gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"] as const;

const TYPES_GUIDE = "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-volume-types.html";

/** What a type takes: GiB, operations per second, operations per second and GiB. */
interface TypeLimits {
  readonly size: readonly [min: number, max: number];
  readonly iops?: readonly [min: number, max: number];
  readonly perGib?: number;
}

const LIMITS: Readonly<Record<string, TypeLimits>> = {
  gp2: { size: [1, 16_384] },
  gp3: { size: [1, 65_536], iops: [3000, 80_000], perGib: 500 },
  io1: { size: [4, 16_384], iops: [100, 64_000], perGib: 50 },
  io2: { size: [4, 65_536], iops: [100, 256_000], perGib: 1000 },
  sc1: { size: [125, 16_384] },
  st1: { size: [125, 16_384] },
  standard: { size: [1, 1024] },
};

/** MiB/s of gp3, and MiB/s for each operation per second. */
const THROUGHPUT = [125, 2000] as const;
const THROUGHPUT_PER_IOPS = 0.25;
/** What gp3 has when nothing is said. */
const GP3_IOPS = 3000;

/** A volume as the program writes it; undefined parts are unknown or absent. */
export interface VolumeSpec {
  /** "Volume `data`", "Root volume of `web`". */
  readonly words: string;
  /** Undefined when unknown; the default of the resource when absent. */
  readonly type: string | undefined;
  readonly size: number | undefined;
  readonly iops: number | undefined;
  readonly throughput: number | undefined;
  /** True when the program says nothing of iops, so that the default holds. */
  readonly hasNoIops: boolean;
  /** What the provider says of iops or throughput that the type does not have, and of iops that are missing. */
  readonly unsupported?: (property: "iops" | "throughput", type: string) => string;
  readonly missing?: (type: string) => string;
}

/** The values that the texts of volume findings use. */
export interface VolumeParameters {
  readonly volume: string;
  readonly says: string;
  readonly fix: string;
  readonly quote: string | undefined;
}

function volumeFinding(operation: string, why: string) {
  return {
    severity: "error" as const,
    effect: "rejected" as const,
    evidence: "documented" as const,
    message: ({ volume, says }: VolumeParameters) => `${volume} ${says}.`,
    why,
    fix: ({ fix }: VolumeParameters) => fix,
    quote: ({ quote }: VolumeParameters) => quote,
    aws: { operation, code: "InvalidParameterValue" },
    docs: TYPES_GUIDE,
  };
}

/** Findings of everything that describes a volume, which the operation makes. */
export const volumeFindings = (operation: "ec2:CreateVolume" | "ec2:RunInstances") => ({
  "volume-size": volumeFinding(operation, "Each volume type has a range of sizes."),
  "volume-iops": volumeFinding(
    operation,
    "io1 and io2 need a number of operations per second, gp3 takes one, and the other types have none of their own. The number is limited by the type and by the size.",
  ),
  "volume-throughput": volumeFinding(
    operation,
    "Only gp3 takes a throughput, and at most a quarter MiB/s for each operation per second.",
  ),
});

/** What is wrong with a volume. */
export interface VolumeProblem {
  readonly slug: keyof ReturnType<typeof volumeFindings>;
  readonly parameters: VolumeParameters;
  readonly property: "size" | "iops" | "throughput";
}

/** Holds a volume against the limits of its type. */
export function volumeProblems(volume: VolumeSpec): VolumeProblem[] {
  const limits = LIMITS[volume.type ?? ""];
  const { type } = volume;
  if (type === undefined || limits === undefined) return [];
  return [
    ...sizeProblems(volume, type, limits),
    ...iopsProblems(volume, type, limits),
    ...throughputProblems(volume, type),
  ];
}

function problem(
  volume: VolumeSpec,
  property: VolumeProblem["property"],
  says: string,
  fix: string,
  quote?: string,
): VolumeProblem[] {
  return [{ slug: `volume-${property}`, property, parameters: { volume: volume.words, says, fix, quote } }];
}

function sizeProblems(volume: VolumeSpec, type: string, { size }: TypeLimits): VolumeProblem[] {
  const [min, max] = size;
  if (volume.size === undefined || (volume.size >= min && volume.size <= max)) return [];
  return problem(
    volume,
    "size",
    `has ${volume.size} GiB of type ${type}, which takes ${min} to ${max} GiB`,
    `Write a size between ${min} and ${max}, or another type.`,
  );
}

function iopsProblems(volume: VolumeSpec, type: string, limits: TypeLimits): VolumeProblem[] {
  const { iops, size } = volume;
  if (limits.iops === undefined) {
    if (iops === undefined || iops === 0) return [];
    return problem(
      volume,
      "iops",
      `has ${iops} iops, which the type ${type} does not take`,
      'Leave out iops, or use the type "gp3".',
      volume.unsupported?.("iops", type),
    );
  }
  const [min, max] = limits.iops;
  if (iops === undefined || iops === 0) {
    if (type === "gp3" || !volume.hasNoIops) return [];
    return problem(
      volume,
      "iops",
      `is of type ${type} and has no iops`,
      `Write iops between ${min} and ${max}, or use the type "gp3".`,
      volume.missing?.(type),
    );
  }
  if (iops < min || iops > max) {
    return problem(
      volume,
      "iops",
      `has ${iops} iops; the type ${type} takes ${min} to ${max}`,
      `Write iops between ${min} and ${max}.`,
    );
  }
  const { perGib = 0 } = limits;
  const allowed = size === undefined ? max : Math.max(type === "gp3" ? GP3_IOPS : 0, size * perGib);
  if (iops <= allowed) return [];
  return problem(
    volume,
    "iops",
    `has ${iops} iops for ${size ?? 0} GiB; the type ${type} takes at most ${perGib} for each GiB`,
    `Write at most ${allowed} iops, or a size of at least ${Math.ceil(iops / perGib)} GiB.`,
    `Iops to volume size ratio of ${(iops / (size ?? 1)).toFixed(6)} is too high; maximum is ${perGib}`,
  );
}

function throughputProblems(volume: VolumeSpec, type: string): VolumeProblem[] {
  const { throughput } = volume;
  if (throughput === undefined || throughput === 0) return [];
  if (type !== "gp3") {
    return problem(
      volume,
      "throughput",
      `has a throughput of ${throughput} MiB/s, which the type ${type} does not take`,
      'Leave out throughput, or use the type "gp3".',
      volume.unsupported?.("throughput", type),
    );
  }
  const [min, max] = THROUGHPUT;
  if (throughput < min || throughput > max) {
    return problem(
      volume,
      "throughput",
      `has a throughput of ${throughput} MiB/s; gp3 takes ${min} to ${max}`,
      `Write a throughput between ${min} and ${max}.`,
    );
  }
  const iops = volume.iops ?? (volume.hasNoIops ? GP3_IOPS : undefined);
  if (iops === undefined || throughput <= iops * THROUGHPUT_PER_IOPS) return [];
  return problem(
    volume,
    "throughput",
    `has a throughput of ${throughput} MiB/s with ${iops} iops; gp3 takes at most ${iops * THROUGHPUT_PER_IOPS}`,
    `Write iops of at least ${throughput / THROUGHPUT_PER_IOPS}, or a throughput of at most ${iops * THROUGHPUT_PER_IOPS}.`,
  );
}

/** Operations per second of a volume when the program says nothing. */
export function defaultIops(type: string, size: number): number {
  if (type === "gp3") return GP3_IOPS;
  return type === "gp2" ? Math.min(16_000, Math.max(100, size * 3)) : 0;
}

/** The size of a snapshot that the program makes, GiB: that of its volume, unless the snapshot says one. */
export function snapshotSize(
  world: World,
  snapshotId: string | undefined,
  near: ResourceView,
): number | undefined {
  const snapshot = world.find("aws:ebs/snapshot:Snapshot", "id", snapshotId, near);
  const size = snapshot?.number("volumeSize");
  return size ?? world.find("aws:ebs/volume:Volume", "id", snapshot?.text("volumeId"), near)?.number("size");
}
