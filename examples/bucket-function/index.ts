import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { TapStack } from "./tap-stack";

const config = new pulumi.Config();
const environment = pulumi.getStack();

const provider = new aws.Provider("aws", {
  region: new pulumi.Config("aws").require<aws.Region>("region"),
  defaultTags: { tags: { Environment: environment, Project: pulumi.getProject() } },
});

const stack = new TapStack(
  "tap",
  { environment, vpcCidr: config.require("vpcCidr") },
  { providers: { aws: provider } },
);

/** Put an object here: `aws s3 cp README.md "s3://$(pulumi stack output bucketName)/"` */
export const bucketName = stack.bucketName;

/** Its log shows each object: `aws logs tail "/aws/lambda/$(pulumi stack output functionName)"` */
export const functionName = stack.functionName;

/** Objects that could not be processed, with the reason. */
export const failedEventsUrl = stack.failedEventsUrl;

export const vpcId = stack.vpcId;
