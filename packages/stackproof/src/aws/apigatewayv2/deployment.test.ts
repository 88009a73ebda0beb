// Deployments of APIs.
import { given, out, stack, testResource, unknown } from "../testing.ts";
import { deployment } from "./deployment.ts";

const route = (key: string) =>
  given("aws:apigatewayv2/route:Route", {
    apiId: out("socket.id"),
    routeKey: key,
    target: "integrations/abcdef1",
  });
const stage = given("aws:apigatewayv2/stage:Stage", {
  apiId: out("socket.id"),
  name: "prod",
  autoDeploy: true,
});
const socket = { apiId: out("socket.id") };

testResource(deployment, {
  given: {
    socket: given("aws:apigatewayv2/api:Api", {
      protocolType: "WEBSOCKET",
      routeSelectionExpression: "$request.body.action",
    }),
  },
  accepts: {
    "a deployment that waits": stack(socket, {
      with: { connect: route("$connect"), send: route("send"), stage },
      dependsOn: ["connect", "send"],
    }),
    "an API of another stack": { apiId: "a1b2c3d4e5" },
    "an API that nobody knows": { apiId: unknown() },
  },
  rejects: {
    "waits-for-no-route": stack(socket, { with: { connect: route("$connect"), send: route("send"), stage } }),
    "before-routes": stack(socket, {
      with: { connect: route("$connect"), send: route("send"), stage },
      dependsOn: ["connect"],
    }),
    "no-route": socket,
  },
  outputs: [{ of: socket, are: { id: /^[a-z0-9]{6}$/, autoDeployed: false } }],
});
