// Subnets and their network ACLs.
import { given, out, stack, testResource } from "../testing.ts";
import { networkAclAssociation } from "./network-acl-association.ts";

const acl = (vpc: string, more = {}) =>
  given("aws:ec2/networkAcl:NetworkAcl", { vpcId: out(`${vpc}.id`), ...more });
const both = { networkAclId: out("acl.id"), subnetId: out("a.id") };

testResource(networkAclAssociation, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    second: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    a: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.1.0/24" }),
    b: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.2.0/24" }),
    acl: acl("main"),
    far: acl("second"),
  },
  accepts: {
    "a subnet of the ACL's VPC": both,
    "two subnets of one ACL": stack(both, {
      with: {
        other: given("aws:ec2/networkAclAssociation:NetworkAclAssociation", {
          ...both,
          subnetId: out("b.id"),
        }),
      },
    }),
    "things of another stack": { networkAclId: "acl-0a1b2c3d4e5f60718", subnetId: out("a.id") },
  },
  rejects: {
    "subnet-of-other-vpc": { ...both, networkAclId: out("far.id") },
    "subnet-associated-twice": stack(both, {
      with: { other: given("aws:ec2/networkAclAssociation:NetworkAclAssociation", both) },
    }),
    "subnet-in-other-acl": stack(both, { with: { other: acl("main", { subnetIds: [out("a.id")] }) } }),
    "wrong-reference": { ...both, networkAclId: out("main.id") },
  },
  outputs: [{ of: both, are: { id: /^aclassoc-0[0-9a-f]{16}$/ } }],
});
