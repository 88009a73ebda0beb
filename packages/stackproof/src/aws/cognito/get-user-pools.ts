// AWS Cognito: getUserPools.
import { defineDataSource, guessed, known } from "../../model/data-source.ts";
import { repeatableHex } from "../../model/ids.ts";
import { notesOnAbsent } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingsOfType, thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

const TOKEN = "aws:cognito/getUserPools:getUserPools";
const RESOURCE = "aws:cognito/userPool:UserPool";

export const getUserPools = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/cognitoidp/user_pools_data_source.go",
  answer(args, world) {
    const name = textAt(args, "name") ?? "";
    const pools = thingsOfType(world, RESOURCE).filter((thing) => thingText(thing, "name") === name);
    const made = `${world.region ?? ""}_${repeatableHex(9, world.account.id, world.region, name)}`;
    const ids = pools.length > 0 ? pools.map((pool) => pool.id ?? made) : [made];
    const result = { id: name, ids, arns: ids.map((id) => arn(world, "cognito-idp", `userpool/${id}`)) };
    if (pools.length > 0) return known(result);
    return guessed(
      result,
      notesOnAbsent({ token: TOKEN, resource: RESOURCE, keys: { name: "name" } }, args, world),
    );
  },
});
