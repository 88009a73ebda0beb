// Scheduled actions.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { schedule } from "./schedule.ts";

const night = {
  autoscalingGroupName: "web",
  scheduledActionName: "night",
  recurrence: "0 20 * * MON-FRI",
  minSize: 0,
  maxSize: 0,
  desiredCapacity: 0,
};
const once = { ...night, recurrence: undefined, startTime: "2027-01-31T20:00:00Z" };

testResource(schedule, {
  given: {
    group: given("aws:autoscaling/group:Group", {
      minSize: 1,
      maxSize: 3,
      vpcZoneIdentifiers: ["subnet-0a1b2c3d4e5f60718"],
      launchTemplate: { id: "lt-0a1b2c3d4e5f60718" },
    }),
  },
  accepts: {
    "an empty group at night": { ...night, timeZone: "Europe/Berlin" },
    "a larger group in the morning": {
      ...night,
      recurrence: "*/30 6-9 1,15 * 1-5",
      minSize: -1,
      maxSize: -1,
      desiredCapacity: 2,
    },
    once: { ...once, endTime: "2027-02-28T20:00:00Z" },
    "what nobody knows": { ...night, minSize: unknown(), recurrence: unknown(), startTime: unknown() },
  },
  rejects: {
    "size-set-to-zero": { ...night, maxSize: 4, desiredCapacity: undefined },
    "sizes-do-not-fit": [
      { ...night, minSize: 2, maxSize: 4, desiredCapacity: undefined },
      { ...night, minSize: undefined, maxSize: undefined, desiredCapacity: 2 },
      { ...night, minSize: 4, maxSize: 2, desiredCapacity: -1 },
    ],
    "end-before-start": { ...once, endTime: "2027-01-01T00:00:00Z" },
    "no-time": { ...night, recurrence: undefined },
    "outside-group-limits": {
      ...night,
      autoscalingGroupName: out("group.name"),
      minSize: -1,
      maxSize: -1,
      desiredCapacity: 10,
    },
    "duplicate-name": stack(night, {
      with: { more: given("aws:autoscaling/schedule:Schedule", { ...night, recurrence: "0 6 * * *" }) },
    }),
    "same-start": stack(once, {
      with: { more: given("aws:autoscaling/schedule:Schedule", { ...once, scheduledActionName: "evening" }) },
    }),
    "invalid-recurrence": [
      { ...night, recurrence: "cron(0 20 ? * MON-FRI *)" },
      { ...night, recurrence: "0 20 * *" },
      { ...night, recurrence: "0 25 * * *" },
    ],
    "invalid-start-time": { ...once, startTime: "2027-01-31 20:00" },
    "invalid-time-zone": { ...night, timeZone: "Berlin" },
  },
  outputs: [
    { of: night, are: { id: "night", arn: /:scheduledUpdateGroupAction:.*:scheduledActionName\/night$/ } },
  ],
});
