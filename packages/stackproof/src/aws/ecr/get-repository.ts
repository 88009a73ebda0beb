// AWS ECR: getRepository.

import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { accountOf } from "../arn.ts";
import { repositoryNames } from "./registry.ts";

export const getRepository = defineLookup({
  token: "aws:ecr/getRepository:getRepository",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecr/repository_data_source.go",
  resource: "aws:ecr/repository:Repository",
  noun: "ECR Repository",
  keys: { name: "name", registryId: "registryId" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? "";
    const registryId = thingText(thing, "registryId") ?? accountOf(world);
    return {
      id: name,
      name,
      registryId,
      ...repositoryNames(name, registryId, world),
      mostRecentImageTags: [],
    };
  },
  derived(args, world) {
    const name = textAt(args, "name") ?? "";
    const registryId = textAt(args, "registryId") ?? accountOf(world);
    return {
      id: name,
      registryId,
      imageTagMutability: "MUTABLE",
      tags: {},
      ...repositoryNames(name, registryId, world),
    };
  },
});
