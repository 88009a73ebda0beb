// AWS EC2: an instance profile is no role, though the console makes both under one name. Shared by Instance and
// LaunchTemplate. https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html
import { parseArn, type ResourceView, type World } from "../../model/kernel.ts";

const ROLE = "aws:iam/role:Role";
const PROFILE = "aws:iam/instanceProfile:InstanceProfile";

/** The values that the texts below use. */
export interface ProfileParameters {
  readonly launch: string;
  readonly says: string;
  readonly fix: string;
}

function profileFinding(severity: "error", evidence: "documented" | "observed") {
  return {
    severity,
    effect: "rejected" as const,
    evidence,
    message: ({ launch, says }: ProfileParameters) => `${launch} ${says}.`,
    why: "EC2 gives an instance a role by an instance profile, a thing of its own that holds the role.",
    fix: ({ fix }: ProfileParameters) => fix,
    quote: "Invalid IAM Instance Profile name",
    aws: { operation: "ec2:RunInstances", code: "InvalidParameterValue" },
    docs: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html",
  };
}

export const PROFILE_FINDINGS = {
  "role-for-instance-profile": profileFinding("error", "documented"),
  "arn-for-instance-profile-name": profileFinding("error", "observed"),
};

/** A role, or an ARN, where the name of an instance profile is wanted. */
export function profileProblem(
  self: ResourceView,
  world: World,
  launch: string,
  name: string | undefined,
  input: string,
):
  | {
      readonly slug: keyof typeof PROFILE_FINDINGS;
      readonly parameters: ProfileParameters;
      readonly role?: ResourceView;
    }
  | undefined {
  if (name === undefined || name === "") return undefined;
  const sources = new Set(self.node.propertyDependencies[input] ?? []);
  const roles = world.where(ROLE, "arn", name).concat(world.where(ROLE, "name", name));
  const role = roles.find((one) => sources.has(one.urn));
  const hasProfile = world.where(PROFILE, "name", name).length > 0;
  if (role !== undefined && !hasProfile) {
    return {
      slug: "role-for-instance-profile",
      parameters: {
        launch,
        says: `names the role \`${role.name}\` where it takes the name of an instance profile`,
        fix: `Make an aws.iam.InstanceProfile with role: ${role.name}.name, and give its name.`,
      },
      role,
    };
  }
  if (parseArn(name)?.service !== "iam") return undefined;
  return {
    slug: "arn-for-instance-profile-name",
    parameters: {
      launch,
      says: `has the ARN ${name} where it takes the name of an instance profile`,
      fix: "Give the name: profile.name instead of profile.arn.",
    },
  };
}
