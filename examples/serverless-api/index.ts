import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RegionalApi } from "./regional-api";

const config = new pulumi.Config();
const environment = pulumi.getStack();
const regions = config.requireObject<string[]>("regions");
const logRetentionDays = config.requireNumber("logRetentionDays");

const apis = regions.map((region) => {
  const provider = new aws.Provider(`aws-${region}`, {
    region: region as aws.Region,
    defaultTags: { tags: { project: "serverless-infra-pulumi", environment } },
  });
  return new RegionalApi(
    `api-${region}`,
    {
      environment,
      region,
      logRetentionDays,
      functions: [
        { name: "greeting", directory: "functions/greeting", routes: ["GET /greeting", "POST /greeting"] },
      ],
    },
    { providers: { aws: provider } },
  );
});

/** Address of the API in each region: `curl "$(pulumi stack output endpoints --json | jq -r '."us-west-2"')/greeting"` */
export const endpoints = Object.fromEntries(apis.map((api) => [api.region, api.endpoint]));

/** Names of the functions in each region. */
export const functionNames = Object.fromEntries(apis.map((api) => [api.region, api.functionNames]));
