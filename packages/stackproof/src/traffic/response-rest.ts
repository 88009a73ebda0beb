// Traffic: what a REST API makes of a function's end. Pure.
//
// - A result that is not of the documented form gives 502 {"message":"Internal server error"}:
//   https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html#api-gateway-simple-proxy-for-lambda-output-format.
//   What that form is was recorded: any other key, a statusCode that is no number and lists that are none are refused;
//   nothing is required, and the status is 200 then; digits in a text are a statusCode; flags are headers:
//   https://github.com/localstack/localstack/blob/main/tests/aws/services/apigateway/test_apigateway_lambda.py
//   (test_aws_proxy_response_payload_format_validation, test_lambda_aws_proxy_response_format).
// - A failed function gives 502: https://github.com/serverless/serverless/issues/8671. Lambda hands its own timeout on as
//   such a failure, which is not proven for REST APIs: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html.
// - The API itself gives up with 504 {"message":"Endpoint request timed out"}:
//   https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html (INTEGRATION_TIMEOUT),
//   seen in https://github.com/DataBiosphere/azul/pull/7502.
// - Base64 is decoded only for a binary media type of the API that the client accepts:
//   https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-binary-media.html.
//
// Not proven: that numbers in headers are refused like other values that are no texts. They are taken here.

import type { FunctionEnd } from "../graph/function-call.ts";
import { errorMessage } from "./answers.ts";
import type { Response } from "./entrance.ts";
import {
  bodyText,
  endWords,
  headersOf,
  isObject,
  multiHeadersOf,
  ownAnswer,
  resultOf,
  statusOf,
} from "./response-parts.ts";

const KEYS = new Set(["statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded"]);

export interface RestResponder {
  /** How long the API waits, in seconds. */
  readonly patience: number;
  /** Whether a body in Base64 is decoded for this client. */
  readonly takesBinary: boolean;
  /** The API's own status for errors of a kind, where it has one. */
  readonly statusOf: (kind: "DEFAULT_5XX" | "INTEGRATION_TIMEOUT", fallback: number) => number;
}

export function respondRest(responder: RestResponder, end: FunctionEnd): Response {
  const broken = (because: string): Response => ({
    answer: errorMessage(responder.statusOf("DEFAULT_5XX", 502), "Internal server error"),
    because,
  });
  if (end.kind === "timed-out" && end.seconds >= responder.patience) {
    return {
      answer: errorMessage(responder.statusOf("INTEGRATION_TIMEOUT", 504), "Endpoint request timed out"),
      because: `the API waits ${responder.patience} s for the function`,
    };
  }
  if (end.kind !== "returned") return broken(endWords(end));
  const { value } = resultOf(end.payload);
  if (!isObject(value)) return broken("the function returned no object with statusCode, headers and body");
  const other = Object.keys(value).find((key) => !KEYS.has(key));
  if (other !== undefined) return broken(`the function returned "${other}", which no answer has`);
  const status = value["statusCode"] === undefined ? 200 : statusOf(value["statusCode"]);
  if (status === undefined) {
    return broken(`the function returned the statusCode ${JSON.stringify(value["statusCode"])}`);
  }
  const headers = headersOf(value["headers"]);
  const lists = multiHeadersOf(value["multiValueHeaders"]);
  if (headers === undefined || lists === undefined) {
    return broken("the function returned headers in a form that the API does not take");
  }
  const body = value["body"] ?? "";
  if (typeof body !== "string") return broken("the function returned a body that is no text");
  const text = bodyText(body, value["isBase64Encoded"] === true && responder.takesBinary);
  return { answer: ownAnswer(status, merged(headers, lists), text, "application/json") };
}

/** Both are sent, the list first. */
function merged(
  headers: Readonly<Record<string, string>>,
  lists: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const both = Object.entries(lists).map(([name, value]) => {
    const single = headers[name];
    return [name, single === undefined ? value : `${value}, ${single}`] as const;
  });
  return { ...headers, ...Object.fromEntries(both) };
}
