// Traffic: an object that is put into a bucket, and the functions that hear of it. Pure.
import { functionOf } from "../aws/lambda-permissions.ts";
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../core/value.ts";
import { known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import type { Json } from "./http.ts";
import { FIXED } from "./request.ts";

const NOTIFICATION = "aws:s3/bucketNotification:BucketNotification";
const PUT = "s3:ObjectCreated:Put";

/** What an event runs. */
export interface Delivery {
  /** The functions that S3 calls. */
  readonly functions: readonly ResourceView[];
  /** Why more may run: a clause that begins with "whether". */
  readonly open: string | undefined;
  /** Functions that a notification names, and that do not run: why, and the notification. */
  readonly missed: readonly Missed[];
}

/** A function that hears of other objects. */
export interface Missed {
  readonly target: ResourceView;
  readonly text: string;
  readonly view: ResourceView;
}

/** The functions that S3 calls when an object of this key is put into the bucket. */
export function deliver(world: World, bucket: ResourceView, key: string): Delivery {
  const name = bucket.text("bucket") ?? bucket.id;
  const functions: ResourceView[] = [];
  const missed: Missed[] = [];
  let open: string | undefined;
  if (name === undefined) {
    return { functions, missed, open: `whether a notification of \`${bucket.name}\` takes it` };
  }
  for (const notification of world.all(NOTIFICATION)) {
    const named = notification.text("bucket");
    if (named === undefined)
      open ??= `whether \`${notification.name}\` is a notification of \`${bucket.name}\``;
    if (named !== name) continue;
    for (const list of ["queues", "topics"] as const) {
      if (notification.has(list))
        open ??= `whether one of the ${list} of \`${notification.name}\` leads to it`;
    }
    if (notification.flag("eventbridge") !== false) {
      open ??= `whether a rule of EventBridge leads to it`;
    }
    const entries = known(notification.node.inputs["lambdaFunctions"]);
    if (entries === undefined && notification.has("lambdaFunctions")) {
      open ??= `whether \`${notification.name}\` names it`;
    }
    for (const entry of Array.isArray(entries) ? entries : []) {
      const map = known(entry);
      if (map === undefined || !isPropertyMap(map)) continue;
      const target = functionOf(world, textOf(map["lambdaFunctionArn"]), notification);
      const obstacle = obstacleOf(map, key);
      if (target === undefined || isVague(map)) open ??= `whether \`${notification.name}\` names it`;
      else if (obstacle === undefined) functions.push(target);
      else missed.push({ target, text: `\`${notification.name}\` ${obstacle}`, view: notification });
    }
  }
  return { functions, missed, open };
}

/** True when one of the filters is not known. */
function isVague(entry: PropertyMap): boolean {
  const filters = [entry["filterPrefix"], entry["filterSuffix"]];
  return filters.some((filter) => filter !== undefined && filter !== null && textOf(filter) === undefined);
}

/** Why an entry does not take the event; undefined when it does. */
function obstacleOf(entry: PropertyMap, key: string): string | undefined {
  const events = known(entry["events"]);
  const names = Array.isArray(events) ? events.map(textOf) : [undefined];
  const takes = names.some((event) => event === undefined || event === PUT || event === "s3:ObjectCreated:*");
  if (!takes) return `listens for ${names.join(" and ")}, not for ${PUT}`;
  const prefix = textOf(entry["filterPrefix"]) ?? "";
  const suffix = textOf(entry["filterSuffix"]) ?? "";
  const forms = [key, encoded(key)];
  if (!forms.some((form) => form.startsWith(prefix))) return `takes keys that begin with "${prefix}"`;
  if (!forms.some((form) => form.endsWith(suffix))) return `takes keys that end with "${suffix}"`;
  return undefined;
}

function textOf(value: PropertyValue | undefined): string | undefined {
  const plain = known(value);
  return typeof plain === "string" ? plain : undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function putEvent(bucket: ResourceView, key: string): Json {
  const name = bucket.text("bucket") ?? bucket.name;
  return {
    Records: [
      {
        eventVersion: "2.1",
        eventSource: "aws:s3",
        awsRegion: bucket.region ?? "us-east-1",
        eventTime: "2026-01-01T00:00:00.000Z",
        eventName: "ObjectCreated:Put",
        userIdentity: { principalId: "AWS:AIDAJDPLRKLG7UEXAMPLE" },
        requestParameters: { sourceIPAddress: FIXED.sourceIp },
        responseElements: {
          "x-amz-request-id": "C3D13FE58DE4C810",
          "x-amz-id-2": "FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S/JRWeUWerMUE5JgHvANOjpD",
        },
        s3: {
          s3SchemaVersion: "1.0",
          configurationId: "notification",
          bucket: {
            name,
            ownerIdentity: { principalId: "A3NL1KOZZKExample" },
            arn: bucket.text("arn") ?? `arn:aws:s3:::${name}`,
          },
          object: {
            key: encoded(key),
            size: 1024,
            eTag: "d41d8cd98f00b204e9800998ecf8427e",
            versionId: "096fKKXTRTtl3on89fVO.nfljtsv6qko",
            sequencer: "0055AED6DCD90281E5",
          },
        },
      },
    ],
  };
}

/** Keys in events are encoded as in forms: a blank is a plus. */
function encoded(key: string): string {
  return encodeURIComponent(key).replaceAll("%2F", "/").replaceAll("%20", "+");
}
