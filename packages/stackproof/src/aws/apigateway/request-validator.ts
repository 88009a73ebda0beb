// What API Gateway checks of a request before it calls the integration.
import { bool, defineResource, text, withDefault } from "../../model/kernel.ts";
import { apiRef } from "./rest.ts";

export const requestValidator = defineResource({
  token: "aws:apigateway/requestValidator:RequestValidator",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRequestValidator.html",
  inputs: {
    name: text(),
    restApi: apiRef(),
    validateRequestBody: withDefault(bool(), false),
    validateRequestParameters: withDefault(bool(), false),
  },
  outputs: (_self, make) => ({ id: make.lower(6) }),
});
