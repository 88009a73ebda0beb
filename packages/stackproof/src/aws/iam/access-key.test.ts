import { given, out, stack, testResource } from "../testing.ts";
import { accessKey } from "./access-key.ts";

const key = given("aws:iam/accessKey:AccessKey", { user: out("ann.name") });

testResource(accessKey, {
  given: { ann: given("aws:iam/user:User", { name: "ann" }) },
  accepts: {
    "a key": { user: out("ann.name") },
    "two keys": stack({ user: out("ann.name"), status: "Inactive" }, { with: { key } }),
  },
  rejects: {
    "third-key": stack({ user: out("ann.name") }, { with: { key, another: key } }),
    "invalid-status": { user: out("ann.name"), status: "active" },
  },
  outputs: [{ of: { user: "ann" }, are: { id: /^AKIA[A-Z2-7]{16}$/, status: "Active" } }],
});
