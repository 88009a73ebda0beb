// API keys of usage plans.
import { given, out, stack, testResource } from "../testing.ts";
import { usagePlanKey } from "./usage-plan-key.ts";

const own = { keyId: out("key.id"), keyType: "API_KEY", usagePlanId: out("plan.id") };

testResource(usagePlanKey, {
  given: {
    key: given("aws:apigateway/apiKey:ApiKey", { name: "partner" }),
    other: given("aws:apigateway/apiKey:ApiKey", { name: "other" }),
    plan: given("aws:apigateway/usagePlan:UsagePlan", {}),
  },
  accepts: {
    "a key": own,
    "two keys of one plan": stack(own, {
      with: { second: given("aws:apigateway/usagePlanKey:UsagePlanKey", { ...own, keyId: out("other.id") }) },
    }),
    "a key of another stack": { ...own, keyId: "a1b2c3d4e5" },
  },
  rejects: {
    "same-key": stack(own, { with: { first: given("aws:apigateway/usagePlanKey:UsagePlanKey", own) } }),
    "invalid-key-type": { ...own, keyType: "ApiKey" },
    "wrong-reference": { ...own, usagePlanId: out("plan.arn") },
  },
  outputs: [{ of: own, are: { id: /^[a-z0-9]{10}$/, name: "partner", value: /^[a-z0-9]{40}$/ } }],
});
