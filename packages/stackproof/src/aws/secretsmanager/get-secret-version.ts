// AWS Secrets Manager: getSecretVersion. A rehearsal never has the value of a secret; it has one that the program writes.
import { Secret } from "../../core/value.ts";
import { defineDataSource, guessed, known } from "../../model/data-source.ts";
import { repeatableUuid } from "../../model/ids.ts";
import { notesOnAbsent } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { type Thing, thingsOfType, thingText } from "../../model/things.ts";
import { secretArn } from "./secret-names.ts";

const TOKEN = "aws:secretsmanager/getSecretVersion:getSecretVersion";

export const getSecretVersion = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/secretsmanager/secret_version_data_source.go",
  answer(args, world) {
    const secretId = textAt(args, "secretId") ?? "";
    const secret = thingsOfType(world, "aws:secretsmanager/secret:Secret").find((thing) =>
      names(thing).includes(secretId),
    );
    const arn = secretId.startsWith("arn:")
      ? secretId
      : ((secret && thingText(secret, "arn")) ?? secretArn(secretId, world));
    const ids = new Set(secret === undefined ? [secretId] : [secretId, ...names(secret)]);
    const version = thingsOfType(world, "aws:secretsmanager/secretVersion:SecretVersion").find((thing) =>
      ids.has(thingText(thing, "secretId") ?? ""),
    );
    const stage = textAt(args, "versionStage") ?? "AWSCURRENT";
    const versionId =
      textAt(args, "versionId") ?? (version && thingText(version, "versionId")) ?? repeatableUuid(arn, stage);
    const written = version && thingText(version, "secretString");
    const text =
      written ??
      world.placeholders.text(
        `${TOKEN}|${world.region ?? ""}|${arn}|${stage}`,
        `value of secret \`${secretId}\``,
      );
    const result = {
      id: `${secretId}|${textAt(args, "versionId") ?? stage}`,
      arn,
      secretArn: arn,
      versionId,
      versionStages: [stage],
      secretString: new Secret(text),
      secretBinary: new Secret(""),
    };
    if (written !== undefined) return known(result);
    const declared = secret !== undefined || version !== undefined;
    const lookup = { token: TOKEN, resource: "aws:secretsmanager/secret:Secret", keys: { secretId: "name" } };
    return guessed(result, declared ? [] : notesOnAbsent(lookup, args, world));
  },
});

function names(secret: Thing): string[] {
  return [secret.id, thingText(secret, "name"), thingText(secret, "arn")].filter(
    (name) => name !== undefined,
  );
}
