// The handler of a REST API gives back its data as it is, where API Gateway wants statusCode and a body that is text.
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("prices", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const logs = new aws.iam.RolePolicyAttachment("prices-logs", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const prices = new aws.lambda.Function(
  "prices",
  {
    role: role.arn,
    runtime: aws.lambda.Runtime.NodeJS22dX,
    handler: "index.handler",
    code: new pulumi.asset.AssetArchive({
      "index.js": new pulumi.asset.StringAsset("exports.handler = async () => ({ apple: 1.2, pear: 1.5 });"),
    }),
  },
  { dependsOn: logs },
);

const api = new aws.apigateway.RestApi("prices", { endpointConfiguration: { types: "REGIONAL" } });
const resource = new aws.apigateway.Resource("prices", {
  restApi: api.id,
  parentId: api.rootResourceId,
  pathPart: "prices",
});
const method = new aws.apigateway.Method("prices", {
  restApi: api.id,
  resourceId: resource.id,
  httpMethod: "GET",
  authorization: "NONE",
});
const integration = new aws.apigateway.Integration("prices", {
  restApi: api.id,
  resourceId: resource.id,
  httpMethod: method.httpMethod,
  type: "AWS_PROXY",
  integrationHttpMethod: "POST",
  uri: prices.invokeArn,
});
const deployment = new aws.apigateway.Deployment(
  "prices",
  { restApi: api.id },
  { dependsOn: [method, integration] },
);
const stage = new aws.apigateway.Stage("prices", {
  restApi: api.id,
  deployment: deployment.id,
  stageName: "v1",
});
new aws.lambda.Permission("prices", {
  action: "lambda:InvokeFunction",
  function: prices.name,
  principal: "apigateway.amazonaws.com",
  sourceArn: pulumi.interpolate`${api.executionArn}/*/*`,
});

export const url = pulumi.interpolate`${stage.invokeUrl}/prices`;
