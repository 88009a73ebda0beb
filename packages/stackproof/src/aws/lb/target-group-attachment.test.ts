// Targets of target groups.
import { archive, given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";
import { targetGroupAttachment } from "./target-group-attachment.ts";

const group = (more: Inputs) =>
  given("aws:lb/targetGroup:TargetGroup", { port: 80, protocol: "HTTP", vpcId: out("main.id"), ...more });
const permission = (more: Inputs = {}) =>
  given("aws:lambda/permission:Permission", {
    action: "lambda:InvokeFunction",
    function: out("handler.name"),
    principal: "elasticloadbalancing.amazonaws.com",
    sourceArn: out("forFunction.arn"),
    ...more,
  });
const invoked = { targetGroupArn: out("forFunction.arn"), targetId: out("handler.arn") };

testResource(targetGroupAttachment, {
  given: {
    main: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" }),
    other: given("aws:ec2/vpc:Vpc", { cidrBlock: "10.1.0.0/16" }),
    abroad: given("aws:ec2/subnet:Subnet", { vpcId: out("other.id"), cidrBlock: "10.1.0.0/24" }),
    byInstance: group({}),
    byAddress: group({ targetType: "ip" }),
    forFunction: given("aws:lb/targetGroup:TargetGroup", { targetType: "lambda" }),
    forBalancer: group({ targetType: "alb", protocol: "TCP" }),
    handler: given("aws:lambda/function:Function", {
      role: "arn:aws:iam::123456789012:role/handler",
      runtime: "nodejs22.x",
      handler: "index.handler",
      code: archive({ "index.js": "exports.handler = async () => ({ statusCode: 200 });" }),
    }),
    alb: given("aws:lb/loadBalancer:LoadBalancer", {
      internal: true,
      subnets: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
    }),
    http: given("aws:lb/listener:Listener", {
      loadBalancerArn: out("alb.arn"),
      port: 80,
      defaultActions: [
        { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "200" } },
      ],
    }),
  },
  accepts: {
    "an instance": { targetGroupArn: out("byInstance.arn"), targetId: "i-0a1b2c3d4e5f60718", port: 8080 },
    "an address of the VPC": { targetGroupArn: out("byAddress.arn"), targetId: "10.0.1.7" },
    "an address beyond a peering": {
      targetGroupArn: out("byAddress.arn"),
      targetId: "192.168.0.7",
      availabilityZone: "all",
    },
    "a target that nobody knows": { targetGroupArn: out("byAddress.arn"), targetId: unknown() },
    "a function with its permission": stack(invoked, {
      with: { permission: permission() },
      dependsOn: ["permission"],
    }),
    "a function of another stack": {
      targetGroupArn: out("forFunction.arn"),
      targetId: "arn:aws:lambda:us-east-1:123456789012:function:hello",
    },
    "a load balancer that listens": stack(
      { targetGroupArn: out("forBalancer.arn"), targetId: out("alb.arn"), port: 80 },
      {
        with: {
          http: given("aws:lb/listener:Listener", {
            loadBalancerArn: out("alb.arn"),
            port: 80,
            defaultActions: [
              { type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "200" } },
            ],
          }),
        },
      },
    ),
  },
  rejects: {
    "target-of-other-type": [
      { targetGroupArn: out("byInstance.arn"), targetId: "10.0.1.7" },
      { targetGroupArn: out("byAddress.arn"), targetId: "i-0a1b2c3d4e5f60718" },
      { targetGroupArn: out("forFunction.arn"), targetId: "hello" },
    ],
    "zone-not-taken": {
      targetGroupArn: out("byInstance.arn"),
      targetId: "i-0a1b2c3d4e5f60718",
      availabilityZone: "us-east-1a",
    },
    "permission-missing": invoked,
    "permission-for-other-source": stack(invoked, {
      with: {
        permission: permission({
          sourceArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/old/73e2d6bc24d8a067",
        }),
      },
    }),
    "before-permission": stack(invoked, { with: { permission: permission() } }),
    "load-balancer-without-listener": { targetGroupArn: out("forBalancer.arn"), targetId: out("alb.arn") },
    "second-target": stack(
      {
        targetGroupArn: out("forFunction.arn"),
        targetId: "arn:aws:lambda:us-east-1:123456789012:function:hello",
      },
      {
        with: {
          first: given(
            "aws:lb/targetGroupAttachment:TargetGroupAttachment",
            {
              targetGroupArn: out("forFunction.arn"),
              targetId: "arn:aws:lambda:us-east-1:123456789012:function:bye",
            },
            { name: "a" },
          ),
        },
      },
    ),
    "target-twice": stack(
      { targetGroupArn: out("byInstance.arn"), targetId: "i-0a1b2c3d4e5f60718" },
      {
        with: {
          again: given("aws:lb/targetGroupAttachment:TargetGroupAttachment", {
            targetGroupArn: out("byInstance.arn"),
            targetId: "i-0a1b2c3d4e5f60718",
          }),
        },
      },
    ),
    "address-outside-vpc": { targetGroupArn: out("byAddress.arn"), targetId: "192.168.0.7" },
    "instance-of-other-vpc": stack(
      { targetGroupArn: out("byInstance.arn"), targetId: out("box.id") },
      {
        with: {
          box: given("aws:ec2/instance:Instance", {
            ami: "ami-0a1b2c3d4e5f60718",
            instanceType: "t3.micro",
            subnetId: out("abroad.id"),
          }),
        },
      },
    ),
  },
});
