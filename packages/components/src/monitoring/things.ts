// Monitoring: from the arguments to the things that are watched. Pure but for the outputs inside.
import type { AlarmLimits, MonitoringArgs } from "./args.ts";
import { apiThing, functionThing, logThing, natThing, queueThing } from "./service-things.ts";
import type { Thing, WatchSettings } from "./watches.ts";
import { groupThing, loadBalancerThing } from "./web-things.ts";

/** Limits when none are given. */
export const DEFAULT_LIMITS: Readonly<Required<AlarmLimits>> = {
  loadBalancerErrors: 5,
  targetErrors: 5,
  latency: 1,
  unhealthyTargets: 0,
  healthyTargets: 1,
  headroom: 0,
  functionErrors: 0,
  throttles: 0,
  duration: 0.9,
  apiErrors: 5,
  natPortErrors: 0,
};

export const DEFAULT_PATTERN = "ERROR";

/**
 * All things, in the order of the arguments.
 *
 * @param namespace of the metrics that the metric filters of `logs` make
 */
export function thingsOf(args: MonitoringArgs, namespace: string): Thing[] {
  const settings: WatchSettings = {
    limits: { ...DEFAULT_LIMITS, ...given(args.limits) },
    window: args.window ?? 5,
  };
  return [
    ...of(args.webTiers, (key, { nodes }) => {
      const loadBalancer = { LoadBalancer: nodes.loadBalancer.arnSuffix };
      const targets = { ...loadBalancer, TargetGroup: nodes.targetGroup.arnSuffix };
      const { name, minSize, maxSize } = nodes.autoScalingGroup;
      const group = { dimensions: { AutoScalingGroupName: name }, minSize, maxSize };
      return [loadBalancerThing(key, { loadBalancer, targets }, settings), groupThing(key, group, settings)];
    }),
    ...of(args.apis, (key, api) => [
      apiThing(key, api, settings),
      ...of(api.functions, (name, fn) => [functionOf(`${key}-${name}`, fn, settings)]),
    ]),
    ...of(args.functions, (key, fn) => [functionOf(key, fn, settings)]),
    ...of(args.networks, (key, network) =>
      network.nodes.natGateways.map((nat, index) => natThing(`${key}-${index + 1}`, nat.id, settings)),
    ),
    ...of(args.queues, (key, { queue, maximumAge = 300 }) => [
      queueThing(key, { name: queue.name, maximumAge }, settings),
    ]),
    ...of(args.logs, (key, { pattern = DEFAULT_PATTERN, threshold = 0 }) => [
      logThing(key, { namespace, pattern, threshold }, settings),
    ]),
  ];
}

function functionOf(
  key: string,
  fn: NonNullable<MonitoringArgs["functions"]>[string],
  settings: WatchSettings,
): Thing {
  // Lambda's own default is 3 s.
  const timeout = fn.nodes.function.timeout.apply((seconds) => seconds ?? 3);
  return functionThing(key, { name: fn.functionName, timeout }, settings);
}

function of<T>(
  things: Readonly<Record<string, T>> | undefined,
  make: (key: string, thing: T) => Thing[],
): Thing[] {
  return Object.entries(things ?? {}).flatMap(([key, thing]) => make(key, thing));
}

/** Without limits that are there and undefined, as in JavaScript. */
function given(limits: AlarmLimits = {}): AlarmLimits {
  return Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined));
}
