// Engine, function: functions as they end, in a process of their own.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { Archive, Asset } from "../../core/value.ts";
import type { CallResult, FunctionCall } from "../../graph/function-call.ts";
import { archiveReader } from "../program/archive-contents.ts";
import { FunctionRunner } from "./run-function.ts";

const programs = fileURLToPath(new URL("../../../dist/program", import.meta.url));
const runner = new FunctionRunner({ programs });
afterAll(() => runner.close());
const read = archiveReader("/nowhere", () => undefined);

function archive(files: Readonly<Record<string, string>>) {
  const assets = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path, new Asset({ text })] as const),
  );
  const contents = read(new Archive({ assets }));
  if (contents === undefined) throw new Error("no contents");
  return contents;
}

async function call(
  files: Readonly<Record<string, string>>,
  given: Partial<Omit<FunctionCall, "code" | "event">> & { readonly event?: unknown } = {},
): Promise<CallResult> {
  const { event = { name: "Ada" }, ...more } = given;
  return await runner.run({
    code: archive(files),
    layers: [],
    runtime: "nodejs20.x",
    handler: "index.handler",
    name: "greet",
    arn: "arn:aws:lambda:us-east-1:111122223333:function:greet",
    region: "us-east-1",
    memory: 128,
    timeout: 3,
    patience: 900,
    environment: {},
    answers: {},
    ...more,
    event: JSON.stringify(event),
  });
}

/** The end in one line. */
function short(result: CallResult): string {
  if (result.kind === "not-run") return `not run: ${result.reason}`;
  const { end, refused } = result;
  const asked = refused.length === 0 ? "" : `; refused ${refused.join(", ")}`;
  if (end.kind === "returned") return `returned ${end.payload}${asked}`;
  if (end.kind === "timed-out") return `timed out after ${end.seconds} s${asked}`;
  return `${end.errorType}: ${end.errorMessage.split("\n")[0]}${asked}`;
}

