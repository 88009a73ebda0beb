// AWS RDS: getOrderableDbInstance. Which classes an engine offers is not recorded: the first preferred one is taken.
import { engineVersions } from "../../data/database-engines.ts";
import { zonesOfRegion } from "../../data/zones.ts";
import { defineDataSource, guessed } from "../../model/data-source.ts";
import { textAt, textsAt } from "../../model/plain.ts";

export const getOrderableDbInstance = defineDataSource({
  token: "aws:rds/getOrderableDbInstance:getOrderableDbInstance",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/orderable_instance_data_source.go",
  answer(args, world) {
    const engine = textAt(args, "engine") ?? "";
    const instanceClass =
      textAt(args, "instanceClass") ?? textsAt(args, "preferredInstanceClasses")[0] ?? "db.t4g.medium";
    const engineVersion =
      textAt(args, "engineVersion") ??
      textsAt(args, "preferredEngineVersions")[0] ??
      engineVersions(engine)?.at(-1);
    return guessed({
      id: instanceClass,
      instanceClass,
      engine,
      ...(engineVersion !== undefined && { engineVersion }),
      licenseModel:
        textAt(args, "licenseModel") ??
        (engine.includes("postgres") ? "postgresql-license" : "general-public-license"),
      storageType: textAt(args, "storageType") ?? (engine.startsWith("aurora") ? "aurora" : "gp3"),
      availabilityZones: (zonesOfRegion(world.region ?? "") ?? []).map((zone) => zone.name),
      supportsStorageEncryption: true,
      vpc: true,
    });
  },
});
