// AWS Elastic Load Balancing: the types that its models ask the graph for, and where resources lie: VPCs, subnets,
// Availability Zones. Pure.
import { isPropertyMap, type PropertyMap, type PropertyValue, Unknown } from "../../core/value.ts";
import { type Kind, type KindOptions, oneOf, type ResourceView, type World } from "../../model/kernel.ts";
import { type KnownValue, known } from "../../model/kinds/kind.ts";

export const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
export const TARGET_GROUP = "aws:lb/targetGroup:TargetGroup";
export const TARGET_GROUP_ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
export const LISTENER = "aws:lb/listener:Listener";
export const LISTENER_RULE = "aws:lb/listenerRule:ListenerRule";

export const VPCS = ["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"] as const;
export const SUBNETS = ["aws:ec2/subnet:Subnet", "aws:ec2/defaultSubnet:DefaultSubnet"] as const;
export const SECURITY_GROUPS = [
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
] as const;
export const CERTIFICATE = "aws:acm/certificate:Certificate";
export const CERTIFICATE_VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
export const BUCKET = "aws:s3/bucket:Bucket";
export const LAMBDA_FUNCTION = "aws:lambda/function:Function";
export const LAMBDA_ALIAS = "aws:lambda/alias:Alias";
export const LAMBDA_PERMISSION = "aws:lambda/permission:Permission";

/** The subnet of the program with this id. */
export function subnetOf(world: World, id: string | undefined, near: ResourceView): ResourceView | undefined {
  return findOf(world, SUBNETS, id, near);
}

/** The VPC of the program with this id. */
export function vpcWith(world: World, id: string | undefined, near: ResourceView): ResourceView | undefined {
  return findOf(world, VPCS, id, near);
}

/** The security group of the program with this id. */
export function securityGroupOf(
  world: World,
  id: string | undefined,
  near: ResourceView,
): ResourceView | undefined {
  return findOf(world, SECURITY_GROUPS, id, near);
}

