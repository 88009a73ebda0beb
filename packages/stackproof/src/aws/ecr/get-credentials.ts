// AWS ECR: getCredentials. A rehearsal has no password of a registry; the placeholder is a secret of the right form.
import { defineDataSource, guessed } from "../../model/data-source.ts";
import { textAt } from "../../model/plain.ts";
import { accountOf } from "../arn.ts";
import { authorization } from "./authorization.ts";

const TOKEN = "aws:ecr/getCredentials:getCredentials";

export const getCredentials = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ecr/authorization_token_data_source.go",
  answer: (args, world) =>
    guessed(authorization(TOKEN, textAt(args, "registryId") ?? accountOf(world), world)),
});
