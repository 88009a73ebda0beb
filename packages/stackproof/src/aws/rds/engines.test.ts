import { expect, it } from "vitest";
import { resultOf, verdictOf } from "../../model/testing.ts";
import { getEngineVersion } from "./get-engine-version.ts";
import { getOrderableDbInstance } from "./get-orderable-db-instance.ts";

it("getEngineVersion finds full versions, the newest of a major one, and preferred ones", () => {
  expect(resultOf(getEngineVersion, { engine: "postgres", version: "17.4" })).toMatchObject({
    version: "17.4",
    parameterGroupFamily: "postgres17",
  });
  expect(
    resultOf(getEngineVersion, { engine: "mysql", version: "8.0", latest: true })["parameterGroupFamily"],
  ).toBe("mysql8.0");
  expect(resultOf(getEngineVersion, { engine: "postgres", version: "17", latest: true })["version"]).toMatch(
    /^17\.\d+$/,
  );
  expect(
    resultOf(getEngineVersion, { engine: "aurora-postgresql", preferredVersions: ["99.9", "16.4"] }),
  ).toMatchObject({ version: "16.4", parameterGroupFamily: "aurora-postgresql16" });
  expect(verdictOf(getEngineVersion, { engine: "postgres", version: "17.4" })).toEqual({
    kind: "modelled",
    codes: [],
  });
});

it("getEngineVersion warns of versions that cannot be created, and knows only some engines", () => {
  expect(verdictOf(getEngineVersion, { engine: "postgres", version: "9.6.1" })).toEqual({
    kind: "schema",
    codes: ["rds/get-engine-version/unknown-version"],
  });
  expect(verdictOf(getEngineVersion, { engine: "db2-se" })).toEqual({ kind: "schema", codes: [] });
  // The default version of an engine is not recorded.
  expect(verdictOf(getEngineVersion, { engine: "mysql" }).kind).toBe("schema");
});

it("getOrderableDbInstance takes the first class that the program prefers", () => {
  const args = { engine: "postgres", preferredInstanceClasses: ["db.r7g.large", "db.t4g.medium"] };
  expect(resultOf(getOrderableDbInstance, args)).toMatchObject({
    instanceClass: "db.r7g.large",
    licenseModel: "postgresql-license",
    storageType: "gp3",
  });
  expect(verdictOf(getOrderableDbInstance, args)).toEqual({ kind: "schema", codes: [] });
});
