// AWS EC2: the inputs of launch templates.
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_launch_template.go
import {
  arn,
  bool,
  cidr4,
  cidr6,
  int,
  ip4,
  leaf,
  list,
  number,
  object,
  oneOf,
  ref,
  replaces,
  shown,
  tags,
  text,
  timestamp,
} from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import { DEFAULT_SECURITY_GROUP, SECURITY_GROUP } from "../../network/security-group-rules.ts";
import { VOLUME_TYPES } from "../block-storage.ts";
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

const CREATE = { operation: "ec2:CreateLaunchTemplate", code: "InvalidUserData.Malformed" };
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";
const atLeast = (min: number) => int({ min });
const range = (min: number) => object({ max: atLeast(min === 0 ? 0 : 1), min: atLeast(min === 0 ? 1 : min) });
const span = () => object({ max: number(), min: number() });
/** Booleans that the provider keeps as texts, "true" and "false". */
const flag = () => leaf<string>({ expects: "true or false", good: "true", decode: asText });

/** The name: https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go */
function templateName(max: number) {
  const words = `a name of 3 to ${max} letters, digits and ( ) . / _ -`;
  return leaf<string>(
    {
      expects: words,
      good: "web",
      bad: "web server",
      decode: asText,
      fault(value) {
        const says = `is ${shown(value)}; it takes ${words}`;
        if (value.length < 3)
          return { says, provider: (name) => `"${name}" cannot be less than 3 characters` };
        if (value.length > max) {
          return {
            says,
            provider: (name) =>
              `"${name}" cannot be longer than ${max} characters${max < 125 ? ", name is limited to 125" : ""}`,
          };
        }
        if (/^[0-9A-Za-z()./_-]+$/.test(value)) return undefined;
        return { says, provider: (name) => `"${name}" can only alphanumeric characters and ()./_- symbols` };
      },
    },
    { fix: "Write letters, digits and ( ) . / _ - only: no spaces." },
  );
}

/** User data, which EC2 wants in base64 here. */
function encodedUserData() {
  return leaf<string>(
    {
      expects: "base64 text",
      good: "IyEvYmluL2Jhc2gK",
      bad: "#!/bin/bash\necho hello\n",
      decode: asText,
      fault: (value) =>
        isBase64(value) ? undefined : { says: `is ${shown(value)}, which is no base64 text` },
    },
    {
      by: "aws",
      aws: CREATE,
      why: 'Other than an instance, a launch template takes user data in base64 only: "Invalid BASE64 encoding of user data."',
      fix: 'Write Buffer.from(script).toString("base64"), for an output with apply: script.apply((text) => Buffer.from(text).toString("base64")).',
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html",
    },
  );
}

function blockDevices() {
  return list(
    object({
      deviceName: text(),
      ebs: object({
        deleteOnTermination: flag(),
        encrypted: flag(),
        iops: int(),
        kmsKeyId: arn({ service: "kms", of: "a KMS key's ARN" }),
        snapshotId: ref(["aws:ebs/snapshot:Snapshot", "aws:ebs/snapshotCopy:SnapshotCopy"]),
        throughput: int(),
        volumeInitializationRate: int({ min: 100, max: 300 }),
        volumeSize: int(),
        volumeType: oneOf(VOLUME_TYPES),
      }),
      noDevice: text(),
      virtualName: text(),
    }),
  );
}

function requirements() {
  return object({
    acceleratorCount: range(0),
    acceleratorManufacturers: list(oneOf(["amazon-web-services", "amd", "nvidia", "xilinx", "habana"])),
    acceleratorNames: list(text()),
    acceleratorTotalMemoryMib: range(1),
    acceleratorTypes: list(oneOf(["gpu", "fpga", "inference", "media"])),
    allowedInstanceTypes: list(text(), { max: 400 }),
    bareMetal: oneOf(["included", "required", "excluded"]),
    baselineEbsBandwidthMbps: range(1),
    burstablePerformance: oneOf(["included", "required", "excluded"]),
    cpuManufacturers: list(oneOf(["intel", "amd", "amazon-web-services", "apple"])),
    excludedInstanceTypes: list(text(), { max: 400 }),
    instanceGenerations: list(oneOf(["current", "previous"])),
    localStorage: oneOf(["included", "required", "excluded"]),
    localStorageTypes: list(oneOf(["hdd", "ssd"])),
    maxSpotPriceAsPercentageOfOptimalOnDemandPrice: atLeast(1),
    memoryGibPerVcpu: span(),
    memoryMib: object({ max: atLeast(1), min: int({ min: 1 }) }),
    networkBandwidthGbps: span(),
    networkInterfaceCount: range(1),
    onDemandMaxPricePercentageOverLowestPrice: atLeast(1),
    requireHibernateSupport: bool(),
    spotMaxPricePercentageOverLowestPrice: atLeast(1),
    totalLocalStorageGb: span(),
    vcpuCount: object({ max: atLeast(1), min: int({ min: 1 }) }),
  });
}

