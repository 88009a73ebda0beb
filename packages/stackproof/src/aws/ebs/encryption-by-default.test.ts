// Encryption of new volumes.
import { given, stack, testResource } from "../testing.ts";
import { encryptionByDefault } from "./encryption-by-default.ts";

const TOKEN = "aws:ebs/encryptionByDefault:EncryptionByDefault";

testResource(encryptionByDefault, {
  accepts: {
    on: {},
    "one for each region": stack({}, { with: { west: given(TOKEN, { region: "us-west-2" }) } }),
  },
  rejects: { "setting-made-twice": stack({}, { with: { other: given(TOKEN, { enabled: false }) } }) },
  outputs: [{ of: {}, are: { enabled: true } }],
});
