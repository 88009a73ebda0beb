// Rules: logs that are kept, and paid for, without an end.
import { asNumber, known } from "../../model/kinds/kind.ts";
import { isAbsent, textIn } from "../inputs.ts";
import { defineRule, made } from "../rule.ts";

export const logsKeptForever = defineRule({
  slug: "logs-kept-forever",
  severity: "note",
  message: ({ name }) => `Log group \`${name}\` keeps its events forever: it has no retentionInDays.`,
  together: (names) => `Log groups ${names} keep their events forever: they have no retentionInDays.`,
  why: "CloudWatch Logs stores events until they are deleted, and storage is paid for by the month.",
  fix: "Write retentionInDays, such as 14 or 365.",
  docs: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html#SettingLogRetention",
  find(world, report) {
    for (const view of made(world, "aws:cloudwatch/logGroup:LogGroup")) {
      const { inputs } = view.node;
      if (textIn(inputs, "logGroupClass", "STANDARD") === "DELIVERY") continue;
      const given = !isAbsent(inputs, "retentionInDays");
      const days = known(inputs["retentionInDays"]);
      if (given && (days === undefined || asNumber(days) !== 0)) continue;
      report(view, {}, given ? "retentionInDays" : undefined);
    }
  },
});
