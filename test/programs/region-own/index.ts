// The region of a resource is its own argument before that of its provider (version 7 of the AWS provider).
import * as aws from "@pulumi/aws";

const east = new aws.Provider("east", { region: "us-east-1" });
new aws.sqs.Queue("own", { region: "eu-central-1" });
new aws.sqs.Queue("own-over-provider", { region: "eu-central-1" }, { provider: east });
new aws.sqs.Queue("of-configuration", {});
