// A group of instances that is kept at a size. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/autoscaling/group.go
import { conflictsWith, defineResource, exactlyOneOf } from "../../model/kernel.ts";
import { subnetOf } from "../lb/shared.ts";
import { checkGroup } from "./group-checks.ts";
import { groupFindings } from "./group-findings.ts";
import { groupInputs } from "./group-inputs.ts";
import { API, GROUP } from "./shared.ts";

export const group = defineResource({
  token: GROUP,
  docs: `${API}/API_CreateAutoScalingGroup.html`,
  inputs: groupInputs,
  relations: [
    exactlyOneOf(["launchConfiguration", "launchTemplate", "mixedInstancesPolicy"]),
    conflictsWith(["availabilityZones", "vpcZoneIdentifiers"]),
    conflictsWith(["name", "namePrefix"]),
    conflictsWith(["trafficSources", "targetGroupArns"]),
    conflictsWith(["trafficSources", "loadBalancers"]),
  ],

  outputs(self, make) {
    const name = self.text("name") ?? `${self.text("namePrefix") ?? ""}${make.hex(26, "name")}`;
    const subnets = (self.texts("vpcZoneIdentifiers") ?? []).map((id) => subnetOf(make.world, id, self));
    const zones = subnets.map((subnet) => subnet?.text("availabilityZone"));
    return {
      id: name,
      name,
      arn: make.arn("autoscaling", `autoScalingGroup:${make.uuid()}:autoScalingGroupName/${name}`),
      ...(self.state("namePrefix") === "absent" && { namePrefix: "" }),
      ...(self.state("availabilityZones") === "absent" &&
        zones.every((zone) => zone !== undefined) && {
          availabilityZones: [...new Set(zones)].sort(),
        }),
      defaultCooldown: self.inputs.defaultCooldown ?? 300,
      ...(self.state("desiredCapacity") === "absent" &&
        self.inputs.minSize !== undefined && { desiredCapacity: self.inputs.minSize }),
      healthCheckType: self.inputs.healthCheckType ?? "EC2",
      predictedCapacity: 0,
      warmPoolSize: 0,
      serviceLinkedRoleArn:
        self.text("serviceLinkedRoleArn") ??
        make.globalArn("iam", "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling"),
      ...(self.state("loadBalancers") === "absent" && { loadBalancers: [] }),
      ...(self.state("targetGroupArns") === "absent" && { targetGroupArns: [] }),
      ...(self.state("trafficSources") === "absent" && { trafficSources: [] }),
      ...(self.state("vpcZoneIdentifiers") === "absent" && { vpcZoneIdentifiers: [] }),
      ...(self.state("availabilityZoneDistribution") === "absent" && {
        availabilityZoneDistribution: { capacityDistributionStrategy: "balanced-best-effort" },
      }),
      ...(self.state("capacityReservationSpecification") === "absent" && {
        capacityReservationSpecification: { capacityReservationPreference: "default" },
      }),
    };
  },
  unknowable: {
    availabilityZones: "Those of the subnets, which may be outside of the program or placed by AWS.",
    desiredCapacity: "The minimum, when the program gives none.",
    launchTemplate: "Name or id, whichever the program did not give.",
    mixedInstancesPolicy: "Filled in by AWS.",
    instanceLifecyclePolicy: "Filled in by AWS.",
  },

  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (key) => `have the name ${JSON.stringify(key)}`,
      property: "name",
      why: "The name of a group is used once in a region and account.",
      fix: "Give one of them another name, or leave out `name`.",
      aws: { operation: "autoscaling:CreateAutoScalingGroup", code: "AlreadyExists" },
    },
  },

  findings: groupFindings,

  check(self, world, report) {
    checkGroup(self, world, report);
  },
});
