// A resource is served by the provider that it is given, in that provider's region; others by the default provider.
import * as aws from "@pulumi/aws";

const east = new aws.Provider("east", { region: "us-east-1" });
new aws.sqs.Queue("in-east", {}, { provider: east });
new aws.sqs.Queue("by-default", {});
