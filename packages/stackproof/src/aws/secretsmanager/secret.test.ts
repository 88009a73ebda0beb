// Secrets.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { secret } from "./secret.ts";

const TOKEN = "aws:secretsmanager/secret:Secret";

testResource(secret, {
  accepts: {
    "what people write": {
      name: "shop/dev/db",
      description: "The database's password",
      recoveryWindowInDays: 0,
    },
    "an automatic name": {},
    "a prefix": { namePrefix: "shop/" },
    "a week to recover": { name: "shop/db", recoveryWindowInDays: 7 },
    "a key by its alias": { name: "shop/db", kmsKeyId: "alias/shop" },
    "a key of the program": stack(
      { name: "shop/db", kmsKeyId: out("key.keyId") },
      { with: { key: given("aws:kms/key:Key", {}) } },
    ),
    "a key of the account": {
      name: "shop/db",
      kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/0be1d7a7-7c48-4204-862a-9009fd737230",
    },
    "copies in other regions": {
      name: "shop/db",
      replicas: [{ region: "eu-west-1" }, { region: "us-west-2", kmsKeyId: "alias/shop" }],
    },
    "a copy in a region that nobody knows": { name: "shop/db", replicas: [{ region: unknown() }] },
    "a longer end": { name: "shop-database" },
  },
  rejects: {
    "invalid-name": { name: "shop db" },
    "invalid-recovery-window-in-days": { name: "shop/db", recoveryWindowInDays: 3 },
    "conflicting-inputs": { name: "shop/db", namePrefix: "shop/" },
    "name-like-arn-suffix": { name: "shop-secret" },
    "replica-in-own-region": { name: "shop/db", replicas: [{ region: "us-east-1" }] },
    "unknown-replica-region": { name: "shop/db", replicas: [{ region: "us-east1" }] },
    "duplicate-replica": {
      name: "shop/db",
      replicas: [{ region: "eu-west-1" }, { region: "eu-west-1", kmsKeyId: "alias/shop" }],
    },
    "key-of-other-region": [
      {
        name: "shop/db",
        kmsKeyId: "arn:aws:kms:eu-west-1:123456789012:key/0be1d7a7-7c48-4204-862a-9009fd737230",
      },
      {
        name: "shop/db",
        replicas: [
          {
            region: "eu-west-1",
            kmsKeyId: "arn:aws:kms:us-east-1:123456789012:key/0be1d7a7-7c48-4204-862a-9009fd737230",
          },
        ],
      },
    ],
    "unusable-key": stack(
      { name: "shop/db", kmsKeyId: out("key.arn") },
      { with: { key: given("aws:kms/key:Key", { isEnabled: false }) } },
    ),
    "duplicate-name": stack({ name: "shop/db" }, { with: { other: given(TOKEN, { name: "shop/db" }) } }),
  },
  outputs: [
    {
      of: { name: "shop/db" },
      are: {
        id: /^arn:aws:secretsmanager:us-east-1:123456789012:secret:shop\/db-[a-z0-9]{6}$/,
        arn: /^arn:aws:secretsmanager:us-east-1:123456789012:secret:shop\/db-[a-z0-9]{6}$/,
        recoveryWindowInDays: 30,
      },
    },
  ],
});
