// POST /events: takes an event whose signature is good, and puts it into the queue.
// The AWS SDK comes with the runtime: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html
import { createHmac, timingSafeEqual } from "node:crypto";

const LONGEST_BODY = 200_000;

/** A secret that was changed is taken over after so many milliseconds. */
const SECRET_LIFETIME = 5 * 60 * 1000;

export async function handler(event) {
  const receive = await (ready ??= connect());
  return receive(event);
}

let ready;

/** Connects to the real services, once for each instance of the function. */
async function connect() {
  const [{ SecretsManager }, { SQS }] = await Promise.all([
    import("@aws-sdk/client-secrets-manager"),
    import("@aws-sdk/client-sqs"),
  ]);
  const secrets = new SecretsManager({});
  const queue = new SQS({});
  return receiver({
    readSecret: async () => {
      const { SecretString } = await secrets.getSecretValue({ SecretId: process.env.SECRET_ARN });
      return SecretString;
    },
    enqueue: (body) => queue.sendMessage({ QueueUrl: process.env.QUEUE_URL, MessageBody: body }),
    log: (line) => console.log(JSON.stringify(line)),
    now: Date.now,
  });
}

/** The handler, on whatever services it is given. */
export function receiver({ readSecret, enqueue, log, now }) {
  let secret;
  let readAt = Number.NEGATIVE_INFINITY;

  async function currentSecret() {
    if (now() - readAt >= SECRET_LIFETIME) {
      secret = await readSecret();
      readAt = now();
    }
    return secret;
  }

  return async (event) => {
    const requestId = event.requestContext?.requestId;
    try {
      const body = readBody(event);
      if (!isSigned(body, event.headers?.["x-signature"], await currentSecret())) {
        log({ level: "warn", message: "bad signature", requestId });
        return answer(401, { error: "x-signature must be sha256= and the HMAC of the body in hex." });
      }
      const problem = problemOf(body);
      if (problem !== undefined) {
        log({ level: "info", message: "bad request", requestId, problem });
        return answer(400, { error: problem });
      }
      await enqueue(body.toString("utf8"));
      log({ level: "info", message: "accepted", requestId, bytes: body.length });
      return answer(202, { accepted: true });
    } catch (error) {
      log({ level: "error", message: "failed", requestId, reason: String(error?.stack ?? error) });
      return answer(503, { error: "The event was not taken. Send it again later." });
    }
  };
}

function readBody(event) {
  return Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8");
}

function isSigned(body, signature, secret) {
  const wanted = Buffer.from(`sha256=${createHmac("sha256", secret).update(body).digest("hex")}`);
  const given = Buffer.from(signature ?? "");
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** What is wrong with a body, if anything is. */
function problemOf(body) {
  if (body.length > LONGEST_BODY) return `The body must have at most ${LONGEST_BODY} bytes.`;
  try {
    const { id, type } = JSON.parse(body.toString("utf8"));
    if (isText(id) && isText(type)) return undefined;
  } catch {
    // Said below.
  }
  return 'The body must be a JSON object such as {"id": "42", "type": "order.paid"}.';
}

function isText(value) {
  return typeof value === "string" && value !== "";
}

function answer(statusCode, body) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
