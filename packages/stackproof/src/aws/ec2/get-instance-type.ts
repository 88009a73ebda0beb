// AWS EC2: getInstanceType. Processors, memory and architectures are facts; the rest is filled in with placeholders.
import { nearest } from "../../core/nearest.ts";
import { holdsPlaceholder } from "../../core/placeholder.ts";
import { instanceTypes } from "../../data/instance-types.ts";
import { defineDataSource, guessed, known } from "../../model/data-source.ts";
import { at } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { unknownInstanceType } from "../findings.ts";

export const getInstanceType = defineDataSource({
  token: "aws:ec2/getInstanceType:getInstanceType",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_instance_type_data_source.go",
  answer(args, world) {
    const name = textAt(args, "instanceType") ?? "";
    const type = instanceTypes().get(name);
    if (type === undefined) {
      const findings = holdsPlaceholder(name)
        ? []
        : [unknownInstanceType.at(at(world), { type: name, nearest: nearest(name, instanceTypes().keys()) })];
      return guessed({ id: name, instanceType: name, supportedArchitectures: ["x86_64"] }, findings);
    }
    return known({
      id: name,
      instanceType: name,
      defaultVcpus: type.vcpus,
      memorySize: type.memory * 1024,
      supportedArchitectures: [...type.architectures],
      burstablePerformanceSupported: type.burstable,
      currentGeneration: type.currentGeneration,
      bareMetal: name.includes(".metal"),
      supportedRootDeviceTypes: ["ebs"],
      supportedVirtualizationTypes: ["hvm"],
      supportedUsagesClasses: ["on-demand", "spot"],
    });
  },
});
