// Whether new volumes of the account's region are encrypted when nobody says so.
import { bool, defineResource, withDefault } from "../../model/kernel.ts";

export const encryptionByDefault = defineResource({
  token: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  docs: "https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html",
  inputs: { enabled: withDefault(bool(), true) },
  outputs: (_self, make) => ({ id: `terraform-20261121080000000000000000${make.hex(6)}` }),
  unique: {
    "setting-made-twice": {
      key: () => "encryption by default",
      scope: "region",
      says: () => "both set the encryption by default of one region",
      effect: "broken",
      why: "An account has the setting once in each region. The last update wins, and removing one of the two switches it off.",
      fix: "Keep one of them.",
      docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ebs_encryption_by_default.go",
    },
  },
});
