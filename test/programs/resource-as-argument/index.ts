// A resource given where a text is wanted arrives as a reference, which the provider reads as its id.
import * as aws from "@pulumi/aws";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ec2.amazonaws.com" }),
});
const profile = new aws.iam.InstanceProfile("profile", { role });
new aws.iam.RolePolicyAttachment("sessions", {
  role,
  policyArn: aws.iam.ManagedPolicy.AmazonSSMManagedInstanceCore,
});
export const roleName = profile.role;
