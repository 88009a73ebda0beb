import { testResource } from "../testing.ts";
import { userPolicyAttachment } from "./user-policy-attachment.ts";

testResource(userPolicyAttachment, {
  accepts: { "a policy of AWS": { user: "ann", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
  rejects: { "no-such-policy": { user: "ann", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAcces" } },
});
