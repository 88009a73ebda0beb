// A text by which a client shows who it is, for usage plans.
import { bool, defineResource, replaces, tags, text, withDefault } from "../../model/kernel.ts";
import { RECORDED } from "./rest.ts";

const CREATE = { operation: "apigateway:CreateApiKey", code: "BadRequestException" };
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/api_key.go";

export const apiKey = defineResource({
  token: "aws:apigateway/apiKey:ApiKey",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateApiKey.html",
  inputs: {
    customerId: text(),
    description: text(),
    enabled: withDefault(bool(), true),
    name: replaces(text({ max: 1024 }, { by: "aws", aws: CREATE, evidence: "observed", docs: RECORDED })),
    tags: tags(),
    value: replaces(text({ min: 20, max: 128 }, { docs: PROVIDER })),
  },
  outputs(self, make) {
    const id = make.lower(10);
    return {
      id,
      arn: `arn:${make.partition}:apigateway:${make.region}::/apikeys/${id}`,
      ...(!self.has("value") && { value: make.lower(40, "value") }),
      ...(!self.has("description") && { description: "Managed by Pulumi" }),
    };
  },
  unknowable: { createdDate: "the time of the deployment", lastUpdatedDate: "the time of the deployment" },
  unique: {
    "same-value": {
      key: (self) => (self.has("value") ? self.text("value") : undefined),
      scope: "region",
      says: () => "are API keys with one value",
      property: "value",
      evidence: "observed",
      why: "The value tells a client from another, so it stands once in an account and region.",
      fix: "Give each key a value of its own, or leave the value to AWS.",
      aws: { operation: "apigateway:CreateApiKey", code: "ConflictException" },
      quote: "API Key already exists",
      docs: "https://github.com/getmoto/moto/blob/master/moto/apigateway/exceptions.py",
    },
  },
});
