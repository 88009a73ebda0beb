// AWS Elastic Load Balancing: getHostedZoneId of Classic Load Balancers.
import { loadBalancerZone } from "../../data/load-balancing.ts";
import { defineDataSource, guessed, known } from "../../model/data-source.ts";

export const getClassicHostedZoneId = defineDataSource({
  token: "aws:elb/getHostedZoneId:getHostedZoneId",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elb/hosted_zone_id_data_source.go",
  answer(_args, world) {
    const zone = loadBalancerZone(world.region ?? "", "classic");
    return zone === undefined ? guessed({}) : known({ id: zone });
  },
});
