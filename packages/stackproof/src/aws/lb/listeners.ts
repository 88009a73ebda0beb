// AWS Elastic Load Balancing: the listener of a rule, its load balancer, and what they speak. Pure.
import type { ResourceView, World } from "../../model/kernel.ts";
import { LISTENER, LOAD_BALANCER } from "./shared.ts";

/** The listener itself, or that of a rule. */
export function listenerOf(view: ResourceView, world: World): ResourceView | undefined {
  return view.is(LISTENER) ? view : world.find(LISTENER, "arn", view.text("listenerArn"), view);
}

/** The load balancer of a listener or rule. */
export function loadBalancerOf(view: ResourceView, world: World): ResourceView | undefined {
  const listener = listenerOf(view, world);
  return listener === undefined
    ? undefined
    : world.find(LOAD_BALANCER, "arn", listener.text("loadBalancerArn"), listener);
}

/** The type of a load balancer: of the resource, or as its ARN tells it. */
export function typeOf(loadBalancer: ResourceView | undefined, arn: string | undefined): string | undefined {
  if (loadBalancer !== undefined) return loadBalancer.text("loadBalancerType");
  const found = /:loadbalancer\/(app|net|gwy)\//.exec(arn ?? "")?.[1];
  return found === undefined ? undefined : { app: "application", net: "network", gwy: "gateway" }[found];
}

/** The protocol of a listener, with the default that the provider takes for Application Load Balancers. */
export function protocolOf(listener: ResourceView, type: string | undefined): string | undefined {
  const state = listener.state("protocol");
  if (state === "known") return listener.text("protocol")?.toUpperCase();
  if (state === "unknown" || type !== "application") return undefined;
  const certificate = listener.state("certificateArn");
  return certificate === "absent" ? "HTTP" : "HTTPS";
}
