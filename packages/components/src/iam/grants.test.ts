// Rights are on the resource that is given, and name their actions.
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import { grants } from "./grants.ts";
import { listOf, type PolicyStatement } from "./statements.ts";

const ARN = "arn:aws:x:eu-west-1:111122223333:thing/one";
const ONE = { arn: ARN };

const ALL: Readonly<Record<string, readonly PolicyStatement[]>> = {
  readObjects: grants.readObjects(ONE),
  readObjectsBelow: grants.readObjects(ONE, "in/"),
  writeObjects: grants.writeObjects(ONE, "out/"),
  readTable: grants.readTable(ONE),
  writeTable: grants.writeTable(ONE),
  readTableStream: grants.readTableStream({ streamArn: ARN }),
  send: grants.send(ONE),
  receive: grants.receive(ONE),
  publish: grants.publish(ONE),
  putEvents: grants.putEvents(ONE),
  readSecret: grants.readSecret(ONE),
  readParameter: grants.readParameter(ONE),
  useKey: grants.useKey(ONE),
  invoke: grants.invoke(ONE),
  startExecution: grants.startExecution(ONE),
  writeLogs: grants.writeLogs(ONE),
  putMetrics: grants.putMetrics("Shop"),
};

/** Actions that know no ARNs. */
const WITHOUT_ARN = new Set(["dynamodb:ListStreams", "cloudwatch:PutMetricData"]);

function resolved(values: readonly pulumi.Input<string>[]): Promise<string[]> {
  return new Promise((resolve) => void pulumi.all([...values]).apply(resolve));
}

describe("grants", () => {
  test.each(Object.keys(ALL))("%s is on the resource's own ARN, action by action", async (name) => {
    for (const { Effect, Action, Resource } of ALL[name] ?? []) {
      expect(Effect).toBe("Allow");
      const actions = listOf(Action);
      expect(actions.filter((action) => action.includes("*"))).toEqual([]);
      const begin = actions.every((action) => WITHOUT_ARN.has(action)) ? "*" : ARN;
      const resources = await resolved(listOf(Resource));
      expect(resources.length).toBeGreaterThan(0);
      expect(resources.filter((arn) => !arn.startsWith(begin))).toEqual([]);
    }
  });

  test("list just the objects below the prefix", () => {
    expect(grants.readObjects(ONE, "in/")[1]?.Condition).toEqual({ StringLike: { "s3:prefix": "in/*" } });
  });
});
