// Rules: data that cannot be brought back.
import { asNumber, known } from "../../model/kinds/kind.ts";
import { hasAny, isAbsent, textIn } from "../inputs.ts";
import { defineRule, made } from "../rule.ts";

/** That the provider's default is 0: https://www.pulumi.com/registry/packages/aws/api-docs/rds/instance/ */
export const databaseWithoutBackups = defineRule({
  slug: "database-without-backups",
  severity: "note",
  message: ({ name }) => `Database \`${name}\` is not backed up: its backupRetentionPeriod is 0.`,
  together: (names) => `Databases ${names} are not backed up: their backupRetentionPeriod is 0.`,
  why: "Without automated backups there is no way back to an hour ago when data is lost or overwritten.",
  fix: "Write backupRetentionPeriod: 7 (days, up to 35). The provider's default is 0.",
  docs: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html",
  find(world, report) {
    for (const view of made(world, "aws:rds/instance:Instance")) {
      const { inputs } = view.node;
      // A copy takes the days of what it was made from; those of Aurora are the cluster's.
      if (hasAny(inputs, ["replicateSourceDb", "snapshotIdentifier", "restoreToPointInTime", "s3Import"]))
        continue;
      if (textIn(inputs, "engine", "aurora")?.startsWith("aurora") !== false) continue;
      const given = !isAbsent(inputs, "backupRetentionPeriod");
      const value = known(inputs["backupRetentionPeriod"]);
      if (given && (value === undefined || asNumber(value) !== 0)) continue;
      report(view, {}, given ? "backupRetentionPeriod" : undefined);
    }
  },
});
