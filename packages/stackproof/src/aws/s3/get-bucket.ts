// AWS S3: getBucket.
import { findRegion } from "../../data/regions.ts";
import { s3HostedZone, s3WebsiteDomain } from "../../data/s3-endpoints.ts";
import { defineDataSource, guessed, known } from "../../model/data-source.ts";
import { notesOnAbsent } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingsOfType, thingText } from "../../model/things.ts";
import { arn, partitionOf } from "../arn.ts";

const TOKEN = "aws:s3/getBucket:getBucket";
const TYPES = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2"];

export const getBucket = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_data_source.go",
  answer(args, world) {
    const bucket = textAt(args, "bucket") ?? "";
    const things = TYPES.flatMap((type) => thingsOfType({ ...world, region: undefined }, type));
    const thing = things.find((candidate) => (thingText(candidate, "bucket") ?? candidate.id) === bucket);
    const region = thing?.region ?? world.region ?? "us-east-1";
    const suffix = partitionOf({ ...world, region }).dnsSuffix;
    const website = s3WebsiteDomain(region, suffix);
    const hostedZone = s3HostedZone(region);
    const result = {
      id: bucket,
      bucket,
      arn: arn(world, "s3", bucket, { region: "", account: "" }),
      region,
      bucketRegion: region,
      bucketDomainName: `${bucket}.s3.amazonaws.com`,
      bucketRegionalDomainName: `${bucket}.s3.${region}.${suffix}`,
      ...(hostedZone !== undefined && { hostedZoneId: hostedZone }),
      websiteDomain: thing === undefined || thing.properties["website"] === undefined ? "" : website,
      websiteEndpoint:
        thing === undefined || thing.properties["website"] === undefined ? "" : `${bucket}.${website}`,
    };
    if (thing !== undefined && findRegion(region) !== undefined) return known(result);
    const lookup = { token: TOKEN, resource: "aws:s3/bucket:Bucket", keys: { bucket: "bucket" } };
    return guessed(result, thing === undefined ? notesOnAbsent(lookup, args, world) : []);
  },
});
