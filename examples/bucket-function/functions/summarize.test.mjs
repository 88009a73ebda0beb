// The handler, with a storage in memory that answers as S3 does. `npm test`
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { handlerOf } from "./summarize/handler.mjs";
import { LARGEST, summarize } from "./summarize/summary.mjs";

const named = (name) => Object.assign(new Error(`S3 says ${name}`), { name });

/** S3 in memory: objects by bucket, key and version. */
function memory() {
  const objects = new Map();
  const nameOf = ({ Bucket, Key, VersionId = "" }) => [Bucket, Key, VersionId].join("|");
  const find = (where, missing) => {
    const object = objects.get(nameOf(where));
    if (object === undefined) throw named(missing);
    return object;
  };
  const calls = [];
  return {
    objects,
    calls,
    put: (key, content, { type = "text/plain", versionId = "v1", bytes } = {}) => {
      const body = typeof content === "string" ? Buffer.from(content) : content;
      objects.set(nameOf({ Bucket: "uploads", Key: key, VersionId: versionId }), {
        ContentLength: bytes ?? body.length,
        ContentType: type,
        ETag: `"${body.length}"`,
        body,
      });
    },
    result: (key) => JSON.parse(objects.get(`results|${key}|`)?.Body ?? "null"),
    headObject: async (where) => {
      calls.push("head");
      const { body: _, ...head } = find(where, "NotFound");
      return head;
    },
    getObject: async (where) => {
      calls.push("get");
      const object = find(where, "NoSuchKey");
      if (where.IfMatch !== object.ETag) throw named("PreconditionFailed");
      return { Body: { transformToByteArray: async () => new Uint8Array(object.body) } };
    },
    putObject: async (what) => {
      calls.push("put");
      assert.ok(Buffer.byteLength(what.Key) <= 1024, "KeyTooLongError");
      objects.set(nameOf(what), what);
    },
  };
}

/** A record as S3 writes it. */
function record(key, versionId = "v1") {
  const encoded = encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");
  return {
    eventSource: "aws:s3",
    eventName: "ObjectCreated:Put",
    s3: { bucket: { name: "uploads" }, object: { key: encoded, versionId } },
  };
}

/** The function; `logs` fills with what it logs. */
function service(s3 = memory()) {
  const lines = [];
  const handler = handlerOf({ s3, results: "results", write: (line) => lines.push(line) });
  return {
    s3,
    lines,
    logs: () => lines.map((line) => JSON.parse(line)),
    run: (...Records) => handler({ Records }, { awsRequestId: "lambda-1" }),
    send: (event) => handler(event, { awsRequestId: "lambda-1" }),
  };
}

describe("a new object", () => {
  test("gets a summary", async () => {
    const { s3, run, logs } = service();
    s3.put("notes/a b+c ä.txt", "one two\nthree\n");
    await run(record("notes/a b+c ä.txt"));
    assert.deepEqual(s3.result("notes/a b+c ä.txt/v1.json"), {
      bucket: "uploads",
      key: "notes/a b+c ä.txt",
      versionId: "v1",
      type: "text/plain",
      status: "summarized",
      lines: 2,
      words: 3,
      sha256: "6481b98de00b3b8c0eccd56b3877aa72d7cbb9c2b97142fa35f7177f9456926d",
      bytes: 14,
    });
    const [line] = logs();
    assert.deepEqual([line.level, line.message, line.requestId], ["INFO", "summarized", "lambda-1"]);
  });

  const texts = {
    "": [1, 0],
    a: [1, 1],
    "a\n": [1, 1],
    "a\r\nb c": [2, 3],
    "\n\n": [2, 0],
    " a\u00a0b\r": [1, 2],
  };
  for (const [text, [lines, words]] of Object.entries(texts)) {
    test(`has ${lines} lines and ${words} words: ${JSON.stringify(text)}`, () => {
      const summary = summarize(Buffer.from(text));
      assert.deepEqual([summary.lines, summary.words], [lines, words]);
    });
  }

  test("of the largest size needs little memory", () => {
    const before = process.memoryUsage().heapUsed;
    const { words } = summarize(Buffer.from("ab ".repeat(Math.floor(LARGEST / 3))));
    assert.equal(words, Math.floor(LARGEST / 3));
    assert.ok(process.memoryUsage().heapUsed - before < 100 * 1024 * 1024);
  });

  test("gets the same summary when S3 tells of it twice", async () => {
    const { s3, run } = service();
    s3.put("a.txt", "one");
    await run(record("a.txt"));
    const before = new Map(s3.objects);
    await run(record("a.txt"), record("a.txt"));
    assert.deepEqual(s3.objects, before);
  });

  test("gets one for each version, in whichever order they are told", async () => {
    const { s3, run } = service();
    s3.put("a.txt", "old", { versionId: "v1" });
    s3.put("a.txt", "newer", { versionId: "v2" });
    await run(record("a.txt", "v2"), record("a.txt", "v1"));
    assert.deepEqual([s3.result("a.txt/v1.json").bytes, s3.result("a.txt/v2.json").bytes], [3, 5]);
  });

  test("of a bucket without versions is read as it was looked up", async () => {
    const { s3, run, logs } = service();
    s3.put("a.txt", "one", { versionId: "" });
    const { getObject } = s3;
    s3.getObject = (where) => {
      s3.put("a.txt", "overwritten", { versionId: "" });
      return getObject(where);
    };
    await run(record("a.txt", undefined));
    assert.equal(logs()[0].message, "gone");
  });
});

