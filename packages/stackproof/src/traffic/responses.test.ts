// What each kind of entrance makes of a function's end.
import { expect, test } from "vitest";
import type { FunctionEnd } from "../graph/function-call.ts";
import { respondAlb } from "./response-alb.ts";
import { respondHttpApi } from "./response-http-api.ts";
import { respondRest } from "./response-rest.ts";
import { respondUrl } from "./response-url.ts";
import { answerShortly, returned, THREW } from "./testing.ts";

const late = (seconds: number): FunctionEnd => ({ kind: "timed-out", seconds });
const ok = { statusCode: 200, body: "hello" };
const MESSAGE_500 = '500 application/json {"message":"Internal Server Error"}';
const MESSAGE_502 = '502 application/json {"message":"Internal server error"}';
const PAGE = /^502 text\/html <html>\r\n<head><title>502 Bad Gateway/;

test.each([
  [ok, "200 text/plain;charset=UTF-8 hello"],
  [{ statusCode: "201", body: "" }, "201 text/plain;charset=UTF-8 "],
  [{ statusCode: 204 }, "204 text/plain;charset=UTF-8 "],
  [{ ...ok, body: null }, "200 text/plain;charset=UTF-8 "],
  [{ ...ok, headers: { "Content-Type": "text/html" } }, "200 text/html hello"],
  [{ ...ok, body: "aGVsbG8=", isBase64Encoded: true }, "200 text/plain;charset=UTF-8 hello"],
  [{ ...ok, headers: { "content-type": null, "x-count": 2 } }, "200 text/plain;charset=UTF-8 hello"],
  ["hello", "200 application/json hello"],
  [{ message: "hello" }, '200 application/json {"message":"hello"}'],
  [[1, 2], "200 application/json [1,2]"],
  [undefined, "200 application/json null"],
  [{ statusCode: "soon" }, `${MESSAGE_500} (the function returned the statusCode "soon")`],
  [{ statusCode: 99 }, `${MESSAGE_500} (the function returned the statusCode 99)`],
  [{ ...ok, body: { a: 1 } }, `${MESSAGE_500} (the function returned a body that is no text)`],
  [
    { ...ok, headers: ["a"] },
    `${MESSAGE_500} (the function returned headers in a form that the API does not take)`,
  ],
  [
    { ...ok, cookies: "a=1" },
    `${MESSAGE_500} (the function returned headers in a form that the API does not take)`,
  ],
])("HTTP API, format 2.0: %j", (value, answer) => {
  expect(answerShortly(respondHttpApi("2.0", 30, returned(value)))).toBe(answer);
});

test.each([
  [ok, "200 text/plain;charset=UTF-8 hello"],
  [{ ...ok, multiValueHeaders: { "content-type": ["text/css"] } }, "200 text/css hello"],
  ["hello", `${MESSAGE_500} (the function returned no statusCode, which payload format 1.0 needs)`],
  [{ body: "hello" }, `${MESSAGE_500} (the function returned no statusCode, which payload format 1.0 needs)`],
  [undefined, `${MESSAGE_500} (the function returned no statusCode, which payload format 1.0 needs)`],
])("HTTP API, format 1.0: %j", (value, answer) => {
  expect(answerShortly(respondHttpApi("1.0", 30, returned(value)))).toBe(answer);
});

test("HTTP API: text that is no JSON is a body, and cookies become a header", () => {
  const raw: FunctionEnd = { kind: "returned", payload: '{"name":' };
  expect(answerShortly(respondHttpApi("2.0", 30, raw))).toBe('200 application/json {"name":');
  const { answer } = respondHttpApi("2.0", 30, returned({ ...ok, cookies: ["a=1", "b=2"] }));
  expect(answer.headers["set-cookie"]).toBe("a=1, b=2");
});

test.each([
  [THREW, `${MESSAGE_500} (the function failed with TypeError: x is no function)`],
  [late(3), `${MESSAGE_500} (the function did not answer within 3 s)`],
  [late(30), '503 application/json {"message":"Service Unavailable"} (the API waits 30 s for the function)'],
  [late(60), '503 application/json {"message":"Service Unavailable"} (the API waits 30 s for the function)'],
])("HTTP API: %j", (end, answer) => {
  expect(answerShortly(respondHttpApi("2.0", 30, end))).toBe(answer);
});

const rest = (end: FunctionEnd, takesBinary = false) =>
  answerShortly(respondRest({ patience: 29, takesBinary, statusOf: (_kind, fallback) => fallback }, end));

