import { given, stack, testResource } from "../testing.ts";
import { group } from "./group.ts";

testResource(group, {
  accepts: { "a group": {}, "every input": { name: "ops", path: "/teams/" } },
  rejects: {
    "duplicate-name": stack(
      { name: "ops" },
      { with: { other: given("aws:iam/group:Group", { name: "OPS" }) } },
    ),
    "invalid-path": { path: "/teams" },
    "over-quota-groups-per-account": stack(
      {},
      {
        with: Object.fromEntries(
          Array.from({ length: 300 }, (_, index) => [`g${index}`, given("aws:iam/group:Group", {})]),
        ),
      },
    ),
  },
  outputs: [{ of: { name: "ops" }, are: { id: "ops", arn: "arn:aws:iam::123456789012:group/ops" } }],
});
