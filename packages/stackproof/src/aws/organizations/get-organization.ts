// AWS Organizations: getOrganization. The organization is not part of the settings: ids of the right form.
import { defineDataSource, guessed } from "../../model/data-source.ts";
import { repeatableHex } from "../../model/ids.ts";
import { accountOf, globalArn } from "../arn.ts";

export const getOrganization = defineDataSource({
  token: "aws:organizations/getOrganization:getOrganization",
  docs: "https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html",
  regional: false,
  answer(_args, world) {
    const account = accountOf(world);
    const id = `o-${repeatableHex(10, account, "organization")}`;
    return guessed({
      id,
      arn: globalArn(world, "organizations", `organization/${id}`),
      featureSet: "ALL",
      masterAccountId: account,
      masterAccountArn: globalArn(world, "organizations", `account/${id}/${account}`),
      nonMasterAccounts: [],
    });
  },
});
