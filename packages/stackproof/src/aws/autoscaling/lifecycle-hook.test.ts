// Lifecycle hooks.
import { given, stack, testResource, unknown } from "../testing.ts";
import { lifecycleHook } from "./lifecycle-hook.ts";

const hook = { autoscalingGroupName: "web", lifecycleTransition: "autoscaling:EC2_INSTANCE_TERMINATING" };
const ROLE = "arn:aws:iam::123456789012:role/hooks";

testResource(lifecycleHook, {
  accepts: {
    "a pause": { ...hook, heartbeatTimeout: 300, defaultResult: "CONTINUE" },
    "a queue": { ...hook, notificationTargetArn: "arn:aws:sqs:us-east-1:123456789012:drain", roleArn: ROLE },
    "a function, which needs no role": {
      ...hook,
      notificationTargetArn: "arn:aws:lambda:us-east-1:123456789012:function:drain",
    },
    "a target that nobody knows": { ...hook, notificationTargetArn: unknown(), roleArn: ROLE },
  },
  rejects: {
    notification: [
      { ...hook, roleArn: ROLE },
      { ...hook, notificationTargetArn: "arn:aws:sqs:us-east-1:123456789012:drain" },
      { ...hook, notificationTargetArn: "arn:aws:sqs:us-east-1:123456789012:drain.fifo", roleArn: ROLE },
      { ...hook, notificationTargetArn: "arn:aws:sns:eu-west-1:123456789012:drain", roleArn: ROLE },
    ],
    "duplicate-name": stack(
      { ...hook, name: "drain" },
      { with: { more: given("aws:autoscaling/lifecycleHook:LifecycleHook", { ...hook, name: "drain" }) } },
    ),
    "invalid-heartbeat-timeout": { ...hook, heartbeatTimeout: 10 },
    "invalid-lifecycle-transition": { ...hook, lifecycleTransition: "EC2_INSTANCE_TERMINATING" },
  },
  outputs: [{ of: { ...hook, name: "drain" }, are: { id: "drain", defaultResult: "ABANDON" } }],
});
