// Where a load balancer sends requests to, and how it finds out who is healthy. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/target_group.go
import { conflictsWith, defineResource } from "../../model/kernel.ts";
import { TARGET_GROUP } from "./shared.ts";
import { checkTargetGroup } from "./target-group-checks.ts";
import { targetGroupFindings } from "./target-group-findings.ts";
import { targetGroupInputs } from "./target-group-inputs.ts";

const API = "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference";
const CREATE = "elasticloadbalancing:CreateTargetGroup";

export const targetGroup = defineResource({
  token: TARGET_GROUP,
  aliases: ["aws:alb/targetGroup:TargetGroup"],
  docs: `${API}/API_CreateTargetGroup.html`,
  inputs: targetGroupInputs,
  relations: [conflictsWith(["name", "namePrefix"])],

  outputs(self, make) {
    const name = self.text("name") ?? `${self.text("namePrefix") ?? ""}${make.hex(26, "name")}`;
    const suffix = `targetgroup/${name}/${make.hex(16)}`;
    const arn = make.arn("elasticloadbalancing", suffix);
    const { protocol = "HTTP", targetType = "instance" } = self.inputs;
    const isHttp = protocol === "HTTP" || protocol === "HTTPS";
    const isLambda = targetType === "lambda";
    return {
      id: arn,
      arn,
      arnSuffix: suffix,
      name,
      ...(self.state("namePrefix") === "absent" && { namePrefix: "" }),
      loadBalancerArns: [],
      connectionTermination: self.inputs.connectionTermination ?? false,
      ipAddressType: self.inputs.ipAddressType ?? "ipv4",
      loadBalancingAlgorithmType: self.inputs.loadBalancingAlgorithmType ?? (isHttp ? "round_robin" : ""),
      loadBalancingAnomalyMitigation: self.inputs.loadBalancingAnomalyMitigation ?? (isHttp ? "off" : ""),
      loadBalancingCrossZoneEnabled:
        self.inputs.loadBalancingCrossZoneEnabled ?? "use_load_balancer_configuration",
      preserveClientIp: self.inputs.preserveClientIp ?? (isHttp || isLambda ? "" : "true"),
      protocolVersion: self.inputs.protocolVersion ?? (isHttp && !isLambda ? "HTTP1" : ""),
      ...(self.state("healthCheck") === "absent" && {
        healthCheck: {
          enabled: !isLambda,
          healthyThreshold: isLambda || isHttp ? 5 : 3,
          interval: isLambda ? 35 : 30,
          matcher: isHttp || isLambda ? "200" : "",
          path: isHttp || isLambda ? "/" : "",
          port: "traffic-port",
          protocol: isHttp ? protocol : "TCP",
          timeout: isLambda ? 30 : isHttp ? 5 : 10,
          unhealthyThreshold: isHttp || isLambda ? 2 : 3,
        },
      }),
      ...(self.state("stickiness") === "absent" && {
        stickiness: { enabled: false, type: isHttp ? "lb_cookie" : "source_ip", cookieDuration: 86_400 },
      }),
      ...(self.state("targetFailovers") === "absent" && { targetFailovers: [] }),
      ...(self.state("targetHealthStates") === "absent" && { targetHealthStates: [] }),
      ...(self.state("targetGroupHealth") === "absent" && {
        targetGroupHealth: {
          dnsFailover: { minimumHealthyTargetsCount: "1", minimumHealthyTargetsPercentage: "off" },
          unhealthyStateRouting: { minimumHealthyTargetsCount: 1, minimumHealthyTargetsPercentage: "off" },
        },
      }),
    };
  },

  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (key) => `have the name ${JSON.stringify(key)}`,
      property: "name",
      why: "A name is used once in a region and account. The provider looks it up before it creates a target group.",
      fix: "Give one of them another name, or leave out `name`.",
      aws: { operation: CREATE, code: "DuplicateTargetGroupName" },
    },
  },

  findings: targetGroupFindings,

  check(self, world, report) {
    checkTargetGroup(self, world, report);
  },
});