describe("Node", () => {
  test.each<[string, string, string]>([
    ["an async function", "exports.handler = async (event) => event.name;", 'returned "Ada"'],
    ["a promise", "exports.handler = () => Promise.resolve({ a: undefined, b: 1 });", 'returned {"b":1}'],
    ["nothing", "exports.handler = async () => {};", "returned null"],
    [
      "a callback",
      "exports.handler = (e, c, done) => { setTimeout(() => done(null, 1), 10); };",
      "returned 1",
    ],
    [
      "a callback with an error",
      "exports.handler = (e, c, done) => done(new TypeError('no'));",
      "TypeError: no",
    ],
    ["a value without a promise", "exports.handler = () => 5;", "returned null"],
    ["context.succeed", "exports.handler = (e, context) => context.succeed(2);", "returned 2"],
    ["an error", "exports.handler = async () => { throw new RangeError('far'); };", "RangeError: far"],
    ["a text thrown", "exports.handler = async () => { throw 'far'; };", "string: far"],
    [
      "an open promise",
      "exports.handler = async () => { await new Promise(() => {}); };",
      "Runtime.NodeJsExit: the event loop is empty and the promise is still open",
    ],
    [
      "a circle",
      "exports.handler = async () => { const a = {}; a.a = a; return a; };",
      "Runtime.MarshalError: Unable to stringify response body: Converting circular structure to JSON",
    ],
    [
      "no such export",
      "exports.main = async () => 1;",
      "Runtime.HandlerNotFound: index.handler is undefined or not exported",
    ],
    [
      "a text that is exported",
      "exports.handler = 'x';",
      "Runtime.HandlerNotFound: index.handler is not a function",
    ],
    [
      "a package that is not packed",
      "const express = require('express'); exports.handler = async () => 1;",
      "Runtime.ImportModuleError: Error: Cannot find module 'express'",
    ],
    [
      "text that does not parse",
      "exports.handler = async () => {",
      "Runtime.UserCodeSyntaxError: Error: Unexpected end of input",
    ],
    [
      "an exit",
      "exports.handler = async () => { process.exit(3); };",
      "Runtime.ExitError: Runtime exited with exit status 3",
    ],
    [
      "a rejection that nobody handles",
      "exports.handler = async () => { Promise.reject(new Error('lost')); await new Promise((r) => setTimeout(r, 50)); return 1; };",
      "Runtime.UnhandledPromiseRejection: Error: lost",
    ],
    [
      "an error later on",
      "exports.handler = (e, c, done) => { setTimeout(() => { throw new Error('late'); }); };",
      "Error: late",
    ],
    [
      "an interval that goes on",
      "setInterval(() => {}, 1000); exports.handler = async () => 1;",
      "returned 1",
    ],
    [
      "another host",
      "exports.handler = async () => { try { await fetch('https://api.example.com'); } catch { return 'no'; } };",
      'returned "no"; refused api.example.com',
    ],
    [
      "a client of AWS that is only made",
      "const { S3Client } = require('@aws-sdk/client-s3'); const c = new S3Client({}); exports.handler = async () => 1;",
      "returned 1",
    ],
    [
      "a call of AWS",
      "const { S3Client, GetObjectCommand } = require('@aws-sdk/client-s3'); const c = new S3Client({}); exports.handler = async () => { await c.send(new GetObjectCommand({ Bucket: 'b' })); };",
      "StackproofRefused: A rehearsal does not call AWS.; refused s3:GetObject",
    ],
    [
      "a document client",
      "const { DynamoDBClient } = require('@aws-sdk/client-dynamodb'); const { DynamoDBDocumentClient, PutCommand } = require('@aws-sdk/lib-dynamodb'); const d = DynamoDBDocumentClient.from(new DynamoDBClient()); exports.handler = async (e) => e.name === 'Ada' ? 1 : await d.send(new PutCommand({}));",
      "returned 1",
    ],
    [
      "the SDK of old, which this runtime lacks",
      "const AWS = require('aws-sdk'); exports.handler = async () => 1;",
      "Runtime.ImportModuleError: Error: Cannot find module 'aws-sdk'",
    ],
    [
      "its environment",
      "exports.handler = async (e, c) => [process.env.TABLE, process.env.AWS_REGION, process.env.AWS_LAMBDA_FUNCTION_NAME, c.functionName, c.memoryLimitInMB, process.env.SHELL ?? null];",
      'returned ["orders","us-east-1","greet","greet","128",null]',
    ],
  ])("%s", async (_, code, expected) => {
    expect(short(await call({ "index.js": code }, { environment: { TABLE: "orders" } }))).toBe(expected);
  });

  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    [
      "index.mjs",
      { "index.mjs": "export const handler = async () => import.meta.url.length > 0;" },
      "index.handler",
      "returned true",
    ],
    [
      "a package of modules",
      { "package.json": '{ "type": "module" }', "index.js": "export const handler = async () => 1;" },
      "index.handler",
      "returned 1",
    ],
    ["index.cjs", { "index.cjs": "exports.handler = async () => 1;" }, "index.handler", "returned 1"],
    ["a folder", { "src/app.js": "exports.api = { get: async () => 1 };" }, "src/app.api.get", "returned 1"],
    [
      "packages of its own",
      {
        "index.js": "exports.handler = async () => require('left');",
        "node_modules/left/index.js": "module.exports = 7;",
      },
      "index.handler",
      "returned 7",
    ],
    [
      "the SDK by import",
      {
        "index.mjs":
          "import { S3Client, GetObjectCommand as Get } from '@aws-sdk/client-s3';\nconst s3 = new S3Client();\nexport const handler = async () => { await s3.send(new Get({})); };",
      },
      "index.handler",
      "StackproofRefused: A rehearsal does not call AWS.; refused s3:GetObject",
    ],
    [
      "the SDK by import, late",
      {
        "index.mjs":
          "let s3;\nexport const handler = async () => {\n  const { S3 } = await import('@aws-sdk/client-s3');\n  s3 ??= new S3();\n  await s3.listBuckets();\n};",
      },
      "index.handler",
      "StackproofRefused: A rehearsal does not call AWS.; refused s3:ListBuckets",
    ],
    [
      "a module that is not packed",
      { "index.mjs": "import express from 'express'; export const handler = async () => 1;" },
      "index.handler",
      "Error: Cannot find package 'express' imported from /var/task/index.mjs",
    ],
  ])("%s", async (_, files, handler, expected) => {
    expect(short(await call(files, { handler }))).toBe(expected);
  });

  test("version 24 takes returned values and no callbacks", async () => {
    const runtime = "nodejs24.x";
    expect(short(await call({ "index.js": "exports.handler = () => 5;" }, { runtime }))).toBe("returned 5");
    const late = "exports.handler = (e, c, done) => done(null, 1);";
    expect(short(await call({ "index.js": late }, { runtime }))).toMatch(
      /^Runtime\.CallbackHandlerDeprecated/,
    );
  });

  test("a function that waits too long ends after its own timeout", async () => {
    const code = "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60_000));";
    expect(short(await call({ "index.js": code }, { timeout: 1 }))).toBe("timed out after 1 s");
  });

  test("a caller that gives up first ends it, and the function knows only its own timeout", async () => {
    const code =
      "exports.handler = (e, c) => { if (c.getRemainingTimeInMillis() < 500_000) throw new Error('short'); return new Promise((resolve) => setTimeout(resolve, 60_000)); };";
    expect(short(await call({ "index.js": code }, { timeout: 900, patience: 1 }))).toBe(
      "timed out after 1 s",
    );
    const python = "import time\ndef handler(event, context):\n    time.sleep(60)";
    const given = { timeout: 900, patience: 1, runtime: "python3.12" };
    expect(short(await call({ "index.py": python }, given))).toBe("timed out after 1 s");
  });

  test("a function that is only slow proves nothing", async () => {
    const code =
      "exports.handler = async () => { const end = Date.now() + 1500; while (Date.now() < end); await new Promise((r) => setTimeout(r, 500)); return 1; };";
    expect(short(await call({ "index.js": code }, { timeout: 1 }))).toBe(
      "not run: it is too slow on this machine",
    );
  });

  test("layers are found, and the later one wins", async () => {
    const layer = (value: number) =>
      archive({ "nodejs/node_modules/shared/index.js": `module.exports = ${value};` });
    const result = await call(
      { "index.js": "exports.handler = async () => require('shared');" },
      { layers: [layer(1), layer(2)] },
    );
    expect(short(result)).toBe("returned 2");
  });

  test("an error has its place in the user's own file, and nothing is left behind", async () => {
    const folder = mkdtempSync(join(tmpdir(), "stackproof-test-"));
    writeFileSync(
      join(folder, "index.js"),
      "exports.handler = async (event) => {\n  return event.user.name;\n};\n",
    );
    const code = read(new Archive({ path: folder }));
    if (code === undefined) throw new Error("no code");
    const before = left();
    const own = new FunctionRunner({ programs });
    const request = {
      code,
      layers: [],
      runtime: "nodejs20.x",
      handler: "index.handler",
      name: "greet",
      arn: "arn",
      region: "us-east-1",
      memory: 128,
      timeout: 3,
      patience: 900,
      environment: {},
      answers: {},
      event: "{}",
    };
    const result = await own.run(request);
    expect(left()).toHaveLength(before.length + 1);
    await own.run(request);
    // The code is laid out once.
    expect(left()).toHaveLength(before.length + 1);
    own.close();
    expect(result).toMatchObject({
      end: { errorType: "TypeError", at: { file: join(folder, "index.js"), line: 2, column: 21 } },
    });
    expect(left()).toEqual(before);
    rmSync(folder, { recursive: true });
  });
});

