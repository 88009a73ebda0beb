// AWS EC2: getAmiIds.
import { defineDataSource, guessed, known } from "../../model/data-source.ts";
import { repeatableId } from "../../model/ids.ts";
import { notesOnAbsent } from "../../model/lookup.ts";
import { crc32Text } from "../../model/terraform-set.ts";
import { findImages, searchOf } from "./images.ts";

const TOKEN = "aws:ec2/getAmiIds:getAmiIds";

export const getAmiIds = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_ami_ids_data_source.go",
  answer(args, world) {
    const ids = findImages(searchOf(args), world).map((image) => image.id);
    const id = crc32Text(JSON.stringify(args));
    // The list is right about the newest images only: the real one holds the versions before them as well.
    if (ids.length > 0) return known({ id, ids });
    const guess = [repeatableId("ami", world.region, JSON.stringify(args))];
    return guessed(
      { id, ids: guess },
      notesOnAbsent({ token: TOKEN, resource: "aws:ec2/ami:Ami" }, args, world),
    );
  },
});
