// The connection of a group with a load balancer. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling/attachment.go
import { defineResource, exactlyOneOf, finding, ref, replaces } from "../../model/kernel.ts";
import { subnetOf, TARGET_GROUP, vpcIdOf, vpcWords } from "../lb/shared.ts";
import { API, ATTACHMENT, GUIDE, groupName, groupOf } from "./shared.ts";

const ATTACH = { operation: "autoscaling:AttachLoadBalancerTargetGroups", code: "ValidationError" } as const;

export const attachment = defineResource({
  token: ATTACHMENT,
  docs: `${API}/API_AttachLoadBalancerTargetGroups.html`,
  inputs: {
    autoscalingGroupName: replaces(groupName),
    elb: replaces(ref("aws:elb/loadBalancer:LoadBalancer", ["name", "id"])),
    lbTargetGroupArn: replaces(ref(TARGET_GROUP, ["arn", "id"])),
  },
  relations: [exactlyOneOf(["elb", "lbTargetGroupArn"])],

  outputs: (self, make) => ({
    id: `${self.text("autoscalingGroupName") ?? make.hex(16)}-${make.number(10_000_000, 99_999_999)}${make.hex(18)}`,
  }),

  findings: {
    "target-group-type": finding<{ name: string; group: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` connects a group of instances with \`${p.group}\`, which is for targets of type ${p.type}.`,
      why: "An Auto Scaling group registers instances by their ids.",
      fix: (p) => `Write \`targetType: "instance"\` for \`${p.group}\`.`,
      aws: ATTACH,
      quote:
        "has invalid target type. Please ensure all provided Target Groups have target type of instance.",
      docs: "https://github.com/hashicorp/terraform/issues/18674",
    }),
    "target-group-of-other-vpc": finding<{
      name: string;
      group: string;
      vpc: string;
      target: string;
      own: string;
    }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` connects \`${p.group}\` in ${p.own} with the target group \`${p.target}\` of ${p.vpc}.`,
      why: "A target group takes instances of its own VPC.",
      fix: (p) => `Set \`vpcId\` of \`${p.target}\` to the VPC of the subnets.`,
      aws: ATTACH,
      docs: `${GUIDE}/attach-load-balancer-asg.html`,
    }),
    "group-has-list": finding<{ name: string; group: string; input: string }>({
      severity: "warning",
      effect: "risky",
      evidence: "documented",
      message: (p) => `\`${p.name}\` connects \`${p.group}\`, which has a list of its own: ${p.input}.`,
      why: "The next update of the group removes what its list does not hold, and the one after brings it back.",
      fix: (p) => `Put it into \`${p.input}\`, or leave out \`${p.input}\` and make an attachment for each.`,
      docs: "https://www.pulumi.com/registry/packages/aws/api-docs/autoscaling/attachment/",
    }),
  },

  check(self, world, report) {
    const { name } = self;
    const group = groupOf(self);
    const target = self.ref("lbTargetGroupArn");
    const type = target?.text("targetType");
    if (target !== undefined && type !== undefined && type !== "instance") {
      const related = [{ view: target, property: "targetType", note: type }];
      report("target-group-type", { name, group: target.name, type }, "lbTargetGroupArn", { related });
    }
    if (group === undefined) return;
    const input = self.has("elb") ? "loadBalancers" : "targetGroupArns";
    if (group.has(input) && group.node.kind === "custom") {
      const related = [{ view: group, property: input, note: "its own list" }];
      report("group-has-list", { name, group: group.name, input }, undefined, { related });
    }
    const vpcId = vpcIdOf(target, world);
    for (const id of group.texts("vpcZoneIdentifiers") ?? []) {
      const own = vpcIdOf(subnetOf(world, id, group), world);
      if (target === undefined || own === undefined || vpcId === undefined || own === vpcId) continue;
      const words = { vpc: vpcWords(world, vpcId, self), own: vpcWords(world, own, self) };
      const related = [{ view: target, property: "vpcId", note: vpcId }];
      report(
        "target-group-of-other-vpc",
        { name, group: group.name, target: target.name, ...words },
        "lbTargetGroupArn",
        { related },
      );
      return;
    }
  },
});
