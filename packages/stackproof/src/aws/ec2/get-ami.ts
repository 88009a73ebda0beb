// AWS EC2: getAmi.
import { holdsPlaceholder } from "../../core/placeholder.ts";
import type { PropertyMap } from "../../core/value.ts";
import { GONE_IMAGES } from "../../data/gone-amis.ts";
import {
  type DataSourceAnswer,
  type DataSourceWorld,
  defineDataSource,
  guessed,
  known,
  refused,
} from "../../model/data-source.ts";
import { repeatableId } from "../../model/ids.ts";
import { at, notesOnAbsent } from "../../model/lookup.ts";
import { flagAt } from "../../model/plain.ts";
import { arn } from "../arn.ts";
import { goneImage, severalImages, unfilteredImages } from "../findings.ts";
import { demandedResult, imageResult } from "./image-result.ts";
import { findImages, findsEarlier, type ImageSearch, isCertain, isWithin, searchOf } from "./images.ts";

const TOKEN = "aws:ec2/getAmi:getAmi";
const NONE = "Your query returned no results. Please change your search criteria and try again.";
const SEVERAL =
  "Your query returned more than one result. Please try a more specific search criteria, or set `most_recent` attribute to true.";

export const getAmi = defineDataSource({
  token: TOKEN,
  formerly: ["aws:index/getAmi:getAmi"],
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_ami_data_source.go",
  answer(args, world) {
    const search = searchOf(args);
    const gone = goneName(search, args);
    if (gone !== undefined) return refused(TOKEN, NONE, goneImage.at(at(world), { ...gone, quote: NONE }));
    const findings = asksAnybody(search, args) ? [unfilteredImages.at(at(world), {})] : [];
    const [image, ...more] = findImages(search, world);
    if (image === undefined) return unknownImage(search, args, world);
    if (!flagAt(args, "mostRecent") && [image, ...more.slice(0, 1)].every((one) => isCertain(one, search))) {
      const other =
        more[0]?.name ?? (findsEarlier(image, search, world) ? "and the versions before it" : undefined);
      if (other !== undefined) {
        const found =
          more[0] === undefined
            ? `${image.name} ${other}`
            : `${image.name}, ${other}${more.length > 1 ? " and others" : ""}`;
        return refused(TOKEN, SEVERAL, severalImages.at(at(world), { found, quote: SEVERAL }));
      }
    }
    return known(imageResult(image, world), findings);
  },
});

/** The name that finds nothing any more, when all names that the search asks for are such. */
function goneName(search: ImageSearch, args: PropertyMap) {
  if (flagAt(args, "includeDeprecated") || search.owners.includes("self")) return undefined;
  const names = search.filters.find((filter) => filter.name === "name")?.values ?? [];
  const [name] = names;
  if (name === undefined) return undefined;
  const found = names.map((pattern) => GONE_IMAGES.find((gone) => isWithin(pattern, gone.pattern)));
  const [first] = found;
  if (first === undefined || found.some((gone) => gone === undefined)) return undefined;
  return { name, reason: first.reason, instead: first.instead, docs: first.docs };
}

function asksAnybody(search: ImageSearch, args: PropertyMap): boolean {
  const owned =
    search.owners.length > 0 ||
    search.filters.some((filter) => filter.name === "owner-id" || filter.name === "image-id");
  return flagAt(args, "mostRecent") && !owned && !flagAt(args, "allowUnsafeFilter");
}

function unknownImage(search: ImageSearch, args: PropertyMap, world: DataSourceWorld): DataSourceAnswer {
  const asked = search.filters.find((filter) => filter.name === "image-id")?.values[0];
  const id =
    asked !== undefined && !/[*?]/.test(asked)
      ? asked
      : repeatableId("ami", world.region, JSON.stringify(args));
  const result = {
    ...demandedResult(search),
    id,
    imageId: id,
    arn: arn(world, "ec2", `image/${id}`, { account: "" }),
  };
  const quiet = holdsPlaceholder(JSON.stringify(args));
  return guessed(
    result,
    quiet ? [] : notesOnAbsent({ token: TOKEN, resource: "aws:ec2/ami:Ami" }, args, world),
  );
}
