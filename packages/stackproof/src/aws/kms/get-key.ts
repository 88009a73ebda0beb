// AWS KMS: getKey, by id, ARN or alias.
import type { PropertyMap } from "../../core/value.ts";
import { type DataSourceWorld, defineDataSource, guessed, known } from "../../model/data-source.ts";
import { repeatableUuid } from "../../model/ids.ts";
import { notesOnAbsent } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { type Thing, thingsOfType, thingText } from "../../model/things.ts";
import { accountOf, arn } from "../arn.ts";

const TOKEN = "aws:kms/getKey:getKey";
const KEY = "aws:kms/key:Key";

export const getKey = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kms/key_data_source.go",
  answer(args, world) {
    const asked = textAt(args, "keyId") ?? "";
    const target = aliasTarget(asked, world) ?? asked;
    const thing = thingsOfType(world, KEY).find((key) =>
      [key.id, thingText(key, "keyId"), thingText(key, "arn")].includes(target),
    );
    if (thing !== undefined) return known(result(thing.id ?? target, thing, world));
    const id = target.replace(/^arn:[^:]+:kms:[^:]*:\d*:key\//, "");
    // The keys that AWS makes for its services are in every account.
    if (/(^|:)alias\/aws\/[a-z0-9-]+$/.test(asked)) {
      return known({
        ...result(repeatableUuid(world.account.id, world.region, asked), undefined, world),
        keyManager: "AWS",
      });
    }
    const keyId = id.includes("alias/") ? repeatableUuid(world.account.id, world.region, asked) : id;
    const lookup = { token: TOKEN, resource: KEY, keys: { keyId: "id" } };
    return guessed(result(keyId, undefined, world), notesOnAbsent(lookup, args, world));
  },
});

function aliasTarget(asked: string, world: DataSourceWorld): string | undefined {
  const name = /(alias\/.+)$/.exec(asked)?.[1];
  const alias = thingsOfType(world, "aws:kms/alias:Alias").find((thing) => thingText(thing, "name") === name);
  return alias && (thingText(alias, "targetKeyId") ?? thingText(alias, "targetKeyArn"));
}

function result(id: string, thing: Thing | undefined, world: DataSourceWorld): PropertyMap {
  const spec =
    (thing && (thingText(thing, "customerMasterKeySpec") ?? thingText(thing, "keySpec"))) ??
    "SYMMETRIC_DEFAULT";
  return {
    id,
    arn: (thing && thingText(thing, "arn")) ?? arn(world, "kms", `key/${id}`),
    awsAccountId: accountOf(world),
    description: (thing && thingText(thing, "description")) ?? "",
    enabled: thing?.properties["isEnabled"] !== false,
    keyState: thing?.properties["isEnabled"] === false ? "Disabled" : "Enabled",
    keyUsage: (thing && thingText(thing, "keyUsage")) ?? "ENCRYPT_DECRYPT",
    keyManager: "CUSTOMER",
    keySpec: spec,
    customerMasterKeySpec: spec,
    multiRegion: thing?.properties["multiRegion"] === true,
    multiRegionConfigurations: [],
    xksKeyConfigurations: [],
    origin: "AWS_KMS",
    cloudHsmClusterId: "",
    customKeyStoreId: "",
    deletionDate: "",
    expirationModel: "",
    validTo: "",
    pendingDeletionWindowInDays: 0,
  };
}
