// The public face of @stackproof/components.
export { Block, type BlockArgs } from "./block.ts";
export { BucketFunction, type BucketFunctionArgs } from "./bucket-function/bucket-function.ts";
export { PrivateBucket, type PrivateBucketArgs } from "./bucket-function/private-bucket.ts";
export {
  type FunctionCode,
  type FunctionNetworkArgs,
  type FunctionSettings,
  LambdaFunction,
  type LambdaFunctionArgs,
} from "./function/lambda-function.ts";
export { grants } from "./iam/grants.ts";
export { ServiceRole, type ServiceRoleArgs } from "./iam/service-role.ts";
export { type PolicyDocument, type PolicyStatement, policyOf, trustOf } from "./iam/statements.ts";
export { type LogWatchArgs, Monitoring, type MonitoringArgs } from "./monitoring/monitoring.ts";
export { type NameKind, NamingError, NamingPolicy, type NamingPolicyArgs } from "./naming/naming.ts";
export type {
  EndpointArgs,
  FlowLogArgs,
  NatArgs,
  NetworkArgs,
  NetworkTransforms,
} from "./network/args.ts";
export { ExistingNetwork, type ExistingNetworkArgs } from "./network/existing.ts";
export { Network, type NetworkNodes } from "./network/network.ts";
export type { NetworkLike } from "./network/network-like.ts";
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
export { EncryptionKey, type EncryptionKeyArgs } from "./security/encryption-key.ts";
export type { KeyUse } from "./security/key-policy.ts";
export { SecurityGroups, type SecurityGroupsArgs, type TierRules } from "./security/security-groups.ts";
export type {
  ApiDomainArgs,
  ApiFunctionArgs,
  AuthorizerArgs,
  CorsArgs,
  ServerlessApiArgs,
} from "./serverless-api/args.ts";
export { type Route, RouteError } from "./serverless-api/routes.ts";
export { ServerlessApi } from "./serverless-api/serverless-api.ts";
export {
  type NetworkOutputs,
  networkOf,
  networkOutputs,
  type StackNetworkArgs,
} from "./split/stack-network.ts";
export type { FailoverArgs, PerRegion, TapStackArgs, TapWebTierArgs } from "./tap-stack/args.ts";
export type { RegionOutputs, RegionParts } from "./tap-stack/region-stack.ts";
export { TapStack } from "./tap-stack/tap-stack.ts";
export type { Transform } from "./transform.ts";
export type {
  AccessLogArgs,
  HealthCheckArgs,
  InstanceArgs,
  ListenerArgs,
  RuleArgs,
  ScalingArgs,
  WebTierArgs,
  WebTierTransforms,
} from "./web-tier/args.ts";
export { UserData, UserDataError, type UserDataPart } from "./web-tier/user-data.ts";
export { WebTier, type WebTierNodes } from "./web-tier/web-tier.ts";
