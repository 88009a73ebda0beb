// A virtual machine.
import {
  arn,
  atLeastOneOf,
  bool,
  conflictsWith,
  defineResource,
  int,
  ip4,
  leaf,
  list,
  map,
  object,
  oneOf,
  ref,
  replaces,
  tags,
  text,
  timestamp,
  withDefault,
} from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import { DEFAULT_SECURITY_GROUP, SECURITY_GROUP } from "../../network/security-group-rules.ts";
import { VOLUME_TYPES } from "../block-storage.ts";
import { rightsResources, roleOfInstanceProfile } from "../rights.ts";
import { checkInstance, natRoutes } from "./instance-checks.ts";
import { instanceFindings } from "./instance-findings.ts";
import { instanceOutputs } from "./instance-outputs.ts";
import {
  capacityReservation,
  cpuOptions,
  creditSpecification,
  INTERRUPTIONS,
  MARKETS,
  metadataOptions,
  privateDnsNameOptions,
  SHUTDOWN,
  TENANCIES,
} from "./launch-inputs.ts";
import { isBase64 } from "./user-data.ts";

const RUN = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RunInstances.html";
const BY_AWS = { by: "aws", aws: { operation: "ec2:RunInstances", code: "InvalidParameterValue" } } as const;
const BESIDE_INTERFACES = [
  "associatePublicIpAddress",
  "subnetId",
  "privateIp",
  "secondaryPrivateIps",
  "vpcSecurityGroupIds",
  "securityGroups",
  "ipv6Addresses",
  "ipv6AddressCount",
  "sourceDestCheck",
] as const;

function disk() {
  return {
    deleteOnTermination: withDefault(bool(), true),
    encrypted: replaces(bool()),
    iops: int(),
    kmsKeyId: replaces(text()),
    tags: tags(),
    tagsAll: map(text()),
    throughput: int(),
    volumeId: text(),
    volumeSize: int(),
    volumeType: oneOf(VOLUME_TYPES),
  };
}

