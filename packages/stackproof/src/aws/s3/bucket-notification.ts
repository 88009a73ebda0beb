// Which functions, queues and topics hear of a bucket's events.
import {
  bool,
  defineResource,
  finding,
  type Kind,
  list,
  object,
  oneOf,
  type Report,
  type ResourceView,
  ref,
  replaces,
  text,
  type World,
  withDefault,
} from "../../model/kernel.ts";
import { EVENTS, filtersWithStar, overlap } from "./notification-filters.ts";
import {
  closedKey,
  foreignRegion,
  isFifo,
  letsIn,
  rightsOf,
  type Target,
  targetsOf,
} from "./notification-targets.ts";
import { bucketOf, bucketRef, guide, perBucket } from "./shared.ts";

const PUT = { operation: "s3:PutBucketNotificationConfiguration", code: "InvalidArgument" } as const;
const DESTINATIONS = guide("notification-how-to-event-types-and-destinations");
const PERMISSIONS = guide("grant-destinations-permissions-to-s3");
const REFUSED = "Unable to validate the following destination configurations";

const findings = {
  "target-forbids-s3": finding<{ bucket: string; target: string; says: string; fix: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ bucket, target, says }) => `The events of \`${bucket}\` go to ${target}, which ${says}.`,
    why: "S3 tries each target when the notification is made, and refuses the whole notification when one does not let it in.",
    fix: ({ fix }) => fix,
    quote: REFUSED,
    aws: PUT,
    docs: PERMISSIONS,
  }),
  "key-forbids-s3": finding<{ bucket: string; target: string; key: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ bucket, target, key }) =>
      `The events of \`${bucket}\` go to ${target}, whose KMS key "${key}" does not let S3 encrypt.`,
    why: "What S3 sends is encrypted with the target's key, so the key's policy must allow s3.amazonaws.com; the policies of AWS's own keys cannot be changed.",
    fix: "Use a key of your own whose policy allows kms:GenerateDataKey and kms:Decrypt to the service s3.amazonaws.com.",
    docs: PERMISSIONS,
  }),
  "invoke-arn": finding<{ arn: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ arn }) => `The lambdaFunctionArn "${arn}" is a function's invokeArn.`,
    why: "The invokeArn is an address for API Gateway's integrations; S3 wants the ARN of the function.",
    fix: "Give the function's `arn`.",
    aws: PUT,
    docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_LambdaFunctionConfiguration.html",
  }),
  "fifo-target": finding<{ bucket: string; target: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ bucket, target }) => `The events of \`${bucket}\` go to ${target}, which is FIFO.`,
    why: "S3 sends events to standard queues and topics only.",
    fix: "Use a standard queue or topic, or eventbridge: true and a rule whose target is the FIFO queue.",
    quote: REFUSED,
    aws: PUT,
    docs: DESTINATIONS,
  }),
  "target-of-other-region": finding<{ target: string; targetRegion: string; region: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ target, targetRegion, region }) =>
      `The bucket is in ${region}, and its target ${target} is in ${targetRegion}.`,
    why: "A target must be in the region of the bucket.",
    fix: "Use a function, queue or topic of the bucket's region, or eventbridge: true and a rule that sends on to another region.",
    quote: REFUSED,
    aws: PUT,
    docs: DESTINATIONS,
  }),
  "overlapping-filters": finding<{ one: string; other: string; event: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ one, other, event }) => `\`${one}\` and \`${other}\` both ask for ${event} of the same keys.`,
    why: "S3 sends an event to one target of its notification, so for each event type the prefixes or the suffixes must exclude each other.",
    fix: "Give them prefixes or suffixes that cannot both fit, or send the events to one SNS topic, or to EventBridge, and from there to all.",
    quote:
      "Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.",
    aws: PUT,
    docs: guide("notification-how-to-filtering"),
  }),
  "filter-with-star": finding<{ name: string; value: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name, value }) =>
      `The ${name} "${value}" has a star, which S3 takes as the character, so that hardly a key fits.`,
    why: "Filters are plain beginnings and ends of keys, without wildcards.",
    fix: ({ value }) => `Write "${value.replaceAll("*", "")}".`,
    docs: guide("notification-how-to-filtering"),
  }),
};

