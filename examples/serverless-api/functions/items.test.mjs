// The handlers, with a table in memory that answers as DynamoDB does. `npm test`
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { handlerOf } from "./items/http.mjs";
import { readingRoutes, writingRoutes } from "./items/items.mjs";
import { tableOf } from "./items/table.mjs";

const UNKNOWN = "00000000-0000-4000-8000-000000000000";
const ALICE = "arn:aws:iam::123456789012:user/alice";

/** DynamoDB in memory: one table, sorted by id. */
function memory() {
  const rows = new Map();
  return {
    rows,
    getItem: async ({ Key }) => ({ Item: rows.get(Key.id.S) }),
    deleteItem: async ({ Key }) => void rows.delete(Key.id.S),
    putItem: async ({ Item, ConditionExpression }) => {
      assert.equal(ConditionExpression, "attribute_not_exists(id)");
      const old = rows.get(Item.id.S);
      if (old === undefined) return void rows.set(Item.id.S, Item);
      const error = new Error("The conditional request failed");
      throw Object.assign(error, { name: "ConditionalCheckFailedException", Item: old });
    },
    scan: async ({ Limit, ExclusiveStartKey }) => {
      const ids = [...rows.keys()]
        .toSorted((a, b) => (a < b ? -1 : 1))
        .filter((id) => id > (ExclusiveStartKey?.id.S ?? ""));
      const page = ids.slice(0, Limit);
      const isFull = page.length === Limit;
      return {
        Items: page.map((id) => rows.get(id)),
        ...(isFull && { LastEvaluatedKey: { id: { S: page.at(-1) } } }),
      };
    },
  };
}

/** The service; `logs` fills with what it logs. */
function service(db = memory()) {
  const logs = [];
  const write = (line) => logs.push(line);
  const table = tableOf(db, "items");
  const reading = handlerOf(readingRoutes(table), write);
  const writing = handlerOf(writingRoutes(table), write);
  const call = async (handler, request) => {
    const { statusCode, headers, body } = await handler(request, { awsRequestId: "lambda-1" });
    return { status: statusCode, headers, text: body, body: body && JSON.parse(body) };
  };
  return {
    db,
    logs,
    read: (request) => call(reading, request),
    write: (request) => call(writing, request),
    get: (id) => call(reading, { routeKey: "GET /items/{id}", pathParameters: { id } }),
    list: (queryStringParameters) => call(reading, { routeKey: "GET /items", queryStringParameters }),
    remove: (id) => call(writing, { routeKey: "DELETE /items/{id}", pathParameters: { id } }),
    add: (body, { headers = {}, userArn = ALICE, ...more } = {}) =>
      call(writing, {
        routeKey: "POST /items",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
        requestContext: { requestId: "api-1", authorizer: { iam: { userArn } } },
        ...more,
      }),
  };
}

describe("items", () => {
  test("are added, found, listed and removed", async () => {
    const { add, get, list, remove } = service();
    const made = await add({ name: " Ada " });
    assert.equal(made.status, 201);
    assert.equal(made.body.name, "Ada");
    assert.equal(made.headers.location, `/items/${made.body.id}`);
    assert.equal(made.headers["content-type"], "application/json");
    const { status, body } = await get(made.body.id);
    assert.deepEqual([status, body], [200, made.body]);
    assert.deepEqual((await list()).body, { items: [made.body] });
    assert.equal((await remove(made.body.id)).status, 204);
    assert.equal((await get(made.body.id)).status, 404);
    assert.equal((await remove(made.body.id)).status, 204);
  });

  test("come in pages", async () => {
    const { add, list } = service();
    for (const name of ["a", "b", "c", "d", "e"]) await add({ name });
    const seen = [];
    let after;
    do {
      const { body } = await list({ limit: "2", ...(after && { after }) });
      seen.push(...body.items.map(({ name }) => name));
      after = body.next;
    } while (after !== undefined);
    assert.deepEqual(new Set(seen), new Set(["a", "b", "c", "d", "e"]));
    assert.equal(seen.length, 5);
  });

  test("are read from a body in base64", async () => {
    const { add } = service();
    const body = Buffer.from('{"name":"Zoë 🚀"}').toString("base64");
    const headers = { "content-type": "Application/JSON; charset=utf-8" };
    const { status, body: item } = await add(body, { isBase64Encoded: true, headers });
    assert.deepEqual([status, item.name], [201, "Zoë 🚀"]);
  });
});

describe("an Idempotency-Key", () => {
  const headers = { "idempotency-key": "order-0001" };

  test("makes one item, however often it is sent", async () => {
    const { add, db } = service();
    const first = await add({ name: "Ada" }, { headers });
    const second = await add({ name: "Ada" }, { headers });
    assert.deepEqual([first.status, second.status], [201, 200]);
    assert.deepEqual(second.body, first.body);
    assert.equal(db.rows.size, 1);
  });

  test("makes no second item with another name", async () => {
    const { add } = service();
    await add({ name: "Ada" }, { headers });
    assert.equal((await add({ name: "Grace" }, { headers })).status, 409);
  });

  test("belongs to its caller", async () => {
    const { add, db } = service();
    await add({ name: "Ada" }, { headers });
    const other = await add({ name: "Eve" }, { headers, userArn: "arn:aws:iam::123456789012:user/eve" });
    assert.equal(other.status, 201);
    assert.equal(db.rows.size, 2);
  });

  for (const key of ["", "short", "x".repeat(65), "with space", "../../etc", "a,b,c,d,e,f"]) {
    test(`is refused: ${JSON.stringify(key)}`, async () => {
      const { add } = service();
      assert.equal((await add({ name: "Ada" }, { headers: { "idempotency-key": key } })).status, 400);
    });
  }
});

