// AWS EC2: the findings of an instance beyond its single inputs.
import { finding } from "../../model/kernel.ts";
import { PROFILE_FINDINGS } from "./instance-profiles.ts";
import { LAUNCH_FINDINGS } from "./launch-checks.ts";

const RUN = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html";
const VPC_OF_GROUP = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-security-groups.html";

export const instanceFindings = {
  ...LAUNCH_FINDINGS,
  ...PROFILE_FINDINGS,
  "zone-of-other-region": finding<{ instance: string; zone: string; region: string; zones: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ instance, zone, region, zones }) =>
      `Instance \`${instance}\` is to be in the zone ${zone}, which is not in ${region}; its zones are ${zones}.`,
    why: "An instance runs in a zone of the region that it is made in.",
    fix: "Leave availabilityZone out and give a subnetId, or make the instance with a provider of the other region.",
    aws: { operation: "ec2:RunInstances", code: "InvalidParameterValue" },
    quote: ({ zone }) => `Invalid availability zone: [${zone}]`,
    docs: RUN,
  }),
  "zone-of-other-subnet": finding<{ instance: string; zone: string; subnet: string; subnetZone: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ instance, zone, subnet, subnetZone }) =>
      `Instance \`${instance}\` is to be in ${zone}, and its subnet \`${subnet}\` is in ${subnetZone}.`,
    why: "A subnet is in one zone, and an instance in the zone of its subnet.",
    fix: "Leave availabilityZone out: it follows from the subnet.",
    aws: { operation: "ec2:RunInstances", code: "InvalidParameterValue" },
    quote: ({ zone, subnetZone }) =>
      `Value (${zone}) for parameter availabilityZone is invalid. Subnet 'subnet-…' is in the availability zone ${subnetZone}`,
    docs: "https://github.com/InQuicker/kaws/pull/11",
  }),
  "group-of-other-vpc": finding<{ instance: string; group: string; where: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ instance, group, where }) =>
      `Security group \`${group}\` of the instance \`${instance}\` is in another VPC than ${where}.`,
    why: "An instance is in the VPC of its subnet, and all its security groups with it. Without a subnetId it is in the default VPC.",
    fix: "Give a subnetId and security groups of one VPC.",
    aws: { operation: "ec2:RunInstances", code: "InvalidParameter" },
    quote: "Security group and subnet belong to different networks.",
    docs: VPC_OF_GROUP,
  }),
  "group-id-for-name": finding<{ instance: string; group: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ instance, group }) =>
      `Instance \`${instance}\` without a subnetId has the id of the group \`${group}\` in securityGroups, which takes names there.`,
    why: "Without a subnet the provider sends securityGroups as names of groups of the default VPC.",
    fix: "Write vpcSecurityGroupIds instead of securityGroups.",
    aws: { operation: "ec2:RunInstances", code: "InvalidGroup.NotFound" },
    docs: RUN,
  }),
  "group-name-for-id": finding<{ instance: string; group: string; name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ instance, group, name }) =>
      `Instance \`${instance}\` in a VPC has the name "${name}" of the group \`${group}\` in securityGroups; it takes ids there.`,
    why: "Names are for the default VPC only; in another one EC2 wants ids.",
    fix: ({ group }) => `Write vpcSecurityGroupIds: [${group}.id] instead of securityGroups.`,
    aws: { operation: "ec2:RunInstances" },
    docs: RUN,
  }),
  "address-outside-subnet": finding<{
    instance: string;
    address: string;
    subnet: string;
    range: string;
    reserved: boolean;
  }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ instance, address, subnet, range, reserved }) =>
      reserved
        ? `Address ${address} of the instance \`${instance}\` is one that AWS keeps for itself in ${range} of the subnet \`${subnet}\`.`
        : `Address ${address} of the instance \`${instance}\` is outside the range ${range} of its subnet \`${subnet}\`.`,
    why: "The first four addresses of a subnet and the last one are AWS's own.",
    fix: ({ range }) => `Write an address inside ${range}, or leave privateIp out.`,
    aws: { operation: "ec2:RunInstances", code: "InvalidParameterValue" },
    quote: ({ reserved }) =>
      reserved ? undefined : "Address does not fall within the subnet's address range",
    docs: "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html",
  }),
  "image-missing": finding<{ instance: string; template: string; missing: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ instance, template, missing }) =>
      `Instance \`${instance}\` has no ${missing}, and neither has its launch template \`${template}\`.`,
    why: "An image and a type are needed to launch; the instance or the template must say them.",
    fix: ({ missing }) => `Give ${missing.replace(" and no ", " and ")}.`,
    aws: { operation: "ec2:RunInstances", code: "MissingParameter" },
    docs: RUN,
  }),
  "hibernation-and-enclave": finding<{ instance: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ instance }) => `Instance \`${instance}\` is to hibernate and to have Nitro Enclaves.`,
    why: "EC2 does not do both on one instance.",
    fix: "Leave out hibernation or enclaveOptions.",
    aws: { operation: "ec2:RunInstances" },
    docs: RUN,
  }),
  "persistent-spot-without-stop": finding<{ instance: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ instance }) =>
      `Instance \`${instance}\` is a persistent spot instance that is not stopped or hibernated when AWS takes it back.`,
    why: "EC2 launches persistent spot instances only with instanceInterruptionBehavior stop or hibernate.",
    fix: 'Write instanceInterruptionBehavior "stop", or spotInstanceType "one-time".',
    aws: { operation: "ec2:RunInstances" },
    docs: RUN,
  }),
};
