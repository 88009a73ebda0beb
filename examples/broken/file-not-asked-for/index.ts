// Notes on the design lie in the project, and only the program was asked for.
import * as aws from "@pulumi/aws";

const notices = new aws.sns.Topic("notices", { displayName: "Notices" });

export const topicArn = notices.arn;
