// Runs for each new object: looks it up and says what it is. A failure is thrown, so that Lambda tries again.
// The AWS SDK comes with the runtime: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
import { HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";

const s3 = new S3Client({});

export async function handler(event) {
  if (!Array.isArray(event?.Records))
    throw new TypeError("This function takes S3 events: Records is missing.");
  for (const record of event.Records) await look(record);
}

async function look(record) {
  const bucket = record.s3?.bucket?.name;
  const object = record.s3?.object;
  if (typeof bucket !== "string" || typeof object?.key !== "string") {
    throw new TypeError("A record of the event names no bucket or no object.");
  }
  // S3 writes keys into events as forms write texts: a blank is a plus.
  const key = decodeURIComponent(object.key.replaceAll("+", " "));
  const versionId = object.versionId;
  const head = await s3.send(
    new HeadObjectCommand({ Bucket: bucket, Key: key, ...(versionId && { VersionId: versionId }) }),
  );
  console.log(
    JSON.stringify({
      level: "info",
      message: "new object",
      event: record.eventName,
      bucket,
      key,
      versionId,
      bytes: head.ContentLength,
      type: head.ContentType,
    }),
  );
}
