// Traffic: requests of stackproof.yaml, with functions whose ends are given.
import { describe, expect, test } from "vitest";
import { Archive, Asset, type PropertyMap } from "../core/value.ts";
import { compareFindings, type Finding } from "../findings/finding.ts";
import type { CallResult, FunctionCall } from "../graph/function-call.ts";
import { World } from "../model/world.ts";
import { readSettings } from "../project/settings.ts";
import { renderOneFinding } from "../report/terminal.ts";
import { type Given, graphOf, TYPES } from "../requirements/testing.ts";
import { checkTraffic } from "./check-traffic.ts";

const ROLE = "arn:aws:iam::111122223333:role/greet";
const FUNCTION = "arn:aws:lambda:us-east-1:111122223333:function:greet";
const TABLE = "arn:aws:dynamodb:us-east-1:111122223333:table/orders";

const code = new Archive({ assets: { "index.js": new Asset({ text: "exports.handler = …" }) } });

function statement(action: string, resource: string): string {
  const one = { Effect: "Allow", Action: action, Resource: resource };
  return JSON.stringify({ Version: "2012-10-17", Statement: [one] });
}

/** A function behind a URL, and what it needs. */
function program({
  policy = statement("dynamodb:GetItem", TABLE),
  ...inputs
}: PropertyMap & { policy?: string } = {}): Given[] {
  return [
    { type: "aws:iam/role:Role", name: "greet-role", outputs: { name: "greet", arn: ROLE } },
    { type: "aws:iam/rolePolicy:RolePolicy", name: "greet-policy", inputs: { role: "greet", policy } },
    {
      type: "aws:lambda/function:Function",
      name: "greet",
      inputs: { role: ROLE, runtime: "nodejs22.x", handler: "index.handler", code, ...inputs },
      outputs: { name: "greet", arn: FUNCTION },
    },
    {
      type: "aws:lambda/functionUrl:FunctionUrl",
      name: "greet-url",
      inputs: { functionName: "greet", authorizationType: "NONE" },
    },
    ...["lambda:InvokeFunctionUrl", "lambda:InvokeFunction"].map((action) => ({
      type: "aws:lambda/permission:Permission",
      name: action,
      inputs: { function: "greet", action, principal: "*", functionUrlAuthType: "NONE" },
    })),
    { type: "aws:dynamodb/table:Table", name: "orders-table", outputs: { name: "orders", arn: TABLE } },
    {
      type: "aws:s3/bucket:Bucket",
      name: "uploads",
      outputs: { bucket: "uploads-1", id: "uploads-1", arn: "arn:aws:s3:::uploads-1" },
    },
    {
      type: "aws:s3/bucketNotification:BucketNotification",
      name: "uploads-notification",
      inputs: {
        bucket: "uploads-1",
        lambdaFunctions: [
          {
            lambdaFunctionArn: FUNCTION,
            events: ["s3:ObjectCreated:*"],
            filterPrefix: "in/",
            filterSuffix: ".jpg",
          },
        ],
      },
      outputs: { eventbridge: false },
    },
  ];
}

const fine: CallResult = {
  kind: "ended",
  end: { kind: "returned", payload: '{"statusCode":200,"body":"hello"}' },
  calls: [],
  refused: [],
};

interface Case {
  readonly result?: CallResult;
  readonly given?: readonly Given[];
  readonly isWhole?: boolean;
}

async function findings(
  item: string,
  { result = fine, given = program(), isWhole = true }: Case = {},
): Promise<{
  found: Finding[];
  calls: FunctionCall[];
}> {
  const { settings, findings: wrong } = readSettings(`traffic:\n  - ${item}\n`, "stackproof.yaml");
  expect(wrong).toEqual([]);
  const graph = graphOf(given);
  const contents = {
    kind: "map",
    files: [],
    complete: true,
    unzippedSize: 0,
    zippedSize: undefined,
    has: () => true,
    text: () => "",
    bytes: () => undefined,
    origin: () => undefined,
  } as const;
  const world = new World({ graph, registry: TYPES, account: settings.account, archive: () => contents });
  const calls: FunctionCall[] = [];
  const found = await checkTraffic({
    requirements: settings.requirements,
    world,
    graph,
    isWhole,
    call(call) {
      calls.push(call);
      return Promise.resolve(result);
    },
    place: ({ file, line, column }) => ({ file, line, column }),
  });
  return { found: found.sort(compareFindings), calls };
}

