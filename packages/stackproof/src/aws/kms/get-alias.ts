// AWS KMS: getAlias. The aliases of AWS itself, alias/aws/…, are in every account.
import { repeatableUuid } from "../../model/ids.ts";
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

/** Services that keep a key of their own: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk */
const SERVICES = [
  "acm",
  "backup",
  "dynamodb",
  "ebs",
  "elasticfilesystem",
  "es",
  "glue",
  "kinesis",
  "lambda",
  "rds",
  "redshift",
  "s3",
  "secretsmanager",
  "sns",
  "sqs",
  "ssm",
];

export const getAlias = defineLookup({
  token: "aws:kms/getAlias:getAlias",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/kms/alias_data_source.go",
  resource: "aws:kms/alias:Alias",
  noun: "KMS Alias",
  keys: { name: "name" },
  made: (world) =>
    SERVICES.map((service) => ({
      type: "aws:kms/alias:Alias",
      id: `alias/aws/${service}`,
      region: world.region,
      properties: { name: `alias/aws/${service}` },
      origin: "aws",
    })),
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? "";
    const target = thingText(thing, "targetKeyId") ?? repeatableUuid(world.account.id, world.region, name);
    const targetKeyArn = thingText(thing, "targetKeyArn") ?? arn(world, "kms", `key/${target}`);
    const value = arn(world, "kms", name);
    return {
      id: value,
      arn: value,
      targetKeyArn,
      targetKeyId: targetKeyArn.slice(targetKeyArn.lastIndexOf("/") + 1),
    };
  },
  derived(args, world) {
    const name = textAt(args, "name") ?? "";
    const value = arn(world, "kms", name);
    const targetKeyId = repeatableUuid(world.account.id, world.region, name);
    return { id: value, arn: value, targetKeyId, targetKeyArn: arn(world, "kms", `key/${targetKeyId}`) };
  },
});
