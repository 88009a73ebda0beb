// AWS EC2: getInstanceTypes.
import { type InstanceType, instanceTypes } from "../../data/instance-types.ts";
import { defineDataSource, guessed, known } from "../../model/data-source.ts";
import { filtersOf, passes } from "../../model/filters.ts";

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceTypes.html */
function filterValues(type: InstanceType, name: string): readonly string[] | undefined {
  if (name === "instance-type") return [type.name];
  if (name === "processor-info.supported-architecture") return type.architectures;
  if (name === "vcpu-info.default-vcpus") return [String(type.vcpus)];
  if (name === "memory-info.size-in-mib") return [String(type.memory * 1024)];
  if (name === "current-generation") return [String(type.currentGeneration)];
  if (name === "burstable-performance-supported") return [String(type.burstable)];
  return name === "bare-metal" ? [String(type.name.includes(".metal"))] : undefined;
}

export const getInstanceTypes = defineDataSource({
  token: "aws:ec2/getInstanceTypes:getInstanceTypes",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_instance_types_data_source.go",
  answer(args, world) {
    const filters = filtersOf(args);
    const verdicts = [...instanceTypes().values()].map(
      (type) => [type, passes(filters, (name) => filterValues(type, name))] as const,
    );
    const result = {
      id: world.region ?? "",
      instanceTypes: verdicts.filter(([, verdict]) => verdict !== "no").map(([type]) => type.name),
    };
    return verdicts.some(([, verdict]) => verdict === "unknown") ? guessed(result) : known(result);
  },
});