describe("rejects, with the reason as the result, and without another try", () => {
  /** @type {Record<string, [string, string | Buffer, object, RegExp]>} */
  const rejected = {
    "other content types": ["a.png", "x", { type: "image/png" }, /content type/],
    "no content type": ["a", "x", { type: "" }, /content type/],
    "a content type that only begins well": ["a", "x", { type: "application/json-patch" }, /content type/],
    "an empty object": ["a.txt", "", {}, /empty/],
    "a large object": ["a.txt", "x", { bytes: LARGEST + 1 }, /bytes/],
    "bytes that are no text": ["a.txt", Buffer.from([0xc3, 0x28]), {}, /UTF-8/],
  };
  for (const [what, [key, content, more, reason]] of Object.entries(rejected)) {
    test(what, async () => {
      const { s3, run, logs } = service();
      s3.put(key, content, more);
      await run(record(key));
      const result = s3.result(`${key}/v1.json`);
      assert.equal(result.status, "rejected");
      assert.match(result.reason, reason);
      assert.equal(logs()[0].level, "WARN");
    });
  }

  test("large objects before they are read", async () => {
    const { s3, run } = service();
    s3.put("a.txt", "x", { bytes: LARGEST + 1 });
    await run(record("a.txt"));
    assert.deepEqual(s3.calls, ["head", "put"]);
  });
});

describe("hostile keys", () => {
  const keys = [
    "../../etc/passwd",
    "__proto__",
    "a%2Fb",
    "a+b",
    "x\ny",
    '"}{"level":"ERROR"',
    "ü".repeat(500),
  ];
  for (const key of keys) {
    test(JSON.stringify(key.slice(0, 30)), async () => {
      const { s3, run, lines, logs } = service();
      s3.put(key, "one");
      await run(record(key));
      assert.equal(s3.result(`${key}/v1.json`).key, key);
      assert.match(lines[0], /^[^\n]+\n$/);
      assert.deepEqual([logs()[0].level, logs()[0].key], ["INFO", key]);
    });
  }

  test("of 1,024 bytes get a shorter one for their result", async () => {
    const { s3, run } = service();
    const key = "x".repeat(1024);
    s3.put(key, "one");
    await run(record(key));
    const name = [...s3.objects.keys()].find((one) => one.startsWith("results|"));
    assert.match(name, /^results\|sha256-[0-9a-f]{64}\/v1\.json\|$/);
    assert.equal(s3.result(name.split("|")[1]).key, key);
  });
});

describe("failures", () => {
  test("of one object keep no other from its summary, and are thrown, so that Lambda tries again", async () => {
    const { s3, run, logs } = service();
    s3.put("a.txt", "one");
    s3.put("b.txt", "two");
    const { headObject } = s3;
    s3.headObject = (where) =>
      where.Key === "a.txt" ? Promise.reject(named("SlowDown")) : headObject(where);
    await assert.rejects(run(record("a.txt"), record("b.txt")), AggregateError);
    assert.equal(s3.result("b.txt/v1.json").status, "summarized");
    assert.deepEqual(
      logs().map(({ level, message }) => [level, message]),
      [
        ["ERROR", "failed"],
        ["INFO", "summarized"],
      ],
    );
  });

  test("are no deleted objects", async () => {
    const { s3, run, logs } = service();
    await run(record("gone.txt"));
    assert.deepEqual([logs()[0].level, logs()[0].message], ["WARN", "gone"]);
    assert.deepEqual(s3.calls, ["head"]);
  });

  test("of the settings are seen at the start", () => {
    assert.throws(() => handlerOf({ s3: memory(), results: "" }), /RESULTS/);
  });
});

describe("events", () => {
  test("with which S3 tries a notification do nothing", async () => {
    const { send, lines } = service();
    await send({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: "uploads" });
    assert.deepEqual(lines, []);
  });

  const wrong = {
    nothing: undefined,
    "a text": "Records",
    "no records": {},
    "records that are no list": { Records: { length: 1 } },
    "a record of another service": { Records: [{ Sns: {} }] },
    "an empty record": { Records: [null] },
    "a bucket that is no text": { Records: [{ s3: { bucket: { name: 7 }, object: { key: "a" } } }] },
    "an empty key": { Records: [record("")] },
    "a key that cannot be decoded": {
      Records: [{ s3: { bucket: { name: "b" }, object: { key: "%E0%A4%A" } } }],
    },
  };
  for (const [what, event] of Object.entries(wrong)) {
    test(`are refused: ${what}`, async () => {
      const { send, s3 } = service();
      await assert.rejects(send(event), /no event of S3|URI malformed/);
      assert.deepEqual(s3.calls, []);
    });
  }
});
