// What an instance is made of, kept for Auto Scaling groups and others that launch instances.
import { isPropertyMap } from "../../core/value.ts";
import {
  conflictsWith,
  defineResource,
  finding,
  type Report,
  type ResourceView,
  type World,
} from "../../model/kernel.ts";
import { known } from "../../model/kinds/kind.ts";
import { vpcWords } from "../vpc-membership.ts";
import { PROFILE_FINDINGS, profileProblem } from "./instance-profiles.ts";
import {
  imageProblems,
  LAUNCH_FINDINGS,
  launchVolumeProblems,
  typeProblems,
  userDataProblems,
} from "./launch-checks.ts";
import { launchTemplateInputs, METADATA_DEFAULTS } from "./launch-template-inputs.ts";
import { base64UserData, isBase64 } from "./user-data.ts";

const DATA = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html";

const findings = {
  ...LAUNCH_FINDINGS,
  ...PROFILE_FINDINGS,
  "groups-beside-network-interfaces": finding<{ template: string; input: string }>({
    severity: "error",
    effect: "broken",
    evidence: "observed",
    message: ({ template, input }) =>
      `Launch template \`${template}\` has networkInterfaces and, beside them, ${input}.`,
    why: "EC2 and Auto Scaling refuse to launch from such a template: network interfaces bring their own groups.",
    fix: ({ input }) => `Move ${input} into securityGroups of the network interface.`,
    quote:
      "Network interfaces and an instance-level security groups may not be specified on the same request",
    aws: { operation: "ec2:RunInstances", code: "InvalidParameterCombination" },
    docs: DATA,
  }),
  "profile-by-arn-and-name": finding<{ template: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ template }) =>
      `Launch template \`${template}\` names its instance profile by arn and by name.`,
    why: "The two exclude each other.",
    fix: "Leave out one of them.",
    quote: '"iam_instance_profile.0.arn": conflicts with iam_instance_profile.0.name',
    docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_launch_template.go",
  }),
  "groups-of-several-vpcs": finding<{ template: string; first: string; second: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ template, first, second }) =>
      `Launch template \`${template}\` has the groups \`${first}\` and \`${second}\`, which are in different VPCs.`,
    why: "An instance is in one VPC, and all its security groups with it.",
    fix: "Name groups of one VPC.",
    aws: { operation: "ec2:RunInstances", code: "InvalidParameter" },
    docs: DATA,
  }),
};

export const launchTemplate = defineResource({
  token: "aws:ec2/launchTemplate:LaunchTemplate",
  docs: DATA,
  inputs: launchTemplateInputs,
  relations: [
    conflictsWith(["name", "namePrefix"]),
    conflictsWith(["instanceType", "instanceRequirements"]),
    conflictsWith(["defaultVersion", "updateDefaultVersion"]),
    conflictsWith(["securityGroupNames", "vpcSecurityGroupIds"]),
  ],
  outputs(self, make) {
    const id = make.id("lt");
    return {
      id,
      arn: make.arn("ec2", `launch-template/${id}`),
      latestVersion: 1,
      ...(!self.has("defaultVersion") && { defaultVersion: 1 }),
      ...(!self.has("namePrefix") && { namePrefix: "" }),
      metadataOptions: { ...METADATA_DEFAULTS, ...self.object("metadataOptions") },
    };
  },
  unique: {
    "duplicate-name": {
      key: (self) => self.text("name"),
      scope: "region",
      says: (key) => `have the same name "${key}"`,
      property: "name",
      why: "The names of an account's launch templates are unique in a region.",
      fix: "Give one of them another name, or none: Pulumi makes one.",
      aws: {
        operation: "ec2:CreateLaunchTemplate",
        code: "InvalidLaunchTemplateName.AlreadyExistsException",
      },
      docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html",
    },
  },
  findings,
  check(self, world, report) {
    const launch = `Launch template \`${self.name}\``;
    const { imageId, instanceType, userData } = self.inputs;
    const problems = [
      ...imageProblems(launch, imageId, "imageId"),
      ...typeProblems(
        self,
        launch,
        { name: instanceType, property: "instanceType" },
        { id: imageId, property: "imageId" },
      ),
      ...volumesOf(self).flatMap((volume) => launchVolumeProblems(self, world, volume, imageId)),
      ...(userData === undefined || !isBase64(userData)
        ? []
        : userDataProblems(
            self,
            world,
            base64UserData(userData),
            "userData",
            "User data is limited to 16384 bytes",
            imageId,
          )),
    ];
    for (const { slug, parameters, property, severity } of problems) {
      report(slug, parameters, property, severity === undefined ? {} : { severity });
    }
    checkProfile(self, world, launch, report);
    checkGroups(self, world, report);
  },
});

function volumesOf(self: ResourceView) {
  const list = known(self.node.inputs["blockDeviceMappings"]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((item, index) => {
    const mapping = known(item);
    const ebs = isPropertyMap(mapping) ? known(mapping["ebs"]) : undefined;
    if (!isPropertyMap(mapping) || !isPropertyMap(ebs)) return [];
    const device = typeof mapping["deviceName"] === "string" ? mapping["deviceName"] : undefined;
    return [
      {
        words: `Volume ${device ?? index} of \`${self.name}\``,
        values: ebs,
        property: `blockDeviceMappings[${index}].ebs`,
        device,
        isRoot: false,
      },
    ];
  });
}

function checkProfile(
  self: ResourceView,
  world: World,
  launch: string,
  report: Report<typeof findings>,
): void {
  const profile = known(self.node.inputs["iamInstanceProfile"]);
  if (!isPropertyMap(profile)) return;
  if (profile["arn"] !== undefined && profile["name"] !== undefined) {
    report("profile-by-arn-and-name", { template: self.name }, "iamInstanceProfile.arn");
  }
  for (const part of ["name", "arn"] as const) {
    const value = known(profile[part]);
    const problem = profileProblem(
      self,
      world,
      launch,
      typeof value === "string" ? value : undefined,
      "iamInstanceProfile",
    );
    if (problem === undefined || (part === "arn" && problem.slug === "arn-for-instance-profile-name"))
      continue;
    report(problem.slug, problem.parameters, `iamInstanceProfile.${part}`, {
      related: problem.role === undefined ? [] : [{ view: problem.role, note: "the role" }],
    });
  }
}

function checkGroups(self: ResourceView, world: World, report: Report<typeof findings>): void {
  for (const input of ["vpcSecurityGroupIds", "securityGroupNames"] as const) {
    if (self.objects("networkInterfaces").length === 0 || !self.has(input)) continue;
    if ((self.texts(input)?.length ?? 0) > 0)
      report("groups-beside-network-interfaces", { template: self.name, input }, input);
  }
  const groups = self
    .refs("vpcSecurityGroupIds")
    .flatMap((group) => (group?.text("vpcId") === undefined ? [] : [group]));
  const [first] = groups;
  const second = groups.find((group) => group.text("vpcId") !== first?.text("vpcId"));
  if (first === undefined || second === undefined) return;
  report(
    "groups-of-several-vpcs",
    { template: self.name, first: first.name, second: second.name },
    "vpcSecurityGroupIds",
    {
      related: [first, second].map((view) => ({
        view,
        property: "vpcId",
        note: `in ${vpcWords(world, view.text("vpcId") ?? "")}`,
      })),
    },
  );
}
