// A lookup gives a Promise; in a template it becomes "[object Promise]".
import * as aws from "@pulumi/aws";

const account = aws.getCallerIdentity().then((identity) => identity.accountId);
const caller = aws.getCallerIdentity();

const bucket = new aws.s3.Bucket("logs", {
  tags: { Owner: `account-${caller}` },
});

const topic = new aws.sns.Topic("alerts", { tags: { Account: account } });

export const names = [bucket.bucket, topic.name];
