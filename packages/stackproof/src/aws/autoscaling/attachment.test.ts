// Connections of groups with load balancers.
import { given, type Inputs, out, testResource } from "../testing.ts";
import { attachment } from "./attachment.ts";

const group = (more: Inputs = {}) =>
  given("aws:autoscaling/group:Group", {
    minSize: 1,
    maxSize: 3,
    vpcZoneIdentifiers: [out("a.id")],
    launchTemplate: { id: "lt-0a1b2c3d4e5f60718" },
    ...more,
  });
const target = (more: Inputs = {}) =>
  given("aws:lb/targetGroup:TargetGroup", { port: 80, protocol: "HTTP", vpcId: out("main.id"), ...more });

testResource(attachment, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    a: given("aws:ec2/subnet:Subnet", { vpcId: out("main.id"), cidrBlock: "10.0.0.0/24" }),
    group: group(),
    listed: group({ targetGroupArns: [out("web.arn")] }),
    web: target(),
    addresses: target({ targetType: "ip" }),
    far: target({ vpcId: out("other.id") }),
  },
  accepts: {
    "a target group": { autoscalingGroupName: out("group.name"), lbTargetGroupArn: out("web.arn") },
    "names of another stack": { autoscalingGroupName: "web", elb: "web" },
  },
  rejects: {
    "target-group-type": { autoscalingGroupName: out("group.name"), lbTargetGroupArn: out("addresses.arn") },
    "group-has-list": { autoscalingGroupName: out("listed.name"), lbTargetGroupArn: out("web.arn") },
    "missing-input": { autoscalingGroupName: out("group.name") },
    "conflicting-inputs": { autoscalingGroupName: "web", elb: "web", lbTargetGroupArn: out("web.arn") },
    "target-group-of-other-vpc": {
      autoscalingGroupName: out("group.name"),
      lbTargetGroupArn: out("far.arn"),
    },
  },
});
