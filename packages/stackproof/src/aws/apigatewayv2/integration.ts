// What an API calls for a route. The provider's side:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigatewayv2/integration.go
import {
  defineResource,
  int,
  list,
  map,
  object,
  oneOf,
  parseArn,
  replaces,
  shown,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { functionArnOf, isFunctionArn } from "../apigateway/shared.ts";
import { integrationFindings } from "./integration-findings.ts";
import { apiId, apiOf, GUIDE, INTEGRATION, inputMap, permissionFix, REFERENCE, refusedBy } from "./shared.ts";

const DOCS = `${REFERENCE}/apis-apiid-integrations.html`;
const CREATE = { operation: "apigateway:CreateIntegration", code: "BadRequestException" } as const;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html */
const SUBTYPES: Readonly<Record<string, readonly string[]>> = {
  "EventBridge-PutEvents": ["Detail", "DetailType", "Source"],
  "SQS-SendMessage": ["QueueUrl", "MessageBody"],
  "SQS-ReceiveMessage": ["QueueUrl"],
  "SQS-DeleteMessage": ["QueueUrl", "ReceiptHandle"],
  "SQS-PurgeQueue": ["QueueUrl"],
  "AppConfig-GetConfiguration": ["Application", "Environment", "Configuration", "ClientId"],
  "Kinesis-PutRecord": ["StreamName", "Data", "PartitionKey"],
  "StepFunctions-StartExecution": ["StateMachineArn"],
  "StepFunctions-StartSyncExecution": ["StateMachineArn"],
  "StepFunctions-StopExecution": ["ExecutionArn"],
};

export const integration = defineResource({
  token: INTEGRATION,
  docs: DOCS,
  inputs: {
    apiId: replaces(apiId),
    connectionId: text({ min: 1, max: 1024 }),
    connectionType: withDefault(oneOf(["INTERNET", "VPC_LINK"]), "INTERNET"),
    contentHandlingStrategy: oneOf(["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"]),
    credentialsArn: text(),
    description: text(),
    integrationMethod: oneOf(["ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"]),
    integrationSubtype: replaces(
      oneOf(Object.keys(SUBTYPES), {
        by: "aws",
        aws: CREATE,
        docs: `${GUIDE}/http-api-develop-integrations-aws-services-reference.html`,
      }),
    ),
    integrationType: replaces(oneOf(["AWS", "HTTP", "MOCK", "HTTP_PROXY", "AWS_PROXY"])),
    integrationUri: text(),
    passthroughBehavior: withDefault(oneOf(["WHEN_NO_MATCH", "NEVER", "WHEN_NO_TEMPLATES"]), "WHEN_NO_MATCH"),
    payloadFormatVersion: withDefault(oneOf(["1.0", "2.0"]), "1.0"),
    requestParameters: map(text()),
    requestTemplates: map(text()),
    responseParameters: list(
      object({
        mappings: map(text()),
        statusCode: text(
          { pattern: /^[2-5]\d\d$/, of: "a status code of 200 to 599", good: "403", bad: "4xx" },
          { by: "aws" },
        ),
      }),
    ),
    templateSelectionExpression: text(),
    timeoutMilliseconds: int({ min: 50, max: 30_000, unit: "milliseconds" }),
    tlsConfig: object({ serverNameToVerify: text() }),
  },

  outputs: (self, make) => ({
    id: make.lower(7),
    integrationResponseSelectionExpression: "",
    timeoutMilliseconds:
      self.inputs.timeoutMilliseconds ?? (apiOf(self).protocol === "WEBSOCKET" ? 29_000 : 30_000),
  }),

  findings: integrationFindings,

  check(self, world, report) {
    const { name } = self;
    const { api, protocol } = apiOf(self);
    const {
      integrationType: type,
      integrationUri: uri,
      connectionType,
      integrationSubtype: subtype,
    } = self.inputs;

    if (protocol === "HTTP" && type !== undefined && !type.endsWith("_PROXY")) {
      report("type-not-taken", { name, type }, "integrationType");
      return;
    }
    const isLinked = connectionType === "VPC_LINK";
    if (type === "HTTP_PROXY" && protocol === "HTTP" && self.state("integrationMethod") === "absent") {
      report("method-needed", { name, type }, "integrationMethod");
    }
    if (self.inputs.payloadFormatVersion === "2.0") {
      const found =
        protocol === "WEBSOCKET"
          ? { found: "its API is a WebSocket API", quote: "" }
          : type === "HTTP_PROXY"
            ? {
                found: "the type HTTP_PROXY",
                quote: "PayloadFormatVersion 2.0 is not supported for integration of type HTTP_PROXY",
              }
            : undefined;
      if (found !== undefined)
        report("payload-version-not-taken", { name, ...found }, "payloadFormatVersion");
    }
    if (isLinked && self.state("connectionId") === "absent")
      report("connection-needed", { name }, "connectionId");
    if (protocol === "HTTP" && uri !== undefined && uri !== "" && !world.isPlaceholder(uri)) {
      const of = world.identify(uri)[0];
      const words =
        of === undefined ? shown(uri) : `${shown(uri)}, the ${of.property} of \`${of.view.name}\``;
      if (isLinked) {
        const parts = parseArn(uri);
        const isListener =
          parts?.service === "elasticloadbalancing" && parts.resource.startsWith("listener/");
        if (!isListener && parts?.service !== "servicediscovery")
          report("link-uri", { name, uri: words }, "integrationUri");
      } else if (
        type === "AWS_PROXY" &&
        subtype === undefined &&
        !isFunctionArn(uri) &&
        functionArnOf(uri) === undefined
      ) {
        const wanted = "the ARN or invoke ARN of a Lambda function";
        report(
          "uri-form",
          { name, uri: words, wanted, fix: "Write `integrationUri: fn.invokeArn`." },
          "integrationUri",
        );
      } else if (type === "HTTP_PROXY" && !/^https?:\/\//i.test(uri)) {
        const wanted = "an http:// or https:// address";
        const fix = 'Write the address with its scheme, "https://shop.example.com/{proxy}".';
        report("uri-form", { name, uri: words, wanted, fix }, "integrationUri");
      }
    }
    if (subtype !== undefined) {
      const refuse = (found: string, fix: string, property: string, quote = ""): void =>
        report("subtype-needs", { name, subtype, found, fix, quote }, property);
      const needed = SUBTYPES[subtype] ?? [];
      const given = inputMap(self, "requestParameters");
      const missing = needed.filter((one) => !(one in given));
      if (self.state("credentialsArn") === "absent") {
        refuse(
          "without credentialsArn",
          "Give `credentialsArn`, the ARN of a role that may make the call.",
          "credentialsArn",
        );
      } else if (self.inputs.payloadFormatVersion === "2.0") {
        refuse(
          'with payloadFormatVersion "2.0"',
          'Write `payloadFormatVersion: "1.0"`.',
          "payloadFormatVersion",
        );
      } else if (missing.length > 0 && self.state("requestParameters") !== "unknown") {
        const quote = `Operation: ${subtype} requires enabling passthrough, or defining all of the following parameters in the parameter mapping: [${needed.join(", ")}]`;
        refuse(
          `without ${missing.join(" and ")}`,
          `Give ${missing.join(" and ")} in \`requestParameters\`.`,
          "requestParameters",
          quote,
        );
      }
    }
    const timeout = self.inputs.timeoutMilliseconds;
    if (protocol === "WEBSOCKET" && timeout !== undefined && timeout > 29_000) {
      report("timeout-too-long", { name, timeout }, "timeoutMilliseconds");
    }
    const others =
      protocol === "HTTP"
        ? (["contentHandlingStrategy", "requestTemplates", "templateSelectionExpression"] as const)
        : protocol === "WEBSOCKET"
          ? (["integrationSubtype", "responseParameters", "tlsConfig"] as const)
          : [];
    for (const input of others) {
      if (protocol !== undefined && self.has(input))
        report("input-of-other-protocol", { name, input, protocol }, input);
    }
    if (type !== "AWS_PROXY" || (self.has("credentialsArn") && self.inputs.credentialsArn !== "")) return;
    const refused = refusedBy(self, world, uri, api?.id);
    if (refused === undefined || api === undefined) return;
    const fix = permissionFix(refused.function.name, api.name, protocol === "WEBSOCKET" ? "/*" : "/*/*");
    if (refused.permission === undefined) {
      report("permission-missing", { name, function: refused.function.name, fix }, "integrationUri");
      return;
    }
    const words = { permission: refused.permission.name, source: refused.sourceArn ?? "" };
    const related = [{ view: refused.permission, property: "sourceArn", note: words.source }];
    report("permission-for-other-source", { name, ...words, fix }, "integrationUri", { related });
  },
});
