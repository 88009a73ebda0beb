// Gives a security group to an interface endpoint.
import { bool, defineResource, ref, replaces, withDefault } from "../../model/kernel.ts";
import {
  ASSOCIATION_FINDINGS,
  associatedTwice,
  associationOutputs,
  checkAssociation,
  VPC_ENDPOINT,
} from "./endpoint-associations.ts";

const KIND = {
  kind: "security group",
  input: "securityGroupId",
  list: "securityGroupIds",
  wrongType: "Gateway",
} as const;

export const securityGroupAssociation = defineResource({
  token: "aws:ec2/securityGroupAssociation:SecurityGroupAssociation",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html",
  inputs: {
    replaceDefaultAssociation: replaces(withDefault(bool(), false)),
    securityGroupId: replaces(
      ref(["aws:ec2/securityGroup:SecurityGroup", "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"]),
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
