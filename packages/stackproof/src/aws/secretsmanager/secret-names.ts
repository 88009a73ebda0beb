// AWS Secrets Manager: names of secrets. Shared by the data sources of this folder.
import { repeatableHex } from "../../model/ids.ts";
import { arn, type Place } from "../arn.ts";

/** The ARN of a secret: AWS adds six characters to the name. https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html */
export function secretArn(name: string, world: Place): string {
  return arn(
    world,
    "secretsmanager",
    `secret:${name}-${repeatableHex(6, world.account.id, world.region, name)}`,
  );
}
