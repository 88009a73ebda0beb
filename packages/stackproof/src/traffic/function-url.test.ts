// Function URLs: what becomes of a request.
import { expect, test } from "vitest";
import { type PropertyMap, Unknown } from "../core/value.ts";
import type { Given } from "../requirements/testing.ts";
import { entrancesOf } from "./entrances.ts";
import {
  eventOf,
  functionArn,
  lambda,
  outcomeOf,
  returned,
  type Sent,
  shortly,
  titles,
  worldOf,
} from "./testing.ts";

const unknown = () => new Unknown(undefined, undefined);
const url = (inputs: PropertyMap = {}): Given => ({
  type: "aws:lambda/functionUrl:FunctionUrl",
  name: "url",
  inputs: { functionName: "handler", authorizationType: "NONE", ...inputs },
  outputs: { urlId: "abc123" },
});

const ask = (inputs: PropertyMap, line = "GET /", sent?: Sent) =>
  shortly(outcomeOf([lambda("handler"), url(inputs)], line, sent));

test.each([
  [{}, "GET /", "runs handler for url"],
  [{}, "POST /any/path", "runs handler for url"],
  [{}, "OPTIONS /", "runs handler for url"],
  [{ functionName: functionArn("handler") }, "GET /", "runs handler for url"],
  [{ qualifier: "live" }, "GET /", "runs handler for url"],
  [{ invokeMode: "BUFFERED" }, "GET /", "runs handler for url"],
  [{ cors: { allowOrigins: ["*"] } }, "GET /", "runs handler for url"],
  [
    { cors: { allowOrigins: ["*"] } },
    "OPTIONS /",
    "open: whether the CORS configuration of `url` answers OPTIONS /",
  ],
  [
    { invokeMode: "RESPONSE_STREAM" },
    "GET /",
    "open: whether `url` answers: it streams what the function writes",
  ],
  [{ functionName: "other" }, "GET /", "open: whether the function of `url` answers: it is not known"],
  [{ functionName: unknown() }, "GET /", "open: whether the function of `url` answers: it is not known"],
  [
    { authorizationType: unknown() },
    "GET /",
    "open: whether `url` lets it in: its authorizationType is not known",
  ],
  [{ authorizationType: "AWS_IAM" }, "GET /", "403: function URL `url` wants a signed request"],
])("%j, %s", (inputs, line, wanted) => {
  expect(ask(inputs, line)).toBe(wanted);
});

test("signed requests are open", () => {
  const open = "open: whether `url` lets in who signed the request";
  expect(
    ask({ authorizationType: "AWS_IAM" }, "GET /", { headers: { authorization: "AWS4-HMAC-SHA256 x" } }),
  ).toBe(open);
  expect(ask({ authorizationType: "AWS_IAM" }, "GET /?X-Amz-Signature=1")).toBe(open);
});

test("the event, the answer and the title", () => {
  const given = [lambda("handler"), url()];
  const outcome = outcomeOf(given, "POST /a%20b?x=1", {
    body: "a=1",
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  expect(eventOf(outcome)).toMatchSnapshot();
  expect(outcome.kind === "invoke" && outcome.respond(returned("hi")).answer.body).toBe("hi");
  expect(titles(entrancesOf(worldOf(given)))).toEqual(["function URL `url`"]);
});
