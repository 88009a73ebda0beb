// Puts an interface endpoint into a subnet.
import { defineResource, ref, replaces } from "../../model/kernel.ts";
import {
  ASSOCIATION_FINDINGS,
  associatedTwice,
  associationOutputs,
  checkAssociation,
  VPC_ENDPOINT,
} from "./endpoint-associations.ts";

const KIND = { kind: "subnet", input: "subnetId", list: "subnetIds", wrongType: "Gateway" } as const;

export const vpcEndpointSubnetAssociation = defineResource({
  token: "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html",
  inputs: {
    subnetId: replaces(ref("aws:ec2/subnet:Subnet")),
    vpcEndpointId: replaces(ref(VPC_ENDPOINT)),
  },
  outputs: (self, make) => associationOutputs(self, make, KIND),
  unique: { "associated-twice": associatedTwice(KIND) },
  findings: ASSOCIATION_FINDINGS,
  check(self, world, report) {
    checkAssociation(self, world, KIND, report);
  },
});
