import { testResource } from "../testing.ts";
import { groupPolicyAttachment } from "./group-policy-attachment.ts";

testResource(groupPolicyAttachment, {
  accepts: { "a policy of AWS": { group: "ops", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
  rejects: { "invalid-group": { group: "the ops", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" } },
});
