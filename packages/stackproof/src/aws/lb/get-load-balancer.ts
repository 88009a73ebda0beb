// AWS Elastic Load Balancing: getLoadBalancer of Application and Network Load Balancers.
import { loadBalancerZone } from "../../data/load-balancing.ts";
import { repeatableHex } from "../../model/ids.ts";
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

export const getLoadBalancer = defineLookup({
  token: "aws:lb/getLoadBalancer:getLoadBalancer",
  formerly: [
    "aws:alb/getLoadBalancer:getLoadBalancer",
    "aws:elasticloadbalancingv2/getLoadBalancer:getLoadBalancer",
    "aws:applicationloadbalancing/getLoadBalancer:getLoadBalancer",
  ],
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/load_balancer_data_source.go",
  resource: "aws:lb/loadBalancer:LoadBalancer",
  noun: "ELBv2 Load Balancer",
  keys: { arn: "arn", name: "name" },
  outputs(thing, world) {
    const type = thingText(thing, "loadBalancerType") ?? "application";
    const zone = loadBalancerZone(world.region ?? "", type === "network" ? "network" : "application");
    return {
      loadBalancerType: type,
      internal: thing.properties["internal"] === true,
      ...(zone !== undefined && { zoneId: zone }),
    };
  },
  derived(args, world) {
    const zone = loadBalancerZone(world.region ?? "", "application");
    const given = textAt(args, "arn");
    const name = textAt(args, "name");
    const made =
      name === undefined
        ? undefined
        : arn(
            world,
            "elasticloadbalancing",
            `loadbalancer/app/${name}/${repeatableHex(16, world.region, name)}`,
          );
    const value = given ?? made;
    return {
      loadBalancerType: given?.includes(":loadbalancer/net/") === true ? "network" : "application",
      ...(value !== undefined && {
        id: value,
        arn: value,
        arnSuffix: value.slice(value.indexOf("loadbalancer/") + "loadbalancer/".length),
      }),
      ...(zone !== undefined && { zoneId: zone }),
    };
  },
});
