// A target that a target group sends requests to. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group_attachment.go
import { contains, parseCidr } from "../../core/cidr.ts";
import {
  defineResource,
  int,
  type ResourceView,
  ref,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import {
  LAMBDA_ALIAS,
  LAMBDA_FUNCTION,
  LAMBDA_PERMISSION,
  LISTENER,
  LOAD_BALANCER,
  subnetOf,
  TARGET_GROUP,
  TARGET_GROUP_ATTACHMENT,
  vpcIdOf,
  vpcWith,
  vpcWords,
} from "./shared.ts";
import { attachmentFindings } from "./target-group-attachment-findings.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const REGISTER = "elasticloadbalancing:RegisterTargets";
const PRINCIPAL = "elasticloadbalancing.amazonaws.com";

/** What the target of each type of group looks like. */
const SHAPES: Readonly<Record<string, { readonly shape: RegExp; readonly words: string }>> = {
  instance: { shape: /^i-[0-9a-f]+$/, words: "the id of an instance" },
  ip: { shape: /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*)$/, words: "an IP address" },
  lambda: { shape: /^arn:[a-z-]+:lambda:.*:function:/, words: "the ARN of a Lambda function" },
  alb: {
    shape: /^arn:[a-z-]+:elasticloadbalancing:.*:loadbalancer\/app\//,
    words: "the ARN of an Application Load Balancer",
  },
};

export const targetGroupAttachment = defineResource({
  token: TARGET_GROUP_ATTACHMENT,
  aliases: ["aws:alb/targetGroupAttachment:TargetGroupAttachment"],
  docs: `${API}/API_RegisterTargets.html`,
  inputs: {
    availabilityZone: replaces(text()),
    port: replaces(int({ min: 1, max: 65_535 }, { by: "aws", docs: `${API}/API_TargetDescription.html` })),
    quicServerId: replaces(text()),
    targetGroupArn: replaces(ref(TARGET_GROUP, ["arn", "id"])),
    targetId: replaces(text()),
  },

  outputs(self, make) {
    const group = self.text("targetGroupArn");
    return group === undefined
      ? {}
      : { id: `${group}-${make.number(10_000_000, 99_999_999)}${make.hex(18)}` };
  },
  unknowable: { id: "It holds the ARN of the group, which may be outside of the program." },

  unique: {
    "target-twice": {
      key(self) {
        const parts = [self.text("targetGroupArn"), self.text("targetId")];
        if (parts.includes(undefined) || self.state("port") === "unknown") return undefined;
        return [...parts, String(self.inputs["port"] ?? ""), self.text("availabilityZone") ?? ""].join(" ");
      },
      scope: "account",
      says: () => "register the same target in one group",
      severity: "warning",
      effect: "risky",
      why: "AWS keeps one registration. When one of the two resources goes, the target goes with it.",
      fix: "Leave out one of them.",
    },
  },

  order: {
    "before-permission": {
      needs: (self, world) => permissionsFor(self, world)?.fitting ?? [],
      because: "which lets the load balancer call the function",
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      why: "AWS tries the permission when the function is registered, and the provider does not try again.",
      aws: { operation: REGISTER, code: "AccessDenied" },
      quote: "elasticloadbalancing principal does not have permission to invoke … from target group …",
      docs: "https://github.com/aws/aws-cdk/issues/4663",
    },
  },

  findings: attachmentFindings,

  check(self, world, report) {
    const { name } = self;
    const group = self.ref("targetGroupArn");
    const type = group?.text("targetType");
    const target = self.inputs.targetId;
    if (group === undefined || type === undefined) return;
    const zone = self.inputs.availabilityZone;
    const isRefused = type === "instance" || type === "alb" || (type === "lambda" && zone !== "all");
    if (zone !== undefined && zone !== "" && isRefused) {
      report("zone-not-taken", { name, zone, type }, "availabilityZone");
    }
    if (target === undefined || target === "" || world.isPlaceholder(target)) return;
    const wanted = SHAPES[type];
    if (wanted !== undefined && !wanted.shape.test(target)) {
      const of = world.identify(target)[0];
      const words = of === undefined ? target : `the ${of.property} of \`${of.view.name}\``;
      const related = [{ view: group, property: "targetType", note: type }];
      report("target-of-other-type", { name, target: words, type, words: wanted.words }, "targetId", {
        related,
      });
      return;
    }

    const vpcId = vpcIdOf(group, world);
    if (type === "ip" && vpcId !== undefined && !self.has("availabilityZone")) {
      const vpc = vpcWith(world, vpcId, self);
      const range = vpc?.text("cidrBlock");
      const [inner, outer] = [parseCidr(`${target}/32`), parseCidr(range ?? "")];
      const mayHaveMore =
        world.all("aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation").length > 0 ||
        vpc?.node.kind !== "custom";
      if (
        inner !== undefined &&
        outer !== undefined &&
        range !== undefined &&
        !mayHaveMore &&
        !contains(outer, inner)
      ) {
        const parameters = { name, address: target, vpc: vpcWords(world, vpcId, self), range };
        report("address-outside-vpc", parameters, "targetId");
      }
    }
    if (type === "instance" && vpcId !== undefined) {
      const instance = world.find("aws:ec2/instance:Instance", "id", target, self);
      const other = vpcIdOf(subnetOf(world, instance?.text("subnetId"), self), world);
      if (instance !== undefined && other !== undefined && other !== vpcId) {
        const words = { vpc: vpcWords(world, other, self), own: vpcWords(world, vpcId, self) };
        report("instance-of-other-vpc", { name, instance: instance.name, ...words }, "targetId", {
          related: [{ view: group, property: "vpcId", note: vpcId }],
        });
      }
    }
    if (type === "lambda") checkPermission(self, world, report);
    if (type === "lambda" || type === "alb") {
      const same = world.where(TARGET_GROUP_ATTACHMENT, "targetGroupArn", self.text("targetGroupArn"));
      const first = same[0];
      if (first !== undefined && first.urn !== self.urn && first.text("targetId") !== target) {
        report("second-target", { name, type, other: first.name }, "targetId", {
          related: [{ view: first, note: "the first" }],
        });
      }
    }
    if (type === "alb") {
      const balancer = world.find(LOAD_BALANCER, "arn", target, self);
      const port = group.number("port");
      if (balancer === undefined || balancer.node.kind !== "custom" || port === undefined) return;
      const all = world.all(LISTENER);
      const ports = new Set(
        world.where(LISTENER, "loadBalancerArn", target).map((one) => one.number("port")),
      );
      const mayBeMore = all.some((one) => one.text("loadBalancerArn") === undefined) || ports.has(undefined);
      if (!mayBeMore && !ports.has(port)) {
        report("load-balancer-without-listener", { name, balancer: balancer.name, port }, "targetId");
      }
    }
  },
});

