// Usage plans.
import { given, type Inputs, out, stack, testResource, unknown } from "../testing.ts";
import { SMALL_API } from "./testing.ts";
import { usagePlan } from "./usage-plan.ts";

const PLAN = "aws:apigateway/usagePlan:UsagePlan";
const staged: Inputs = { apiStages: [{ apiId: out("api.id"), stage: out("stage.stageName") }] };
const byName: Inputs = { apiStages: [{ apiId: out("api.id"), stage: "prod" }] };
const made = SMALL_API["stage"] ?? given(PLAN, {});

testResource(usagePlan, {
  given: SMALL_API,
  accepts: {
    "a stage": staged,
    "a stage by its name, waited for": stack(byName, { dependsOn: ["stage"] }),
    "a stage of another stack": { apiStages: [{ apiId: "a1b2c3d4e5", stage: "prod" }] },
    "a stage that nobody knows": { apiStages: [{ apiId: out("api.id"), stage: unknown() }] },
    "quota and throttle": {
      ...staged,
      quotaSettings: { limit: 1000, offset: 6, period: "WEEK" },
      throttleSettings: { rateLimit: 10.5 },
    },
    "an offset of zero in a day": { quotaSettings: { limit: 1000, offset: 0, period: "DAY" } },
    "limits of one method": {
      apiStages: [
        {
          apiId: out("api.id"),
          stage: out("stage.stageName"),
          throttles: [{ path: "/items/GET", rateLimit: 5, burstLimit: 10 }],
        },
      ],
    },
    nothing: {},
  },
  rejects: {
    "before-its-stages": stack(byName, { with: { stage: made } }),
    "stage-missing": stack(
      { apiStages: [{ apiId: out("api.id"), stage: "dev" }] },
      { with: { stage: made } },
    ),
    "quota-offset": [
      { quotaSettings: { limit: 1000, offset: 2, period: "DAY" } },
      { quotaSettings: { limit: 1000, offset: 7, period: "WEEK" } },
      { quotaSettings: { limit: 1000, offset: 28, period: "MONTH" } },
    ],
    "empty-throttle": { throttleSettings: {} },
    "invalid-quota-settings-period": { quotaSettings: { limit: 1000, period: "HOUR" } },
    "over-quota-usage-plans-per-account": stack(
      {},
      { with: Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`p${index}`, given(PLAN, {})])) },
    ),
  },
  outputs: [
    {
      of: staged,
      are: {
        id: /^[a-z0-9]{6}$/,
        arn: /^arn:aws:apigateway:us-east-1::\/usageplans\/[a-z0-9]{6}$/,
      },
    },
  ],
});