function networkInterfaces() {
  return list(
    object({
      associateCarrierIpAddress: flag(),
      associatePublicIpAddress: flag(),
      connectionTrackingSpecification: object({
        tcpEstablishedTimeout: int({ min: 60, max: 432_000 }),
        udpStreamTimeout: int({ min: 60, max: 180 }),
        udpTimeout: int({ min: 30, max: 60 }),
      }),
      deleteOnTermination: flag(),
      description: text(),
      deviceIndex: int(),
      enaQueueCount: int(),
      enaSrdSpecification: object({
        enaSrdEnabled: bool(),
        enaSrdUdpSpecification: object({ enaSrdUdpEnabled: bool() }),
      }),
      interfaceType: oneOf(["efa", "efa-only", "interface"]),
      ipv4AddressCount: int(),
      ipv4Addresses: list(ip4()),
      ipv4PrefixCount: int(),
      ipv4Prefixes: list(cidr4()),
      ipv6AddressCount: int(),
      ipv6Addresses: list(text()),
      ipv6PrefixCount: int(),
      ipv6Prefixes: list(cidr6()),
      networkCardIndex: int(),
      networkInterfaceId: ref("aws:ec2/networkInterface:NetworkInterface"),
      primaryIpv6: flag(),
      privateIpAddress: ip4(),
      securityGroups: list(ref([SECURITY_GROUP, DEFAULT_SECURITY_GROUP])),
      subnetId: ref("aws:ec2/subnet:Subnet"),
    }),
  );
}

/** All inputs of a launch template. */
export const launchTemplateInputs = {
  blockDeviceMappings: blockDevices(),
  capacityReservationSpecification: capacityReservation(),
  cpuOptions: cpuOptions(),
  creditSpecification: creditSpecification(),
  defaultVersion: int({ min: 1 }),
  description: text({ min: 0, max: 255 }),
  disableApiStop: bool(),
  disableApiTermination: bool(),
  ebsOptimized: flag(),
  enclaveOptions: object({ enabled: bool() }),
  hibernationOptions: object({ configured: bool() }),
  iamInstanceProfile: object({ arn: arn({ service: "iam" }), name: ref(PROFILE, ["name", "id"]) }),
  imageId: text(),
  instanceInitiatedShutdownBehavior: oneOf(SHUTDOWN),
  instanceMarketOptions: object({
    marketType: oneOf(MARKETS),
    spotOptions: object({
      blockDurationMinutes: int({ multipleOf: 60 }),
      instanceInterruptionBehavior: oneOf(INTERRUPTIONS),
      maxPrice: text(),
      spotInstanceType: oneOf(["one-time", "persistent"]),
      validUntil: timestamp(),
    }),
  }),
  instanceRequirements: requirements(),
  instanceType: text(),
  kernelId: text(),
  keyName: ref("aws:ec2/keyPair:KeyPair", ["keyName", "id"]),
  licenseSpecifications: list(object({ licenseConfigurationArn: arn({ service: "license-manager" }) })),
  maintenanceOptions: object({ autoRecovery: oneOf(["default", "disabled"]) }),
  metadataOptions: metadataOptions(),
  monitoring: object({ enabled: bool() }),
  name: replaces(templateName(125)),
  namePrefix: replaces(templateName(99)),
  networkInterfaces: networkInterfaces(),
  networkPerformanceOptions: object({ bandwidthWeighting: oneOf(["default", "vpc-1", "ebs-1"]) }),
  placement: object({
    affinity: text(),
    availabilityZone: text(),
    groupId: text(),
    groupName: text(),
    hostId: text(),
    hostResourceGroupArn: arn({ service: "resource-groups" }),
    partitionNumber: int(),
    spreadDomain: text(),
    tenancy: oneOf(TENANCIES),
  }),
  privateDnsNameOptions: privateDnsNameOptions(),
  ramDiskId: text(),
  secondaryInterfaces: list(
    object({
      deleteOnTermination: flag(),
      deviceIndex: int(),
      interfaceType: text(),
      networkCardIndex: int(),
      privateIpAddressCount: int(),
      privateIpAddresses: list(text()),
      secondarySubnetId: text(),
    }),
  ),
  securityGroupNames: list(ref(SECURITY_GROUP, "name")),
  tagSpecifications: list(
    object({
      resourceType: oneOf(
        ["instance", "volume", "network-interface", "spot-instances-request", "elastic-gpu"],
        {
          by: "aws",
          aws: { operation: "ec2:RunInstances", code: "InvalidParameterValue" },
          why: "Only what is made with an instance can be tagged with it.",
          docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateTagSpecificationRequest.html",
        },
      ),
      tags: tags(),
    }),
  ),
  tags: tags(),
  updateDefaultVersion: bool(),
  userData: encodedUserData(),
  vpcSecurityGroupIds: list(ref([SECURITY_GROUP, DEFAULT_SECURITY_GROUP])),
} as const;

/** What the provider writes into the template when the program says nothing. */
export const METADATA_DEFAULTS = {
  httpEndpoint: "enabled",
  httpProtocolIpv6: "disabled",
  httpPutResponseHopLimit: 1,
  httpTokens: "optional",
  instanceMetadataTags: "disabled",
};
