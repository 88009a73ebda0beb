// Greets. GET /greeting?name=Ada, or POST /greeting with {"name": "Ada"}.

const LONGEST_NAME = 100;

export async function handler(event) {
  const requestId = event.requestContext?.requestId;
  try {
    const name = readName(event);
    log("info", "greeted", { requestId, length: name.length });
    return answer(200, { greeting: `Hello, ${name}!`, environment: process.env.ENVIRONMENT });
  } catch (error) {
    if (error instanceof BadRequest) {
      log("info", "bad request", { requestId, reason: error.message });
      return answer(400, { error: error.message });
    }
    log("error", "failed", { requestId, reason: error instanceof Error ? error.stack : String(error) });
    return answer(500, { error: "Something went wrong on our side." });
  }
}

class BadRequest extends Error {}

function readName(event) {
  const isPost = event.requestContext?.http?.method === "POST";
  const name = isPost ? readBody(event).name : (event.queryStringParameters?.name ?? "world");
  if (typeof name !== "string" || name.trim() === "")
    throw new BadRequest("name must be a text that is not empty.");
  if (name.length > LONGEST_NAME) throw new BadRequest(`name must have at most ${LONGEST_NAME} characters.`);
  return name.trim();
}

function readBody(event) {
  const text = event.isBase64Encoded ? Buffer.from(event.body ?? "", "base64").toString("utf8") : event.body;
  try {
    const body = JSON.parse(text ?? "");
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Said below.
  }
  throw new BadRequest('The body must be a JSON object such as {"name": "Ada"}.');
}

function answer(statusCode, body) {
  return { statusCode, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** One line of JSON, so that CloudWatch Logs Insights can search it. */
function log(level, message, fields) {
  console.log(JSON.stringify({ level, message, ...fields }));
}
