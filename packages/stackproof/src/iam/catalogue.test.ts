import { expect, it } from "vitest";
import { actionsMatching, arnTemplates, findAction, findService, nearestAction } from "./catalogue.ts";

it("finds actions in any case", () => {
  expect(findAction("S3:getobject")).toMatchObject({ name: "s3:GetObject", level: "read" });
  expect(findAction("s3:GetObjects")).toBeUndefined();
  expect(nearestAction("s3:GetObjects")).toBe("s3:GetObject");
  expect(nearestAction("nothing:GetObject")).toBeUndefined();
});

it("knows what actions are about", () => {
  const types = findAction("sqs:SendMessage")?.resources.map(({ type }) => type.arns);
  expect(types).toEqual([["arn:{Partition}:sqs:{Region}:{Account}:{QueueName}"]]);
  expect(findAction("ec2:DescribeInstances")?.resources).toEqual([]);
  expect(arnTemplates("sqs")).toEqual(["arn:{Partition}:sqs:{Region}:{Account}:{QueueName}"]);
});

it("expands patterns", () => {
  const names = actionsMatching("sqs:*queueurl*").map(({ name }) => name);
  expect(names).toEqual(["sqs:GetQueueUrl"]);
  expect(actionsMatching("sqs:*").length).toBeGreaterThan(15);
  expect(actionsMatching("*").length).toBeGreaterThan(20_000);
  expect(actionsMatching("sqs:Nothing*")).toEqual([]);
});

it("knows condition keys with their types", () => {
  const keys = findService("s3")?.conditionKeys ?? [];
  expect(keys.find(({ name }) => name === "s3:prefix")).toMatchObject({
    type: "String",
    isMultivalued: false,
  });
  expect(findService("ec2")?.actions.get("runinstances")?.name).toBe("ec2:RunInstances");
});
