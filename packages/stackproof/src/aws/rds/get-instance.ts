// AWS RDS: getInstance.
import { defaultPort } from "../../data/database-engines.ts";
import { repeatableHex } from "../../model/ids.ts";
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn, partitionOf } from "../arn.ts";

export const getDbInstance = defineLookup({
  token: "aws:rds/getInstance:getInstance",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/instance_data_source.go",
  resource: "aws:rds/instance:Instance",
  noun: "RDS DB Instance",
  keys: { dbInstanceIdentifier: "identifier" },
  outputs(thing, world) {
    const name = thingText(thing, "identifier") ?? thing.id ?? "";
    const port = Number(thingText(thing, "port") ?? defaultPort(thingText(thing, "engine") ?? "") ?? 0);
    return {
      id: name,
      dbInstanceIdentifier: name,
      dbInstanceArn: thingText(thing, "arn") ?? arn(world, "rds", `db:${name}`),
      dbInstanceClass: thingText(thing, "instanceClass") ?? "",
      masterUsername: thingText(thing, "username") ?? "",
      ...(port > 0 && { port, dbInstancePort: port }),
    };
  },
  derived(args, world) {
    const name = textAt(args, "dbInstanceIdentifier") ?? "";
    const address = `${name}.${repeatableHex(12, world.account.id, world.region)}.${world.region ?? ""}.rds.${partitionOf(world).dnsSuffix}`;
    return { id: name, address, dbInstanceArn: arn(world, "rds", `db:${name}`), tags: {} };
  },
});
