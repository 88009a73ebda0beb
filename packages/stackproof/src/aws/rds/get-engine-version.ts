// AWS RDS: getEngineVersion.
import { holdsPlaceholder } from "../../core/placeholder.ts";
import type { PropertyMap } from "../../core/value.ts";
import { engineVersions, exportableLogs, parameterGroupFamily } from "../../data/database-engines.ts";
import { defineDataSource, guessed, known } from "../../model/data-source.ts";
import { at } from "../../model/lookup.ts";
import { textAt, textsAt } from "../../model/plain.ts";
import { unknownEngineVersion } from "../findings.ts";

export const getEngineVersion = defineDataSource({
  token: "aws:rds/getEngineVersion:getEngineVersion",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/rds/engine_version_data_source.go",
  answer(args, world) {
    const engine = textAt(args, "engine") ?? "";
    const versions = engineVersions(engine);
    const asked = textAt(args, "version");
    const preferred = textsAt(args, "preferredVersions");
    const newest = versions?.at(-1);
    if (versions === undefined || newest === undefined)
      return guessed(asked === undefined ? { engine } : { engine, ...numbers(asked) });
    const family = textAt(args, "parameterGroupFamily");
    const fits = versions.filter(
      (version) =>
        (asked === undefined || isOf(version, asked)) &&
        (family === undefined || parameterGroupFamily(engine, version) === family),
    );
    const chosen = preferred.find((version) => fits.includes(version)) ?? fits.at(-1);
    if (chosen !== undefined) {
      const isChosenByAws =
        asked === undefined && preferred.length === 0 && args["latest"] !== true && family === undefined;
      const result = facts(engine, chosen);
      // Without criteria RDS answers with its default version, which this table does not know.
      return isChosenByAws ? guessed(result) : known(result);
    }
    const wanted = asked ?? preferred[0] ?? family ?? "";
    const findings = holdsPlaceholder(wanted)
      ? []
      : [unknownEngineVersion.at(at(world), { engine, version: wanted, newest })];
    return guessed(asked === undefined ? facts(engine, newest) : facts(engine, asked), findings);
  },
});

/** RDS takes a major version for its versions: `16` for `16.4`. */
function isOf(version: string, asked: string): boolean {
  return version === asked || version.startsWith(`${asked}.`);
}

function numbers(version: string) {
  return { id: version, version, versionActual: version };
}

function facts(engine: string, version: string): PropertyMap {
  return {
    ...numbers(version),
    engine,
    parameterGroupFamily: parameterGroupFamily(engine, version),
    exportableLogTypes: [...exportableLogs(engine)],
    status: "available",
    supportsReadReplica: true,
    supportsLogExportsToCloudwatch: true,
  };
}
