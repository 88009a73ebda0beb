// BucketFunction: when objects, old versions and unfinished uploads of a bucket go. Pure.
import type * as aws from "@pulumi/aws";
import { BucketError, checkWhole } from "./bucket-error.ts";

/** What is kept for how long. */
export interface LifecycleArgs {
  /**
   * Whether old versions are kept.
   *
   * @default true
   */
  readonly versioned?: boolean;
  /**
   * Days after which old versions are deleted, 1 or more.
   *
   * @default 90
   */
  readonly oldVersionDays?: number;
  /**
   * How many of an object's newest old versions are kept beyond `oldVersionDays`, 1 to 100.
   *
   * @default none
   */
  readonly oldVersionsKept?: number;
  /**
   * Days after which objects are deleted, 1 or more. In a versioned bucket they become old versions then.
   *
   * @default never
   */
  readonly expireDays?: number;
  /**
   * Days after which the parts of an upload that was never finished are deleted, 1 or more.
   *
   * @default 7
   */
  readonly abortUploadDays?: number;
}

/** @throws BucketError when a number is out of its range, or old versions have an end that are never kept */
export function checkLifecycle(of: string, args: LifecycleArgs, path = ""): void {
  const days = { min: 1, unit: "days" };
  checkWhole(of, `${path}oldVersionDays`, args.oldVersionDays, days);
  checkWhole(of, `${path}expireDays`, args.expireDays, days);
  checkWhole(of, `${path}abortUploadDays`, args.abortUploadDays, days);
  checkWhole(of, `${path}oldVersionsKept`, args.oldVersionsKept, { min: 1, max: 100, unit: "versions" });
  if (args.versioned !== false) return;
  for (const argument of ["oldVersionDays", "oldVersionsKept"] as const) {
    if (args[argument] !== undefined) {
      throw new BucketError(
        `${of}: ${path}${argument} is given and ${path}versioned is false, so that there are no old versions. Leave one of them out.`,
      );
    }
  }
}

/**
 * The rules of a bucket. The marks that deleted objects leave behind go with the last old version: by the rule
 * "old-versions", or by the expiration in days, which does the same and cannot be together with it
 * (https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-expire-general-considerations.html).
 */
export function lifecycleRules(args: LifecycleArgs): aws.types.input.s3.BucketLifecycleConfigurationRule[] {
  const everything = { status: "Enabled", filter: { prefix: "" } };
  const { expireDays, oldVersionsKept } = args;
  return [
    {
      ...everything,
      id: "abort-uploads",
      abortIncompleteMultipartUpload: { daysAfterInitiation: args.abortUploadDays ?? 7 },
    },
    ...(args.versioned === false
      ? []
      : [
          {
            ...everything,
            id: "old-versions",
            noncurrentVersionExpiration: {
              noncurrentDays: args.oldVersionDays ?? 90,
              ...(oldVersionsKept !== undefined && { newerNoncurrentVersions: oldVersionsKept }),
            },
            ...(expireDays === undefined && { expiration: { expiredObjectDeleteMarker: true } }),
          },
        ]),
    ...(expireDays === undefined ? [] : [{ ...everything, id: "expire", expiration: { days: expireDays } }]),
  ];
}
