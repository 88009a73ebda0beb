// CloudWatch and CloudWatch Logs: what several models of this folder need. Pure.
import { type Kind, type KindOptions, ref, text } from "../../model/kernel.ts";
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";

export const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
export const METRIC_ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** Units of a metric. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html */
export const UNITS = [
  "Seconds",
  "Microseconds",
  "Milliseconds",
  "Bytes",
  "Kilobytes",
  "Megabytes",
  "Gigabytes",
  "Terabytes",
  "Bits",
  "Kilobits",
  "Megabits",
  "Gigabits",
  "Terabits",
  "Percent",
  "Count",
  "Bytes/Second",
  "Kilobytes/Second",
  "Megabytes/Second",
  "Gigabytes/Second",
  "Terabytes/Second",
  "Bits/Second",
  "Kilobits/Second",
  "Megabits/Second",
  "Gigabits/Second",
  "Terabits/Second",
  "Count/Second",
  "None",
] as const;

/** Validators of https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/logs/validate.go */
const GROUP_NAME = /^[0-9A-Za-z_./#-]+$/;

/** The name of a log group. */
export function logGroupName(max = 512, options: KindOptions = {}): Kind<string> {
  return text(
    {
      min: 1,
      max,
      pattern: GROUP_NAME,
      of: "letters, digits and _ - / # .",
      provider: (value, attribute) =>
        `"${attribute}" isn't a valid log group name (alphanumeric characters, underscores, hyphens, slashes, hash signs and dots are allowed): "${value}"`,
    },
    options,
  );
}

/** The name of a log group that exists already. */
export function logGroupReference(options: KindOptions = {}): Kind<string> {
  const reference = ref(LOG_GROUP, ["name", "id"]);
  const name = logGroupName(512, options);
  return {
    ...reference,
    options: { ...reference.options, ...options },
    ...(name.bad !== undefined && { bad: name.bad }),
    check(value, at) {
      let isReported = false;
      reference.check(value, {
        ...at,
        report(problem) {
          isReported = true;
          at.report(problem);
        },
      });
      if (!isReported) name.check(value, at);
    },
  };
}

/** The number of the resource among those of its type that have the same key, the first being 1: by URN. */
export function placeAmong(
  self: ResourceView,
  world: World,
  key: (view: ResourceView) => string | undefined,
): number {
  const own = key(self);
  if (own === undefined) return 1;
  const group = world
    .all(self.type)
    .filter((view) => view.node.kind === "custom" && key(view) === own && world.sameRegion(self, view))
    .filter((view) => world.sameAccount(self, view));
  return group.findIndex((view) => view.urn === self.urn) + 1;
}
