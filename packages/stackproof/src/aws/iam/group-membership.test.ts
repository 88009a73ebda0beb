import { given, out, stack, testResource } from "../testing.ts";
import { groupMembership } from "./group-membership.ts";

testResource(groupMembership, {
  given: {
    ann: given("aws:iam/user:User", { name: "ann" }),
    ops: given("aws:iam/group:Group", { name: "ops" }),
  },
  accepts: { "users of a group": { group: out("ops.name"), users: [out("ann.name"), "bob"] } },
  rejects: {
    "second-membership": stack(
      { group: out("ops.name"), users: [out("ann.name")] },
      {
        with: {
          other: given("aws:iam/groupMembership:GroupMembership", { group: out("ops.name"), users: ["bob"] }),
        },
      },
    ),
    "invalid-users": { group: out("ops.name"), users: [out("ann.arn")] },
  },
});
