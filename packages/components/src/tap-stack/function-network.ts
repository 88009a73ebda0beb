// TapStack: which network a function runs in.
import type { FunctionNetworkArgs } from "../function/args.ts";
import type { TapVpc } from "./args.ts";
import type { RegionContext } from "./region-context.ts";

/** The function's `vpc`; nothing outside of a VPC. */
export function functionNetwork<Own>(
  vpc: TapVpc | undefined,
  context: RegionContext<Own>,
): { readonly vpc?: FunctionNetworkArgs } {
  if (vpc === undefined || vpc === false) return {};
  if (vpc === true) return { vpc: { network: context.network } };
  const { securityGroupTiers = [], securityGroupIds = [], network, ...rest } = vpc;
  const ids = [...securityGroupIds, ...securityGroupTiers.map((tier) => context.securityGroups.of(tier).id)];
  return {
    vpc: {
      ...rest,
      network: network ?? context.network,
      ...(ids.length > 0 && { securityGroupIds: ids }),
    },
  };
}
