import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { describe, test } from "node:test";
import { receiver } from "./receive.mjs";

const SECRET = "a secret";
const GOOD = JSON.stringify({ id: "42", type: "order.paid" });

/** A receiver on services that remember what they were asked. */
function stage(changes = {}) {
  const queued = [];
  const lines = [];
  const reads = [];
  const receive = receiver({
    readSecret: async () => {
      reads.push(SECRET);
      return SECRET;
    },
    enqueue: async (body) => queued.push(body),
    log: (line) => lines.push(line),
    now: () => 0,
    ...changes,
  });
  return { receive, queued, lines, reads };
}

function signed(body, secret = SECRET) {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return { requestContext: { requestId: "r-1" }, headers: { "x-signature": `sha256=${signature}` }, body };
}

describe("an event with a good signature", () => {
  test("is queued as it came", async () => {
    const { receive, queued, lines } = stage();
    const { statusCode, headers, body } = await receive(signed(GOOD));
    assert.equal(statusCode, 202);
    assert.equal(headers["content-type"], "application/json");
    assert.deepEqual(JSON.parse(body), { accepted: true });
    assert.deepEqual(queued, [GOOD]);
    assert.deepEqual(lines, [{ level: "info", message: "accepted", requestId: "r-1", bytes: GOOD.length }]);
  });

  test("may come in base64", async () => {
    const { receive, queued } = stage();
    const body = Buffer.from(GOOD).toString("base64");
    const { statusCode } = await receive({ ...signed(GOOD), body, isBase64Encoded: true });
    assert.equal(statusCode, 202);
    assert.deepEqual(queued, [GOOD]);
  });

  for (const body of ["", "[]", "null", "{not json", '{"id": 42, "type": "order.paid"}', '{"id": "42"}']) {
    test(`is refused when its body is ${body || "empty"}`, async () => {
      const { receive, queued } = stage();
      const { statusCode, body: text } = await receive(signed(body));
      assert.equal(statusCode, 400);
      assert.match(JSON.parse(text).error, /JSON object/);
      assert.deepEqual(queued, []);
    });
  }

  test("is refused when it is longer than a queue takes", async () => {
    const { receive, queued } = stage();
    const long = JSON.stringify({ id: "42", type: "order.paid", text: "x".repeat(200_000) });
    assert.equal((await receive(signed(long))).statusCode, 400);
    assert.deepEqual(queued, []);
  });
});

describe("an event without a good signature", () => {
  for (const [what, event] of Object.entries({
    "with another secret": signed(GOOD, "another secret"),
    "of another body": { ...signed(GOOD), body: GOOD.replace("42", "43") },
    "without a signature": { ...signed(GOOD), headers: {} },
    "without headers": { body: GOOD },
    "with a signature of another length": { ...signed(GOOD), headers: { "x-signature": "sha256=00" } },
  })) {
    test(`is refused: ${what}`, async () => {
      const { receive, queued, lines } = stage();
      assert.equal((await receive(event)).statusCode, 401);
      assert.deepEqual(queued, []);
      assert.equal(lines[0].message, "bad signature");
    });
  }
});

describe("the secret", () => {
  test("is read once in five minutes", async () => {
    let time = 0;
    const { receive, reads } = stage({ now: () => time });
    await receive(signed(GOOD));
    time = 299_999;
    await receive(signed(GOOD));
    assert.equal(reads.length, 1);
    time = 300_000;
    await receive(signed(GOOD));
    assert.equal(reads.length, 2);
  });

  test("never stands in the log", async () => {
    const { receive, lines } = stage();
    await receive(signed(GOOD));
    await receive(signed(GOOD, "another secret"));
    assert.doesNotMatch(JSON.stringify(lines), new RegExp(SECRET));
  });
});

describe("when a service does not answer", () => {
  for (const service of ["readSecret", "enqueue"]) {
    test(`${service}: the sender is told to try again`, async () => {
      const fail = async () => {
        throw new Error("no route to host");
      };
      const { receive, lines } = stage({ [service]: fail });
      const { statusCode, body } = await receive(signed(GOOD));
      assert.equal(statusCode, 503);
      assert.doesNotMatch(body, /no route/);
      assert.equal(lines[0].level, "error");
      assert.match(lines[0].reason, /no route to host/);
    });
  }
});
