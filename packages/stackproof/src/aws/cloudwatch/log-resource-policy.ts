// A resource policy of CloudWatch Logs: lets AWS services write log events.
import { arn, defineResource, exactlyOneOf, replaces, text } from "../../model/kernel.ts";
import { policy } from "../policy.ts";

export const logResourcePolicy = defineResource({
  token: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
  docs: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html",
  inputs: {
    policyDocument: policy({ kind: "logs-resource" }),
    policyName: replaces(text()),
    resourceArn: replaces(
      arn({
        service: "logs",
        resource: /^log-group:/,
        of: "the ARN of a log group",
        good: "arn:aws:logs:us-east-1:111122223333:log-group:example",
      }),
    ),
  },
  relations: [exactlyOneOf(["policyName", "resourceArn"])],
  outputs: (self, make) => {
    const resource = self.text("resourceArn");
    return {
      id: self.text("policyName") ?? resource ?? make.id("policy"),
      policyScope: resource === undefined ? "ACCOUNT" : "RESOURCE",
      revisionId: make.hex(32),
    };
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.text("policyName") ?? self.text("resourceArn"),
      scope: "region",
      says: (name) => `have the same name or resource "${name}"`,
      property: "policyName",
      effect: "broken",
      why: "Putting a policy under a name that exists, or on a log group that has one, replaces the older one.",
      fix: "Give one of them another name, or join the two documents.",
    },
  },
  quotas: [
    {
      name: "CloudWatch Logs resource policies per Region",
      limit: 10,
      per: "region",
      count: (self) => (self.has("policyName") ? 1 : 0),
      docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html",
    },
  ],
});
