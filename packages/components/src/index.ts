// The public face of @stackproof/components.
export {
  type Capacity,
  defaultCapacity,
  type NetworkPlan,
  NetworkPlanError,
  type NetworkPlanRequest,
  type PlannedSubnet,
  type PlannedTier,
  planNetwork,
  type TierKind,
  type TierRequest,
} from "./network/plan.ts";