async function short(item: string, more: Case = {}): Promise<string[]> {
  const { found } = await findings(item, more);
  return found.map(
    ({ severity, code: slug, at }) =>
      `${severity} ${slug.replace("requirements/", "")} ${at.source?.file}:${at.source?.line}`,
  );
}

const ended = (more: Partial<Extract<CallResult, { kind: "ended" }>>): CallResult => ({
  ...fine,
  kind: "ended",
  ...more,
});
const without = (name: string): Given[] => program().filter((one) => one.name !== name);

describe("http", () => {
  test("the function gets a request, its environment and answers of AWS", async () => {
    const item = `{ http: "POST /a?b=1", body: { x: 1 }, aws: { "dynamodb:GetItem": {} }, expect: 200 }`;
    const given = program({ environment: { variables: { TABLE: "orders" } }, timeout: 9 });
    const { found, calls } = await findings(item, { given });
    expect(found).toEqual([]);
    expect(calls).toMatchObject([
      {
        runtime: "nodejs22.x",
        environment: { TABLE: "orders" },
        timeout: 9,
        memory: 128,
        answers: { "dynamodb:GetItem": {} },
      },
    ]);
    expect(JSON.parse(calls[0]?.event ?? "")).toMatchObject({
      rawPath: "/a",
      rawQueryString: "b=1",
      body: '{"x":1}',
      headers: { "content-type": "application/json" },
    });
  });

  test.each<[string, string, Case, string[]]>([
    ["as asked", `{ http: "GET /", expect: 200 }`, {}, []],
    ["text in the body", `{ http: "GET /", expect: { body: hello } }`, {}, []],
    ["another status", `{ http: "GET /", expect: 201 }`, {}, ["error wrong-answer index.ts:4"]],
    [
      "an error, at its place",
      `{ http: "GET /", expect: 200 }`,
      {
        result: ended({
          end: {
            kind: "failed",
            errorType: "TypeError",
            errorMessage: "no",
            at: { file: "src/greet.js", line: 7, column: 3 },
          },
        }),
      },
      ["error wrong-answer src/greet.js:7"],
    ],
    [
      "an error that is asked for",
      `{ http: "GET /", expect: 502 }`,
      { result: ended({ end: { kind: "failed", errorType: "TypeError", errorMessage: "no" } }) },
      [],
    ],
    [
      "not run",
      `{ http: "GET /", expect: 200 }`,
      { result: { kind: "not-run", reason: "no" } },
      ["note undecided stackproof.yaml:2"],
    ],
    [
      "something refused",
      `{ http: "GET /", expect: 200 }`,
      { result: ended({ refused: ["api.example.com"] }) },
      ["note undecided stackproof.yaml:2"],
    ],
    [
      "nothing takes requests",
      `{ http: "GET /", expect: 200 }`,
      { given: without("greet-url") },
      ["error traffic-without-entrance stackproof.yaml:2"],
    ],
    ["nothing yet", `{ http: "GET /", expect: 200 }`, { given: without("greet-url"), isWhole: false }, []],
    ["at a name", `{ http: "GET /", at: greet-url, expect: 200 }`, {}, []],
    ["at a type", `{ http: "GET /", at: "aws.lambda.FunctionUrl", expect: 200 }`, {}, []],
    [
      "at something else",
      `{ http: "GET /", at: orders-table, expect: 200 }`,
      {},
      ["error traffic-without-entrance stackproof.yaml:2"],
    ],
    [
      "at nothing",
      `{ http: "GET /", at: gret-url, expect: 200 }`,
      {},
      ["error name-not-found stackproof.yaml:2"],
    ],
    [
      "an image",
      `{ http: "GET /", expect: 200 }`,
      { given: program({ packageType: "Image" }) },
      ["note undecided stackproof.yaml:2"],
    ],
    [
      "a layer of others",
      `{ http: "GET /", expect: 200 }`,
      { given: program({ layers: ["arn:aws:lambda:us-east-1:1:layer:x:1"] }) },
      ["note undecided stackproof.yaml:2"],
    ],
  ])("%s", async (_, item, more, expected) => {
    expect(await short(item, more)).toEqual(expected);
  });
});

