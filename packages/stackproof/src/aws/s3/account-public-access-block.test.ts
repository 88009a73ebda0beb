// The public access block of the account.
import { given, stack, testResource } from "../testing.ts";
import { accountPublicAccessBlock } from "./account-public-access-block.ts";

testResource(accountPublicAccessBlock, {
  accepts: { "all four": { blockPublicAcls: true, blockPublicPolicy: true } },
  rejects: {
    "second-for-account": stack(
      { blockPublicAcls: true },
      {
        with: {
          other: given("aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock", {
            blockPublicPolicy: true,
          }),
        },
      },
    ),
    "invalid-account-id": { accountId: "1234" },
  },
  outputs: [{ of: {}, are: { id: "123456789012", accountId: "123456789012", blockPublicAcls: false } }],
});
