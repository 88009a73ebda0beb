// AWS: getCallerIdentity.
import { defineDataSource, known } from "../../model/data-source.ts";
import { repeatableUpper } from "../../model/ids.ts";
import { accountOf, assumedRole, globalArn } from "../arn.ts";

export const getCallerIdentity = defineDataSource({
  token: "aws:index/getCallerIdentity:getCallerIdentity",
  docs: "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html",
  regional: false,
  answer(_args, world) {
    const accountId = accountOf(world);
    const role = assumedRole(world.provider);
    if (role === undefined) {
      const userId = repeatableUpper("AIDA", 21, accountId);
      return known({ id: accountId, accountId, userId, arn: globalArn(world, "iam", "user/rehearsal") });
    }
    const userId = `${repeatableUpper("AROA", 21, accountId, role.name)}:${role.session}`;
    return known({
      id: accountId,
      accountId,
      userId,
      arn: globalArn(world, "sts", `assumed-role/${role.name}/${role.session}`),
    });
  },
});
