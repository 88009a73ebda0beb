import { expect, it } from "vitest";
import { holdsPlaceholder } from "../../core/placeholder.ts";
import { Secret, unwrapSecret } from "../../core/value.ts";
import { resultOf, textOf, verdictOf } from "../../model/testing.ts";
import { getSecretVersion } from "./get-secret-version.ts";

const SECRET = {
  type: "aws:secretsmanager/secret:Secret",
  name: "s",
  id: "arn:aws:secretsmanager:us-east-1:123456789012:secret:db-abc123",
  properties: { name: "db" },
};
const VERSION = {
  type: "aws:secretsmanager/secretVersion:SecretVersion",
  name: "v",
  id: "db|1",
  properties: { secretId: SECRET.id, secretString: new Secret('{"user":"root"}'), versionId: "1" },
};

it("gives the value that the program writes, as a secret", () => {
  for (const secretId of ["db", SECRET.id]) {
    const result = resultOf(getSecretVersion, { secretId }, { resources: [SECRET, VERSION] });
    expect(result["secretString"]).toBeInstanceOf(Secret);
    expect(unwrapSecret(result["secretString"])).toBe('{"user":"root"}');
    expect(verdictOf(getSecretVersion, { secretId }, { resources: [SECRET, VERSION] })).toEqual({
      kind: "modelled",
      codes: [],
    });
  }
});

it("gives a placeholder for a value that nobody knows", () => {
  const result = resultOf(getSecretVersion, { secretId: "db" }, { resources: [SECRET] });
  expect(holdsPlaceholder(textOf(result["secretString"]))).toBe(true);
  expect(verdictOf(getSecretVersion, { secretId: "db" }, { resources: [SECRET] })).toEqual({
    kind: "schema",
    codes: [],
  });
  expect(verdictOf(getSecretVersion, { secretId: "other" })).toEqual({
    kind: "schema",
    codes: ["data/looked-up-not-declared"],
  });
});
