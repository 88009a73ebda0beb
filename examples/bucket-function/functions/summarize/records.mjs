// Records: what an S3 event says.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html

/**
 * @typedef {object} NewObject
 * @property {string} bucket
 * @property {string} key
 * @property {string} [versionId] of a bucket with versions
 */

/**
 * The objects that an event tells of. The message that S3 sends to try a notification tells of none.
 *
 * @param {any} event
 * @returns {NewObject[]}
 * @throws {TypeError} when it is no event of S3
 */
export function objectsOf(event) {
  if (event?.Event === "s3:TestEvent") return [];
  if (!Array.isArray(event?.Records)) throw new TypeError("This is no event of S3: it has no Records.");
  return event.Records.map(objectOf);
}

/**
 * @param {any} record
 * @returns {NewObject}
 */
function objectOf(record) {
  const bucket = record?.s3?.bucket?.name;
  const { key, versionId } = record?.s3?.object ?? {};
  if (typeof bucket !== "string" || bucket === "" || typeof key !== "string" || key === "")
    throw new TypeError("This is no event of S3: a record names no bucket or no object.");
  return {
    bucket,
    // Keys are written as forms write texts: a blank is a plus.
    key: decodeURIComponent(key.replaceAll("+", " ")),
    ...(typeof versionId === "string" && { versionId }),
  };
}
