import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { grants, TapStack } from "@stackproof/components";

const config = new pulumi.Config();
const environment = pulumi.getStack();
const logRetentionInDays = config.requireNumber("logRetentionDays");
const emails = config.requireObject<string[]>("alarmEmails");

const stack = new TapStack("items", {
  regions: config.requireObject<string[]>("regions"),
  // Function names are `[environment]-[function]`, such as dev-read-items.
  naming: {
    pattern: "{environment}-{what}",
    words: { environment },
    tags: { project: "serverless-infra-pulumi", environment },
  },
  resources: (context) => ({
    table: new aws.dynamodb.Table(
      context.nameOf("table"),
      {
        billingMode: "PAY_PER_REQUEST",
        hashKey: "id",
        attributes: [{ name: "id", type: "S" }],
        pointInTimeRecovery: { enabled: true },
        deletionProtectionEnabled: environment === "prod",
      },
      context.options,
    ),
  }),
  api: ({ resources: { table } }) => {
    const settings = {
      code: { folder: "functions/items" },
      environment: { TABLE: table.name },
      logRetentionInDays,
    };
    return {
      logRetentionInDays,
      functions: {
        "read-items": {
          ...settings,
          handler: "index.read",
          routes: ["GET /items", "GET /items/{id}"],
          statements: grants.readTable(table),
        },
        "write-items": {
          ...settings,
          handler: "index.write",
          routes: ["POST /items", "DELETE /items/{id}"],
          statements: grants.writeTable(table),
          authorizer: { kind: "iam" },
        },
      },
    };
  },
  ...(emails.length > 0 && { monitoring: { emails } }),
});

/** Address of the API in each region: `curl "$(pulumi stack output urls --json | jq -r '."us-west-2"')/items"` */
export const urls = Object.fromEntries(
  Object.entries(stack.outputs).map(([region, { api }]) => [region, api?.url]),
);

/** Names and ARNs of the functions in each region. */
export const functions = Object.fromEntries(
  Object.entries(stack.outputs).map(([region, { api }]) => [region, api?.functions]),
);