export const bucketNotification = defineResource({
  token: "aws:s3/bucketNotification:BucketNotification",
  docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html",
  inputs: {
    // https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/s3/bucket_notification.go
    bucket: replaces(bucketRef()),
    eventbridge: withDefault(bool(), false),
    lambdaFunctions: list(
      object({
        ...entry(),
        lambdaFunctionArn: ref(
          ["aws:lambda/function:Function", "aws:lambda/alias:Alias"],
          ["arn", "qualifiedArn"],
          {
            aws: PUT,
          },
        ),
      }),
    ),
    queues: list(object({ ...entry(), queueArn: ref("aws:sqs/queue:Queue", "arn", { aws: PUT }) })),
    topics: list(object({ ...entry(), topicArn: ref("aws:sns/topic:Topic", "arn", { aws: PUT }) })),
  },
  outputs: (self) => (self.text("bucket") === undefined ? {} : { id: self.text("bucket") ?? "" }),
  unique: {
    "second-for-bucket": {
      key: perBucket,
      scope: "global",
      says: () => "are notifications of the same bucket",
      property: "bucket",
      effect: "broken",
      why: "A bucket has one notification configuration: the one that is written last replaces the other, whose targets hear nothing any more.",
      fix: "Put all functions, queues and topics into one BucketNotification.",
      docs: "https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html",
    },
  },
  order: {
    "before-target-rights": {
      needs: (self, world) =>
        targetsOf(self, world).flatMap((target) => rightsOf(world, target, bucketArnOf(self, world))),
      because: "which lets S3 send to its target",
      effect: "rejected",
      evidence: "observed",
      why: "S3 tries each target when the notification is made, and the provider does not try again.",
      quote: REFUSED,
      aws: PUT,
      docs: PERMISSIONS,
    },
  },
  findings,
  check(self, world, report) {
    const targets = targetsOf(self, world);
    for (const target of targets) checkTarget(self, world, target, report);
    checkOverlaps(targets, report);
    for (const target of targets) {
      for (const { name, value } of filtersWithStar(target)) {
        report("filter-with-star", { name, value }, `${target.path}.${name}`);
      }
    }
  },
});

/** What functions, queues and topics have in common. */
function entry(): {
  readonly events: Kind<(string | undefined)[]>;
  readonly filterPrefix: Kind<string>;
  readonly filterSuffix: Kind<string>;
  readonly id: Kind<string>;
} {
  return {
    events: list(oneOf(EVENTS, { by: "aws", aws: { ...PUT, code: "MalformedXML" }, docs: DESTINATIONS })),
    filterPrefix: text(),
    filterSuffix: text(),
    id: text(),
  };
}

function bucketArnOf(self: ResourceView, world: World): string {
  return bucketOf(self, world)?.text("arn") ?? `arn:aws:s3:::${self.text("bucket") ?? ""}`;
}

function checkTarget(
  self: ResourceView,
  world: World,
  target: Target,
  report: Report<typeof findings>,
): void {
  const bucketArn = bucketArnOf(self, world);
  const bucket = bucketOf(self, world)?.name ?? self.text("bucket") ?? "";
  const name =
    target.view === undefined ? `"${target.arn ?? ""}"` : `the ${target.kind} \`${target.view.name}\``;
  if (target.arn?.includes(":apigateway:") === true) {
    report("invoke-arn", { arn: target.arn }, target.arnPath);
    return;
  }
  if (isFifo(target)) {
    report("fifo-target", { bucket, target: name }, target.arnPath);
    return;
  }
  const region = foreignRegion(target);
  if (region !== undefined && self.region !== undefined && region !== self.region) {
    const words = { target: name, targetRegion: region, region: self.region };
    report("target-of-other-region", words, target.arnPath);
    return;
  }
  const { verdict, near } = letsIn(world, target, bucketArn);
  const related = near === undefined ? [] : [{ view: near, note: "what there is" }];
  if (verdict === "no") {
    report("target-forbids-s3", { bucket, target: name, ...wordsOf(target, near) }, target.arnPath, {
      related,
    });
    return;
  }
  const key = closedKey(world, target, bucketArn);
  if (key !== undefined) report("key-forbids-s3", { bucket, target: name, key }, target.arnPath);
}

/** What is missing, and what to add. */
function wordsOf({ kind }: Target, near: ResourceView | undefined): { says: string; fix: string } {
  if (kind === "function") {
    return {
      says:
        near === undefined
          ? "has no permission for s3.amazonaws.com to invoke it"
          : `has a permission for s3.amazonaws.com, \`${near.name}\`, for another sourceArn`,
      fix: 'Add a lambda.Permission with action "lambda:InvokeFunction", principal "s3.amazonaws.com" and the bucket\'s arn as sourceArn, and let the notification depend on it.',
    };
  }
  const [type, action] =
    kind === "queue" ? ["sqs.QueuePolicy", "sqs:SendMessage"] : ["sns.TopicPolicy", "sns:Publish"];
  return {
    says: `does not let s3.amazonaws.com call ${action}`,
    fix: `Add an ${type} that allows ${action} to { Service: "s3.amazonaws.com" } with the bucket's arn as aws:SourceArn, and let the notification depend on it.`,
  };
}

function checkOverlaps(targets: readonly Target[], report: Report<typeof findings>): void {
  for (const [index, other] of targets.entries()) {
    for (const one of targets.slice(0, index)) {
      const event = overlap(one, other);
      if (event === undefined) continue;
      report("overlapping-filters", { one: one.path, other: other.path, event }, other.path);
      break;
    }
  }
}
