// Project: the `traffic` section.
import { describe, expect, test } from "vitest";
import { readSettings } from "./settings.ts";

function read(item: string) {
  return readSettings(`traffic:\n  - ${item}\n`, "stackproof.yaml");
}

describe("traffic", () => {
  test("a request has all that was written, and its words", () => {
    const { settings, findings } = read(
      '{ http: "POST /orders?dry=1", at: api, headers: { X-Id: "1" }, body: { a: 1 }, aws: { "dynamodb:PutItem": {} }, expect: { status: 201, headers: { Location: /orders/1 } } }',
    );
    expect(findings).toEqual([]);
    expect(settings.requirements.traffic).toEqual([
      {
        value: {
          kind: "http",
          method: "POST",
          target: "/orders?dry=1",
          at: "api",
          headers: { "x-id": "1" },
          body: '{"a":1}',
          isJson: true,
          aws: { "dynamodb:PutItem": {} },
          expect: { status: 201, headers: { location: "/orders/1" }, body: undefined },
        },
        quote:
          'traffic: http POST /orders?dry=1 at api, expect {"status":201,"headers":{"Location":"/orders/1"}}',
        place: { file: "stackproof.yaml", line: 2, column: 5 },
      },
    ]);
  });

  test("an object has its bucket, its key and its function", () => {
    const { settings, findings } = read('{ put: "uploads/in/a b.jpg", expect: resize }');
    expect(findings).toEqual([]);
    expect(settings.requirements.traffic[0]).toMatchObject({
      value: { kind: "put", bucket: "uploads", key: "in/a b.jpg", aws: {}, expect: "resize" },
      quote: "traffic: put uploads/in/a b.jpg, expect resize",
    });
  });

  test.each<[string, string]>([
    ['{ http: "get /", expect: 200 }', "must be a method in capitals and a path, such as `GET /health`"],
    ['{ http: "/health", expect: 200 }', "must be a method in capitals and a path, such as `GET /health`"],
    ['{ http: "GET /", expect: 99 }', "must be a status from 100 to 599"],
    ['{ http: "GET /", expect: yes }', "expects a text: `http` expects a status or an object"],
    ['{ http: "GET /" }', "is missing"],
    ['{ http: "GET /", put: a/b, expect: 200 }', "has both `http` and `put`: write two items"],
    ["{ expect: 200 }", "needs `http` or `put`"],
    ["{ put: uploads, expect: resize }", "must be the Pulumi name of a bucket, a slash and a key"],
    [
      "{ put: uploads/a, expect: 200 }",
      "expects no text: `put` expects the Pulumi name of the function that runs",
    ],
    ["{ put: uploads/a, body: x, expect: resize }", "has `body`, which belongs to `http`"],
    ['{ http: "GET /", aws: { GetItem: {} }, expect: 200 }', "must be named as in IAM"],
    ['{ http: "GET /", expect: { status: ok } }', "must be a status such as 200"],
  ])("%s", (item, problem) => {
    const { settings, findings } = read(item);
    expect(findings.map(({ code }) => code)).toContain("project/settings-invalid");
    expect(findings.map(({ message }) => message).join("\n")).toContain(problem);
    expect(settings.requirements.traffic).toEqual([]);
  });
});
