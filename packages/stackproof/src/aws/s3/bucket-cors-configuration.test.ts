// CORS configurations of buckets.
import { given, type Input, out, stack, testResource } from "../testing.ts";
import { bucketCorsConfiguration } from "./bucket-cors-configuration.ts";

const bucket = out("main.id");

function rule(more: Readonly<Record<string, Input>>): Readonly<Record<string, Input>> {
  return {
    bucket,
    corsRules: [{ allowedMethods: ["GET"], allowedOrigins: ["https://example.com"], ...more }],
  };
}

testResource(bucketCorsConfiguration, {
  given: { main: given("aws:s3/bucket:Bucket", { bucket: "assets" }) },
  accepts: {
    "all methods": rule({ allowedMethods: ["GET", "PUT", "POST", "DELETE", "HEAD"], allowedHeaders: ["*"] }),
    "one star in an origin": rule({
      allowedOrigins: ["https://*.example.com"],
      exposeHeaders: ["ETag"],
      maxAgeSeconds: 3000,
    }),
  },
  rejects: {
    "invalid-cors-rules-allowed-methods": rule({ allowedMethods: ["GET", "OPTIONS"] }),
    "invalid-cors-rules-allowed-origins": rule({ allowedOrigins: ["https://*.*.example.com"] }),
    "invalid-cors-rules-expose-headers": rule({ exposeHeaders: ["*"] }),
    "second-for-bucket": stack(rule({}), {
      with: {
        other: given("aws:s3/bucketCorsConfiguration:BucketCorsConfiguration", {
          bucket,
          corsRules: [{ allowedMethods: ["PUT"], allowedOrigins: ["*"] }],
        }),
      },
    }),
  },
  outputs: [{ of: rule({}), are: { id: "assets" } }],
});
