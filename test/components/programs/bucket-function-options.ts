import { BucketFunction, type BucketFunctionArgs, EncryptionKey, NamingPolicy } from "@stackproof/components";
import { everyPair } from "../cases";

const key = new EncryptionKey("key", { description: "Objects and failed events" });
const code = { inline: "export const handler = async () => {};" };

const cases = everyPair<BucketFunctionArgs>({
  naming: { prod: { naming: new NamingPolicy({ pattern: "prod-{what}", region: "us-west-2" }) } },
  tags: { some: { tags: { team: "images" } } },
  function: { python: { function: { code, runtime: "python3.13", statements: [], timeout: 60 } } },
  encryption: { kms: { bucket: { kmsKeyArn: key.arn } } },
  lifecycle: {
    plain: { bucket: { versioned: false } },
    expiring: { bucket: { expireDays: 30, abortUploadDays: 1, oldVersionDays: 7, oldVersionsKept: 3 } },
    statements: {
      bucket: {
        forceDestroy: true,
        kmsKeyArn: key.arn,
        statements: (arn) => [
          {
            Effect: "Deny",
            Principal: "*",
            Action: "s3:DeleteBucket",
            Resource: arn,
          },
        ],
      },
    },
  },
  events: {
    removed: { events: ["s3:ObjectRemoved:*"] },
    several: { events: ["s3:ObjectCreated:Put", "s3:ObjectCreated:Copy", "s3:LifecycleExpiration:Delete"] },
  },
  prefix: {
    one: { prefix: "images/" },
    several: { prefix: ["images/", "year=2026/my files/"], writePrefix: "out/" },
  },
  suffix: { one: { suffix: ".png" }, several: { suffix: [".png", ".jpg"] } },
  failed: {
    plain: { failedEvents: { retries: 0, maximumAge: 60, retentionDays: 1 } },
    kms: { failedEvents: { kmsKeyArn: key.arn } },
  },
  transform: {
    all: {
      transform: {
        function: { description: "Reads what comes" },
        failedEvents: { visibilityTimeoutSeconds: 60 },
        invokeConfig: (args) => ({ args: { ...args, qualifier: "$LATEST" } }),
        permission: (_, options) => ({ options }),
        notification: (args) => ({ args: { ...args, eventbridge: true } }),
      },
    },
  },
});
// The same physical names cannot be there twice.
for (const { name, args } of cases) new BucketFunction(name, { function: { code }, label: name, ...args });

export const instances = cases.length;
