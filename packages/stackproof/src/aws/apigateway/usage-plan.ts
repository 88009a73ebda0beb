// How much the holders of some API keys may call which stages.

import { isPropertyMap } from "../../core/value.ts";
import {
  defineResource,
  finding,
  int,
  list,
  number,
  object,
  oneOf,
  type ResourceView,
  ref,
  tags,
  text,
} from "../../model/kernel.ts";
import { REST_API, STAGE, stageNamesOf, wholeApi } from "./rest.ts";

const CREATE = "apigateway:CreateUsagePlan";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/usage_plan.go";
const VALIDATORS =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/validate.go";

/** The last offset of each period. */
const OFFSETS: Readonly<Record<string, number>> = { DAY: 0, WEEK: 6, MONTH: 27 };

export const usagePlan = defineResource({
  token: "aws:apigateway/usagePlan:UsagePlan",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlan.html",
  inputs: {
    apiStages: list(
      object({
        apiId: ref([REST_API, "aws:apigatewayv2/api:Api"]),
        stage: text(),
        throttles: list(object({ burstLimit: int(), path: text(), rateLimit: number() })),
      }),
    ),
    description: text(),
    name: text(),
    productCode: text(),
    quotaSettings: object({
      limit: int(),
      offset: int(),
      period: oneOf(["DAY", "WEEK", "MONTH"], { docs: PROVIDER }),
    }),
    tags: tags(),
    throttleSettings: object({ burstLimit: int(), rateLimit: number() }),
  },
  outputs(_self, make) {
    const id = make.lower(6);
    return { id, arn: `arn:${make.partition}:apigateway:${make.region}::/usageplans/${id}` };
  },
  quotas: [
    {
      name: "Usage plans per account",
      limit: 300,
      per: "region",
      docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html",
    },
  ],
  order: {
    "before-its-stages": {
      needs: (self, world) =>
        stagesOf(self).flatMap(({ apiId, stage }) => {
          const found = world.where(STAGE, "stageName", stage).find((view) => view.text("restApi") === apiId);
          return found === undefined || apiId === undefined ? [] : [found];
        }),
      because: "the stage that it is for",
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      why: "A plan names stages that exist. A stage waits for its deployment, so a plan that waits for the API alone comes long before it.",
      aws: { operation: CREATE, code: "NotFoundException" },
      quote: "API Stage not found",
      docs: "https://github.com/aws/serverless-application-model/issues/1560",
    },
  },
  findings: {
    "stage-missing": finding<{ name: string; stage: string; api: string; id: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, stage, api }) =>
        `Usage plan \`${name}\` is for the stage "${stage}", which the API \`${api}\` does not have.`,
      why: "A plan names stages that exist.",
      fix: "Write `<stage>.stageName`.",
      quote: ({ id, stage }) => `API Stage not found: ${id}:${stage}`,
      aws: { operation: CREATE, code: "NotFoundException" },
      docs: "https://github.com/serverless/serverless/issues/2831",
    }),
    "quota-offset": finding<{ name: string; offset: number; period: string; quote: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name, offset, period }) =>
        `The quota of usage plan \`${name}\` has the offset ${offset} in the period ${period}.`,
      why: "The offset is a number of requests that the first period is short of, and the provider allows 0 for a day, 0 to 6 for a week and 0 to 27 for a month.",
      fix: "Write an offset in that range, or leave it out.",
      quote: ({ quote }) => quote,
      docs: VALIDATORS,
    }),
    "empty-throttle": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) =>
        `The throttleSettings of usage plan \`${name}\` have neither burstLimit nor rateLimit.`,
      why: "Empty settings say nothing.",
      fix: "Give burstLimit or rateLimit, or leave throttleSettings out.",
      quote:
        '"throttle_settings.0.burst_limit": one of `throttle_settings.0.burst_limit,throttle_settings.0.rate_limit` must be specified',
      docs: PROVIDER,
    }),
  },
  check(self, world, report) {
    const { name } = self;
    for (const [index, { apiId, stage }] of stagesOf(self).entries()) {
      const api = wholeApi(world.find(REST_API, "id", apiId, self), world);
      const stages = api === undefined ? undefined : stageNamesOf(api, world);
      if (api?.id === undefined || stage === undefined || stages === undefined || stages.includes(stage))
        continue;
      report("stage-missing", { name, stage, api: api.name, id: api.id }, `apiStages[${index}].stage`);
    }
    const { offset, period } = self.inputs.quotaSettings ?? {};
    const last = OFFSETS[period ?? ""];
    if (offset !== undefined && period !== undefined && last !== undefined && (offset < 0 || offset > last)) {
      const range = period === "DAY" ? "zero" : `between 0 and ${last} inclusive`;
      const quote = `Usage Plan quota offset must be ${range} in the ${period} period`;
      report("quota-offset", { name, offset, period, quote }, "quotaSettings.offset");
    }
    const throttle = self.object("throttleSettings");
    if (
      throttle !== undefined &&
      throttle["burstLimit"] === undefined &&
      throttle["rateLimit"] === undefined
    ) {
      report("empty-throttle", { name }, "throttleSettings");
    }
  },
});

/** The API and stage of each entry; undefined for what is not known. */
function stagesOf(
  self: ResourceView,
): { readonly apiId: string | undefined; readonly stage: string | undefined }[] {
  const entries = self.get("apiStages");
  if (!Array.isArray(entries)) return [];
  return entries.map((entry) => {
    const map = isPropertyMap(entry) ? entry : {};
    const [apiId, stage] = [map["apiId"], map["stage"]];
    return {
      apiId: typeof apiId === "string" ? apiId : undefined,
      stage: typeof stage === "string" ? stage : undefined,
    };
  });
}
