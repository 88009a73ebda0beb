// package.json names the output of a build, which Pulumi does not run: after the next build another file is deployed.
import * as aws from "@pulumi/aws";

const notices = new aws.sns.Topic("notices", { displayName: "Notices" });

export const topicArn = notices.arn;