describe("Python", () => {
  test.each<[string, string, string]>([
    [
      "a value",
      "def handler(event, context):\n    return {'name': event['name'], 'by': context.function_name}",
      'returned {"name": "Ada", "by": "greet"}',
    ],
    ["an error", "def handler(event, context):\n    return event['no']", "KeyError: 'no'"],
    ["nothing", "def handler(event, context):\n    pass", "returned null"],
    [
      "no such function",
      "def main(event, context):\n    pass",
      "Runtime.HandlerNotFound: Handler 'handler' missing on module 'index'",
    ],
    [
      "a module that is not packed",
      "import flask\ndef handler(event, context):\n    pass",
      "Runtime.ImportModuleError: Unable to import module 'index': No module named 'flask'",
    ],
    [
      "a set",
      "def handler(event, context):\n    return {1}",
      "Runtime.MarshalError: Unable to marshal response: Object of type set is not JSON serializable",
    ],
    [
      "an exit",
      "import sys\ndef handler(event, context):\n    sys.exit(2)",
      "Runtime.ExitError: Runtime exited with exit status 2",
    ],
    [
      "a table that is only named",
      "import boto3\ntable = boto3.resource('dynamodb').Table('orders')\ndef handler(event, context):\n    return 1",
      "returned 1",
    ],
    [
      "a call of AWS",
      "import boto3\nfrom botocore.exceptions import ClientError\ns3 = boto3.client('s3')\ndef handler(event, context):\n    try:\n        s3.get_object(Bucket='b')\n    except ClientError:\n        return 0",
      "StackproofRefused: A rehearsal does not call AWS.; refused s3:GetObject",
    ],
    [
      "another host",
      "import urllib.request\ndef handler(event, context):\n    try:\n        urllib.request.urlopen('https://api.example.com')\n    except OSError:\n        return 'no'",
      'returned "no"; refused api.example.com',
    ],
  ])("%s", async (_, code, expected) => {
    expect(short(await call({ "index.py": code }, { runtime: "python3.12" }))).toBe(expected);
  });
});

