// Log streams.
import { given, out, stack, testResource } from "../testing.ts";
import { logStream } from "./log-stream.ts";

testResource(logStream, {
  given: { group: given("aws:cloudwatch/logGroup:LogGroup", { name: "/app/orders" }) },
  accepts: {
    "what people write": { logGroupName: out("group.name"), name: "web" },
    "an automatic name": { logGroupName: out("group.name") },
    "a group of another stack": { logGroupName: "/app/other", name: "web" },
    "a name by text that waits": stack(
      { logGroupName: "/app/orders", name: "web" },
      { dependsOn: ["group"] },
    ),
    "the same name in two groups": stack(
      { logGroupName: out("group.name"), name: "web" },
      {
        with: {
          other: given("aws:cloudwatch/logStream:LogStream", { logGroupName: "/app/other", name: "web" }),
        },
      },
    ),
  },
  rejects: {
    "invalid-name": { logGroupName: out("group.name"), name: "web:1" },
    "invalid-log-group-name": { logGroupName: "/app/orders logs", name: "web" },
    "wrong-reference": { logGroupName: out("group.arn"), name: "web" },
    "duplicate-name": stack(
      { logGroupName: out("group.name"), name: "web" },
      {
        with: {
          other: given("aws:cloudwatch/logStream:LogStream", {
            logGroupName: out("group.name"),
            name: "web",
          }),
        },
      },
    ),
    "before-log-group": stack(
      { logGroupName: "/app/orders", name: "web" },
      {
        with: { group: given("aws:cloudwatch/logGroup:LogGroup", { name: "/app/orders" }) },
      },
    ),
  },
  outputs: [
    {
      of: { logGroupName: out("group.name"), name: "web" },
      are: { id: "web", arn: "arn:aws:logs:us-east-1:123456789012:log-group:/app/orders:log-stream:web" },
    },
  ],
});
