// A REST API: resources, methods and integrations, built of single resources or from an OpenAPI body.
import {
  bool,
  defineResource,
  finding,
  int,
  list,
  map,
  object,
  oneOf,
  ref,
  tags,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { policy } from "../policy.ts";
import { operationsOf } from "./body.ts";
import { functionArnOf, invokedFunction, mayInvoke } from "./shared.ts";
import { securityPolicy, tlsFault, tlsFindings } from "./tls.ts";

const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/rest_api.go";
const QUOTAS =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html";

export const restApi = defineResource({
  token: "aws:apigateway/restApi:RestApi",
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRestApi.html",
  inputs: {
    apiKeySource: withDefault(oneOf(["HEADER", "AUTHORIZER"], { docs: PROVIDER }), "HEADER"),
    binaryMediaTypes: list(text()),
    body: text(),
    description: text(),
    disableExecuteApiEndpoint: withDefault(bool(), false),
    endpointAccessMode: oneOf(["BASIC", "STRICT"]),
    endpointConfiguration: object({
      ipAddressType: oneOf(["ipv4", "dualstack"], { docs: PROVIDER }),
      types: oneOf(["EDGE", "REGIONAL", "PRIVATE"], {
        docs: PROVIDER,
        attribute: "endpoint_configuration.0.types.0",
      }),
      vpcEndpointIds: list(ref("aws:ec2/vpcEndpoint:VpcEndpoint")),
    }),
    failOnWarnings: bool(),
    minimumCompressionSize: int({ min: -1, max: 10_485_760, unit: "bytes" }, { docs: PROVIDER }),
    name: text(),
    parameters: map(text()),
    policy: policy({ kind: "rest-api" }),
    putRestApiMode: withDefault(oneOf(["merge", "overwrite"], { docs: PROVIDER }), "overwrite"),
    securityPolicy: securityPolicy(),
    tags: tags(),
  },
  outputs(self, make) {
    const id = make.lower(10);
    const given = self.inputs.endpointConfiguration;
    const types = given?.types ?? "EDGE";
    return {
      id,
      arn: `arn:${make.partition}:apigateway:${make.region}::/restapis/${id}`,
      executionArn: make.arn("execute-api", id),
      rootResourceId: make.lower(10, "root"),
      binaryMediaTypes: self.node.inputs["binaryMediaTypes"] ?? [],
      description: self.node.inputs["description"] ?? "",
      endpointConfiguration: self.node.inputs["endpointConfiguration"] ?? {
        types,
        ipAddressType: types === "PRIVATE" ? "dualstack" : "ipv4",
        vpcEndpointIds: [],
      },
      minimumCompressionSize: self.node.inputs["minimumCompressionSize"] ?? "",
      policy: self.node.inputs["policy"] ?? "",
    };
  },
  unknowable: {
    createdDate: "the time of the deployment",
    securityPolicy: "AWS chooses it by endpoint type, and has changed its choice",
  },
  quotas: [
    {
      name: "Edge-optimized APIs per Region",
      limit: 120,
      per: "region",
      count: (self) => (self.object("endpointConfiguration")?.["types"] === "EDGE" ? 1 : 0),
      docs: QUOTAS,
    },
  ],
  findings: {
    "private-ipv4": finding<{ name: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "documented",
      message: ({ name }) => `REST API \`${name}\` is PRIVATE with ipAddressType "ipv4".`,
      why: "A private API is reached through interface endpoints of both address families; the provider refuses any other choice.",
      fix: 'Write ipAddressType: "dualstack", or leave it out.',
      quote: 'endpoint_configuration type "PRIVATE" requires ip_address_type "dualstack"',
      docs: PROVIDER,
    }),
    "endpoints-without-private": finding<{ name: string; type: string }>({
      severity: "error",
      effect: "rejected",
      evidence: "observed",
      message: ({ name, type }) => `REST API \`${name}\` has vpcEndpointIds and the endpoint type ${type}.`,
      why: "Only a private API is reached through VPC endpoints.",
      fix: 'Write types: "PRIVATE", or leave vpcEndpointIds out.',
      quote: "VPCEndpoints can only be specified with PRIVATE apis.",
      aws: { operation: "apigateway:CreateRestApi", code: "BadRequestException" },
      docs: "https://github.com/aws/aws-cdk/issues/9588",
    }),
    "body-function-not-permitted": finding<{ name: string; operation: string; function: string }>({
      severity: "error",
      effect: "broken",
      evidence: "observed",
      message: ({ name, operation, function: called }) =>
        `The body of REST API \`${name}\` calls the function \`${called}\` for ${operation}, and nothing lets API Gateway do that.`,
      why: "Each call is answered with status 500 until the function has a permission for API Gateway, or the integration has credentials.",
      fix: ({ name, function: called }) =>
        `Add an aws.lambda.Permission with function: ${called}.name, action: "lambda:InvokeFunction", principal: "apigateway.amazonaws.com" and sourceArn: pulumi.interpolate\`\${${name}.executionArn}/*/*\`.`,
      quote: "Execution failed due to configuration error: Invalid permissions on Lambda function",
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/14965",
    }),
    ...tlsFindings("REST API", "apigateway:CreateRestApi"),
  },
  check(self, world, report) {
    const endpoint = self.inputs.endpointConfiguration;
    const type = endpoint?.types;
    if (type === "PRIVATE" && endpoint?.ipAddressType === "ipv4") {
      report("private-ipv4", { name: self.name }, "endpointConfiguration.ipAddressType");
    }
    if (type !== undefined && type !== "PRIVATE" && (endpoint?.vpcEndpointIds?.length ?? 0) > 0) {
      report("endpoints-without-private", { name: self.name, type }, "endpointConfiguration.vpcEndpointIds");
    }
    const fault = tlsFault(self);
    if (fault !== undefined) report(fault.slug, { name: self.name, policy: fault.policy }, fault.property);
    const seen = new Set<string>();
    for (const { operation, integration } of operationsOf(self) ?? []) {
      const uri = integration?.["uri"];
      const arn = typeof uri === "string" && !world.isPlaceholder(uri) ? functionArnOf(uri) : undefined;
      const called = arn === undefined ? undefined : invokedFunction(world, arn, self);
      if (called === undefined || integration?.["credentials"] !== undefined || seen.has(called.view.urn))
        continue;
      seen.add(called.view.urn);
      if (mayInvoke(world, called, () => true).verdict !== "none") continue;
      const values = { name: self.name, operation, function: called.view.name };
      report("body-function-not-permitted", values, "body", {
        related: [{ view: called.view, note: "the function" }],
      });
    }
  },
});
