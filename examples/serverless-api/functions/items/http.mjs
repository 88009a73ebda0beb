// HTTP: requests of an HTTP API (payload format 2.0), answers as JSON, and what becomes of errors.
// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
import { logger } from "./log.mjs";

/**
 * @typedef {object} Request
 * @property {string} [routeKey] "GET /items/{id}"
 * @property {Record<string, string>} [headers] names are in lower case
 * @property {Record<string, string>} [pathParameters]
 * @property {Record<string, string>} [queryStringParameters]
 * @property {string} [body]
 * @property {boolean} [isBase64Encoded]
 * @property {{ requestId?: string, authorizer?: { iam?: { userArn?: string } } }} [requestContext]
 *
 * @typedef {{ status: number, body?: unknown, headers?: Record<string, string> }} Answer
 * @typedef {(request: Request) => Promise<Answer>} Route
 */

/** Bytes. */
const LARGEST_BODY = 16 * 1024;

/** The client has asked for what cannot be. The message is meant for the client. */
export class Refusal extends Error {
  name = "Refusal";

  /**
   * @param {number} status
   * @param {string} message
   */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/**
 * A Lambda handler for some routes. It answers whatever happens; errors that are ours are logged, not told.
 *
 * @param {Record<string, Route>} routes by route key
 * @param {(line: string) => unknown} [write] where logs go
 */
export function handlerOf(routes, write) {
  /** @param {Request} request @param {{ awsRequestId?: string }} [context] */
  return async (request, context) => {
    const log = logger(context?.awsRequestId, write);
    const started = Date.now();
    const about = { route: request?.routeKey, apiRequestId: request?.requestContext?.requestId };
    try {
      const route = new Map(Object.entries(routes)).get(request?.routeKey ?? "");
      if (route === undefined) throw new Refusal(404, "There is no such route.");
      const answer = await route(request);
      log.info("answered", { ...about, status: answer.status, milliseconds: Date.now() - started });
      return written(answer);
    } catch (error) {
      if (error instanceof Refusal) {
        log.info("refused", { ...about, status: error.status, reason: error.message });
        return written({ status: error.status, body: { error: error.message } });
      }
      log.error("failed", { ...about, error: error instanceof Error ? error.stack : String(error) });
      return isBusy(error)
        ? written({ status: 503, body: { error: "Try again later." }, headers: { "retry-after": "1" } })
        : written({ status: 500, body: { error: "Something went wrong on our side." } });
    }
  };
}

/**
 * The JSON object in a request's body.
 *
 * @param {Request} request
 * @returns {Record<string, unknown>}
 */
export function bodyOf(request) {
  const type = request.headers?.["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Refusal(415, "The content type must be application/json.");
  const bytes = Buffer.from(request.body ?? "", request.isBase64Encoded ? "base64" : "utf8");
  if (bytes.length > LARGEST_BODY)
    throw new Refusal(413, `The body must have at most ${LARGEST_BODY} bytes.`);
  let body;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new Refusal(400, "The body must be JSON in UTF-8.");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new Refusal(400, "The body must be a JSON object.");
  return body;
}

/** @param {Answer} answer */
function written({ status, body, headers }) {
  return {
    statusCode: status,
    headers: {
      ...(body !== undefined && { "content-type": "application/json" }),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

/** Whether a service of AWS has had too many requests, after the retries of the SDK. */
function isBusy(/** @type {unknown} */ error) {
  const busy = ["ThrottlingException", "ProvisionedThroughputExceededException", "RequestLimitExceeded"];
  return error instanceof Error && busy.includes(error.name);
}
