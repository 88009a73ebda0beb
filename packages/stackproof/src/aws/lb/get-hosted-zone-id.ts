// AWS Elastic Load Balancing: getHostedZoneId of Application and Network Load Balancers.
import { loadBalancerZone } from "../../data/load-balancing.ts";
import { defineDataSource, guessed, known, refused } from "../../model/data-source.ts";
import { badArgument } from "../../model/findings.ts";
import { at } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";

const TOKEN = "aws:lb/getHostedZoneId:getHostedZoneId";
const DOCS =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/hosted_zone_id_data_source.go";

export const getLoadBalancerHostedZoneId = defineDataSource({
  token: TOKEN,
  docs: DOCS,
  answer(args, world) {
    const type = textAt(args, "loadBalancerType") ?? "application";
    if (type !== "application" && type !== "network") {
      const quote = `expected load_balancer_type to be one of ["application" "network"], got ${type}`;
      const fix = 'Write "application" or "network".';
      const parameters = {
        function: "aws.lb.getHostedZoneId",
        found: `loadBalancerType "${type}"`,
        fix,
        quote,
        docs: DOCS,
      };
      return refused(TOKEN, quote, badArgument.at(at(world), parameters));
    }
    const zone = loadBalancerZone(world.region ?? "", type);
    return zone === undefined ? guessed({}) : known({ id: zone });
  },
});
