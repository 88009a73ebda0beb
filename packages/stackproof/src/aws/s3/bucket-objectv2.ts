// A file in a bucket.
import { defineResource, map, object, oneOf, text } from "../../model/kernel.ts";
import { OBJECT_FINDINGS } from "./object-findings.ts";
import { OBJECT_FIELDS, OBJECT_RELATIONS } from "./object-inputs.ts";
import { checkObject, OBJECT_ORDER, OBJECT_UNIQUE, objectOutputs } from "./objects.ts";

export const bucketObjectv2 = defineResource({
  token: "aws:s3/bucketObjectv2:BucketObjectv2",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
  inputs: {
    ...OBJECT_FIELDS,
    checksumAlgorithm: oneOf([
      "CRC32",
      "CRC32C",
      "SHA1",
      "SHA256",
      "CRC64NVME",
      "SHA512",
      "MD5",
      "XXHASH64",
      "XXHASH3",
      "XXHASH128",
    ]),
    overrideProvider: object({ defaultTags: object({ tags: map(text()) }) }),
  },
  relations: OBJECT_RELATIONS,
  outputs(self, make) {
    const [bucket, key] = [self.text("bucket"), self.text("key")];
    return {
      ...objectOutputs(self, make),
      acl: self.text("acl") ?? "private",
      ...(bucket !== undefined && key !== undefined && { id: `${bucket}/${key}` }),
      checksumCrc32: "",
      checksumCrc32c: "",
      checksumCrc64nvme: "",
      checksumSha1: "",
      checksumSha256: "",
    };
  },
  unique: OBJECT_UNIQUE,
  order: OBJECT_ORDER,
  findings: OBJECT_FINDINGS,
  check: checkObject,
});
