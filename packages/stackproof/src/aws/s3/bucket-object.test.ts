// Objects of buckets.
import { bucketObject } from "./bucket-object.ts";
import { testBucketObject } from "./testing.ts";

testBucketObject(bucketObject, "index.html");
