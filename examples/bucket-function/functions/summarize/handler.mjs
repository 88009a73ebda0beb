// Handler: for each new object a summary in the bucket of results. S3 may tell of an object twice or out of order, and
// Lambda tries again what failed: a version's result has always the same name and the same content.
import { createHash } from "node:crypto";
import { logger } from "./log.mjs";
import { objectsOf } from "./records.mjs";
import { objection, summarize } from "./summary.mjs";

/**
 * @typedef {Pick<import("@aws-sdk/client-s3").S3, "headObject" | "getObject" | "putObject">} Storage
 * @typedef {import("./records.mjs").NewObject} NewObject
 */

/**
 * @param {{ s3: Storage, results: string | undefined, write?: (line: string) => unknown }} parts
 *   `results` is the name of the bucket for results, `write` takes the logs
 */
export function handlerOf({ s3, results, write }) {
  if (!results) throw new Error("The environment variable RESULTS is missing: the bucket for results.");

  /** @param {unknown} event @param {{ awsRequestId?: string }} [context] */
  return async (event, context) => {
    const log = logger(context?.awsRequestId, write);
    const failures = [];
    for (const object of objectsOf(event)) {
      try {
        const outcome = await resultOf(s3, results, object);
        const level = outcome.status === "summarized" ? "info" : "warn";
        log[level](outcome.status, { ...object, ...outcome });
      } catch (error) {
        log.error("failed", { ...object, error: error instanceof Error ? error.stack : String(error) });
        failures.push(error);
      }
    }
    // Thrown, so that Lambda tries again and at last puts the event into the queue.
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} objects have failed.`);
  };
}

/**
 * @param {Storage} s3
 * @param {string} results
 * @param {NewObject} object
 */
async function resultOf(s3, results, { bucket, key, versionId }) {
  const where = { Bucket: bucket, Key: key, ...(versionId !== undefined && { VersionId: versionId }) };
  const head = await found(s3.headObject(where));
  if (head === undefined) return { status: "gone", reason: "It has been deleted since." };
  const { ContentLength: bytes = 0, ContentType: type, ETag } = head;
  const reason = objection({ bytes, type });
  const content = reason === undefined ? await found(read(s3, { ...where, IfMatch: ETag })) : undefined;
  if (reason === undefined && content === undefined)
    return { status: "gone", reason: "It has been deleted or overwritten since." };
  const outcome =
    content === undefined ? { status: "rejected", reason, bytes } : { ...summarize(content), bytes };
  await s3.putObject({
    Bucket: results,
    Key: resultKey(key, versionId ?? "latest"),
    ContentType: "application/json",
    Body: JSON.stringify({ bucket, key, versionId, type, ...outcome }, undefined, 2),
  });
  return outcome;
}

/**
 * @param {Storage} s3
 * @param {Parameters<Storage["getObject"]>[0]} what
 */
async function read(s3, what) {
  const { Body } = await s3.getObject(what);
  if (Body === undefined) throw new Error("S3 has answered without a body.");
  return Body.transformToByteArray();
}

/**
 * What was asked for, or nothing when it is not there any more.
 *
 * @template T
 * @param {Promise<T>} answer
 * @returns {Promise<T | undefined>}
 */
async function found(answer) {
  try {
    return await answer;
  } catch (error) {
    const gone = ["NotFound", "NoSuchKey", "NoSuchVersion", "PreconditionFailed"];
    if (error instanceof Error && gone.includes(error.name)) return undefined;
    throw error;
  }
}

/**
 * `<key>/<version>.json`. Keys have at most 1,024 bytes; of longer ones there is a hash instead:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 *
 * @param {string} key
 * @param {string} version
 */
function resultKey(key, version) {
  const name = `${key}/${version}.json`;
  if (Buffer.byteLength(name) <= 1024) return name;
  return `sha256-${createHash("sha256").update(key).digest("hex")}/${version}.json`;
}
