// AWS EC2: what goes wrong when internet gateways are attached to VPCs. Shared by the files of this folder.
import { finding, type ReportExtras, type ResourceView, type World } from "../../model/kernel.ts";
import { gatewayAttachments, vpcsOfGateway } from "../../network/routing.ts";
import { isLater } from "./network-references.ts";

const API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html";

/** Findings of the gateway that brings its VPC along, and of the attachment. */
export const gatewayFindings = {
  "second-gateway": finding<{ name: string; other: string; vpc: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, other, vpc }) =>
      `\`${name}\` attaches an internet gateway to the VPC \`${vpc}\`, which \`${other}\` gives one already.`,
    why: "A VPC has at most one internet gateway.",
    fix: "Keep one of the two, and let all routes lead to it.",
    quote: "Network vpc-… already has an internet gateway attached",
    aws: { operation: "ec2:AttachInternetGateway", code: "InvalidParameterValue" },
    docs: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html",
  }),
  "attached-twice": finding<{ name: string; gateway: string; by: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, gateway, by }) =>
      `\`${name}\` attaches the internet gateway \`${gateway}\`, which ${by} attaches already.`,
    why: "An internet gateway is attached to one VPC at a time, once: by its vpcId or by an attachment.",
    fix: "Leave out the attachment, or the gateway's vpcId.",
    aws: { operation: "ec2:AttachInternetGateway", code: "Resource.AlreadyAssociated" },
    docs: API,
  }),
};

/** A finding about what a gateway or attachment attaches, when an earlier one attaches the same. */
export function attachedBefore(
  self: ResourceView,
  gateway: ResourceView | undefined,
  world: World,
):
  | { readonly slug: "second-gateway"; readonly other: ResourceView; readonly vpc: string }
  | { readonly slug: "attached-twice"; readonly other: ResourceView; readonly gateway: string }
  | undefined {
  const { id } = gateway ?? {};
  const attached = [
    ...(gateway === undefined ? [] : [gateway]),
    ...world.where("aws:ec2/internetGatewayAttachment:InternetGatewayAttachment", "internetGatewayId", id),
  ];
  const again = attached.find((one) => one !== self && attaches(one) && isLaterOf(self, one, gateway));
  if (again !== undefined && gateway !== undefined && attaches(self)) {
    return { slug: "attached-twice", other: again, gateway: gateway.name };
  }
  const vpcId = self.text("vpcId");
  const before = gatewayAttachments(world, vpcId).find(
    ({ by, gateway: one }) => by !== self && isLater(self, by) && (one === undefined || one !== gateway),
  );
  if (before === undefined || vpcId === undefined) return undefined;
  const vpc = world.find("aws:ec2/vpc:Vpc", "id", vpcId, self)?.name ?? vpcId;
  return { slug: "second-gateway", other: before.by, vpc };
}

/** The places of such a finding. */
export function attachedExtras(other: ResourceView): ReportExtras {
  return { related: [{ view: other, property: "vpcId", note: "the first of the two" }] };
}

/** True for a gateway that nothing attaches. */
export function isUnattached(world: World, gateway: ResourceView): boolean {
  return vpcsOfGateway(world, gateway)?.length === 0;
}

function attaches(view: ResourceView): boolean {
  return view.has("vpcId") && view.text("vpcId") !== "";
}

/** An attachment is reported rather than the gateway that it stands beside. */
function isLaterOf(self: ResourceView, other: ResourceView, gateway: ResourceView | undefined): boolean {
  if (self === gateway) return false;
  return other === gateway || isLater(self, other);
}
