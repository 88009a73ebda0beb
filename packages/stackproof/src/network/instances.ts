// Network: where instances are, those of Auto Scaling groups too, by their launch templates. Pure.
import type { PropertyMap } from "../core/value.ts";
import { asFlag, known } from "../model/kinds/kind.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { type Place, UNKNOWN_PLACE } from "./interface.ts";
import { flagOf, type Ids, idsOf, mapOf, refOf, textIn } from "./values.ts";

export const INSTANCE = "aws:ec2/instance:Instance";
export const SCALING_GROUP = "aws:autoscaling/group:Group";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
const EIP = "aws:ec2/eip:Eip";
const EIP_ASSOCIATION = "aws:ec2/eipAssociation:EipAssociation";
const GROUP_ATTACHMENT =
  "aws:ec2/networkInterfaceSecurityGroupAttachment:NetworkInterfaceSecurityGroupAttachment";
const AS_THE_SUBNET = "as the subnet";

/** Where an instance is. */
export function instancePlace(world: World, view: ResourceView): Place {
  if (
    known(view.node.inputs["networkInterfaces"]) !== undefined ||
    view.node.inputs["primaryNetworkInterface"] !== undefined
  )
    return UNKNOWN_PLACE;
  const template = templateOf(world, view.object("launchTemplate"), view);
  const own = idsOf(view.node.inputs["vpcSecurityGroupIds"]);
  const byAws = template === undefined ? idsOf(view.node.outputs["vpcSecurityGroupIds"]) : template.groups;
  // Groups that are attached later come on top.
  const more = world.all(GROUP_ATTACHMENT).length > 0 ? [undefined] : [];
  const address = template === undefined ? AS_THE_SUBNET : template.isPublic;
  return {
    subnets: [view.text("subnetId")],
    groups: [...(own ?? byAws ?? [undefined]), ...more],
    isPublic: withElasticIp(world, view, flagOf(view, "associatePublicIpAddress", address)),
  };
}

/** An Elastic IP address makes it public; one of which nobody knows whose it is may. */
function withElasticIp(world: World, view: ResourceView, own: Place["isPublic"]): Place["isPublic"] {
  const isHere =
    world.where(EIP, "instance", view.id).length > 0 ||
    world.where(EIP_ASSOCIATION, "instanceId", view.id).length > 0;
  if (isHere || own === true) return true;
  const mayBeHere =
    world.all(EIP).some((eip) => eip.state("instance") === "unknown" || eip.has("networkInterface")) ||
    world
      .all(EIP_ASSOCIATION)
      .some((one) => one.state("instanceId") === "unknown" || one.has("networkInterfaceId"));
  return mayBeHere ? undefined : own;
}

/** Where the instances of an Auto Scaling group are. */
export function scalingPlace(world: World, view: ResourceView): Place {
  const subnets = idsOf(view.node.inputs["vpcZoneIdentifiers"]) ?? [undefined];
  const configuration = refOf(world, view, "launchConfiguration", CONFIGURATION, ["name", "id"]);
  if (configuration !== undefined) {
    const groups = idsOf(configuration.node.inputs["securityGroups"]) ?? [undefined];
    const isPublic = flagOf(configuration, "associatePublicIpAddress", "as the subnet" as const);
    return { subnets, groups, isPublic };
  }
  const mixed = mapOf(
    mapOf(view.object("mixedInstancesPolicy")?.["launchTemplate"])?.["launchTemplateSpecification"],
  );
  const specification = view.object("launchTemplate") ?? renamed(mixed);
  const template = templateOf(world, specification, view);
  return {
    subnets,
    groups: template?.groups ?? [undefined],
    isPublic: template === undefined ? undefined : template.isPublic,
  };
}

interface Template {
  readonly groups: Ids;
  readonly isPublic: boolean | undefined | "as the subnet";
}

function templateOf(world: World, use: PropertyMap | undefined, near: ResourceView): Template | undefined {
  if (use === undefined)
    return near.has("launchTemplate") ? { groups: [undefined], isPublic: undefined } : undefined;
  const id = textIn(use, "id");
  const name = textIn(use, "name");
  const view = world.find(TEMPLATE, "id", id, near) ?? world.find(TEMPLATE, "name", name, near);
  if (view === undefined) return { groups: [undefined], isPublic: undefined };
  const [first] = view.objects("networkInterfaces");
  if (first !== undefined) {
    const isPublic = first["associatePublicIpAddress"];
    const flag = known(isPublic);
    return {
      groups: idsOf(first["securityGroups"]) ?? idsOf(view.node.inputs["vpcSecurityGroupIds"]) ?? [undefined],
      isPublic:
        isPublic === undefined || isPublic === ""
          ? "as the subnet"
          : flag === undefined
            ? undefined
            : asFlag(flag),
    };
  }
  return { groups: idsOf(view.node.inputs["vpcSecurityGroupIds"]) ?? [undefined], isPublic: "as the subnet" };
}

/** The specification of a mixed policy has other names for the same. */
function renamed(values: PropertyMap | undefined): PropertyMap | undefined {
  if (values === undefined) return undefined;
  return { id: values["launchTemplateId"] ?? null, name: values["launchTemplateName"] ?? null };
}
