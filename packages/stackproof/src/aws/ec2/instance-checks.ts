// AWS EC2: what is wrong with an instance beyond its single inputs.
import { addressCount, contains, networkOf, parseCidr } from "../../core/cidr.ts";
import { isPropertyMap } from "../../core/value.ts";
import { isImpossibleZone, zonesOfRegion } from "../../data/zones.ts";
import { type Report, type ResourceView, type World } from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import { routesOf, routeTableOf } from "../../network/routing.ts";
import { groupById, SECURITY_GROUP } from "../../network/security-group-rules.ts";
import { isPartOfProgram, vpcWords, writtenZone } from "../vpc-membership.ts";
import type { instanceFindings } from "./instance-findings.ts";
import { profileProblem } from "./instance-profiles.ts";
import { templateOf } from "./instance-template.ts";
import {
  imageProblems,
  type LaunchVolume,
  launchVolumeProblems,
  typeProblems,
  userDataProblems,
} from "./launch-checks.ts";
import { base64UserData, plainUserData } from "./user-data.ts";

type InstanceReport = Report<typeof instanceFindings>;

/** Checks an instance. */
export function checkInstance(self: ResourceView, world: World, report: InstanceReport): void {
  checkLaunch(self, world, report);
  checkZone(self, report);
  checkGroups(self, world, report);
  checkGroupNames(self, world, report);
  checkAddress(self, report);
  const { name: instance } = self;
  if (
    self.flag("hibernation") === true &&
    self.has("hibernation") &&
    flagIn(self, "enclaveOptions", "enabled")
  ) {
    report("hibernation-and-enclave", { instance }, "hibernation");
  }
  const market = known(self.node.inputs["instanceMarketOptions"]);
  const spot = isPropertyMap(market) ? known(market["spotOptions"]) : undefined;
  if (!isPropertyMap(spot) || spot["spotInstanceType"] !== "persistent") return;
  const behaviour = spot["instanceInterruptionBehavior"];
  if (behaviour === undefined || behaviour === "terminate") {
    report(
      "persistent-spot-without-stop",
      { instance },
      "instanceMarketOptions.spotOptions.spotInstanceType",
    );
  }
}

function flagIn(self: ResourceView, input: string, name: string): boolean {
  return self.has(input) && self.object(input)?.[name] === true;
}

function checkLaunch(self: ResourceView, world: World, report: InstanceReport): void {
  const launch = `Instance \`${self.name}\``;
  const template = templateOf(self, world);
  const ami = self.has("ami") ? self.text("ami") : template?.text("imageId");
  const type = self.has("instanceType") ? self.text("instanceType") : undefined;
  const data = self.has("userData") ? self.text("userData") : undefined;
  const encoded = self.has("userDataBase64") ? self.text("userDataBase64") : undefined;
  const problems = [
    ...(self.has("ami") ? imageProblems(launch, ami, "ami") : []),
    ...typeProblems(
      self,
      launch,
      { name: type, property: "instanceType" },
      { id: ami, property: self.has("ami") ? "ami" : "launchTemplate" },
    ),
    ...volumesOf(self).flatMap((volume) => launchVolumeProblems(self, world, volume, ami)),
    ...(data === undefined
      ? []
      : userDataProblems(
          self,
          world,
          plainUserData(data),
          "userData",
          "expected length of user_data to be in the range (0 - 16384)",
          ami,
        )),
    ...(encoded === undefined
      ? []
      : userDataProblems(
          self,
          world,
          base64UserData(encoded),
          "userDataBase64",
          "User data is limited to 16384 bytes",
          ami,
        )),
  ];
  for (const { slug, parameters, property, severity } of problems) {
    report(slug, parameters, property, severity === undefined ? {} : { severity });
  }
  const profile = self.has("iamInstanceProfile") ? self.text("iamInstanceProfile") : undefined;
  const problem = profileProblem(self, world, launch, profile, "iamInstanceProfile");
  if (problem !== undefined) {
    report(problem.slug, problem.parameters, "iamInstanceProfile", {
      related: problem.role === undefined ? [] : [{ view: problem.role, note: "the role" }],
    });
  }
  if (template === undefined) return;
  const missing = [
    ...(self.has("ami") || template.has("imageId") ? [] : ["ami"]),
    ...(self.has("instanceType") || template.has("instanceType") || template.has("instanceRequirements")
      ? []
      : ["instanceType"]),
  ];
  if (missing.length > 0) {
    report(
      "image-missing",
      { instance: self.name, template: template.name, missing: missing.join(" and no ") },
      "launchTemplate",
      {
        related: [{ view: template, note: "the launch template" }],
      },
    );
  }
}

function volumesOf(self: ResourceView): LaunchVolume[] {
  const unsupported = (kind: string) => (property: string, type: string) =>
    `error creating resource: ${property} attribute not supported for ${kind} with volume_type ${type}`;
  const root = known(self.node.inputs["rootBlockDevice"]);
  const volumes: LaunchVolume[] = isPropertyMap(root)
    ? [
        {
          words: `Root volume of \`${self.name}\``,
          values: root,
          property: "rootBlockDevice",
          device: undefined,
          isRoot: true,
          unsupported: unsupported("root_block_device"),
        },
      ]
    : [];
  const list = known(self.node.inputs["ebsBlockDevices"]);
  for (const [index, item] of (Array.isArray(list) ? list : []).entries()) {
    const values = known(item);
    if (!isPropertyMap(values)) continue;
    const device = typeof values["deviceName"] === "string" ? values["deviceName"] : undefined;
    volumes.push({
      words: `Volume ${device ?? index} of \`${self.name}\``,
      values,
      property: `ebsBlockDevices[${index}]`,
      device,
      isRoot: false,
      unsupported: unsupported("ebs_block_device"),
    });
  }
  return volumes;
}

