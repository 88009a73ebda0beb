import { given, jsonText, out, testResource } from "../testing.ts";
import { groupPolicy } from "./group-policy.ts";

const POLICY = jsonText({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }],
});

testResource(groupPolicy, {
  given: { ops: given("aws:iam/group:Group", { name: "ops" }) },
  accepts: { "a policy of a group": { group: out("ops.name"), policy: POLICY } },
  rejects: { "invalid-group": { group: out("ops.arn"), policy: POLICY } },
  outputs: [{ of: { group: out("ops.name"), name: "list", policy: POLICY }, are: { id: "ops:list" } }],
});