test.each([
  [ok, "200 application/json hello"],
  [{ statusCode: "201" }, "201 application/json "],
  [{}, "200 application/json "],
  [{ headers: { "content-type": "text/css" } }, "200 text/css "],
  [{ statusCode: 200, headers: null, body: null }, "200 application/json "],
  [{ ...ok, body: "aGVsbG8=", isBase64Encoded: true }, "200 application/json aGVsbG8="],
  ["hello", `${MESSAGE_502} (the function returned no object with statusCode, headers and body)`],
  [undefined, `${MESSAGE_502} (the function returned no object with statusCode, headers and body)`],
  [{ ...ok, wrongValue: 1 }, `${MESSAGE_502} (the function returned "wrongValue", which no answer has)`],
  [{ message: "hello" }, `${MESSAGE_502} (the function returned "message", which no answer has)`],
  [{ statusCode: "test" }, `${MESSAGE_502} (the function returned the statusCode "test")`],
  [{ ...ok, body: { a: 1 } }, `${MESSAGE_502} (the function returned a body that is no text)`],
  [
    { ...ok, multiValueHeaders: { a: "1" } },
    `${MESSAGE_502} (the function returned headers in a form that the API does not take)`,
  ],
])("REST API: %j", (value, answer) => {
  expect(rest(returned(value))).toBe(answer);
});

test.each([
  [THREW, `${MESSAGE_502} (the function failed with TypeError: x is no function)`],
  [late(3), `${MESSAGE_502} (the function did not answer within 3 s)`],
  [
    late(29),
    '504 application/json {"message":"Endpoint request timed out"} (the API waits 29 s for the function)',
  ],
])("REST API: %j", (end, answer) => {
  expect(rest(end)).toBe(answer);
});

test("REST API: lists stand before single headers, and bytes are decoded for who takes them", () => {
  const headers = { "test-multi": "solo", "x-flag": true };
  const value = { statusCode: 200, multiValueHeaders: { "Test-Multi": ["multi"] }, headers };
  const responder = {
    patience: 29,
    takesBinary: true,
    statusOf: (_kind: string, fallback: number) => fallback,
  };
  expect(respondRest(responder, returned(value)).answer.headers).toMatchObject({
    "test-multi": "multi, solo",
    "x-flag": "true",
  });
  expect(rest(returned({ ...ok, body: "aGVsbG8=", isBase64Encoded: true }), true)).toBe(
    "200 application/json hello",
  );
});

test("REST API: the program's own statuses for errors", () => {
  const responder = { patience: 29, takesBinary: false, statusOf: () => 503 };
  expect(respondRest(responder, THREW).answer.status).toBe(503);
});

test.each([
  [ok, "200 application/json hello"],
  [{ statusCode: "418", body: "tea" }, "418 application/json tea"],
  [{ hello: "world" }, '200 application/json {"hello":"world"}'],
  [["hello", 3, true], '200 application/json ["hello",3,true]'],
  ["hello", "200 application/json hello"],
  [3.1, "200 application/json 3.1"],
  [undefined, "200 application/json null"],
  [
    { statusCode: "x" },
    '502 application/json Internal Server Error (the function returned the statusCode "x")',
  ],
])("function URL: %j", (value, answer) => {
  expect(answerShortly(respondUrl(returned(value)))).toBe(answer);
});

test.each([
  [
    THREW,
    "502 application/json Internal Server Error (the function failed with TypeError: x is no function)",
  ],
  [late(3), "502 application/json Internal Server Error (the function did not answer within 3 s)"],
])("function URL: %j", (end, answer) => {
  expect(answerShortly(respondUrl(end))).toBe(answer);
});

test.each([
  [ok, "200 application/octet-stream hello"],
  [{ statusCode: 200 }, "200 application/octet-stream "],
  [{ ...ok, headers: { "Content-Type": "text/html" } }, "200 text/html hello"],
  [{ ...ok, body: "aGVsbG8=", isBase64Encoded: true }, "200 application/octet-stream hello"],
])("load balancer: %j", (value, answer) => {
  expect(answerShortly(respondAlb(false, returned(value)))).toBe(answer);
});

test.each([
  [{ message: "hello" }, "no statusCode"],
  [undefined, "no statusCode"],
  [{ ...ok, headers: null }, "headers that are no texts"],
  [{ ...ok, headers: { flag: true } }, "headers that are no texts"],
  [{ ...ok, statusDescription: null }, "null as statusDescription"],
  [{ ...ok, body: null }, "null as body"],
  [{ ...ok, body: { a: 1 } }, "a body that is no text"],
  [{ ...ok, isBase64Encoded: "true" }, "an isBase64Encoded that is no flag"],
])("load balancer, refused: %j", (value, why) => {
  const response = respondAlb(false, returned(value));
  expect(answerShortly(response)).toMatch(PAGE);
  expect(response.because).toContain(why);
});

test.each([[THREW], [late(900)]])("load balancer: %j", (end) => {
  expect(answerShortly(respondAlb(false, end))).toMatch(PAGE);
});

test("load balancer with multi-value headers", () => {
  const value = {
    ...ok,
    headers: { a: "1" },
    multiValueHeaders: { "Content-Type": ["text/css"], b: ["1", "2"] },
  };
  const { answer } = respondAlb(true, returned(value));
  expect(answer.headers).toMatchObject({ "content-type": "text/css", b: "1, 2" });
  expect(answer.headers).not.toHaveProperty("a");
});
