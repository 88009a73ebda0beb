import { given, jsonText, out, testResource } from "../testing.ts";
import { userPolicy } from "./user-policy.ts";

const POLICY = jsonText({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:ListAllMyBuckets", Resource: "*" }],
});

testResource(userPolicy, {
  given: { ann: given("aws:iam/user:User", { name: "ann" }) },
  accepts: { "a policy of a user": { user: out("ann.name"), policy: POLICY } },
  rejects: { "invalid-user": { user: out("ann.arn"), policy: POLICY } },
  outputs: [{ of: { user: out("ann.name"), name: "list", policy: POLICY }, are: { id: "ann:list" } }],
});
