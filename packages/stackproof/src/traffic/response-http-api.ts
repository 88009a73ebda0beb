// Traffic: what an HTTP API makes of a function's end. Pure.
//
// - Format 2.0: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html#http-api-develop-integrations-lambda.v2.
//   Without a statusCode anything is the body of a 200, even what is no JSON, and with one the content type is text:
//   https://github.com/aws/aws-lambda-dotnet/tree/master/Tools/LambdaTestTool-v2/src/Amazon.Lambda.TestTool/Extensions,
//   AWS's own emulator, which was held against AWS.
// - A body that is no text gives 500 {"message":"Internal Server Error"}: https://github.com/aws/aws-lambda-go/pull/373.
// - A failed function gives 500: https://github.com/awslabs/aws-lambda-cpp/issues/117; one that reaches its own timeout
//   too: https://github.com/denoland/deno_registry2/issues/87.
// - The API itself gives up with 503 {"message":"Service Unavailable"}: https://github.com/serverless/serverless/issues/11222,
//   https://github.com/cortexlabs/cortex/issues/1225.
//
// Not proven: which numbers count as a statusCode, and that headers take numbers and flags.

import type { FunctionEnd } from "../graph/function-call.ts";
import { errorMessage } from "./answers.ts";
import type { Response } from "./entrance.ts";
import type { Json } from "./http.ts";
import {
  bodyText,
  endWords,
  headersOf,
  isObject,
  type JsonObject,
  multiHeadersOf,
  ownAnswer,
  resultOf,
  statusOf,
} from "./response-parts.ts";

const TEXT = "text/plain;charset=UTF-8";

/** @param patience how long the API waits, in seconds */
export function respondHttpApi(format: "1.0" | "2.0", patience: number, end: FunctionEnd): Response {
  if (end.kind === "timed-out" && end.seconds >= patience) {
    return {
      answer: errorMessage(503, "Service Unavailable"),
      because: `the API waits ${patience} s for the function`,
    };
  }
  if (end.kind !== "returned") return broken(endWords(end));
  const { value, isJson } = resultOf(end.payload);
  if (isObject(value) && value["statusCode"] !== undefined) return ownResponse(value, format);
  if (format === "1.0") return broken("the function returned no statusCode, which payload format 1.0 needs");
  return { answer: ownAnswer(200, {}, inferredBody(value, isJson, end.payload), "application/json") };
}

function inferredBody(value: Json, isJson: boolean, payload: string): string {
  return isJson && typeof value === "string" ? value : payload;
}

function ownResponse(value: JsonObject, format: "1.0" | "2.0"): Response {
  const status = statusOf(value["statusCode"]);
  if (status === undefined) {
    return broken(`the function returned the statusCode ${JSON.stringify(value["statusCode"])}`);
  }
  const headers = headersOf(value["headers"]);
  const more = format === "1.0" ? multiHeadersOf(value["multiValueHeaders"]) : cookiesOf(value["cookies"]);
  if (headers === undefined || more === undefined) {
    return broken("the function returned headers in a form that the API does not take");
  }
  const body = value["body"] ?? "";
  if (typeof body !== "string") return broken("the function returned a body that is no text");
  const text = bodyText(body, value["isBase64Encoded"] === true);
  return { answer: ownAnswer(status, { ...headers, ...more }, text, TEXT) };
}

function cookiesOf(value: Json | undefined): Readonly<Record<string, string>> | undefined {
  if (value === undefined || value === null) return {};
  if (!Array.isArray(value) || !value.every((one) => typeof one === "string")) return undefined;
  return value.length === 0 ? {} : { "set-cookie": value.join(", ") };
}

function broken(because: string): Response {
  return { answer: errorMessage(500, "Internal Server Error"), because };
}
