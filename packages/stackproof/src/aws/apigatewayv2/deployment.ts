// A snapshot of the routes of an API, which a stage serves. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/deployment.go
import {
  defineResource,
  finding,
  map,
  type ResourceView,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import { apiId, apiOf, DEPLOYMENT, GUIDE, hasOwnParts, partsOf, REFERENCE, ROUTE } from "./shared.ts";

const CREATE = { operation: "apigateway:CreateDeployment", code: "BadRequestException" } as const;

export const deployment = defineResource({
  token: DEPLOYMENT,
  docs: `${REFERENCE}/apis-apiid-deployments.html`,
  inputs: {
    apiId: replaces(apiId),
    description: text({ min: 0, max: 1024 }),
    triggers: replaces(map(text())),
  },
  outputs: (_self, make) => ({ id: make.lower(6), autoDeployed: false }),

  order: {
    "before-routes": {
      needs(self, world) {
        const routes = routesOf(self, world);
        return routes.some((route) => world.comesAfter(self, route)) ? routes : [];
      },
      because: "which belongs to the API that it takes a snapshot of",
      effect: "broken",
      evidence: "documented",
      why: "A deployment holds the routes that exist at that moment. The others are not served.",
      docs: `${GUIDE}/websocket-api-develop-routes.html`,
    },
  },

  findings: {
    "waits-for-no-route": finding<{ name: string; routes: string; fix: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` waits for none of the routes of its API: ${p.routes}.`,
      why: "Pulumi makes it right after the API, and an API without routes cannot be deployed.",
      fix: (p) => p.fix,
      aws: CREATE,
      quote: "Unable to deploy API because no routes exist in this API",
      docs: "https://github.com/mach-composer/mach-composer-cli/issues/42",
    }),
    "no-route": finding<{ name: string; api: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) => `\`${p.name}\` deploys \`${p.api}\`, which has no route.`,
      why: "An API without routes cannot be deployed.",
      fix: "Add a route, and let the deployment depend on it.",
      aws: CREATE,
      quote: "Unable to deploy API because no routes exist in this API",
      docs: "https://github.com/mach-composer/mach-composer-cli/issues/42",
    }),
  },

  check(self, world, report) {
    const { name } = self;
    const { api } = apiOf(self);
    if (api === undefined || hasOwnParts(api)) return;
    const routes = routesOf(self, world);
    if (routes.length === 0) {
      const { mayBeMore } = partsOf(world, ROUTE, api.id);
      if (!mayBeMore) report("no-route", { name, api: api.name }, "apiId");
    } else if (!routes.some((route) => world.comesAfter(self, route))) {
      const names = routes.map((route) => route.name);
      const fix = `Add \`dependsOn: [${names.join(", ")}]\` to the options of \`${name}\`.`;
      const related = routes.map((view) => ({ view, note: "a route of the API" }));
      report(
        "waits-for-no-route",
        { name, routes: names.map((one) => `\`${one}\``).join(", "), fix },
        "apiId",
        { related },
      );
    }
  },
});

function routesOf(self: ResourceView, world: World): ResourceView[] {
  return partsOf(world, ROUTE, self.text("apiId")).parts.filter((route) => route.node.kind === "custom");
}
