import * as aws from "@pulumi/aws";

const notices = new aws.sns.Topic("notices", { displayName: "Notices" });

export const topicArn = notices.arn;
