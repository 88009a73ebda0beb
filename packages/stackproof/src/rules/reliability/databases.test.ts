import { describe, expect, test } from "vitest";
import { type Inputs, unknown } from "../../aws/testing.ts";
import { rendered, resource, type Stack, short } from "../testing.ts";

const db = (inputs: Inputs): Stack => ({
  db: resource("aws:rds/instance:Instance", {
    engine: "mysql",
    instanceClass: "db.t4g.micro",
    storageEncrypted: true,
    ...inputs,
  }),
});

describe("databases without backups", () => {
  test.each<[string, Stack, string[]]>([
    ["absent", db({}), ["note database-without-backups db"]],
    ["0", db({ backupRetentionPeriod: 0 }), ["note database-without-backups db backupRetentionPeriod"]],
    ["a week", db({ backupRetentionPeriod: 7 }), []],
    ["unknown", db({ backupRetentionPeriod: unknown() }), []],
    ["a replica", db({ replicateSourceDb: "main" }), []],
    ["made from a snapshot", db({ snapshotIdentifier: "before" }), []],
    ["Aurora", db({ engine: "aurora-mysql" }), []],
  ])("%s", (_, stack, expected) => {
    expect(short(stack)).toEqual(expected);
  });

  test("texts", () => {
    expect(rendered(db({}))).toMatchSnapshot();
  });
});