function checkPermission(
  self: ResourceView,
  world: World,
  report: (
    slug: "permission-missing" | "permission-for-other-source",
    parameters: { name: string; function: string; permission: string; source: string },
    property: string,
    extras?: { related: { view: ResourceView; property?: string; note: string }[] },
  ) => void,
): void {
  const found = permissionsFor(self, world);
  if (found === undefined || found.fitting.length > 0 || found.mayBeMore) return;
  const [other] = found.others;
  const words = { name: self.name, function: found.name, permission: other?.name ?? "" };
  if (other === undefined) {
    report("permission-missing", { ...words, source: "" }, "targetId");
    return;
  }
  const source = other.text("sourceArn") ?? "";
  report("permission-for-other-source", { ...words, source }, "targetId", {
    related: [{ view: other, property: "sourceArn", note: source }],
  });
}

/** The permissions of the program that let load balancers call the function that is registered. */
function permissionsFor(self: ResourceView, world: World) {
  const target = self.text("targetId");
  const alias = world.find(LAMBDA_ALIAS, "arn", target, self);
  const unqualified = target?.split(":").slice(0, 7).join(":");
  const found = alias ?? world.find(LAMBDA_FUNCTION, "arn", unqualified, self);
  if (found === undefined || found.node.kind !== "custom" || target === undefined) return undefined;
  const functionName = unqualified?.split(":")[6];
  const groupArn = self.text("targetGroupArn");
  const all = world.all(LAMBDA_PERMISSION).filter((one) => one.node.kind === "custom");
  const own = all.filter((one) => {
    const of = one.text("function");
    return of !== undefined && (of === functionName || of.split(":")[6] === functionName);
  });
  const forBalancers = own.filter((one) => one.text("principal") === PRINCIPAL);
  const fits = (one: ResourceView): boolean => {
    const source = one.text("sourceArn");
    return (
      one.state("sourceArn") !== "known" ||
      source === undefined ||
      groupArn === undefined ||
      source === groupArn ||
      source.includes("*")
    );
  };
  return {
    name: found.name,
    fitting: forBalancers.filter(fits),
    others: forBalancers.filter((one) => !fits(one)),
    mayBeMore: all.some((one) => one.text("function") === undefined || one.text("principal") === undefined),
  };
}
