// A public key that EC2 puts on new instances.
import { createHash } from "node:crypto";
import { conflictsWith, defineResource, leaf, replaces, shown, tags, text } from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import { isPrivateKey, keyProblem, keyTypeOf } from "./public-keys.ts";

const GUIDE =
  "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html#how-to-generate-your-own-key-and-import-it-to-aws";

const EXAMPLE =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f me@example.com";

export const keyPair = defineResource({
  token: "aws:ec2/keyPair:KeyPair",
  docs: GUIDE,
  inputs: {
    keyName: replaces(text({ min: 0, max: 255 })),
    keyNamePrefix: replaces(text({ min: 0, max: 229 })),
    publicKey: replaces(
      leaf<string>(
        {
          expects: "an RSA or ED25519 public key, as ssh-keygen writes it",
          good: EXAMPLE,
          bad: "ssh-rsa AAAAB3NzaC1yc2E... me@example.com",
          decode: asText,
          fault(value) {
            if (isPrivateKey(value)) return { says: "is a private key; only the public one is given to AWS" };
            const problem = keyProblem(value);
            return problem === undefined ? undefined : { says: `is ${shown(value)}, ${problem}` };
          },
        },
        {
          by: "aws",
          aws: { operation: "ec2:ImportKeyPair", code: "InvalidKey.Format" },
          why: "EC2 takes RSA and ED25519 public keys in OpenSSH's format, as RFC 4716 or as base64 of DER.",
          fix: "Give the text of a .pub file that ssh-keygen wrote, from the configuration or with fs.readFileSync.",
        },
      ),
    ),
    tags: tags(),
  },
  relations: [conflictsWith(["keyName", "keyNamePrefix"])],
  outputs(self, make) {
    const name = self.text("keyName");
    const key = self.inputs.publicKey;
    const keyType = key === undefined ? undefined : keyTypeOf(key);
    return {
      ...(name !== undefined && { id: name, arn: make.arn("ec2", `key-pair/${name}`) }),
      keyPairId: make.id("key"),
      ...(!self.has("keyNamePrefix") && { keyNamePrefix: "" }),
      ...(key !== undefined && keyType !== undefined && { keyType, fingerprint: fingerprint(key, keyType) }),
    };
  },
  unknowable: {
    keyType: "It follows from a key that is not known.",
    fingerprint: "It follows from a key that is not known.",
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.text("keyName"),
      scope: "region",
      says: (key) => `have the same name "${key}"`,
      property: "keyName",
      why: "The names of an account's key pairs are unique in a region.",
      fix: "Give one of them another name, or none: Pulumi makes one.",
      aws: { operation: "ec2:ImportKeyPair", code: "InvalidKeyPair.Duplicate" },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
    },
  },
});

/** In the form of the two kinds of keys: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html */
function fingerprint(key: string, type: string): string {
  const blob = Buffer.from(key.trim().split(/\s+/)[1] ?? key, "base64");
  if (type === "ed25519") return createHash("sha256").update(blob).digest("base64");
  return (createHash("md5").update(blob).digest("hex").match(/../g) ?? []).join(":");
}
