import { given, jsonText, out, stack, testResource } from "../testing.ts";
import { instanceProfile } from "./instance-profile.ts";

function roleFor(principal: string): ReturnType<typeof given> {
  return given("aws:iam/role:Role", {
    name: principal.split(".")[0] ?? "",
    assumeRolePolicy: jsonText({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: principal }, Action: "sts:AssumeRole" }],
    }),
  });
}

testResource(instanceProfile, {
  given: {
    ec2: roleFor("ec2.amazonaws.com"),
    china: roleFor("ec2.amazonaws.com.cn"),
    lambda: roleFor("lambda.amazonaws.com"),
  },
  accepts: {
    "a role for EC2": { role: out("ec2.name"), tags: { Name: "web" } },
    "a role for EC2 in China": { role: out("china.name") },
    "a role of somebody else": { role: "ops", path: "/shop/" },
    "no role": { name: "web" },
  },
  rejects: {
    "duplicate-name": stack(
      { name: "web" },
      { with: { other: given("aws:iam/instanceProfile:InstanceProfile", { name: "Web" }) } },
    ),
    "duplicate-tag-keys": { tags: { Name: "a", name: "b" } },
    "tag-characters": { tags: { Purpose: "orders (read & write)" } },
    "role-not-for-ec2": { role: out("lambda.name") },
    "invalid-role": [{ role: out("ec2.arn") }, { role: "arn:aws:iam::123456789012:role/web" }],
    "over-quota-instance-profiles-per-account": stack(
      {},
      {
        with: Object.fromEntries(
          Array.from({ length: 1000 }, (_, index) => [
            `p${index}`,
            given("aws:iam/instanceProfile:InstanceProfile", {}),
          ]),
        ),
      },
    ),
  },
  outputs: [
    {
      of: { name: "web", path: "/shop/" },
      are: { id: "web", arn: "arn:aws:iam::123456789012:instance-profile/shop/web", uniqueId: /^AIPA/ },
    },
  ],
});
