import { given, stack, testResource } from "../testing.ts";
import { policyAttachment } from "./policy-attachment.ts";

const ARN = "arn:aws:iam::123456789012:policy/logs";

testResource(policyAttachment, {
  accepts: {
    "a policy of the account": { policyArn: ARN, roles: ["orders"], users: ["ann"], groups: ["ops"] },
    "the same role elsewhere": stack(
      { policyArn: ARN, roles: ["orders"] },
      {
        with: {
          same: given("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
            policyArn: ARN,
            role: "orders",
          }),
        },
      },
    ),
  },
  rejects: {
    "missing-input": { policyArn: ARN },
    "detaches-others": stack(
      { policyArn: ARN, roles: ["orders"] },
      {
        with: {
          other: given("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
            policyArn: ARN,
            role: "returns",
          }),
        },
      },
    ),
    "takes-aws-policy": { policyArn: "arn:aws:iam::aws:policy/AmazonSQSFullAccess", roles: ["orders"] },
  },
});
