// AWS ECR: getImage.
import { defineDataSource, guessed } from "../../model/data-source.ts";
import { repeatableHex } from "../../model/ids.ts";
import { notesOnAbsent } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingsOfType, thingText } from "../../model/things.ts";
import { accountOf } from "../arn.ts";
import { repositoryNames } from "./registry.ts";

const TOKEN = "aws:ecr/getImage:getImage";
const REPOSITORY = "aws:ecr/repository:Repository";

export const getImage = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecr/image_data_source.go",
  answer(args, world) {
    const repositoryName = textAt(args, "repositoryName") ?? "";
    const registryId = textAt(args, "registryId") ?? accountOf(world);
    const tag = textAt(args, "imageTag");
    const digest =
      textAt(args, "imageDigest") ?? `sha256:${repeatableHex(64, registryId, repositoryName, tag)}`;
    const { repositoryUrl } = repositoryNames(repositoryName, registryId, world);
    const isDeclared = thingsOfType(world, REPOSITORY).some(
      (thing) => thingText(thing, "name") === repositoryName,
    );
    const lookup = { token: TOKEN, resource: REPOSITORY, keys: { repositoryName: "name" } };
    const result = {
      id: digest,
      imageDigest: digest,
      imageUri: `${repositoryUrl}@${digest}`,
      imageTags: tag === undefined ? [] : [tag],
      registryId,
      repositoryName,
    };
    return guessed(result, isDeclared ? [] : notesOnAbsent(lookup, args, world));
  },
});
