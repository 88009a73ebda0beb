// BucketFunction: which arguments cannot be. Pure.
import type { BlockArgs } from "../block.ts";
import type { FunctionSettings } from "../function/args.ts";
import { checkedFunction } from "../function/check.ts";
import type { BucketFunctionArgs, FailedEventArgs } from "./args.ts";
import { BucketError, checkKeyArn, checkWhole } from "./bucket-error.ts";
import { checkTrigger, checkWrites, DEFAULT_EVENTS, listOf } from "./object-events.ts";
import { checkBucket } from "./private-bucket.ts";

/** @throws BucketError or LambdaFunctionError for the first fault */
export function checkBucketFunction(name: string, args: BucketFunctionArgs): void {
  const of = `BucketFunction "${name}"`;
  const { events = DEFAULT_EVENTS, naming } = args;
  const [prefixes, suffixes] = [listOf(args.prefix), listOf(args.suffix)];
  for (const [argument, values] of Object.entries({ prefix: args.prefix, suffix: args.suffix })) {
    if (values !== undefined && listOf(values).length === 0) {
      throw new BucketError(`${of}: ${argument} is an empty list. Leave it out to take all objects.`);
    }
  }
  checkTrigger(name, { events, prefixes, suffixes });
  if (args.writePrefix !== undefined) checkWrites(name, args.writePrefix, prefixes);
  const own = naming === undefined ? {} : { naming };
  checkBucket(of, name, { ...args.bucket, ...own }, "bucket.");
  checkFunction(of, name, { ...args.function, ...own });
  checkFailedEvents(of, args.failedEvents ?? {});
}

function checkFunction(of: string, name: string, settings: BlockArgs & FunctionSettings): void {
  checkedFunction(`${of}, its function`, name, settings);
  if (settings.deadLetters === undefined || settings.deadLetters === false) return;
  throw new BucketError(
    `${of}: function.deadLetters is given, and failed events go to the queue of failedEvents already. Leave deadLetters out.`,
  );
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html */
function checkFailedEvents(of: string, args: FailedEventArgs): void {
  const whole = (
    argument: "retries" | "maximumAge" | "retentionDays",
    min: number,
    max: number,
    unit: string,
  ) => checkWhole(of, `failedEvents.${argument}`, args[argument], { min, max, unit });
  whole("retries", 0, 2, "retries");
  whole("maximumAge", 60, 21_600, "seconds");
  whole("retentionDays", 1, 14, "days");
  checkKeyArn(of, "failedEvents.kmsKeyArn", args.kmsKeyArn);
}
