// Security groups of interface endpoints.
import { out } from "../testing.ts";
import { securityGroupAssociation } from "./security-group-association.ts";
import { testAssociation } from "./testing.ts";

testAssociation(securityGroupAssociation, {
  input: "securityGroupId",
  part: "group",
  farPart: "farGroup",
  type: "Interface",
  lists: { securityGroupIds: [out("group.id")], subnetIds: [out("subnet.id")] },
});
