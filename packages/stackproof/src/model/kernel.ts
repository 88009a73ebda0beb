// Model: what the file of a resource type needs, in one import.
export { anything, list, map, object, tags } from "./kinds/collections.ts";
export { base64, file, json, timestamp } from "./kinds/formats.ts";
export { type Kind, type KindOptions, leaf, replaces, shown, withDefault } from "./kinds/kind.ts";
export { cidr4, cidr6, ip4, isIpv4 } from "./kinds/network.ts";
export { arn, parseArn, ref } from "./kinds/references.ts";
export { bool, int, number, oneOf, port, text } from "./kinds/scalars.ts";
export type { Make } from "./make.ts";
export { atLeastOneOf, conflictsWith, exactlyOneOf, requiredWith } from "./relations.ts";
export {
  defineResource,
  finding,
  type OrderSpec,
  type Report,
  type ReportExtras,
  type UniqueSpec,
} from "./resource.ts";
export type { ResourceView } from "./view.ts";
export type { World } from "./world.ts";
