// AWS EC2: getVpcs.
import { defaultVpcs } from "./default-network.ts";
import { definePlural } from "./plural.ts";
import { VPC_FILTERS, vpcView } from "./vpc-view.ts";

export const getVpcs = definePlural({
  token: "aws:ec2/getVpcs:getVpcs",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_vpcs_data_source.go",
  resource: "aws:ec2/vpc:Vpc",
  filters: VPC_FILTERS,
  made: defaultVpcs,
  view: vpcView,
  guesses: () => 1,
});
