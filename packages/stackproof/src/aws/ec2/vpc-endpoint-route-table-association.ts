// Puts a gateway endpoint into a route table.
import { defineResource, ref, replaces } from "../../model/kernel.ts";
import {
  ASSOCIATION_FINDINGS,
  associatedTwice,
  associationOutputs,
  checkAssociation,
  VPC_ENDPOINT,
} from "./endpoint-associations.ts";

const KIND = {
  kind: "route table",
  input: "routeTableId",
  list: "routeTableIds",
  wrongType: "Interface",
} as const;

export const vpcEndpointRouteTableAssociation = defineResource({
  token: "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html",
  inputs: {
    routeTableId: replaces(
      ref(["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"]),
    ),
    vpcEndpointId: replaces(ref(VPC_ENDPOINT)),
  },
  outputs: (self, make) => associationOutputs(self, make, KIND),
  unique: { "associated-twice": associatedTwice(KIND) },
  findings: ASSOCIATION_FINDINGS,
  check(self, world, report) {
    checkAssociation(self, world, KIND, report);
  },
});
