import * as pulumi from "@pulumi/pulumi";
import { grants, PrivateBucket, TapStack } from "@stackproof/components";

const config = new pulumi.Config();
const environment = pulumi.getStack();
const region = config.require("region");
const emails = config.requireObject<string[]>("alarmEmails");

const stack = new TapStack("tap", {
  regions: [region],
  tags: { Environment: environment, Project: pulumi.getProject() },
  network: {
    cidr: config.require("vpcCidr"),
    zones: 2,
    nat: { strategy: config.require<"single" | "per-zone">("nat") },
  },
  // Results have a bucket of their own: one that is written into the first would run the function again.
  resources: (context) => ({
    results: new PrivateBucket(context.nameOf("results"), context.block("results"), context.options),
  }),
  bucketFunction: ({ resources: { results } }) => ({
    function: {
      code: { folder: "functions/summarize" },
      environment: { RESULTS: results.bucketName },
      statements: grants.writeObjects(results),
      timeout: 30,
      logRetentionInDays: 14,
      vpc: true,
    },
  }),
  ...(emails.length > 0 && { monitoring: { emails } }),
});

const { parts } = stack.primary;
const uploads = parts.bucketFunction;

/** Put an object here: `aws s3 cp note.txt "s3://$(pulumi stack output bucketName)/"` */
export const bucketName = uploads?.bucketName;

/** The summary is here: `aws s3 ls --recursive "s3://$(pulumi stack output resultsName)/"` */
export const resultsName = parts.resources.results.bucketName;

/** What the function says: `aws logs tail "$(pulumi stack output logGroupName)" --since 5m` */
export const logGroupName = uploads?.function.nodes.logGroup.name;

/** Events that failed three times: `aws sqs receive-message --queue-url "$(pulumi stack output failedEventsUrl)"` */
export const failedEventsUrl = uploads?.failedEventsUrl;

export const vpcId = parts.network?.vpcId;
