// The public face of @stackproof/components.
export { Block, type BlockArgs } from "./block.ts";
export type {
  BucketFunctionArgs,
  BucketFunctionTransforms,
  FailedEventArgs,
} from "./bucket-function/args.ts";
export { BucketError } from "./bucket-function/bucket-error.ts";
export { BucketFunction, type BucketFunctionNodes } from "./bucket-function/bucket-function.ts";
export type { LifecycleArgs } from "./bucket-function/lifecycle.ts";
export type { ObjectEvent } from "./bucket-function/object-events.ts";
export {
  PrivateBucket,
  type PrivateBucketArgs,
  type PrivateBucketNodes,
  type PrivateBucketTransforms,
} from "./bucket-function/private-bucket.ts";
export { AcceleratorFailover } from "./failover/accelerator-failover.ts";
export type {
  AcceleratorFailoverArgs,
  DnsFailoverArgs,
  DnsNameArgs,
  EndpointCheckArgs,
  FailoverArgs,
  FailoverTarget,
} from "./failover/args.ts";
export { DnsFailover } from "./failover/dns-failover.ts";
export type {
  FunctionCode,
  FunctionNetworkArgs,
  FunctionSettings,
  FunctionTransforms,
  LambdaFunctionArgs,
} from "./function/args.ts";
export { LambdaFunctionError } from "./function/check.ts";
export { LambdaFunction, type LambdaFunctionNodes } from "./function/lambda-function.ts";
export { grants, type HasArn, type HasStreamArn } from "./iam/grants.ts";
export { RoleError } from "./iam/role-checks.ts";
export {
  ServiceRole,
  type ServiceRoleArgs,
  type ServiceRoleNodes,
  type ServiceRoleTransforms,
} from "./iam/service-role.ts";
export {
  type PolicyCondition,
  type PolicyDocument,
  type PolicyStatement,
  policyOf,
  trustOf,
} from "./iam/statements.ts";
export type {
  AlarmLimits,
  LogWatchArgs,
  MonitoringArgs,
  MonitoringTransforms,
  NotifyArgs,
  QueueWatchArgs,
} from "./monitoring/args.ts";
export { Monitoring, type MonitoringNodes } from "./monitoring/monitoring.ts";
export { MonitoringError } from "./monitoring/monitoring-error.ts";
export { type NameKind, NamingError, NamingPolicy, type NamingPolicyArgs } from "./naming/naming.ts";
export type {
  BucketFlowLogArgs,
  EndpointArgs,
  FlowLogArgs,
  LogGroupFlowLogArgs,
  NatArgs,
  NatStrategy,
  NetworkAclArgs,
  NetworkArgs,
  NetworkTransforms,
} from "./network/args.ts";
export { NetworkError } from "./network/errors.ts";
export { ExistingNetwork, type ExistingNetworkArgs } from "./network/existing.ts";
export { type FlowLogDeliveryArgs, flowLogDelivery } from "./network/flow-log-delivery.ts";
export { Network } from "./network/network.ts";
export type { NetworkLike } from "./network/network-like.ts";
export type { NetworkNodes, NetworkTierNodes } from "./network/nodes.ts";
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
export { AccountGuards, type AccountGuardsNodes } from "./security/account-guards/account-guards.ts";
export type {
  AccountGuardsArgs,
  AccountGuardsTransforms,
  CloudTrailArgs,
  ConfigArgs,
  ConfigRuleArgs,
  GuardDutyArgs,
  LogBucketArgs,
  SecurityHubArgs,
} from "./security/account-guards/args.ts";
export type {
  ConfigHours,
  DataEvents,
  GuardDutyFeature,
  RuntimeAgent,
  SecurityStandard,
  TrailInsight,
} from "./security/account-guards/catalog.ts";
export { EncryptionKey, type EncryptionKeyArgs } from "./security/encryption-key.ts";
export type { KeyUse } from "./security/key-policy.ts";
export { SecurityError } from "./security/security-error.ts";
export {
  SecurityGroups,
  type SecurityGroupsArgs,
  type SecurityGroupsNodes,
  type TierPort,
  type TierRules,
} from "./security/security-groups.ts";
export type { AliasTarget } from "./serverless-api/api-domain.ts";
export { ApiLogging, type ApiLoggingArgs, ApiLoggingError } from "./serverless-api/api-logging.ts";
export type {
  ApiDomainArgs,
  ApiFunctionArgs,
  AuthorizerArgs,
  CognitoAuthorizerArgs,
  CorsArgs,
  JwtAuthorizerArgs,
  LambdaAuthorizerArgs,
  ServerlessApiArgs,
  ServerlessApiTransforms,
} from "./serverless-api/args.ts";
export { ServerlessApiError } from "./serverless-api/check.ts";
export type { HttpApiNodes } from "./serverless-api/http-api.ts";
export type { OpenApiDocument, OpenApiValue } from "./serverless-api/open-api-document.ts";
export type { RestApiNodes } from "./serverless-api/rest-api.ts";
export { type Route, RouteError } from "./serverless-api/routes.ts";
export { ServerlessApi, type ServerlessApiNodes } from "./serverless-api/serverless-api.ts";
export { type NetworkOutputs, networkOutputs } from "./split/network-outputs.ts";
export { type OutputPath, otherStack, textOf, valueOf } from "./split/other-stack.ts";
export { type StackParts, StackReferenceError } from "./split/stack-name.ts";
export { networkOf, type StackNetworkArgs } from "./split/stack-network.ts";
export type {
  TapApiArgs,
  TapApiFunctionArgs,
  TapBucketFunctionArgs,
  TapEncryptionArgs,
  TapFunctionNetworkArgs,
  TapNetworkArgs,
  TapSecurityGroupsArgs,
  TapStackArgs,
  TapVpc,
  TapWebTierArgs,
} from "./tap-stack/args.ts";
export { TapStackError } from "./tap-stack/error.ts";
export type { FunctionOutputs, RegionOutputs } from "./tap-stack/outputs.ts";
export type { PerRegion, RegionContext } from "./tap-stack/region-context.ts";
export type { RegionParts } from "./tap-stack/region-parts.ts";
export type { RegionStack } from "./tap-stack/region-stack.ts";
export { TapStack } from "./tap-stack/tap-stack.ts";
export type { Transform } from "./transform.ts";
export {
  AccessLogBucket,
  type AccessLogBucketArgs,
  type AccessLogBucketTransforms,
} from "./web-tier/access-log-bucket.ts";
export type {
  AccessLogArgs,
  SecurityGroupLike,
  WebTierArgs,
  WebTierTransforms,
} from "./web-tier/args.ts";
export type {
  Architecture,
  ImageArgs,
  InstanceArgs,
  ReadinessArgs,
  RefreshArgs,
  ScalingArgs,
  ScheduleArgs,
} from "./web-tier/instance-args.ts";
export type {
  FixedResponseArgs,
  HealthCheckArgs,
  ListenerArgs,
  RedirectArgs,
  RouteTarget,
  RuleArgs,
} from "./web-tier/listener-args.ts";
export { WebTierError } from "./web-tier/refuse.ts";
export { UserData, UserDataError, type UserDataPart } from "./web-tier/user-data.ts";
export { WebTier, type WebTierNodes } from "./web-tier/web-tier.ts";
