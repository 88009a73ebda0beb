// Objects of buckets, the newer type.
import { bucketObjectv2 } from "./bucket-objectv2.ts";
import { testBucketObject } from "./testing.ts";

testBucketObject(bucketObjectv2, "assets/index.html");
