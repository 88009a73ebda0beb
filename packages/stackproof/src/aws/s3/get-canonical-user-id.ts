// AWS S3: getCanonicalUserId.
import { defineDataSource, guessed } from "../../model/data-source.ts";
import { repeatableHex } from "../../model/ids.ts";
import { accountOf } from "../arn.ts";

export const getCanonicalUserId = defineDataSource({
  token: "aws:s3/getCanonicalUserId:getCanonicalUserId",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/finding-canonical-user-id.html",
  regional: false,
  // 64 hexadecimal digits that only AWS knows; these are the same on every run for an account.
  answer: (_args, world) =>
    guessed({ id: repeatableHex(64, accountOf(world), "canonical"), displayName: "" }),
});
