// API Gateway: what can be wrong with an integration, in words.
import { finding } from "../../model/kernel.ts";
import { ROLE_FINDINGS } from "./roles.ts";

const PUT = "apigateway:PutIntegration";
const RECORDED_INTEGRATIONS =
  "https://github.com/localstack/localstack/blob/main/tests/aws/services/apigateway/test_apigateway_integrations.snapshot.json";
const QUOTAS =
  "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html";
const BAD_REQUEST = { operation: PUT, code: "BadRequestException" };

export const INTEGRATION_FINDINGS = {
  "method-missing": finding<{ name: string; method: string; api: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, method, api }) =>
      `Integration \`${name}\` belongs to the method ${method}, which API \`${api}\` does not have.`,
    why: "An integration is a part of a method, so the method must exist with the same resource and verb.",
    fix: ({ name }) =>
      `Add a Method with the same resourceId and httpMethod, and take these from it in \`${name}\`.`,
    quote: "Invalid Method identifier specified",
    aws: { operation: PUT, code: "NotFoundException" },
    docs: "https://github.com/hashicorp/terraform/issues/17747",
  }),
  "verb-missing": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, type }) => `Integration \`${name}\` of type ${type} has no integrationHttpMethod.`,
    why: "It is the verb of the call to the backend. Only MOCK calls none.",
    fix: ({ type }) =>
      type === "AWS_PROXY"
        ? 'Add integrationHttpMethod: "POST": a Lambda function is invoked with POST, whatever the client sends.'
        : "Add the integrationHttpMethod that the backend wants.",
    quote: "Enumeration value for HttpMethod must be non-empty",
    aws: BAD_REQUEST,
    docs: "https://github.com/hashicorp/terraform/issues/10501",
  }),
  "lambda-needs-post": finding<{ name: string; verb: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, verb: found }) => `Integration \`${name}\` invokes a Lambda function with ${found}.`,
    why: "Lambda's Invoke is a POST. This verb is not the client's, which is the method's httpMethod.",
    fix: 'Write integrationHttpMethod: "POST".',
    docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html",
  }),
  "uri-missing": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, type }) => `Integration \`${name}\` of type ${type} has no uri.`,
    why: "The uri says what is called. Only MOCK calls nothing.",
    fix: ({ type }) =>
      type.startsWith("AWS") ? "Write `uri: <function>.invokeArn`." : "Add the address of the backend.",
    aws: BAD_REQUEST,
  }),
  "function-arn": finding<{ name: string; uri: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, uri }) =>
      `Integration \`${name}\` has the ARN of a Lambda function as its uri, ${uri}.`,
    why: "A REST API calls Lambda through an ARN of its own: arn:aws:apigateway:<region>:lambda:path/2015-03-31/functions/<function ARN>/invocations.",
    fix: "Write `<function>.invokeArn`.",
    quote: "AWS ARN for integration must contain path or action",
    aws: BAD_REQUEST,
    docs: RECORDED_INTEGRATIONS,
  }),
  "uri-no-arn": finding<{ name: string; type: string; uri: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, type, uri }) =>
      `Integration \`${name}\` of type ${type} has the uri "${uri}", which is no ARN.`,
    why: "AWS integrations name a service and what it shall do: arn:aws:apigateway:<region>:<service>:path/… or :action/….",
    fix: "Write `<function>.invokeArn`, or such an ARN; for a web server write type HTTP or HTTP_PROXY.",
    quote: "Invalid ARN specified in the request",
    aws: BAD_REQUEST,
    docs: RECORDED_INTEGRATIONS,
  }),
  "uri-form": finding<{ name: string; uri: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, uri }) =>
      `Integration \`${name}\` has the uri ${uri}, which names neither a path nor an action.`,
    why: "AWS integrations name a service and what it shall do: arn:aws:apigateway:<region>:<service>:path/… or :action/….",
    fix: 'Write such an ARN, for a queue "arn:aws:apigateway:<region>:sqs:path/<account>/<queue>".',
    quote: "AWS ARN for integration must contain path or action",
    aws: BAD_REQUEST,
    docs: RECORDED_INTEGRATIONS,
  }),
  "not-an-invocation": finding<{ name: string; uri: string }>({
    severity: "error",
    effect: "broken",
    evidence: "documented",
    message: ({ name, uri }) =>
      `Integration \`${name}\` has the uri ${uri}, which does not end with /invocations.`,
    why: "The path of Lambda's Invoke is /2015-03-31/functions/<function>/invocations.",
    fix: "Write `<function>.invokeArn`.",
  }),
  "proxy-without-function": finding<{ name: string; service: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, service }) => `Integration \`${name}\` of type AWS_PROXY calls ${service}.`,
    why: "Proxy integrations exist for Lambda functions only.",
    fix: 'Write type: "AWS" with request templates and integration responses.',
    quote:
      "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations.",
    aws: BAD_REQUEST,
    docs: RECORDED_INTEGRATIONS,
  }),
  "http-uri": finding<{ name: string; type: string; uri: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, type, uri }) => `Integration \`${name}\` of type ${type} has the uri "${uri}".`,
    why: "A web server is called at a whole address with http:// or https://.",
    fix: "Write the whole address; for a Lambda function write type AWS_PROXY.",
    quote: "Invalid HTTP endpoint specified for URI",
    aws: BAD_REQUEST,
    docs: RECORDED_INTEGRATIONS,
  }),
  "credentials-missing": finding<{ name: string; service: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, service }) => `Integration \`${name}\` calls ${service} and has no credentials.`,
    why: "Only Lambda functions can let API Gateway in by their own policy; every other service is called with a role.",
    fix: "Add `credentials: <role>.arn` of a role that trusts apigateway.amazonaws.com.",
    quote: "Role ARN must be specified for AWS integrations",
    aws: BAD_REQUEST,
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/7916",
  }),
  "vpc-link-missing": finding<{ name: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name }) => `Integration \`${name}\` has connectionType VPC_LINK and no connectionId.`,
    why: "The link must be named.",
    fix: "Add `connectionId: <vpcLink>.id`.",
    aws: BAD_REQUEST,
  }),
  "vpc-link-unused": finding<{ name: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name }) => `Integration \`${name}\` has a connectionId and connectionType INTERNET.`,
    why: "The VPC link counts only with connectionType VPC_LINK; without it the call goes over the internet.",
    fix: 'Add connectionType: "VPC_LINK".',
  }),
  "timeout-over-quota": finding<{ name: string; timeout: number }>({
    severity: "warning",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, timeout }) =>
      `Integration \`${name}\` may take ${timeout} milliseconds; the default quota is 29000.`,
    why: "Regional and private APIs can have more when AWS has raised the account's quota.",
    fix: "Ask for a higher quota first, or write at most 29000; answer longer work with an id to ask for later.",
    quote: "Timeout should be between 50 ms and 29000 ms",
    aws: BAD_REQUEST,
    docs: "https://github.com/aws/aws-cdk/issues/31063",
  }),
  "timeout-of-edge": finding<{ name: string; timeout: number; api: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, timeout, api }) =>
      `Integration \`${name}\` may take ${timeout} milliseconds, and its API \`${api}\` is edge-optimized.`,
    why: "The quota of 29 seconds can be raised for regional and private APIs only. Edge-optimized is the default.",
    fix: 'Write at most 29000, or give the API endpointConfiguration: { types: "REGIONAL" } and ask AWS for a higher quota.',
    quote: "Timeout should be between 50 ms and 29000 ms",
    aws: BAD_REQUEST,
    docs: QUOTAS,
  }),
  "timeout-too-long": finding<{ name: string; timeout: number }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, timeout }) =>
      `Integration \`${name}\` may take ${timeout} milliseconds with responses that are not streamed.`,
    why: "The provider takes at most 300000 for BUFFERED responses, and 900000 for STREAM.",
    fix: 'Write at most 300000, or responseTransferMode: "STREAM".',
    aws: BAD_REQUEST,
    docs: "https://github.com/hashicorp/terraform-provider-aws/pull/45482",
  }),
  "cache-key-undeclared": finding<{ name: string; parameter: string; method: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, parameter, method }) =>
      `Integration \`${name}\` has the cache key "${parameter}", which the method \`${method}\` does not declare.`,
    why: "Cache keys are parameters of the method.",
    fix: ({ parameter, method }) => `Add "${parameter}": false to the requestParameters of \`${method}\`.`,
    quote: "Invalid cache key parameter specified",
    aws: BAD_REQUEST,
  }),
  "mapping-target": finding<{ name: string; target: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, target }) => `Integration \`${name}\` maps to "${target}".`,
    why: "What a request parameter becomes is called integration.request.path.<name>, integration.request.querystring.<name> or integration.request.header.<name>.",
    fix: ({ target }) => `Write for instance "integration.request.header.${target.split(".").at(-1) ?? ""}".`,
    aws: BAD_REQUEST,
    docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html",
  }),
  "mapping-source": finding<{ name: string; target: string; source: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, target, source }) => `Integration \`${name}\` maps ${source} to ${target}.`,
    why: "A value is method.request.<path, querystring, header or body>…, stageVariables.<name>, context.<name>, or a text in single quotes.",
    fix: ({ source }) => `Write "'${source}'" with single quotes inside for a fixed text.`,
    quote: ({ source }) =>
      `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression specified: ${source}]`,
    aws: BAD_REQUEST,
    docs: "https://github.com/awsdocs/amazon-api-gateway-developer-guide/issues/7",
  }),
  "mapping-undeclared": finding<{ name: string; source: string; method: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ name, source, method }) =>
      `Integration \`${name}\` maps ${source}, which the method \`${method}\` does not declare.`,
    why: "An integration sees only those parameters that its method declares.",
    fix: ({ source, method }) =>
      `Add "${source}": true (required) or false to the requestParameters of \`${method}\`.`,
    quote: ({ source }) =>
      `Invalid mapping expression specified: Validation Result: warnings : [], errors : [Invalid mapping expression parameter specified: ${source}]`,
    aws: BAD_REQUEST,
    docs: "https://github.com/aws/aws-cdk/issues/17318",
  }),
  "no-status-template": finding<{ name: string }>({
    severity: "warning",
    effect: "broken",
    evidence: "documented",
    message: ({ name }) => `Integration \`${name}\` of type MOCK has no request template.`,
    why: "A mock takes the status code of its answer from the template, so without one it ends with status 500.",
    fix: 'Add requestTemplates: { "application/json": JSON.stringify({ statusCode: 200 }) }.',
    quote:
      "Execution failed due to configuration error: Unable to parse statusCode. It should be an integer that is defined in the request template.",
    docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-mock-integration.html",
  }),
  "no-response": finding<{ name: string; type: string }>({
    severity: "error",
    effect: "broken",
    evidence: "observed",
    message: ({ name, type }) => `Integration \`${name}\` of type ${type} has no integration response.`,
    why: "Without a proxy type the answer of the backend is mapped by integration responses; where there is none each call ends with status 500.",
    fix: ({ type }) =>
      `Add an IntegrationResponse and a MethodResponse with the same statusCode${type === "MOCK" ? "" : `, or write type: "${type}_PROXY"`}.`,
    quote:
      "Execution failed due to configuration error: No match for output mapping and no default output mapping configured.",
    docs: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-integration-settings-integration-response.html",
  }),
  "function-not-permitted": finding<{ name: string; function: string; method: string }>({
    severity: "error",
    effect: "broken",
    evidence: "observed",
    message: ({ name, function: called, method }) =>
      `Integration \`${name}\` of ${method} calls the function \`${called}\`, which does not let API Gateway invoke it.`,
    why: "Without a permission in the function's policy each call ends with status 500, and the function never runs.",
    fix: ({ function: called }) =>
      `Add an aws.lambda.Permission with function: ${called}.name, action: "lambda:InvokeFunction", principal: "apigateway.amazonaws.com" and sourceArn: pulumi.interpolate\`\${api.executionArn}/*/*\`.`,
    quote: "Execution failed due to configuration error: Invalid permissions on Lambda function",
    docs: "https://github.com/hashicorp/terraform-provider-aws/issues/14965",
  }),
  "permission-elsewhere": finding<{
    name: string;
    function: string;
    method: string;
    permission: string;
    sourceArn: string;
    caller: string;
    fix: string;
  }>({
    severity: "error",
    effect: "broken",
    evidence: "observed",
    message: ({ name, function: called, method, permission, sourceArn }) =>
      `Integration \`${name}\` of ${method} calls the function \`${called}\`, whose permission \`${permission}\` holds for ${sourceArn} only.`,
    why: ({ caller }) =>
      `API Gateway calls in the name of ${caller}. A call that no permission covers ends with status 500.`,
    fix: ({ fix }) => fix,
    quote: "Execution failed due to configuration error: Invalid permissions on Lambda function",
    docs: "https://github.com/aws/serverless-application-model/issues/296",
  }),
  ...ROLE_FINDINGS,
};
