// Values of secrets.
import { Secret } from "../../core/value.ts";
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { secretVersion } from "./secret-version.ts";

const TOKEN = "aws:secretsmanager/secretVersion:SecretVersion";

testResource(secretVersion, {
  given: { db: given("aws:secretsmanager/secret:Secret", { name: "shop/db" }) },
  accepts: {
    "what people write": { secretId: out("db.id"), secretString: new Secret('{"username":"shop"}') },
    "by ARN": { secretId: out("db.arn"), secretString: "x" },
    "a binary value": { secretId: out("db.id"), secretBinary: "c2hvcA==" },
    "a value that nobody knows": { secretId: out("db.id"), secretString: unknown() },
    "a secret of another stack": { secretId: "shop/other", secretString: "x" },
    "a second version with a label of its own": stack(
      { secretId: out("db.id"), secretString: "x" },
      {
        with: { next: given(TOKEN, { secretId: out("db.id"), secretString: "y", versionStages: ["NEXT"] }) },
      },
    ),
  },
  rejects: {
    "conflicting-inputs": { secretId: out("db.id"), secretString: "x", secretBinary: "c2hvcA==" },
    "missing-input": { secretId: out("db.id") },
    "invalid-secret-binary": { secretId: out("db.id"), secretBinary: "not base64!" },
    "value-too-long": { secretId: out("db.id"), secretString: "x".repeat(65_537) },
    "two-current-versions": stack(
      { secretId: out("db.id"), secretString: "x" },
      { with: { other: given(TOKEN, { secretId: out("db.arn"), secretString: "y" }) } },
    ),
    "version-without-label": { secretId: out("db.id"), secretString: "x", versionStages: ["NEXT"] },
  },
  outputs: [
    {
      of: { secretId: out("db.id"), secretString: "x" },
      are: {
        id: /^arn:aws:secretsmanager:us-east-1:123456789012:secret:shop\/db-[a-z0-9]{6}\|terraform-[0-9a-f]{26}$/,
        arn: /secret:shop\/db-/,
        versionStages: ["AWSCURRENT"],
      },
    },
  ],
});
