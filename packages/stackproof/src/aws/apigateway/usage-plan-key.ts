// Which API key belongs to which usage plan.
import { defineResource, oneOf, ref, replaces } from "../../model/kernel.ts";

const API_KEY = "aws:apigateway/apiKey:ApiKey";
const CREATE = "apigateway:CreateUsagePlanKey";

export const usagePlanKey = defineResource({
  token: "aws:apigateway/usagePlanKey:UsagePlanKey",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateUsagePlanKey.html",
  inputs: {
    keyId: replaces(ref(API_KEY)),
    keyType: replaces(
      oneOf(["API_KEY"], { by: "aws", aws: { operation: CREATE, code: "BadRequestException" } }),
    ),
    usagePlanId: replaces(ref("aws:apigateway/usagePlan:UsagePlan")),
  },
  outputs(self, make) {
    const id = self.text("keyId");
    const key = make.world.find(API_KEY, "id", id, self);
    const [name, value] = [key?.text("name"), key?.text("value")];
    return {
      ...(id !== undefined && { id }),
      ...(name !== undefined && { name }),
      ...(value !== undefined && { value }),
    };
  },
  unknowable: {
    id: "only where the key is not known",
    name: "only where the key is not of the program",
    value: "only where the key is not of the program",
  },
  unique: {
    "same-key": {
      key(self) {
        const [plan, key] = [self.text("usagePlanId"), self.text("keyId")];
        return plan === undefined || key === undefined ? undefined : `${plan} ${key}`;
      },
      scope: "region",
      says: () => "join the same API key to the same usage plan",
      property: "keyId",
      severity: "warning",
      evidence: "inferred",
      why: "A key belongs to a plan once.",
      fix: "Leave out one of the two.",
    },
  },
});
