// AWS EC2: what is known of a machine image by its id: architecture, devices, size. Images that the data sources give
// have ids that are made up, so they are made up here again. Shared by Instance and LaunchTemplate.
import { IMAGE_FAMILIES, type ImageFamily } from "../../data/amis.ts";
import { repeatableId } from "../../model/ids.ts";

/** A public image. */
export interface LaunchImage {
  readonly name: string;
  readonly title: string;
  readonly architecture: string;
  readonly rootDevice: string;
  /** GiB. */
  readonly rootSize: number;
  /** Where AWS says the size; undefined where it is only known from experience. */
  readonly sizeDocs: string | undefined;
  readonly isWindows: boolean;
}

/** Families whose sizes AWS writes down. */
const SIZES: readonly (readonly [name: RegExp, docs: string])[] = [
  [
    /-ecs-(?:gpu-|neuron-)?hvm-|-ecs-hvm-/,
    "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-ami-storage-config.html",
  ],
  [
    /^Windows_Server-/,
    "https://docs.aws.amazon.com/ec2/latest/windows-ami-reference/windows-ami-versions.html",
  ],
];

const byRegion = new Map<string, ReadonlyMap<string, LaunchImage>>();

/** The public image with this id in a region; undefined for all others. */
export function launchImage(region: string | undefined, id: string | undefined): LaunchImage | undefined {
  if (region === undefined || id === undefined) return undefined;
  let images = byRegion.get(region);
  if (images === undefined) {
    images = new Map(IMAGE_FAMILIES.flatMap((family) => imagesOf(family, region)));
    byRegion.set(region, images);
  }
  return images.get(id);
}

function imagesOf(family: ImageFamily, region: string): [string, LaunchImage][] {
  return Object.entries(family.architectures).map(([architecture, word]) => {
    const name = family.name.replace("{arch}", word).replace("{version}", family.newest);
    const [root] = family.volumes;
    const image: LaunchImage = {
      name,
      title: family.title,
      architecture,
      rootDevice: root.device,
      rootSize: root.size,
      sizeDocs: SIZES.find(([pattern]) => pattern.test(name))?.[1],
      isWindows: family.platform === "windows",
    };
    return [repeatableId("ami", region, name, architecture), image];
  });
}
