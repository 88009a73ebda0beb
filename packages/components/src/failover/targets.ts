// Failover: the web tiers that stand in for each other.
import { TapStackError } from "../tap-stack/error.ts";
import type { FailoverTarget } from "./args.ts";

/** Refuses web tiers that clients could not call in the same way. */
export function refuseMixed(owner: string, targets: readonly FailoverTarget[]): void {
  const [first] = targets;
  const other = targets.find(({ webTier }) => webTier.protocol !== first?.webTier.protocol);
  if (first === undefined || other === undefined) return;
  throw new TapStackError(
    `${owner} leads to ${first.webTier.protocol} in ${first.region} and to ${other.webTier.protocol} in ${other.region}. Give the web tiers the same listener.protocol.`,
  );
}
