// A log stream: the events of one source in a log group.
import { defineResource, replaces, text } from "../../model/kernel.ts";
import { LOG_GROUP, logGroupReference } from "./shared.ts";

export const logStream = defineResource({
  token: "aws:cloudwatch/logStream:LogStream",
  docs: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html",
  inputs: {
    logGroupName: replaces(logGroupReference({ by: "aws" })),
    // The provider refuses colons, AWS asterisks as well: internal/service/logs/stream.go.
    name: replaces(
      text({
        min: 1,
        max: 512,
        pattern: /^[^:*]*$/,
        of: "a text without : and *",
        bad: "a:b",
        provider: (_value, attribute) => `colons not allowed in "${attribute}":`,
      }),
    ),
  },
  outputs: (self, make) => {
    const name = self.text("name") ?? make.id("log-stream");
    const group = self.text("logGroupName");
    return {
      id: name,
      ...(group !== undefined && { arn: make.arn("logs", `log-group:${group}:log-stream:${name}`) }),
    };
  },
  unique: {
    "duplicate-name": {
      key: (self) => {
        const group = self.ref("logGroupName")?.urn ?? self.inputs.logGroupName;
        const name = self.inputs.name;
        return group === undefined || name === undefined ? undefined : `${group} ${name}`;
      },
      scope: "region",
      says: () => "have the same name in one log group",
      property: "name",
      why: "The name of a log stream is unique in its log group: the second one cannot be created.",
      fix: "Give one of them another name.",
      aws: { operation: "logs:CreateLogStream", code: "ResourceAlreadyExistsException" },
    },
  },
  order: {
    "before-log-group": {
      needs(self, world) {
        // A group that is named by text instead of by reference.
        const group = world.find(LOG_GROUP, "name", self.text("logGroupName"), self);
        return group === undefined ? [] : [group];
      },
      because: "the log group that it belongs to",
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      why: "A log stream is created in a log group that exists. Pulumi creates both at once when the stream names the group by text.",
      aws: { operation: "logs:CreateLogStream", code: "ResourceNotFoundException" },
      docs: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html",
    },
  },
});
