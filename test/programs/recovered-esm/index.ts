// An ES module imports from files that do not parse, among it what they have lost: it is undefined, and Node links them.
import * as aws from "@pulumi/aws";
import { dead } from "./failures.js";
import table, { more } from "./tables.js";

new aws.sqs.Queue("jobs", {
  visibilityTimeoutSeconds: 99_999,
  redrivePolicy: dead.arn.apply((deadLetterTargetArn) => JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 4 })),
});
if (more !== undefined) new more("more");
if (table !== undefined) new table("table");