export const instance = defineResource({
  token: "aws:ec2/instance:Instance",
  docs: RUN,
  inputs: {
    ami: replaces(text()),
    associatePublicIpAddress: replaces(bool()),
    availabilityZone: replaces(text()),
    capacityReservationSpecification: capacityReservation(),
    cpuOptions: replaces(cpuOptions()),
    creditSpecification: creditSpecification(),
    disableApiStop: withDefault(bool(), false),
    disableApiTermination: withDefault(bool(), false),
    ebsBlockDevices: list(
      object({
        ...disk(),
        deviceName: replaces(text()),
        snapshotId: replaces(ref(["aws:ebs/snapshot:Snapshot", "aws:ebs/snapshotCopy:SnapshotCopy"])),
      }),
    ),
    ebsOptimized: replaces(bool()),
    enablePrimaryIpv6: bool(),
    enclaveOptions: object({ enabled: replaces(bool()) }),
    ephemeralBlockDevices: replaces(
      list(object({ deviceName: text(), noDevice: bool(), virtualName: text() })),
    ),
    forceDestroy: withDefault(bool(), false),
    getPasswordData: withDefault(bool(), false),
    hibernation: replaces(bool()),
    hostId: replaces(text()),
    hostResourceGroupArn: arn({ service: "resource-groups" }, { severity: "warning" }),
    iamInstanceProfile: ref("aws:iam/instanceProfile:InstanceProfile", ["name", "id"]),
    instanceInitiatedShutdownBehavior: oneOf(SHUTDOWN, BY_AWS),
    instanceMarketOptions: replaces(
      object({
        marketType: oneOf(MARKETS),
        spotOptions: object({
          instanceInterruptionBehavior: oneOf(INTERRUPTIONS),
          maxPrice: text(),
          spotInstanceType: oneOf(["one-time", "persistent"]),
          validUntil: timestamp(),
        }),
      }),
    ),
    instanceType: text(),
    ipv6AddressCount: replaces(int()),
    ipv6Addresses: replaces(list(text())),
    keyName: replaces(ref("aws:ec2/keyPair:KeyPair", ["keyName", "id"])),
    launchTemplate: replaces(
      object({
        id: ref("aws:ec2/launchTemplate:LaunchTemplate", "id"),
        name: ref("aws:ec2/launchTemplate:LaunchTemplate", "name"),
        version: withDefault(text({ min: 1, max: 255 }), "$Default"),
      }),
    ),
    maintenanceOptions: object({ autoRecovery: oneOf(["disabled", "default"]) }),
    metadataOptions: metadataOptions(),
    monitoring: withDefault(bool(), false),
    networkInterfaces: list(
      object({
        deleteOnTermination: withDefault(bool(), false),
        deviceIndex: int(),
        networkCardIndex: withDefault(int(), 0),
        networkInterfaceId: ref("aws:ec2/networkInterface:NetworkInterface"),
      }),
    ),
    placementGroup: replaces(text()),
    placementGroupId: replaces(text()),
    placementPartitionNumber: replaces(int()),
    primaryNetworkInterface: object({
      deleteOnTermination: bool(),
      networkInterfaceId: ref("aws:ec2/networkInterface:NetworkInterface"),
    }),
    privateDnsNameOptions: replaces(privateDnsNameOptions()),
    privateIp: replaces(ip4()),
    rootBlockDevice: object({ ...disk(), deviceName: text() }),
    secondaryNetworkInterfaces: list(
      object({
        deleteOnTermination: bool(),
        deviceIndex: int(),
        interfaceType: text(),
        macAddress: text(),
        networkCardIndex: int(),
        privateIpAddressCount: int(),
        privateIpAddresses: list(text()),
        secondaryInterfaceId: text(),
        secondaryNetworkId: text(),
        secondarySubnetId: text(),
        sourceDestCheck: bool(),
        status: text(),
      }),
    ),
    secondaryPrivateIps: list(ip4()),
    securityGroups: replaces(list(text())),
    sourceDestCheck: withDefault(bool(), true),
    subnetId: replaces(ref("aws:ec2/subnet:Subnet")),
    tags: tags(),
    tenancy: replaces(oneOf(TENANCIES)),
    userData: text(),
    userDataBase64: leaf<string>(
      {
        expects: "base64 text",
        good: "IyEvYmluL2Jhc2gK",
        bad: "#!/bin/bash",
        decode: asText,
        fault: (value) =>
          isBase64(value)
            ? undefined
            : { says: "is no base64 text", provider: (attribute) => `${attribute}: must be base64-encoded` },
      },
      { fix: 'Give the script itself as userData, or Buffer.from(script).toString("base64").' },
    ),
    userDataReplaceOnChange: withDefault(bool(), false),
    volumeTags: tags(),
    vpcSecurityGroupIds: list(ref([SECURITY_GROUP, DEFAULT_SECURITY_GROUP])),
  },
  relations: [
    atLeastOneOf(["ami", "launchTemplate"]),
    atLeastOneOf(["instanceType", "launchTemplate"]),
    conflictsWith(["userData", "userDataBase64"]),
    conflictsWith(["ipv6Addresses", "ipv6AddressCount"]),
    conflictsWith(["hostResourceGroupArn", "placementGroup"]),
    conflictsWith(["placementGroup", "placementGroupId"]),
    ...BESIDE_INTERFACES.map((input) => conflictsWith(["networkInterfaces", input])),
  ],
  outputs: (self, make) => instanceOutputs(self, make),
  unknowable: {
    ami: "It is that of a launch template outside of the program.",
    instanceType: "It is that of a launch template outside of the program.",
    keyName: "It may be that of a launch template.",
    iamInstanceProfile: "It may be that of a launch template.",
    privateIp: "It is in the range of a subnet that is not known.",
    privateDns: "It is made of an address that is not known.",
    subnetId: "AWS picks a default subnet.",
    availabilityZone: "AWS picks a zone.",
    vpcSecurityGroupIds: "It may be that of a launch template.",
    passwordData: "Windows encrypts it with the key pair.",
  },
  order: {
    "before-role-rights": {
      needs(self, world) {
        const role = roleOfInstanceProfile(world, self.node.inputs["iamInstanceProfile"]);
        return role === undefined ? [] : rightsResources(world, role);
      },
      because: "which gives the role of its instance profile its rights",
      effect: "broken",
      evidence: "inferred",
      why: "The instance runs its user data while it starts. What that does with the role is refused until the rights are there.",
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html",
    },
    "before-nat-route": {
      needs: (self, world) => natRoutes(self, world),
      because: "by which its user data reaches the internet",
      effect: "broken",
      evidence: "inferred",
      why: "A NAT gateway takes minutes to start, and the instance runs its user data once, as soon as it is up.",
      docs: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html",
    },
  },
  findings: instanceFindings,
  check: (self, world, report) => checkInstance(self, world, report),
});