describe("calls of AWS", () => {
  const get = (input: Readonly<Record<string, unknown>> | undefined, operation = "dynamodb:GetItem") =>
    ended({ calls: [{ operation, input }] });
  const item = `{ http: "GET /", expect: 200 }`;

  test.each<[string, Case, string[]]>([
    ["allowed", { result: get({ TableName: "orders" }) }, []],
    ["by ARN", { result: get({ TableName: TABLE }) }, []],
    [
      "another action",
      { result: get({ TableName: "orders" }, "dynamodb:PutItem") },
      ["error call-not-permitted index.ts:3"],
    ],
    [
      "another table's rights",
      {
        result: get({ TableName: "orders" }),
        given: program({ policy: statement("dynamodb:GetItem", `${TABLE}-2`) }),
      },
      ["error call-not-permitted index.ts:3"],
    ],
    ["a table of others", { result: get({ TableName: "other" }, "dynamodb:PutItem") }, []],
    ["no input", { result: get(undefined, "dynamodb:PutItem") }, []],
    ["no action of IAM", { result: get({ TableName: "orders" }, "dynamodb:Dance") }, []],
    [
      "a role of others",
      { result: get({ TableName: "orders" }, "dynamodb:PutItem"), given: without("greet-role") },
      [],
    ],
    [
      "an object without rights",
      { result: get({ Bucket: "uploads-1", Key: "a" }, "s3:GetObject") },
      ["error call-not-permitted index.ts:3"],
    ],
    [
      "an object with rights",
      {
        result: get({ Bucket: "uploads-1", Key: "a" }, "s3:HeadObject"),
        given: program({ policy: statement("s3:GetObject", "arn:aws:s3:::uploads-1/*") }),
      },
      [],
    ],
    [
      "a list with rights for objects only",
      {
        result: get({ Bucket: "uploads-1" }, "s3:ListObjectsV2"),
        given: program({ policy: statement("s3:*", "arn:aws:s3:::uploads-1/*") }),
      },
      ["error call-not-permitted index.ts:3"],
    ],
    [
      "a bucket that lets the role in",
      {
        result: get({ Bucket: "uploads-1", Key: "a" }, "s3:GetObject"),
        given: [
          ...program(),
          {
            type: "aws:s3/bucketPolicy:BucketPolicy",
            name: "open",
            inputs: {
              bucket: "uploads-1",
              policy: JSON.stringify({
                Version: "2012-10-17",
                Statement: [
                  {
                    Effect: "Allow",
                    Principal: { AWS: ROLE },
                    Action: "s3:*",
                    Resource: "arn:aws:s3:::uploads-1/*",
                  },
                ],
              }),
            },
          },
        ],
      },
      [],
    ],
    [
      "a program that ended early",
      { result: get({ TableName: "orders" }, "dynamodb:PutItem"), isWhole: false },
      [],
    ],
  ])("%s", async (_, more, expected) => {
    expect(await short(item, more)).toEqual(expected);
  });
});

