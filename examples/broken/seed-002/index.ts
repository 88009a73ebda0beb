// An attempt at the bucket with a function that has every fault of seed 002: a plain class in place of a component, the
// default provider, a NAT gateway and a notification that do not wait for what they need, tests that run text, and a
// second test file, which nobody asked for and which ends in the middle.
import * as pulumi from "@pulumi/pulumi";
import { TapStack } from "./lib/tap-stack";

const stack = new TapStack("tap", {
  environment: pulumi.getStack(),
  vpcCidr: "10.0.0.0/16",
  subnetCidrs: { public: ["10.0.1.0/24", "10.0.2.0/24"], private: ["10.0.11.0/24", "10.0.12.0/24"] },
});

export const { vpcId, bucketName, functionName } = stack;
