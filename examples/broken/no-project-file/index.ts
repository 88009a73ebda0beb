// A program without Pulumi.yaml: Pulumi finds no project here.
import * as aws from "@pulumi/aws";

const notices = new aws.sns.Topic("notices", { displayName: "Notices" });

export const topicArn = notices.arn;
