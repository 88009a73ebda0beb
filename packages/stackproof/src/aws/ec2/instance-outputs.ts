// AWS EC2: what AWS adds to an instance: addresses, names, interfaces, disks.
import { addressCount, formatIp, networkOf, parseCidr } from "../../core/cidr.ts";
import { isPropertyMap, type PropertyMap, type PropertyValue } from "../../core/value.ts";
import { repeatableId } from "../../model/ids.ts";
import type { Make, ResourceView } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import { defaultIops } from "../block-storage.ts";
import { templateOf } from "./instance-template.ts";
import { launchImage } from "./launch-image.ts";
import { METADATA_DEFAULTS } from "./launch-template-inputs.ts";

/** The outputs of an instance. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html */
export function instanceOutputs(self: ResourceView, make: Make): PropertyMap {
  const id = make.id("i");
  const subnet = self.ref("subnetId");
  const template = templateOf(self, make.world);
  const zone =
    self.text("availabilityZone") ??
    subnet?.text("availabilityZone") ??
    (self.has("subnetId") ? undefined : `${make.region}a`);
  const privateIp =
    self.text("privateIp") ??
    addressIn(subnet?.text("cidrBlock") ?? (self.has("subnetId") ? undefined : "172.31.0.0/20"), make);
  const publicIp = isPublic(self, subnet)
    ? `3.${make.number(8, 250, "a")}.${make.number(0, 255, "b")}.${make.number(1, 254, "c")}`
    : "";
  const ami = self.text("ami") ?? template?.text("imageId");
  const type = self.text("instanceType") ?? template?.text("instanceType");
  const isDefaultVpc = !self.has("subnetId") && make.world.account.defaultVpc;
  const absent = (values: PropertyMap): PropertyMap =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !self.has(name)));
  return {
    id,
    arn: make.arn("ec2", `instance/${id}`),
    instanceState: "running",
    instanceLifecycle: self.has("instanceMarketOptions") ? "spot" : "",
    outpostArn: "",
    passwordData: "",
    primaryNetworkInterfaceId: make.id("eni"),
    publicIp,
    publicDns: publicIp === "" || !hasHostNames(self, subnet, make) ? "" : publicName(publicIp, make),
    spotInstanceRequestId: "",
    ...(privateIp !== undefined && { privateIp, privateDns: privateName(privateIp, make) }),
    rootBlockDevice: rootDevice(self, make, ami),
    ...absent({
      ...(ami !== undefined && { ami }),
      ...(type !== undefined && { instanceType: type }),
      ...(zone !== undefined && { availabilityZone: zone }),
      ...(template === undefined && { keyName: "", iamInstanceProfile: "" }),
      ...(isDefaultVpc &&
        zone !== undefined && { subnetId: repeatableId("subnet", make.account, make.region, zone) }),
      associatePublicIpAddress: publicIp !== "",
      ebsBlockDevices: [],
      ebsOptimized: false,
      enablePrimaryIpv6: false,
      ephemeralBlockDevices: [],
      hostId: "",
      hostResourceGroupArn: "",
      instanceInitiatedShutdownBehavior: "stop",
      ipv6AddressCount: 0,
      ipv6Addresses: [],
      networkInterfaces: [],
      placementGroup: "",
      placementGroupId: "",
      placementPartitionNumber: 0,
      secondaryNetworkInterfaces: [],
      secondaryPrivateIps: [],
      securityGroups: [],
      tenancy: "default",
      userDataBase64: "",
      ...groupsOf(subnet, make, isDefaultVpc),
      capacityReservationSpecification: { capacityReservationPreference: "open" },
      cpuOptions: { amdSevSnp: "", coreCount: 1, threadsPerCore: 2 },
      enclaveOptions: { enabled: false },
      instanceMarketOptions: {},
      maintenanceOptions: { autoRecovery: "default" },
      metadataOptions: METADATA_DEFAULTS,
      primaryNetworkInterface: { deleteOnTermination: true, networkInterfaceId: make.id("eni") },
      privateDnsNameOptions: {
        enableResourceNameDnsARecord: false,
        enableResourceNameDnsAaaaRecord: false,
        hostnameType: "ip-name",
      },
    }),
  };
}

function groupsOf(subnet: ResourceView | undefined, make: Make, isDefaultVpc: boolean): PropertyMap {
  const vpc = make.world.find("aws:ec2/vpc:Vpc", "id", subnet?.text("vpcId"));
  const id =
    vpc?.text("defaultSecurityGroupId") ??
    (isDefaultVpc ? repeatableId("sg", make.account, make.region, "default") : undefined);
  return id === undefined ? {} : { vpcSecurityGroupIds: [id] };
}

/** An address that AWS could have picked: not the first four, not the last. */
function addressIn(range: string | undefined, make: Make): string | undefined {
  const cidr = range === undefined ? undefined : parseCidr(range);
  if (cidr === undefined || cidr.version !== 4) return undefined;
  const count = Number(addressCount(cidr));
  const network = networkOf(cidr);
  return formatIp({
    version: 4,
    address: network.address + BigInt(make.number(4, Math.max(4, Math.min(count - 2, 250)), "ip")),
  });
}

function isPublic(self: ResourceView, subnet: ResourceView | undefined): boolean {
  const asked = self.flag("associatePublicIpAddress");
  if (self.node.inputs["associatePublicIpAddress"] !== undefined && asked !== undefined) return asked;
  return self.has("subnetId") ? subnet?.flag("mapPublicIpOnLaunch") === true : !self.has("networkInterfaces");
}

function hasHostNames(self: ResourceView, subnet: ResourceView | undefined, make: Make): boolean {
  if (!self.has("subnetId")) return true;
  return make.world.find("aws:ec2/vpc:Vpc", "id", subnet?.text("vpcId"))?.flag("enableDnsHostnames") === true;
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html#vpc-dns-hostnames */
function publicName(address: string, { region, dnsSuffix }: Make): string {
  const host = `ec2-${address.replaceAll(".", "-")}`;
  return region === "us-east-1" ? `${host}.compute-1.${dnsSuffix}` : `${host}.${region}.compute.${dnsSuffix}`;
}

function privateName(address: string, { region }: Make): string {
  const host = `ip-${address.replaceAll(".", "-")}`;
  return region === "us-east-1" ? `${host}.ec2.internal` : `${host}.${region}.compute.internal`;
}

function rootDevice(self: ResourceView, make: Make, ami: string | undefined): PropertyMap {
  const image = launchImage(self.region ?? make.region, ami);
  const given = known(self.node.inputs["rootBlockDevice"]);
  const own: PropertyMap = isPropertyMap(given) ? given : {};
  const size: PropertyValue = own["volumeSize"] ?? image?.rootSize ?? 8;
  const type = typeof own["volumeType"] === "string" ? own["volumeType"] : "gp3";
  return {
    deleteOnTermination: true,
    deviceName: image?.rootDevice ?? "/dev/xvda",
    encrypted: false,
    iops: defaultIops(type, typeof size === "number" ? size : 8),
    kmsKeyId: "",
    throughput: type === "gp3" ? 125 : 0,
    volumeId: make.id("vol", "root"),
    volumeSize: size,
    volumeType: type,
    tagsAll: {},
    ...own,
  };
}
