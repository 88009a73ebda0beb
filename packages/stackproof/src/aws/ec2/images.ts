// AWS EC2: public machine images as DescribeImages shows them. Shared by getAmi, getAmiIds and SSM's public parameters.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeImages.html
import type { PropertyMap } from "../../core/value.ts";
import { IMAGE_FAMILIES, type ImageFamily } from "../../data/amis.ts";
import type { DataSourceWorld } from "../../model/data-source.ts";
import {
  type Filter,
  filtersOf,
  matchesWildcards,
  passes,
  tagFiltersOf,
  tagFilterValues,
} from "../../model/filters.ts";
import { repeatableId } from "../../model/ids.ts";
import { textAt, textsAt } from "../../model/plain.ts";
import { type Thing, thingsOfType, thingTags, thingText } from "../../model/things.ts";
import { accountOf } from "../arn.ts";

/** One image. */
export interface Image {
  readonly id: string;
  readonly name: string;
  readonly architecture: string;
  readonly owner: string;
  readonly ownerAlias: string | undefined;
  /** Undefined for images of the settings and of the program. */
  readonly family: ImageFamily | undefined;
  readonly thing: Thing | undefined;
}

/** What a search for images asks. */
export interface ImageSearch {
  readonly owners: readonly string[];
  readonly filters: readonly Filter[];
  /** A regular expression for the name, in Go's syntax, which JavaScript mostly shares. */
  readonly nameRegex: string | undefined;
}

/** The search that the arguments make. */
export function searchOf(args: PropertyMap): ImageSearch {
  return {
    owners: textsAt(args, "owners"),
    filters: [...filtersOf(args), ...tagFiltersOf(args)],
    nameRegex: textAt(args, "nameRegex"),
  };
}

/** Images that a search finds: those of the settings and the program first, then public ones. */
export function findImages(search: ImageSearch, world: DataSourceWorld): Image[] {
  return [...ownImages(world), ...publicImages(world)].filter((image) => isFound(image, search, world));
}

/**
 * True when the search finds more images of the family than the newest: its name filters and expression match the
 * name that an image before it has.
 */
export function findsEarlier(image: Image, search: ImageSearch, world: DataSourceWorld): boolean {
  if (image.family === undefined) return false;
  const name = imageName(image.family, image.architecture, image.family.earlier);
  return isFound({ ...image, name, id: "" }, search, world);
}

/** The newest image of the family whose name, version left open, is `template`. */
export function newestImage(
  template: string,
  architecture: string,
  world: DataSourceWorld,
): Image | undefined {
  return publicImages(world).find(
    (image) => image.family?.name === template && image.architecture === architecture,
  );
}

function publicImages(world: DataSourceWorld): Image[] {
  return IMAGE_FAMILIES.flatMap((family) =>
    Object.keys(family.architectures).map((architecture) => {
      const name = imageName(family, architecture, family.newest);
      const id = repeatableId("ami", world.region, name, architecture);
      return {
        id,
        name,
        architecture,
        owner: family.owner,
        ownerAlias: family.ownerAlias,
        family,
        thing: undefined,
      };
    }),
  );
}

function ownImages(world: DataSourceWorld): Image[] {
  return thingsOfType(world, "aws:ec2/ami:Ami").map((thing) => ({
    id:
      thing.id ?? thingText(thing, "imageId") ?? repeatableId("ami", world.region, thingText(thing, "name")),
    name: thingText(thing, "name") ?? "",
    architecture: thingText(thing, "architecture") ?? "x86_64",
    owner: thingText(thing, "ownerId") ?? accountOf(world),
    ownerAlias: thingText(thing, "imageOwnerAlias"),
    family: undefined,
    thing,
  }));
}

function imageName(family: ImageFamily, architecture: string, version: string): string {
  return family.name
    .replace("{arch}", family.architectures[architecture] ?? architecture)
    .replace("{version}", version);
}

function isFound(image: Image, search: ImageSearch, world: DataSourceWorld): boolean {
  const self = accountOf(world);
  const owned = (owner: string) =>
    owner === "self" ? image.owner === self : owner === image.owner || owner === image.ownerAlias;
  if (search.owners.length > 0 && !search.owners.some((owner) => owned(owner))) return false;
  if (search.nameRegex !== undefined && !expression(search.nameRegex)?.test(image.name)) return false;
  return passes(search.filters, (name) => imageFilterValues(image, name)) !== "no";
}

/**
 * True when every filter of the search asks what is known for certain of the image. Only then does a second image that
 * is found prove that the search is ambiguous.
 */
export function isCertain(image: Image, search: ImageSearch): boolean {
  return search.filters.every(({ name }) => imageFilterValues(image, name) !== undefined);
}

function expression(source: string): RegExp | undefined {
  try {
    // Go writes named groups and inline flags in a way that JavaScript does not know.
    return new RegExp(
      source.replaceAll("(?P<", "(?<").replace(/^\(\?[ims]+\)/, ""),
      source.startsWith("(?i)") ? "i" : "",
    );
  } catch {
    return undefined;
  }
}

function imageFilterValues(image: Image, name: string): readonly string[] | undefined {
  if (image.thing !== undefined) {
    const tagged = tagFilterValues(name, thingTags(image.thing));
    if (tagged !== undefined) return tagged;
  } else if (name.startsWith("tag")) return [];
  // Nobody keeps a list of sizes, and only some of devices: a filter for them proves nothing.
  const [root] =
    image.family === undefined || image.family.volumesInferred === true ? [] : image.family.volumes;
  const values: Readonly<Record<string, string | undefined>> = {
    architecture: image.architecture,
    "block-device-mapping.device-name": root?.device,
    "block-device-mapping.volume-type": root?.type,
    "ena-support": "true",
    hypervisor: "xen",
    "image-id": image.id === "" ? undefined : image.id,
    "image-type": "machine",
    "is-public": image.family === undefined ? "false" : "true",
    name: image.name,
    "owner-alias": image.ownerAlias ?? "",
    "owner-id": image.owner,
    platform: image.family?.platform ?? "",
    "platform-details": platformDetails(image),
    "root-device-name": root?.device,
    "root-device-type": "ebs",
    state: "available",
    "virtualization-type": "hvm",
  };
  const value = values[name];
  return value === undefined ? undefined : [value];
}

/** What EC2 calls the operating system. */
export function platformDetails(image: Image): string {
  if (image.family?.platform === "windows") return "Windows";
  return image.family?.title.startsWith("Red Hat") === true ? "Red Hat Enterprise Linux" : "Linux/UNIX";
}

/** True when every name that the pattern matches starts with the text before the first wildcard of `gone`. */
export function isWithin(pattern: string, gone: string): boolean {
  const prefix = gone.slice(0, gone.indexOf("*"));
  return pattern.startsWith(prefix) || matchesWildcards(gone, pattern.replaceAll(/[*?]/g, "0"));
}