function findOf(
  world: World,
  tokens: readonly string[],
  id: string | undefined,
  near: ResourceView,
): ResourceView | undefined {
  for (const token of tokens) {
    const found = world.find(token, "id", id, near);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The id of the VPC that a subnet, security group or target group is in; undefined when it is not known. */
export function vpcIdOf(view: ResourceView | undefined, world: World): string | undefined {
  const id = view?.text("vpcId");
  return id === undefined || id === "" || world.isPlaceholder(id) ? undefined : id;
}

/**
 * The VPC of a security group that cannot be used in `own`: undefined when it is of `own`, when that is not known, or
 * when an association lets it be used in further VPCs.
 */
export function foreignVpcOf(group: ResourceView | undefined, own: string, world: World): string | undefined {
  const vpcId = vpcIdOf(group, world);
  if (vpcId === undefined || vpcId === own) return undefined;
  return world.all("aws:vpc/securityGroupVpcAssociation:SecurityGroupVpcAssociation").length > 0
    ? undefined
    : vpcId;
}

/** The name of a VPC in a message: Pulumi's name, or the id. */
export function vpcWords(world: World, id: string, near: ResourceView): string {
  const vpc = vpcWith(world, id, near);
  return vpc === undefined ? `VPC ${id}` : `VPC \`${vpc.name}\``;
}

/**
 * The zone that the program puts a subnet in. A subnet without one gets a zone of AWS's choice, which nobody knows.
 * Names and ids of zones cannot be compared: letters mean other zones in other accounts.
 */
export function zoneOf(subnet: ResourceView): string | undefined {
  const name = inputText(subnet, "availabilityZone");
  if (name !== undefined) return name;
  const id = subnet.is(SUBNETS[0]) ? inputText(subnet, "availabilityZoneId") : undefined;
  return id === undefined ? undefined : id;
}

/** True for a name or id of an ordinary zone: no Local Zone, no Wavelength Zone. */
export function isOrdinaryZone(zone: string): boolean {
  return /^[a-z]{2}(?:-[a-z]+)+-\d[a-z]$/.test(zone) || /^[a-z]{2,4}\d-az\d$/.test(zone);
}

/** True when a subnet lies on an Outpost or in a Local Zone, or may. */
export function mayBeSpecial(subnet: ResourceView | undefined): boolean {
  if (subnet === undefined || subnet.node.kind !== "custom") return true;
  if (subnet.is(SUBNETS[0]) && subnet.node.inputs["outpostArn"] !== undefined) return true;
  const zone = zoneOf(subnet);
  return zone !== undefined && !isOrdinaryZone(zone);
}

/** An input as the program wrote it, known or not given by it. */
export function inputText(view: ResourceView, input: string): string | undefined {
  const value = known(view.node.inputs[input]);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** An object as the program wrote it: without what the provider adds. Empty when absent or unknown. */
export function inputMap(view: ResourceView, input: string): PropertyMap {
  const value = known(view.node.inputs[input]);
  return isPropertyMap(value) ? value : {};
}

/** The objects of a list as the program wrote them; unknown ones are left out. */
export function inputObjects(view: ResourceView, input: string): PropertyMap[] {
  const value = known(view.node.inputs[input]);
  return (Array.isArray(value) ? value : []).flatMap((item) => {
    const inner = known(item);
    return isPropertyMap(inner) ? [inner] : [];
  });
}

/** True for a property of such an object that the program left out. */
export function isAbsent(map: PropertyMap, name: string): boolean {
  const value = map[name];
  return value === undefined || value === null || value === "";
}

/** A listener or rule, and the ARN of a target group that one of its actions leads to. */
export interface Forwarding {
  readonly from: ResourceView;
  /** Undefined when it is not known. */
  readonly groupArn: string | undefined;
  /** Where it is written: `defaultActions[0].targetGroupArn`. */
  readonly property: string;
}

/** Where the actions of a listener or rule lead to. */
export function forwardingsOf(from: ResourceView): Forwarding[] {
  const input = from.is(LISTENER) ? "defaultActions" : "actions";
  const actions = known(from.node.inputs[input]);
  if (actions === undefined) return [{ from, groupArn: undefined, property: input }];
  return (Array.isArray(actions) ? actions : []).flatMap((item, index) => {
    const action = known(item);
    const at = `${input}[${index}]`;
    if (action === undefined || !isPropertyMap(action)) return [{ from, groupArn: undefined, property: at }];
    const found: Forwarding[] = [];
    const add = (value: PropertyValue | undefined, property: string): void => {
      if (value === undefined || value === null) return;
      found.push({ from, groupArn: textIn(value), property });
    };
    add(action["targetGroupArn"], `${at}.targetGroupArn`);
    const forward = known(action["forward"]);
    const groups = isPropertyMap(forward) ? known(forward["targetGroups"]) : undefined;
    if (isPropertyMap(forward) && groups === undefined)
      add(new Unknown(undefined, undefined), `${at}.forward`);
    for (const [place, group] of (Array.isArray(groups) ? groups : []).entries()) {
      const inner = known(group);
      const property = `${at}.forward.targetGroups[${place}].arn`;
      add(isPropertyMap(inner) ? inner["arn"] : new Unknown(undefined, undefined), property);
    }
    return found;
  });
}

function textIn(value: PropertyValue): string | undefined {
  const inner = known(value);
  return typeof inner === "string" && inner !== "" ? inner : undefined;
}

/** The listeners and rules that lead to a target group, and whether there may be more of them. */
export function usersOf(
  world: World,
  group: ResourceView,
): { readonly users: readonly Forwarding[]; readonly mayBeMore: boolean } {
  const all = [...world.all(LISTENER), ...world.all(LISTENER_RULE)].flatMap((view) => forwardingsOf(view));
  // Components of other packages, such as awsx, make listeners that no one sees.
  const isOpaque = world.graph
    .sorted()
    .some(
      (node) =>
        node.kind !== "stack" && !node.type.startsWith("aws:") && node.dependencies.includes(group.urn),
    );
  const groupArn = group.text("arn");
  return {
    users: all.filter((one) => one.groupArn !== undefined && one.groupArn === groupArn),
    mayBeMore: isOpaque || groupArn === undefined || all.some((one) => one.groupArn === undefined),
  };
}

/** One of some values, in any case. */
export function anyCase<const T extends string>(values: readonly T[], options: KindOptions = {}): Kind<T> {
  const exact = oneOf(values, options);
  const upper = (value: KnownValue): KnownValue => {
    if (typeof value !== "string") return value;
    return values.find((one) => one.toLowerCase() === value.toLowerCase()) ?? value;
  };
  return {
    ...exact,
    expects: `${exact.expects}, in any case`,
    decode: (value) => exact.decode(upper(value)),
    check: (value, at) => exact.check(upper(value), at),
  };
}

/** Protocols of listeners and target groups. */
export const PROTOCOLS = [
  "HTTP",
  "HTTPS",
  "TCP",
  "TLS",
  "UDP",
  "TCP_UDP",
  "GENEVE",
  "QUIC",
  "TCP_QUIC",
] as const;

/** A type of load balancer in a sentence. */
export function balancerWords(type: string): string {
  switch (type) {
    case "application":
      return "an Application Load Balancer";
    case "network":
      return "a Network Load Balancer";
    default:
      return "a Gateway Load Balancer";
  }
}