describe("refuses", () => {
  const bodies = {
    "no body": "",
    "half of JSON": '{"name":',
    "a list": "[]",
    null: "null",
    "a text": '"Ada"',
    "no name": "{}",
    "a blank name": { name: " \t\n" },
    "a name that is a number": { name: 7 },
    "a name that is an object": { name: { S: "Ada" } },
    "a name of 101 characters": { name: "x".repeat(101) },
    "a name of two lines": { name: 'Ada\n{"level":"ERROR"}' },
    "a zero byte": '{"name":"A\\u0000"}',
    "half of a surrogate pair": '{"name":"A\\ud800"}',
    "an id of the client's": { name: "Ada", id: UNKNOWN },
    "a prototype": '{"name":"Ada","__proto__":{"admin":true}}',
  };
  for (const [what, body] of Object.entries(bodies)) {
    test(what, async () => {
      const { add, db } = service();
      const { status, body: answer } = await add(body);
      assert.equal(status, 400);
      assert.deepEqual(Object.keys(answer), ["error"]);
      assert.equal(db.rows.size, 0);
    });
  }

  test("bytes that are no UTF-8", async () => {
    const { add } = service();
    const body = Buffer.from([...Buffer.from('{"name":"'), 0xff, ...Buffer.from('"}')]).toString("base64");
    assert.equal((await add(body, { isBase64Encoded: true })).status, 400);
  });

  test("bodies that are too long, before they are parsed", async () => {
    const { add } = service();
    assert.equal((await add("[".repeat(20_000))).status, 413);
  });

  for (const type of [undefined, "", "text/plain", "application/jsonp", "multipart/form-data"]) {
    test(`the content type ${type}`, async () => {
      const { add } = service();
      assert.equal((await add({ name: "Ada" }, { headers: { "content-type": type } })).status, 415);
    });
  }

  for (const limit of ["0", "101", "-1", "1e2", "2,3", "", " 1", "１"]) {
    test(`limit=${limit}`, async () => {
      const { list } = service();
      assert.equal((await list({ limit })).status, 400);
    });
  }

  test("a page that begins nowhere", async () => {
    const { list } = service();
    assert.equal((await list({ after: "' OR 1=1" })).status, 400);
  });

  for (const id of [
    "",
    "1",
    "__proto__",
    UNKNOWN.toUpperCase().replaceAll("0", "A"),
    `${UNKNOWN}\n`,
    UNKNOWN,
  ]) {
    test(`the id ${JSON.stringify(id)}`, async () => {
      const { get } = service();
      assert.equal((await get(id)).status, 404);
    });
  }

  for (const routeKey of ["PUT /items", "constructor", "__proto__", "$default", undefined]) {
    test(`the route ${routeKey}`, async () => {
      const { read, write } = service();
      assert.equal((await read({ routeKey })).status, 404);
      assert.equal((await write({ routeKey })).status, 404);
    });
  }

  test("events that are no requests", async () => {
    const { read } = service();
    for (const event of [undefined, null, {}, [], "GET /items", 7]) {
      assert.equal((await read(event)).status, 404);
    }
  });

  test("to write through the function that reads", async () => {
    const { read, db } = service();
    const request = { headers: { "content-type": "application/json" }, body: '{"name":"Ada"}' };
    assert.equal((await read({ routeKey: "POST /items", ...request })).status, 404);
    assert.equal(db.rows.size, 0);
  });
});

describe("failures", () => {
  const failing = (name) => ({
    ...memory(),
    getItem: async () => {
      throw Object.assign(new Error("secret-host:8000 does not answer"), { name });
    },
  });

  test("are logged, and not told", async () => {
    const { get, logs } = service(failing("TimeoutError"));
    const { status, text } = await get(UNKNOWN);
    assert.equal(status, 500);
    assert.ok(!text.includes("secret-host"));
    const line = JSON.parse(logs[0]);
    assert.deepEqual([line.level, line.message, line.requestId], ["ERROR", "failed", "lambda-1"]);
    assert.match(line.error, /secret-host/);
  });

  test("of a busy table ask for patience", async () => {
    const { get } = service(failing("ThrottlingException"));
    const { status, headers } = await get(UNKNOWN);
    assert.deepEqual([status, headers["retry-after"]], [503, "1"]);
  });

  test("of the settings are seen at the start", () => {
    assert.throws(() => tableOf(memory(), undefined), /TABLE/);
  });
});

describe("logs", () => {
  test("are one object a line, with level, message and request id, and without what clients send", async () => {
    const { add, logs } = service();
    await add({ name: "Ada" });
    await add({ name: "Eve", "x\n": 1 });
    assert.equal(logs.length, 2);
    const lines = logs.map((line) => {
      assert.match(line, /^[^\n]+\n$/);
      return JSON.parse(line);
    });
    for (const line of lines) {
      assert.ok(!Number.isNaN(Date.parse(line.timestamp)));
      assert.deepEqual([line.level, line.requestId, line.apiRequestId], ["INFO", "lambda-1", "api-1"]);
    }
    assert.deepEqual(
      lines.map(({ message, status }) => [message, status]),
      [
        ["answered", 201],
        ["refused", 400],
      ],
    );
    assert.ok(!logs.join("").includes("Ada"));
  });
});
