// The schema of a body.
import { defineResource, finding, json, replaces, text } from "../../model/kernel.ts";
import { apiIdOf, apiRef, RECORDED } from "./rest.ts";

export const model = defineResource({
  token: "aws:apigateway/model:Model",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateModel.html",
  inputs: {
    contentType: replaces(text()),
    description: text(),
    name: replaces(
      text(
        { pattern: /^[A-Za-z0-9]+$/, of: "letters and digits", good: "Order" },
        {
          by: "aws",
          aws: { operation: "apigateway:CreateModel", code: "BadRequestException" },
          why: "A model's name is alphanumeric. A name that Pulumi makes has a hyphen in it.",
          fix: "Give the model a name of letters and digits.",
        },
      ),
    ),
    restApi: apiRef(),
    schema: json(
      { of: "a JSON schema" },
      {
        docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/model.go",
      },
    ),
  },
  outputs: (_self, make) => ({ id: make.lower(6) }),
  unique: {
    "same-name": {
      key(self) {
        const [api, name] = [apiIdOf(self), self.text("name")];
        return api === undefined || name === undefined ? undefined : `${api} ${name}`;
      },
      scope: "region",
      says: (key) => `are models of one API with the name "${key.slice(key.indexOf(" ") + 1)}"`,
      property: "name",
      evidence: "observed",
      why: "Methods name their models, so a name stands once in an API.",
      fix: "Give each model a name of its own.",
      aws: { operation: "apigateway:CreateModel", code: "ConflictException" },
      quote: "Model name already exists for this REST API",
      docs: RECORDED,
    },
  },
  findings: {
    "schema-missing": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name }) => `Model \`${name}\` has no schema.`,
      why: "The provider lets a model without schema pass; API Gateway does not.",
      fix: 'Give it a schema, such as `JSON.stringify({ type: "object" })`.',
      quote: "Model schema must have at least 1 property or array items defined",
      aws: { operation: "apigateway:CreateModel", code: "BadRequestException" },
      docs: RECORDED,
    }),
  },
  check(self, _world, report) {
    if (self.state("schema") === "absent" || self.inputs.schema === "") {
      report("schema-missing", { name: self.name }, "schema");
    }
  },
});
