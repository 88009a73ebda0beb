// Subscription filters.
import { type Given, given, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { logSubscriptionFilter } from "./log-subscription-filter.ts";

const FILTER = "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter";
const fn = given("aws:lambda/function:Function", {
  name: "ship",
  role: "arn:aws:iam::123456789012:role/ship",
  packageType: "Image",
  imageUri: "123456789012.dkr.ecr.us-east-1.amazonaws.com/ship:1",
});
const permission = given("aws:lambda/permission:Permission", {
  action: "lambda:InvokeFunction",
  function: out("fn.name"),
  principal: "logs.amazonaws.com",
});
const toFunction = { logGroup: out("group.name"), filterPattern: "", destinationArn: out("fn.arn") };
const stream = "arn:aws:kinesis:us-east-1:123456789012:stream/events";
const toStream = {
  logGroup: out("group.name"),
  filterPattern: "ERROR",
  destinationArn: stream,
  roleArn: "arn:aws:iam::123456789012:role/logs",
};

/** A role for a service, with one right on the stream. */
const writer = (service: string, action: string) => ({
  role: given("aws:iam/role:Role", {
    name: "writer",
    assumeRolePolicy: jsonText({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    }),
  }),
  rights: given("aws:iam/rolePolicy:RolePolicy", {
    role: out("role.name"),
    policy: jsonText({
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: action, Resource: stream }],
    }),
  }),
});
const byRole = { ...toStream, roleArn: out("role.arn") };

testResource(logSubscriptionFilter, {
  given: {
    group: given("aws:cloudwatch/logGroup:LogGroup", { name: "/app/orders" }),
    rare: given("aws:cloudwatch/logGroup:LogGroup", {
      name: "/app/rare",
      logGroupClass: "INFREQUENT_ACCESS",
    }),
    delivery: given("aws:cloudwatch/logGroup:LogGroup", {
      name: "/aws/lambda/orders",
      logGroupClass: "DELIVERY",
    }),
    fn,
    permission,
  },
  accepts: {
    "a bucket for a log group that delivers": {
      ...toStream,
      logGroup: out("delivery.name"),
      destinationArn: "arn:aws:s3:::orders-logs",
    },
    "a bucket for a log group of another stack": {
      ...toStream,
      logGroup: "/aws/lambda/other",
      destinationArn: "arn:aws:s3:::orders-logs",
    },
    "a function that may be called": stack(toFunction, { dependsOn: ["permission"] }),
    "a permission for the log group": stack(toFunction, {
      dependsOn: ["permission"],
      with: {
        permission: given("aws:lambda/permission:Permission", {
          action: "lambda:InvokeFunction",
          function: out("fn.arn"),
          principal: "logs.us-east-1.amazonaws.com",
          sourceArn: interpolate`${out("group.arn")}:*`,
        }),
      },
    }),
    "a permission of which nobody knows the function": stack(toFunction, {
      with: {
        permission: given("aws:lambda/permission:Permission", {
          action: "lambda:InvokeFunction",
          function: unknown(),
          principal: "logs.amazonaws.com",
        }),
      },
    }),
    "a stream with a role": { ...toStream, distribution: "Random" },
    "a role that may write": stack(byRole, { with: writer("logs.amazonaws.com", "kinesis:PutRecord") }),
    "a role for one region's logs": stack(byRole, {
      with: writer("logs.us-east-1.amazonaws.com", "kinesis:Put*"),
    }),
    "a role whose rights are elsewhere": stack(byRole, {
      with: {
        role: writer("logs.amazonaws.com", "").role,
        rights: given("aws:iam/rolePolicyAttachment:RolePolicyAttachment", {
          role: out("role.name"),
          policyArn: "arn:aws:iam::123456789012:policy/write",
        }),
      },
    }),
    "a function of another stack": {
      ...toFunction,
      destinationArn: "arn:aws:lambda:us-east-1:123456789012:function:other",
    },
    "a destination of another account": {
      logGroup: out("group.name"),
      filterPattern: '{ $.level = "ERROR" }',
      destinationArn: "arn:aws:logs:us-east-1:444455556666:destination:central",
    },
    "two filters": stack(toStream, { with: { other: given(FILTER, toStream) } }),
  },
  rejects: {
    "invalid-destination-arn": { ...toStream, destinationArn: "events" },
    "invalid-distribution": { ...toStream, distribution: "random" },
    "invalid-filter": { ...toStream, filterPattern: '{ $.level == "ERROR" }' },
    "misread-filter": { ...toStream, filterPattern: "ERROR OR WARN" },
    "unsupported-destination": [
      {
        logGroup: out("group.name"),
        filterPattern: "",
        destinationArn: "arn:aws:sqs:us-east-1:123456789012:events",
      },
      { ...toStream, destinationArn: "arn:aws:s3:::orders-logs" },
    ],
    "destination-without-role": [
      { logGroup: out("group.name"), filterPattern: "", destinationArn: stream },
      {
        logGroup: out("group.name"),
        filterPattern: "",
        destinationArn: "arn:aws:firehose:us-east-1:123456789012:deliverystream/events",
      },
    ],
    "role-not-assumable": stack(byRole, { with: writer("lambda.amazonaws.com", "kinesis:PutRecord") }),
    "role-cannot-write": stack(byRole, { with: writer("logs.amazonaws.com", "kinesis:GetRecords") }),
    "function-not-permitted": [
      toFunction,
      stack(toFunction, {
        with: {
          permission: given("aws:lambda/permission:Permission", {
            action: "lambda:InvokeFunction",
            function: out("fn.name"),
            principal: "events.amazonaws.com",
          }),
        },
      }),
    ],
    "permission-for-other-source": stack(toFunction, {
      with: {
        permission: given("aws:lambda/permission:Permission", {
          action: "lambda:InvokeFunction",
          function: out("fn.name"),
          principal: "logs.amazonaws.com",
          sourceArn: out("group.arn"),
        }),
      },
    }),
    "other-region": { ...toStream, destinationArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/events" },
    "own-log-group": stack(
      { ...toFunction, logGroup: out("own.name") },
      {
        dependsOn: ["permission"],
        with: { own: given("aws:cloudwatch/logGroup:LogGroup", { name: "/aws/lambda/ship" }) },
      },
    ),
    "class-without-subscriptions": { ...toStream, logGroup: out("rare.name") },
    "distribution-ignored": stack({ ...toFunction, distribution: "Random" }, { dependsOn: ["permission"] }),
    "duplicate-name": stack(
      { ...toStream, name: "ship" },
      { with: { other: given(FILTER, { ...toStream, name: "ship" }) } },
    ),
    "before-log-group": stack(
      { ...toStream, logGroup: "/app/orders" },
      {
        with: { group: given("aws:cloudwatch/logGroup:LogGroup", { name: "/app/orders" }) },
      },
    ),
    "too-many-filters": stack(toStream, {
      name: "z",
      with: Object.fromEntries(
        Array.from({ length: 2 }, (_, index): [string, Given] => [`a${index}`, given(FILTER, toStream)]),
      ),
    }),
  },
  outputs: [{ of: toStream, are: { id: /^cwlsf-\d{9,10}$/, distribution: "ByLogStream" } }],
});
