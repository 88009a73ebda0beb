// Whether any bucket of the account can be opened to everybody.
import { bool, defineResource, replaces, withDefault } from "../../model/kernel.ts";
import { accountId, guide } from "./shared.ts";

export const accountPublicAccessBlock = defineResource({
  token: "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_PutPublicAccessBlock.html",
  isGlobal: true,
  inputs: {
    accountId: replaces(accountId()),
    blockPublicAcls: withDefault(bool(), false),
    blockPublicPolicy: withDefault(bool(), false),
    ignorePublicAcls: withDefault(bool(), false),
    restrictPublicBuckets: withDefault(bool(), false),
  },
  outputs: (self, make) => {
    const account = self.text("accountId") ?? make.account;
    return { id: account, accountId: account };
  },
  unique: {
    "second-for-account": {
      key: (self) => self.text("accountId"),
      scope: "account",
      says: () => "block public access for the same account",
      severity: "warning",
      effect: "broken",
      why: "An account has one block: the one that is written last replaces all four flags of the other.",
      fix: "Keep one of them.",
      docs: guide("configuring-block-public-access-account"),
    },
  },
});
