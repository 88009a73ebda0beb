// Parts of a request.
import { expect, test } from "vitest";
import {
  decoded,
  eventBody,
  isTextType,
  queryPairs,
  segmentsOf,
  sentHeaders,
  valuesByName,
} from "./request.ts";
import { requestOf } from "./testing.ts";

test.each([
  ["", true, []],
  ["a=1", true, [["a", "1"]]],
  ["a", true, [["a", ""]]],
  [
    "a=1&a=2",
    true,
    [
      ["a", "1"],
      ["a", "2"],
    ],
  ],
  ["q=a+b%26c", true, [["q", "a b&c"]]],
  ["q=a+b%26c", false, [["q", "a+b%26c"]]],
  ["q=%", true, [["q", "%"]]],
  [
    "q=x=y&&z=",
    true,
    [
      ["q", "x=y"],
      ["z", ""],
    ],
  ],
])("the query %s, decoded %s", (query, isDecoded, pairs) => {
  expect(queryPairs(query, isDecoded)).toEqual(pairs);
});

test("names of a query are names, whatever they are", () => {
  const values = valuesByName(queryPairs("__proto__=1&__proto__=2"));
  expect(Object.keys(values)).toEqual(["__proto__"]);
});

test.each([
  ["/", []],
  ["/a", ["a"]],
  ["/a/", ["a", ""]],
  ["/a//b", ["a", "", "b"]],
])("segments of %s", (path, segments) => {
  expect(segmentsOf(path)).toEqual(segments);
});

test("broken percent-encoding stays as it is", () => {
  expect(decoded("/pa2%Fth")).toBe("/pa2%Fth");
  expect(decoded("/a%20b")).toBe("/a b");
});

test.each([
  [undefined, false],
  ["text/csv", true],
  ["application/json; charset=utf-8", true],
  ["application/vnd.api+json", false],
  ["application/xml", true],
  ["application/x-www-form-urlencoded", false],
  ["multipart/form-data; boundary=x", false],
  ["image/png", false],
])("%s is text: %s", (type, isText) => {
  expect(isTextType(type)).toBe(isText);
});

test("bytes are sent in Base64", () => {
  expect(eventBody("a=1", true)).toEqual({ body: "a=1", isBase64Encoded: false });
  expect(eventBody("a=1", false)).toEqual({ body: "YT0x", isBase64Encoded: true });
});

test("the client's own headers stand, those of AWS too", () => {
  const door = { host: "api.test", scheme: "https", port: 443 } as const;
  const headers = sentHeaders(
    requestOf("POST /", { headers: { host: "shop.example.com", "x-forwarded-for": "10.0.0.1" }, body: "é" }),
    door,
  );
  expect(headers).toMatchObject({
    host: "shop.example.com",
    "content-length": "2",
    "x-forwarded-for": "203.0.113.1",
    "x-forwarded-port": "443",
    "x-forwarded-proto": "https",
  });
  expect(sentHeaders(requestOf("GET /"), door)).not.toHaveProperty("content-length");
});
