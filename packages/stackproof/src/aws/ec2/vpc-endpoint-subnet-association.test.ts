// Subnets of interface endpoints.
import { out } from "../testing.ts";
import { testAssociation } from "./testing.ts";
import { vpcEndpointSubnetAssociation } from "./vpc-endpoint-subnet-association.ts";

testAssociation(vpcEndpointSubnetAssociation, {
  input: "subnetId",
  part: "subnet",
  farPart: "farSubnet",
  type: "Interface",
  lists: { subnetIds: [out("subnet.id")] },
});
