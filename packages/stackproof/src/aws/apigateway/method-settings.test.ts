// Settings of methods.
import { given, type Inputs, interpolate, jsonText, out, stack, testResource, unknown } from "../testing.ts";
import { methodSettings } from "./method-settings.ts";
import { SMALL_API } from "./testing.ts";

const all: Inputs = { restApi: out("api.id"), stageName: out("stage.stageName"), methodPath: "*/*" };
const metrics: Inputs = { ...all, settings: { metricsEnabled: true } };
const logs: Inputs = { ...all, settings: { loggingLevel: "INFO", dataTraceEnabled: false } };
const account = given("aws:apigateway/account:Account", { cloudwatchRoleArn: out("role.arn") });

testResource(methodSettings, {
  given: {
    ...SMALL_API,
    account,
    role: given("aws:iam/role:Role", {
      assumeRolePolicy: jsonText({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { Service: "apigateway.amazonaws.com" }, Action: "sts:AssumeRole" },
        ],
      }),
      managedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs"],
    }),
  },
  accepts: {
    "all methods": metrics,
    "logging with the account's role": stack(logs, { with: { account }, dependsOn: ["account"] }),
    "logging that is off": { ...all, settings: { loggingLevel: "OFF" } },
    "a method by its path": {
      ...metrics,
      methodPath: interpolate`items/${out("get.httpMethod")}`,
      settings: { throttlingBurstLimit: 100, throttlingRateLimit: 50.5 },
    },
    "a method by its path as AWS writes it": { ...metrics, methodPath: "~1items/GET" },
    "all verbs of a path": { ...metrics, methodPath: "items/*" },
    "a path that nobody knows": { ...metrics, methodPath: unknown() },
    "caching with a cache": stack(
      { ...all, settings: { cachingEnabled: true, cacheTtlInSeconds: 60 } },
      {
        with: {
          stage: given("aws:apigateway/stage:Stage", {
            restApi: out("api.id"),
            deployment: out("deployment.id"),
            stageName: "prod",
            cacheClusterEnabled: true,
            cacheClusterSize: "0.5",
          }),
        },
      },
    ),
    "a stage by its name, waited for": stack({ ...metrics, stageName: "prod" }, { dependsOn: ["stage"] }),
    "an API of another stack": {
      restApi: "a1b2c3d4e5",
      stageName: "prod",
      methodPath: "*/*",
      settings: { metricsEnabled: true },
    },
  },
  rejects: {
    "same-path": stack(metrics, {
      with: { first: given("aws:apigateway/methodSettings:MethodSettings", metrics) },
    }),
    "before-its-stage": stack(
      { ...metrics, stageName: "prod" },
      { with: { stage: SMALL_API["stage"] ?? account } },
    ),
    "before-the-log-role": stack(logs, { with: { account } }),
    "stage-missing": stack(
      { ...metrics, stageName: "dev" },
      { with: { stage: SMALL_API["stage"] ?? account } },
    ),
    "path-form": [
      { ...metrics, methodPath: "*" },
      { ...metrics, methodPath: "items/GET/" },
    ],
    "leading-slash": { ...metrics, methodPath: "/items/GET" },
    "no-such-method": { ...metrics, methodPath: "orders/GET" },
    "no-log-role": logs,
    "cache-missing": { ...all, settings: { cachingEnabled: true } },
    "invalid-settings-logging-level": { ...all, settings: { loggingLevel: "DEBUG" } },
  },
  outputs: [{ of: metrics, are: { id: /^[a-z0-9]{10}-prod-\*\/\*$/ } }],
});
