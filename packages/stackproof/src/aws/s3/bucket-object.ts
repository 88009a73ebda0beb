// A file in a bucket; the older of the two types.
import { defineResource, withDefault } from "../../model/kernel.ts";
import { OBJECT_FINDINGS } from "./object-findings.ts";
import { OBJECT_FIELDS, OBJECT_RELATIONS } from "./object-inputs.ts";
import { checkObject, OBJECT_ORDER, OBJECT_UNIQUE, objectOutputs } from "./objects.ts";

export const bucketObject = defineResource({
  token: "aws:s3/bucketObject:BucketObject",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html",
  inputs: {
    ...OBJECT_FIELDS,
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_object.go
    acl: withDefault(OBJECT_FIELDS.acl, "private"),
  },
  relations: OBJECT_RELATIONS,
  outputs: (self, make) => ({
    ...objectOutputs(self, make),
    ...(self.text("key") !== undefined && { id: self.text("key") ?? "" }),
  }),
  unique: OBJECT_UNIQUE,
  order: OBJECT_ORDER,
  findings: OBJECT_FINDINGS,
  check: checkObject,
});
