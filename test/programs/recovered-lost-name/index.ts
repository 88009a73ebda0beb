// A statement does not parse. Those that need its name are left out with it, and those behind them run; what a function
// lacks when it is called is no finding.
import * as aws from "@pulumi/aws";

const dead = new aws.sqs.Queue("dead", { messageRetentionSeconds: 1_209_600 );
const policy = dead.arn.apply((deadLetterTargetArn) => JSON.stringify({ deadLetterTargetArn, maxReceiveCount: 4 }));
const jobs = new aws.sqs.Queue("jobs", { visibilityTimeoutSeconds: 99_999 });

function more(): void {
  new aws.sqs.Queue("more", { redrivePolicy: policy });
}

more();
export const urls = [jobs.url, dead.url];