function checkZone(self: ResourceView, report: InstanceReport): void {
  const { name: instance, region } = self;
  const zone = self.has("availabilityZone") ? self.text("availabilityZone") : undefined;
  if (zone === undefined) return;
  if (region !== undefined && isImpossibleZone(region, zone)) {
    const zones = (zonesOfRegion(region) ?? []).map((one) => one.name).join(", ");
    report("zone-of-other-region", { instance, zone, region, zones }, "availabilityZone");
    return;
  }
  const subnet = self.ref("subnetId");
  const subnetZone = writtenZone(subnet);
  if (subnet === undefined || subnetZone === undefined || subnetZone === zone) return;
  report("zone-of-other-subnet", { instance, zone, subnet: subnet.name, subnetZone }, "availabilityZone", {
    related: [{ view: subnet, property: "availabilityZone", note: `in ${subnetZone}` }],
  });
}

/** Launched without a subnet, an instance is in the default VPC, unless a template or an interface says otherwise. */
function isInDefaultVpc(self: ResourceView): boolean {
  return ["subnetId", "launchTemplate", "networkInterfaces", "primaryNetworkInterface"].every(
    (input) => !self.has(input),
  );
}

function checkGroups(self: ResourceView, world: World, report: InstanceReport): void {
  if (!self.has("vpcSecurityGroupIds")) return;
  const subnet = self.ref("subnetId");
  const vpcId = subnet?.text("vpcId");
  for (const [index, group] of self.refs("vpcSecurityGroupIds").entries()) {
    const theirs = group?.text("vpcId");
    if (group === undefined || theirs === undefined) continue;
    const isApart = vpcId !== undefined && theirs !== vpcId;
    const isAway = isInDefaultVpc(self) && group.has("vpcId") && isPartOfProgram(world, theirs);
    if (!isApart && !isAway) continue;
    const where =
      isApart && subnet !== undefined
        ? `its subnet \`${subnet.name}\``
        : "the default VPC, where an instance without a subnetId is";
    report(
      "group-of-other-vpc",
      { instance: self.name, group: group.name, where },
      `vpcSecurityGroupIds[${index}]`,
      {
        related: [{ view: group, property: "vpcId", note: `in ${vpcWords(world, theirs)}` }],
      },
    );
  }
}

function checkGroupNames(self: ResourceView, world: World, report: InstanceReport): void {
  if (!self.has("securityGroups")) return;
  const { name: instance } = self;
  for (const [index, value] of (self.texts("securityGroups") ?? []).entries()) {
    if (value === undefined) continue;
    const at = `securityGroups[${index}]`;
    const byId = groupById(world, value, self);
    const byName = world.find(SECURITY_GROUP, "name", value, self);
    if (isInDefaultVpc(self) && byId !== undefined) {
      report("group-id-for-name", { instance, group: byId.name }, at, {
        related: [{ view: byId, note: "the group" }],
      });
    }
    const vpcId = byName?.has("vpcId") === true ? byName.text("vpcId") : undefined;
    const isElsewhere = vpcId !== undefined && isPartOfProgram(world, vpcId);
    if (byName !== undefined && (self.has("subnetId") || (isInDefaultVpc(self) && isElsewhere))) {
      report("group-name-for-id", { instance, group: byName.name, name: value }, at, {
        related: [{ view: byName, note: "the group" }],
      });
    }
  }
}

function checkAddress(self: ResourceView, report: InstanceReport): void {
  const subnet = self.ref("subnetId");
  const address = self.has("privateIp") ? self.text("privateIp") : undefined;
  const range = subnet?.text("cidrBlock");
  const [host, cidr] = [parseCidr(`${address ?? ""}/32`), parseCidr(range ?? "")];
  if (
    subnet === undefined ||
    address === undefined ||
    range === undefined ||
    host === undefined ||
    cidr === undefined
  )
    return;
  const offset = host.address - networkOf(cidr).address;
  const isReserved = offset < 4n || offset === addressCount(cidr) - 1n;
  const isInside = contains(cidr, host);
  if (isInside && !isReserved) return;
  report(
    "address-outside-subnet",
    { instance: self.name, address, subnet: subnet.name, range, reserved: isInside },
    "privateIp",
    {
      related: [{ view: subnet, property: "cidrBlock", note: "the subnet's range" }],
    },
  );
}

/** What fetches from the internet in a script. */
const DOWNLOADS = /\b(?:yum|dnf|apt|apt-get|pip3?|npm|curl|wget|git clone|docker (?:pull|run))\b/;

/** The route through a NAT gateway that user data needs, and what puts the subnet into its table. */
export function natRoutes(self: ResourceView, world: World): readonly ResourceView[] {
  const plain = self.has("userData") ? self.text("userData") : undefined;
  const encoded = self.has("userDataBase64") ? self.text("userDataBase64") : undefined;
  const text =
    plain === undefined
      ? encoded === undefined
        ? undefined
        : base64UserData(encoded).text
      : plainUserData(plain).text;
  const subnet = self.ref("subnetId");
  if (text === undefined || !DOWNLOADS.test(text) || subnet === undefined) return [];
  const table = routeTableOf(world, subnet);
  const route =
    table === undefined
      ? undefined
      : routesOf(world, table.id).routes.find(
          (one) => one.targetProperty === "natGatewayId" && one.cidr?.prefix === 0,
        );
  return table === undefined || route === undefined ? [] : [route.owner, table.by];
}