describe("answers of AWS", () => {
  const answers = {
    "dynamodb:GetItem": { Item: { id: "1" } },
    "dynamodb:PutItem": { $error: "ConditionalCheckFailedException", message: "It is there." },
    "s3:GetObject": { Body: "text" },
  };
  test.each<[string, string, string]>([
    [
      "a document client",
      "const { DynamoDBDocumentClient, GetCommand } = require('@aws-sdk/lib-dynamodb'); const d = DynamoDBDocumentClient.from({}); exports.handler = async () => (await d.send(new GetCommand({ TableName: 'orders' }))).Item;",
      'returned {"id":"1"}',
    ],
    [
      "a client with methods",
      "const { DynamoDB } = require('@aws-sdk/client-dynamodb'); exports.handler = async () => (await new DynamoDB().getItem({ TableName: 'orders' })).Item.id;",
      'returned "1"',
    ],
    [
      "an error that is caught",
      "const { DynamoDB } = require('@aws-sdk/client-dynamodb'); exports.handler = async () => { try { await new DynamoDB().putItem({}); } catch (error) { return [error.name, error.message]; } };",
      'returned ["ConditionalCheckFailedException","It is there."]',
    ],
    [
      "an object",
      "const { S3 } = require('@aws-sdk/client-s3'); exports.handler = async () => (await new S3().getObject({ Bucket: 'b' })).Body.transformToString();",
      'returned "text"',
    ],
    [
      "an operation without an answer",
      "const { S3 } = require('@aws-sdk/client-s3'); exports.handler = async () => { try { await new S3().listBuckets(); } catch { return 0; } };",
      "returned 0; refused s3:ListBuckets",
    ],
  ])("Node: %s", async (_, code, expected) => {
    expect(short(await call({ "index.js": code }, { answers }))).toBe(expected);
  });

  test.each<[string, string, string]>([
    [
      "a table",
      "import boto3\ntable = boto3.resource('dynamodb').Table('orders')\ndef handler(event, context):\n    return table.get_item(Key={'id': '1'})['Item']",
      'returned {"id": "1"}',
    ],
    [
      "an error that is caught",
      "import boto3\nfrom botocore.exceptions import ClientError\ndef handler(event, context):\n    try:\n        boto3.client('dynamodb').put_item(TableName='orders')\n    except ClientError as error:\n        return error.response['Error']['Code']",
      'returned "ConditionalCheckFailedException"',
    ],
    [
      "an object",
      "import boto3\ndef handler(event, context):\n    return boto3.client('s3').get_object(Bucket='b')['Body'].read().decode()",
      'returned "text"',
    ],
  ])("Python: %s", async (_, code, expected) => {
    expect(short(await call({ "index.py": code }, { answers, runtime: "python3.12" }))).toBe(expected);
  });

  test("version 2 of the SDK, with a callback and as a promise", async () => {
    const code =
      "const AWS = require('aws-sdk'); const d = new AWS.DynamoDB.DocumentClient(); exports.handler = (e, c, done) => { d.get({ TableName: 'a' }, async (error, first) => { const second = await d.get({ TableName: 'a' }).promise(); done(error, [first.Item.id, second.Item.id]); }); };";
    expect(short(await call({ "index.js": code }, { answers, runtime: "nodejs16.x" }))).toBe(
      'returned ["1","1"]',
    );
  });

  test("what was given is told", async () => {
    const code =
      "const { DynamoDBClient, GetItemCommand } = require('@aws-sdk/client-dynamodb'); exports.handler = async () => { await new DynamoDBClient().send(new GetItemCommand({ TableName: 'orders' })); };";
    expect(await call({ "index.js": code }, { answers })).toMatchObject({
      calls: [{ operation: "dynamodb:GetItem", input: { TableName: "orders" } }],
      refused: [],
    });
  });
});

test("other runtimes are not run", async () => {
  expect(short(await call({ bootstrap: "x" }, { runtime: "provided.al2023" }))).toBe(
    "not run: functions for provided.al2023 are not run",
  );
});

function left(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("stackproof-function-"));
}
