import { given, stack, testResource } from "../testing.ts";
import { rolePolicyAttachmentsExclusive } from "./role-policy-attachments-exclusive.ts";

const ARN = "arn:aws:iam::aws:policy/AmazonSQSFullAccess";
const attachment = given("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
  role: "orders",
  policyArn: ARN,
});

testResource(rolePolicyAttachmentsExclusive, {
  accepts: {
    "all policies": stack({ roleName: "orders", policyArns: [ARN] }, { with: { attachment } }),
    "another role": stack({ roleName: "returns", policyArns: [] }, { with: { attachment } }),
  },
  rejects: {
    "detaches-policy": stack({ roleName: "orders", policyArns: [] }, { with: { attachment } }),
  },
});
