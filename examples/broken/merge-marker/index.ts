// Two branches changed the time, and nobody decided between them.
import * as aws from "@pulumi/aws";

const jobs = new aws.sqs.Queue("jobs", {
<<<<<<< HEAD
  visibilityTimeoutSeconds: 60,
=======
  visibilityTimeoutSeconds: 120,
>>>>>>> longer-jobs
});

export const queueUrl = jobs.url;
