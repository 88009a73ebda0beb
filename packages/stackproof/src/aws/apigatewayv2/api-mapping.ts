// A path of a domain name that leads to a stage of an API. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/api_mapping.go
import {
  defineResource,
  finding,
  type ResourceView,
  ref,
  replaces,
  text,
  type World,
} from "../../model/kernel.ts";
import { API, apiOf, DOMAIN_NAME, hasOwnParts, partsOf, REFERENCE, STAGE } from "./shared.ts";

const DOCS = `${REFERENCE}/domainnames-domainname-apimappings.html`;
const CREATE = { operation: "apigateway:CreateApiMapping", code: "BadRequestException" } as const;
const REST_API = "aws:apigateway/restApi:RestApi";

export const apiMapping = defineResource({
  token: "aws:apigatewayv2/apiMapping:ApiMapping",
  docs: DOCS,
  inputs: {
    // REST APIs can be mapped as well.
    apiId: replaces(ref([API, REST_API])),
    apiMappingKey: text(
      {
        pattern: /^(?!\/)(?!.*\/$)[A-Za-z0-9$\-_.+!*'()/]*$/,
        of: "a path without slashes at its ends",
        good: "v1/orders",
        bad: "/v1",
      },
      { by: "aws" },
    ),
    domainName: replaces(ref([DOMAIN_NAME, "aws:apigateway/domainName:DomainName"], ["id", "domainName"])),
    stage: text(),
  },
  outputs: (_self, make) => ({ id: make.lower(6) }),

  unique: {
    "duplicate-key": {
      key(self) {
        const domain = self.text("domainName");
        const key = self.state("apiMappingKey") === "absent" ? "" : self.text("apiMappingKey");
        return domain === undefined || key === undefined ? undefined : `${domain} ${key}`;
      },
      scope: "region",
      says: (key) => `map the path ${JSON.stringify(`/${key.split(" ")[1] ?? ""}`)} of one domain name`,
      property: "apiMappingKey",
      why: "A path of a domain name leads to one API.",
      fix: "Give each of them an `apiMappingKey` of its own.",
      aws: { operation: CREATE.operation, code: "ConflictException" },
    },
  },

  order: {
    "before-stage": {
      needs: (self, world) =>
        stagesOf(self, world).filter((stage) => stage.text("name") === self.text("stage")),
      because: "to which it leads",
      effect: "rejected",
      evidence: "documented",
      why: "The stage is looked up when the mapping is made.",
      aws: CREATE,
      quote: "Invalid stage identifier specified",
      docs: DOCS,
    },
  },

  findings: {
    "no-such-stage": finding<{ name: string; stage: string; api: string; has: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: (p) =>
        `\`${p.name}\` leads to the stage ${JSON.stringify(p.stage)}, and \`${p.api}\` has ${p.has}.`,
      fix: "Write `stage: stage.name`, or the id of the stage.",
      aws: CREATE,
      quote: "Invalid stage identifier specified",
      docs: DOCS,
    }),
  },

  check(self, world, report) {
    const { api } = apiOf(self);
    const stage = self.text("stage");
    if (api === undefined || stage === undefined || !api.is(API) || hasOwnParts(api)) return;
    const { mayBeMore } = partsOf(world, STAGE, api.id);
    const names = stagesOf(self, world).map((one) => one.text("name"));
    if (mayBeMore || names.includes(undefined) || names.includes(stage) || world.isPlaceholder(stage)) return;
    const has = names.length === 0 ? "no stage" : names.map((one) => JSON.stringify(one)).join(", ");
    report("no-such-stage", { name: self.name, stage, api: api.name, has }, "stage");
  },
});

function stagesOf(self: ResourceView, world: World): readonly ResourceView[] {
  return partsOf(world, STAGE, self.text("apiId")).parts;
}
