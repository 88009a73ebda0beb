// Aliases of keys.
import { given, out, stack, testResource } from "../testing.ts";
import { alias } from "./alias.ts";

const targetKeyId = out("main.keyId");

testResource(alias, {
  given: { main: given("aws:kms/key:Key", {}) },
  accepts: {
    "an automatic name": { targetKeyId },
    "a name with slashes": { name: "alias/shop/dev_orders-1", targetKeyId: out("main.arn") },
    "a name that only looks like AWS's": { name: "alias/awsome", targetKeyId: out("main.id") },
    "a key of another stack": { name: "alias/shop", targetKeyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
    "one name in two regions": stack(
      { name: "alias/shop", targetKeyId },
      {
        with: {
          far: given("aws:kms/key:Key", {}, { region: "eu-west-1" }),
          other: given(
            "aws:kms/alias:Alias",
            { name: "alias/shop", targetKeyId: out("far.id") },
            { region: "eu-west-1" },
          ),
        },
      },
    ),
  },
  rejects: {
    "invalid-name": [
      { name: "shop", targetKeyId },
      { name: "alias/aws/shop", targetKeyId },
      { name: "alias/shop.dev", targetKeyId },
    ],
    "duplicate-name": stack(
      { name: "alias/shop", targetKeyId },
      { with: { other: given("aws:kms/alias:Alias", { name: "alias/shop", targetKeyId }) } },
    ),
    "alias-of-alias": { name: "alias/shop", targetKeyId: "alias/orders" },
    "conflicting-inputs": { name: "alias/shop", namePrefix: "alias/s", targetKeyId },
    "other-region": stack({ name: "alias/shop", targetKeyId }, { region: "eu-west-1" }),
  },
  outputs: [
    {
      of: { name: "alias/shop", targetKeyId },
      are: {
        id: "alias/shop",
        arn: "arn:aws:kms:us-east-1:123456789012:alias/shop",
        targetKeyArn: /^arn:aws:kms:us-east-1:123456789012:key\/[0-9a-f-]{36}$/,
      },
    },
  ],
});
