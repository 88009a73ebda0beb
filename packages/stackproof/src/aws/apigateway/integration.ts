// What a method calls: a Lambda function, another AWS service, a web server, or nothing.
import {
  bool,
  defineResource,
  int,
  list,
  map,
  object,
  oneOf,
  ref,
  replaces,
  text,
  withDefault,
} from "../../model/kernel.ts";
import { checkMappings, checkRights, checkTimeout, checkUri } from "./integration-checks.ts";
import { INTEGRATION_FINDINGS } from "./integration-findings.ts";
import {
  apiIdOf,
  apiRef,
  INTEGRATION,
  INTEGRATION_RESPONSE,
  METHOD,
  methodKey,
  methodWords,
  pathOf,
  RESOURCE,
  sameMethod,
  verb,
  wholeApiOf,
} from "./rest.ts";

const PUT = "apigateway:PutIntegration";
const PROVIDER =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/apigateway/integration.go";
const BAD_REQUEST = { operation: PUT, code: "BadRequestException" };

export const integration = defineResource({
  token: INTEGRATION,
  docs: "https://docs.aws.amazon.com/apigateway/latest/api/API_PutIntegration.html",
  inputs: {
    cacheKeyParameters: list(text()),
    cacheNamespace: text(),
    connectionId: text(),
    connectionType: withDefault(oneOf(["INTERNET", "VPC_LINK"], { docs: PROVIDER }), "INTERNET"),
    contentHandling: oneOf(["CONVERT_TO_BINARY", "CONVERT_TO_TEXT"], { docs: PROVIDER }),
    credentials: replaces(
      text(
        {
          pattern: /^arn:[\w-]+:iam::.+/,
          of: "the ARN of an IAM role, or arn:aws:iam::*:user/* for the caller's own",
          good: "arn:aws:iam::111122223333:role/example",
        },
        {
          by: "aws",
          aws: BAD_REQUEST,
          evidence: "observed",
          docs: "https://github.com/aws/aws-sdk-java/issues/860",
          fix: "Write `<role>.arn`.",
        },
      ),
    ),
    httpMethod: replaces(verb()),
    integrationHttpMethod: replaces(verb()),
    integrationTarget: text(),
    passthroughBehavior: replaces(
      withDefault(
        oneOf(["WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER"], { docs: PROVIDER }),
        "WHEN_NO_MATCH",
      ),
    ),
    requestParameters: map(text()),
    requestTemplates: map(text()),
    resourceId: replaces(ref(RESOURCE)),
    responseTransferMode: withDefault(oneOf(["BUFFERED", "STREAM"]), "BUFFERED"),
    restApi: apiRef(),
    timeoutMilliseconds: withDefault(
      int({ min: 50, max: 900_000, unit: "milliseconds" }, { docs: PROVIDER, by: "aws", aws: BAD_REQUEST }),
      29_000,
    ),
    tlsConfig: object({ insecureSkipVerification: bool() }),
    type: replaces(oneOf(["HTTP", "AWS", "MOCK", "HTTP_PROXY", "AWS_PROXY"], { docs: PROVIDER })),
    uri: text(),
  },
  outputs(self) {
    const [api, resource, name] = [apiIdOf(self), self.text("resourceId"), self.text("httpMethod")];
    const isKnown = api !== undefined && resource !== undefined && name !== undefined;
    return {
      ...(isKnown && { id: `agi-${api}-${resource}-${name}` }),
      ...(resource !== undefined && !self.has("cacheNamespace") && { cacheNamespace: resource }),
    };
  },
  unknowable: {
    id: "only where API and resource are not known",
    cacheNamespace: "only where the resource is not known",
  },
  unique: {
    "same-method": {
      key: (self) => methodKey(self),
      scope: "region",
      says: (key) => `are both the integration of one method ${key.split(" ")[2] ?? ""}`,
      property: "httpMethod",
      severity: "warning",
      effect: "broken",
      evidence: "inferred",
      why: "A method has one integration; the one that is written last replaces the other.",
      fix: "Leave out one of the two.",
    },
  },
  order: {
    "before-its-method": {
      needs: (self, world) => sameMethod(self, world, METHOD) ?? [],
      because: "the method that it belongs to",
      effect: "rejected",
      evidence: "observed",
      why: "An integration is a part of a method that exists. Pulumi sees that only when a value of the method is used.",
      aws: { operation: PUT, code: "NotFoundException" },
      quote: "Invalid Method identifier specified",
      docs: "https://github.com/hashicorp/terraform-provider-aws/issues/815",
    },
  },
  findings: INTEGRATION_FINDINGS,
  check(self, world, report) {
    const { name } = self;
    const { type, uri } = self.inputs;
    if (type === undefined) return;
    const methods = sameMethod(self, world, METHOD);
    const whole = wholeApiOf(self, world);
    if (methods?.length === 0 && whole !== undefined && pathOf(self, world) !== undefined) {
      report("method-missing", { name, method: methodWords(self, world), api: whole.name }, "httpMethod");
    }
    if (type !== "MOCK") {
      if (!self.has("integrationHttpMethod")) report("verb-missing", { name, type }, "integrationHttpMethod");
      if (self.state("uri") === "absent" || uri === "") report("uri-missing", { name, type }, "uri");
    } else if (!self.has("requestTemplates")) {
      report("no-status-template", { name }, "requestTemplates");
    }
    if (self.inputs.connectionType === "VPC_LINK" && !self.has("connectionId")) {
      report("vpc-link-missing", { name }, "connectionId");
    } else if (self.inputs.connectionType === "INTERNET" && self.has("connectionId")) {
      report("vpc-link-unused", { name }, "connectionId");
    }
    if (type === "AWS" || type === "HTTP" || type === "MOCK") {
      const responses = sameMethod(self, world, INTEGRATION_RESPONSE);
      if (responses?.length === 0 && whole !== undefined && methods?.length !== 0) {
        report("no-response", { name, type });
      }
    }
    checkTimeout(self, world, report);
    checkUri(self, world, report);
    checkMappings(self, methods, report);
    checkRights(self, world, report);
  },
});
