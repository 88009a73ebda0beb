// S3: whether a bucket keeps versions, and which resource says so. Defines no resource.
import type { ResourceView, World } from "../../model/kernel.ts";
import { type Decided, flagAt, isGiven, isNew, objectAt, settingsOf, textAt } from "./shared.ts";

const VERSIONING = "aws:s3/bucketVersioning:BucketVersioning";

/** Whether versioning of a bucket is on; undefined when it cannot be known. */
export function isVersioned(world: World, bucket: ResourceView): Decided<boolean> | undefined {
  const { views, isComplete } = settingsOf(world, VERSIONING, bucket);
  const [setting] = views;
  if (setting !== undefined) {
    const status = textAt(objectAt(setting.node.inputs, "versioningConfiguration"), "status");
    return views.length === 1 && status !== undefined
      ? { value: status === "Enabled", by: setting }
      : undefined;
  }
  if (!isComplete || !isNew(bucket)) return undefined;
  const { inputs } = bucket.node;
  // Object lock switches versioning on by itself: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
  if (bucket.flag("objectLockEnabled") === true || isGiven(inputs, "objectLockConfiguration"))
    return { value: true };
  const inline = objectAt(inputs, "versioning") ?? objectAt(inputs, "versionings");
  if (inline === undefined) {
    const isThere = isGiven(inputs, "versioning") || isGiven(inputs, "versionings");
    return isThere ? undefined : { value: false };
  }
  const enabled = isGiven(inline, "enabled") ? flagAt(inline, "enabled") : false;
  return enabled === undefined ? undefined : { value: enabled };
}
