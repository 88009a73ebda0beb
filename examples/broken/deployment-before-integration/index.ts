// The deployment waits for nothing but the API: at that moment there is no method to deploy.
import * as aws from "@pulumi/aws";

const api = new aws.apigateway.RestApi("orders");
const method = new aws.apigateway.Method("get", {
  restApi: api.id,
  resourceId: api.rootResourceId,
  httpMethod: "GET",
  authorization: "NONE",
});
new aws.apigateway.Integration("get", {
  restApi: api.id,
  resourceId: api.rootResourceId,
  httpMethod: method.httpMethod,
  type: "HTTP_PROXY",
  integrationHttpMethod: "GET",
  uri: "https://example.com/orders",
});
const deployment = new aws.apigateway.Deployment("orders", { restApi: api.id });

export const stage = new aws.apigateway.Stage("prod", {
  restApi: api.id,
  deployment: deployment.id,
  stageName: "prod",
});
