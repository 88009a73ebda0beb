// Typed placeholders hold account, region and partition of the resource's provider.
import * as aws from "@pulumi/aws";

const china = new aws.Provider("china", { region: "cn-north-1" });
const topic = new aws.sns.Topic("topic", {}, { provider: china });
export const isText = topic.arn.apply((arn) => typeof arn);
export const region = topic.arn.apply((arn) => arn.split(":")[3] ?? "");
export const partition = topic.arn.apply((arn) => arn.split(":")[1] ?? "");
