import { given, stack, testResource } from "../testing.ts";
import { user } from "./user.ts";

testResource(user, {
  accepts: {
    "a user": {},
    "every input": {
      forceDestroy: true,
      name: "ann",
      path: "/people/",
      permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
      tags: { Team: "shop" },
    },
  },
  rejects: {
    "duplicate-name": stack(
      { name: "ann" },
      { with: { other: given("aws:iam/user:User", { name: "Ann" }) } },
    ),
    "duplicate-tag-keys": { tags: { Team: "a", team: "b" } },
    "tag-characters": { tags: { Purpose: "orders (read & write)" } },
    "over-quota-users-per-account": stack(
      {},
      {
        with: Object.fromEntries(
          Array.from({ length: 5000 }, (_, index) => [`u${index}`, given("aws:iam/user:User", {})]),
        ),
      },
    ),
  },
  outputs: [
    {
      of: { name: "ann", path: "/people/" },
      are: { id: "ann", arn: "arn:aws:iam::123456789012:user/people/ann", uniqueId: /^AIDA/ },
    },
  ],
});