describe("put", () => {
  test("the function gets S3's event", async () => {
    const { found, calls } = await findings(`{ put: "uploads/in/my photo.jpg", expect: greet }`);
    expect(found).toEqual([]);
    expect(JSON.parse(calls[0]?.event ?? "")).toMatchObject({
      Records: [
        {
          eventName: "ObjectCreated:Put",
          s3: {
            bucket: { name: "uploads-1", arn: "arn:aws:s3:::uploads-1" },
            object: { key: "in/my+photo.jpg" },
          },
        },
      ],
    });
  });

  test("a bucket whose component has the same name is one bucket", async () => {
    const parent = { type: "shop:index:Uploads", name: "uploads", kind: "component" } as const;
    const given = [
      parent,
      ...program().map((one) => (one.name === "uploads" ? { ...one, parent: "uploads" } : one)),
    ];
    const { calls } = await findings(`{ put: "uploads/in/a.jpg", expect: greet }`, { given });
    expect(calls).toHaveLength(1);
  });

  test.each<[string, string, Case, string[]]>([
    ["another folder", `{ put: "uploads/out/a.jpg", expect: greet }`, {}, ["error not-run index.ts:9"]],
    ["another ending", `{ put: "uploads/in/a.png", expect: greet }`, {}, ["error not-run index.ts:9"]],
    [
      "no notification",
      `{ put: "uploads/in/a.jpg", expect: greet }`,
      { given: without("uploads-notification") },
      ["error not-run index.ts:8"],
    ],
    [
      "no bucket",
      `{ put: "upload/in/a.jpg", expect: greet }`,
      {},
      ["error name-not-found stackproof.yaml:2"],
    ],
    [
      "no such function",
      `{ put: "uploads/in/a.jpg", expect: great }`,
      {},
      ["error name-not-found stackproof.yaml:2"],
    ],
    [
      "a table in place of a bucket",
      `{ put: "orders-table/in/a.jpg", expect: greet }`,
      {},
      ["error traffic-of-other-kind stackproof.yaml:2"],
    ],
    [
      "a function that fails",
      `{ put: "uploads/in/a.jpg", expect: greet }`,
      { result: ended({ end: { kind: "failed", errorType: "Error", errorMessage: "no" } }) },
      ["error run-failed index.ts:3"],
    ],
    [
      "a function that fails for want of an answer",
      `{ put: "uploads/in/a.jpg", expect: greet }`,
      {
        result: ended({
          refused: ["api.example.com"],
          end: { kind: "failed", errorType: "Error", errorMessage: "no" },
        }),
      },
      ["note undecided stackproof.yaml:2"],
    ],
    ["a program that ended early", `{ put: "uploads/out/a.jpg", expect: greet }`, { isWhole: false }, []],
  ])("%s", async (_, item, more, expected) => {
    expect(await short(item, more)).toEqual(expected);
  });
});

test("findings as a report shows them", async () => {
  const cases: readonly (readonly [string, Case])[] = [
    [`{ http: "GET /a", expect: 201 }`, {}],
    [`{ http: "GET /a", at: greet-url, expect: { headers: { X-Id: "1" } } }`, {}],
    [
      `{ http: "GET /a", expect: 200 }`,
      {
        result: ended({
          end: { kind: "failed", errorType: "TypeError", errorMessage: "x is not a function" },
        }),
      },
    ],
    [`{ http: "GET /a", expect: 200 }`, { result: ended({ refused: ["dynamodb:GetItem"] }) }],
    [
      `{ http: "GET /a", expect: 200 }`,
      { result: ended({ calls: [{ operation: "dynamodb:PutItem", input: { TableName: "orders" } }] }) },
    ],
    [`{ http: "GET /a", expect: 200 }`, { given: [] }],
    [`{ http: "GET /a", at: orders-table, expect: 200 }`, {}],
    [`{ put: "uploads/out/a.png", expect: greet }`, {}],
    [`{ put: "uploads/in/a.jpg", expect: greet }`, { given: without("uploads-notification") }],
    [
      `{ put: "uploads/in/a.jpg", expect: greet }`,
      { result: ended({ end: { kind: "timed-out", seconds: 3 } }) },
    ],
    [`{ put: "orders-table/a", expect: greet }`, {}],
  ];
  const texts: string[] = [];
  for (const [item, more] of cases) {
    const { found } = await findings(item, more);
    texts.push(...found.map((finding) => renderOneFinding(finding)));
  }
  expect(texts.join("\n")).toMatchSnapshot();
});
