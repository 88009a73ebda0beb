// Who may call a REST API, as a resource of its own.
import { defineResource, finding, ref, replaces } from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { apiIdOf, apiOf, REST_API } from "./rest.ts";

export const restApiPolicy = defineResource({
  token: "aws:apigateway/restApiPolicy:RestApiPolicy",
  docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html",
  inputs: {
    policy: policy({ kind: "rest-api" }),
    restApiId: replaces(ref(REST_API)),
  },
  outputs(self) {
    const id = apiIdOf(self);
    return id === undefined ? {} : { id };
  },
  unknowable: { id: "only where the API is not known" },
  unique: {
    "second-policy": {
      key: (self) => apiIdOf(self),
      scope: "region",
      says: () => "are both the policy of one API",
      property: "restApiId",
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      why: "An API has one policy; the one that is written last replaces the other.",
      fix: "Put the statements of both into one document.",
    },
  },
  findings: {
    "two-owners": finding<{ name: string; api: string }>({
      severity: "warning",
      effect: "broken",
      evidence: "documented",
      message: ({ name, api }) =>
        `\`${name}\` is the policy of the API \`${api}\`, which has a policy of its own.`,
      why: "An API has one policy. The two resources write over each other at each update.",
      fix: ({ api }) => `Leave \`policy\` out of \`${api}\`.`,
    }),
  },
  check(self, world, report) {
    const api = apiOf(self, world);
    if (api === undefined || api.node.kind !== "custom" || api.state("policy") === "absent") return;
    if (api.text("policy") === "") return;
    report("two-owners", { name: self.name, api: api.name }, "restApiId", {
      related: [{ view: api, property: "policy", note: "the API's own policy" }],
    });
  },
});
