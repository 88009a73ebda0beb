// Traffic: the URLs of functions. Pure.
//
// - NONE: everybody may call. The policy of the function must say so in two statements since October 2025
//   (https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html); the provider adds both by itself
//   (https://github.com/hashicorp/terraform-provider-aws/pull/44858; older ones add the first only).
// - AWS_IAM: a request that is not signed gives 403:
//   https://github.com/localstack/localstack/blob/main/tests/aws/services/lambda_/test_lambda.snapshot.json has the text.
// Preflight requests are answered by Lambda where the URL has a CORS configuration; how is not decided.

import { functionOf } from "../aws/lambda-permissions.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { answered, undecided } from "./answers.ts";
import type { Entrance, Outcome } from "./entrance.ts";
import { eventV2 } from "./event-v2.ts";
import { isSwitchedOff, LONGEST_RUN, switchedOff } from "./functions.ts";
import type { HttpAnswer, HttpRequest } from "./http.ts";
import { isSigned } from "./http-api-authorization.ts";
import { respondUrl } from "./response-url.ts";

const URL_TYPE = "aws:lambda/functionUrl:FunctionUrl";

const FORBIDDEN: HttpAnswer = {
  status: 403,
  headers: { "content-type": "application/json", "x-amzn-errortype": "AccessDeniedException" },
  body: JSON.stringify({
    Message:
      "Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  }),
};

export function functionUrlEntrances(world: World): readonly Entrance[] {
  return world.all(URL_TYPE).map((view) => ({
    view,
    title: `function URL \`${view.name}\``,
    outcome: (request) => outcomeAt(world, view, request),
  }));
}

function outcomeAt(world: World, view: ResourceView, request: HttpRequest): Outcome {
  const words = `\`${view.name}\``;
  const target = functionOf(world, view.text("functionName"), view);
  if (target === undefined || target.node.kind !== "custom") {
    return undecided(view, `whether the function of ${words} answers: it is not known`);
  }
  const type = view.text("authorizationType");
  if (type === "AWS_IAM") {
    return isSigned(request)
      ? undecided(view, `whether ${words} lets in who signed the request`)
      : answered(view, `function URL ${words} wants a signed request`, FORBIDDEN);
  }
  if (type !== "NONE")
    return undecided(view, `whether ${words} lets it in: its authorizationType is not known`);
  if (view.has("invokeMode") && view.text("invokeMode") !== "BUFFERED") {
    return undecided(view, `whether ${words} answers: it streams what the function writes`);
  }
  if (isSwitchedOff(target)) return undecided(view, switchedOff(target));
  if (request.method === "OPTIONS" && view.has("cors")) {
    return undecided(
      view,
      `whether the CORS configuration of ${words} answers ${request.method} ${request.path}`,
    );
  }
  return {
    kind: "invoke",
    target,
    event: eventFor(view, request),
    patience: LONGEST_RUN,
    respond: respondUrl,
    at: view,
  };
}

function eventFor(view: ResourceView, request: HttpRequest) {
  const apiId = view.text("urlId") ?? "a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6";
  return eventV2(request, {
    host: `${apiId}.lambda-url.${view.region ?? "us-east-1"}.on.aws`,
    apiId,
    accountId: "anonymous",
    stage: "$default",
    routeKey: "$default",
    rawPath: request.path,
    pathParameters: undefined,
    stageVariables: undefined,
  });
}
