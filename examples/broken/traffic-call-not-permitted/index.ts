// The function writes each visit into the table, and its role may only read there.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const visits = new aws.dynamodb.Table("visits", {
  billingMode: "PAY_PER_REQUEST",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
});

const role = new aws.iam.Role("count", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const logs = new aws.iam.RolePolicyAttachment("count-logs", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const reads = new aws.iam.RolePolicy("count-reads", {
  role: role.name,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [{ actions: ["dynamodb:GetItem", "dynamodb:Query"], resources: [visits.arn] }],
  }).json,
});
const count = new aws.lambda.Function(
  "count",
  {
    role: role.arn,
    runtime: aws.lambda.Runtime.NodeJS22dX,
    handler: "count.handler",
    code: new pulumi.asset.FileArchive("./count"),
    environment: { variables: { TABLE: visits.name } },
  },
  { dependsOn: [logs, reads] },
);
const url = new aws.lambda.FunctionUrl("count", { functionName: count.name, authorizationType: "NONE" });
new aws.lambda.Permission("count-by-url", {
  action: "lambda:InvokeFunction",
  function: count.name,
  principal: "*",
  invokedViaFunctionUrl: true,
});

export const address = url.functionUrl;
