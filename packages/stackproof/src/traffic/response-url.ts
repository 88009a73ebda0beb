// Traffic: what a function URL makes of the function's end. Pure.
//
// - https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads. Recorded: the content type is
//   application/json also where a statusCode is given, a text is sent as it is and other values as JSON, digits in a text
//   are a statusCode, and a function that throws gives 502 "Internal Server Error":
//   https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda.py (TestLambdaURL).
// - So does one that reaches its timeout: https://github.com/awslabs/route53-dynamic-dns-with-lambda/issues/56.
//
// Not proven: 502 for a statusCode, headers or a body in a form that is not documented.
import type { FunctionEnd } from "../graph/function-call.ts";
import type { Response } from "./entrance.ts";
import { bodyText, endWords, headersOf, isObject, ownAnswer, resultOf, statusOf } from "./response-parts.ts";

const JSON_TYPE = "application/json";

export function respondUrl(end: FunctionEnd): Response {
  if (end.kind !== "returned") return broken(endWords(end));
  const { value } = resultOf(end.payload);
  if (!isObject(value) || value["statusCode"] === undefined) {
    const body = typeof value === "string" ? value : JSON.stringify(value);
    return { answer: ownAnswer(200, {}, body, JSON_TYPE) };
  }
  const status = statusOf(value["statusCode"]);
  const headers = headersOf(value["headers"]);
  const cookies = value["cookies"] ?? [];
  if (status === undefined) {
    return broken(`the function returned the statusCode ${JSON.stringify(value["statusCode"])}`);
  }
  if (headers === undefined || !Array.isArray(cookies)) {
    return broken("the function returned headers in a form that a function URL does not take");
  }
  const body = value["body"] ?? "";
  if (typeof body !== "string") return broken("the function returned a body that is no text");
  const text = bodyText(body, value["isBase64Encoded"] === true);
  const set = cookies.length === 0 ? {} : { "set-cookie": cookies.map(String).join(", ") };
  return { answer: ownAnswer(status, { ...headers, ...set }, text, JSON_TYPE) };
}

function broken(because: string): Response {
  const headers = { "content-type": JSON_TYPE };
  return { answer: { status: 502, headers, body: "Internal Server Error" }, because };
}
