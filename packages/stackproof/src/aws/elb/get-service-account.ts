// AWS Elastic Load Balancing: getServiceAccount.
import { displayToken } from "../../core/urn.ts";
import { loadBalancerLogAccount } from "../../data/load-balancing.ts";
import { findRegion } from "../../data/regions.ts";
import { defineDataSource, guessed, known, refused } from "../../model/data-source.ts";
import { at } from "../../model/lookup.ts";
import { arn } from "../arn.ts";
import { regionNotSupported } from "../findings.ts";

const TOKEN = "aws:elb/getServiceAccount:getServiceAccount";
const DOCS =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elb/service_account_data_source.go";

export const getServiceAccount = defineDataSource({
  token: TOKEN,
  docs: DOCS,
  answer(_args, world) {
    const region = world.region;
    if (region === undefined) return guessed({});
    const account = loadBalancerLogAccount(region);
    if (account !== undefined)
      return known({ id: account, arn: arn(world, "iam", "root", { region: "", account }) });
    if (findRegion(region) === undefined) return guessed({});
    const quote = `unsupported AWS Region: ${region}`;
    const fix =
      "Allow the service principal logdelivery.elasticloadbalancing.amazonaws.com in the bucket's policy instead.";
    return refused(
      TOKEN,
      quote,
      regionNotSupported.at(at(world), { function: displayToken(TOKEN), region, quote, fix, docs: DOCS }),
    );
  },
});
