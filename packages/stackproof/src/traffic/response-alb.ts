// Traffic: what a load balancer makes of a function's end. Pure.
//
// - https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#respond-to-load-balancer. A
//   statusCode alone is enough, without one the answer is 502: https://github.com/Adyen/adyen-commercetools/pull/1249,
//   https://github.com/awsdocs/elb-application-load-balancers-user-guide/issues/33.
// - 502 as well for null in the place of a text or object (https://github.com/aws/aws-lambda-dotnet/issues/507,
//   https://github.com/aws-powertools/powertools-lambda-python/issues/4671, https://github.com/aws/aws-lambda-go/pull/207),
//   and for headers that are no texts (https://github.com/jeremydaly/lambda-api/issues/117).
// - A function that reaches its timeout gives 502; the load balancer itself waits as long as it takes:
//   https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#http-502-issues.
//
// - 502 as well for a function that throws: https://github.com/Miserlou/Zappa/pull/1730, and for an `isBase64Encoded` that
//   is no flag: https://github.com/aws-solutions/dynamic-image-transformation-for-amazon-cloudfront/issues/81.
//
// Not proven: that a statusCode may be a text of digits, which is taken here. With multi-value headers switched on, the
// ones in `headers` are left out.

import type { FunctionEnd } from "../graph/function-call.ts";
import { balancerPage } from "./answers.ts";
import type { Response } from "./entrance.ts";
import type { Json } from "./http.ts";
import {
  bodyText,
  endWords,
  headersOf,
  isObject,
  multiHeadersOf,
  resultOf,
  statusOf,
} from "./response-parts.ts";

/** @param hasMultiValues the target group's `lambdaMultiValueHeadersEnabled` */
export function respondAlb(hasMultiValues: boolean, end: FunctionEnd): Response {
  if (end.kind !== "returned") return broken(endWords(end));
  const { value } = resultOf(end.payload);
  if (!isObject(value) || value["statusCode"] === undefined) {
    return broken("the function returned no statusCode, which a load balancer needs");
  }
  const status = statusOf(value["statusCode"]);
  if (status === undefined) {
    return broken(`the function returned the statusCode ${JSON.stringify(value["statusCode"])}`);
  }
  const given = value[hasMultiValues ? "multiValueHeaders" : "headers"];
  const headers =
    given === null
      ? undefined
      : hasMultiValues
        ? multiHeadersOf(given)
        : headersOf(given, (one: Json) => typeof one === "string");
  if (headers === undefined) return broken("the function returned headers that are no texts");
  const nothing = ["statusDescription", "body"].find((key) => value[key] === null);
  if (nothing !== undefined) return broken(`the function returned null as ${nothing}`);
  const body = value["body"] ?? "";
  if (typeof body !== "string") return broken("the function returned a body that is no text");
  if (!["undefined", "boolean"].includes(typeof value["isBase64Encoded"])) {
    return broken("the function returned an isBase64Encoded that is no flag");
  }
  return {
    answer: {
      status,
      headers: { server: "awselb/2.0", "content-type": "application/octet-stream", ...headers },
      body: bodyText(body, value["isBase64Encoded"] === true),
    },
  };
}

function broken(because: string): Response {
  return { answer: balancerPage(502), because };
}
