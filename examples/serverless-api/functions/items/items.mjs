// Items: what the routes do.
import { createHash, randomUUID } from "node:crypto";
import { bodyOf, Refusal } from "./http.mjs";

/**
 * @typedef {import("./http.mjs").Request} Request
 * @typedef {import("./http.mjs").Route} Route
 * @typedef {import("./table.mjs").Item} Item
 * @typedef {import("./table.mjs").Table} Table
 */

/** Characters, as JavaScript counts them. */
const LONGEST_NAME = 100;
const LONGEST_PAGE = 100;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Routes that change nothing.
 *
 * @param {Table} table
 * @returns {Record<string, Route>}
 */
export function readingRoutes(table) {
  return {
    "GET /items": async (request) => ({ status: 200, body: await table.list(pageOf(request)) }),
    "GET /items/{id}": async (request) => {
      const item = await table.get(idOf(request));
      if (item === undefined) throw new Refusal(404, "There is no such item.");
      return { status: 200, body: item };
    },
  };
}

/**
 * Routes that change items. Each may be called again after an answer was lost, without doing its work twice.
 *
 * @param {Table} table
 * @returns {Record<string, Route>}
 */
export function writingRoutes(table) {
  return {
    "POST /items": async (request) => {
      const id = newIdOf(request);
      const item = { id, name: nameIn(bodyOf(request)), createdAt: new Date().toISOString() };
      const before = await table.add(item);
      if (before === undefined) return { status: 201, body: item, headers: { location: `/items/${id}` } };
      if (before.name !== item.name)
        throw new Refusal(409, "This Idempotency-Key has made an item with another name.");
      return { status: 200, body: before };
    },
    "DELETE /items/{id}": async (request) => {
      await table.remove(idOf(request));
      return { status: 204 };
    },
  };
}

/** @param {Request} request */
function idOf(request) {
  const id = request.pathParameters?.["id"] ?? "";
  if (!ID.test(id)) throw new Refusal(404, "There is no such item.");
  return id;
}

/**
 * A random id; or, from a caller who gives an Idempotency-Key, always the same one.
 *
 * @param {Request} request
 */
function newIdOf(request) {
  const key = request.headers?.["idempotency-key"];
  if (key === undefined) return randomUUID();
  if (!/^[\w-]{8,64}$/.test(key))
    throw new Refusal(400, "Idempotency-Key must have 8 to 64 letters, digits, - or _.");
  const caller = request.requestContext?.authorizer?.iam?.userArn ?? "";
  const hash = createHash("sha256")
    .update(JSON.stringify([caller, key]))
    .digest("hex");
  return hash.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/**
 * @param {Record<string, unknown>} body
 * @returns {string}
 */
function nameIn(body) {
  const other = Object.keys(body).find((key) => key !== "name");
  if (other !== undefined) throw new Refusal(400, "The body must have nothing but name.");
  const { name } = body;
  if (typeof name !== "string" || name.trim() === "")
    throw new Refusal(400, "name must be a text that is not empty.");
  if (name.length > LONGEST_NAME)
    throw new Refusal(400, `name must have at most ${LONGEST_NAME} characters.`);
  // Control characters, and halves of surrogate pairs.
  if (/[\p{Cc}\p{Cs}]/u.test(name)) throw new Refusal(400, "name must be a text in one line.");
  return name.trim();
}

/**
 * @param {Request} request
 * @returns {{ limit: number, after?: string }}
 */
function pageOf(request) {
  const { limit = "20", after } = request.queryStringParameters ?? {};
  const count = /^\d{1,3}$/.test(limit) ? Number(limit) : 0;
  if (count < 1 || count > LONGEST_PAGE)
    throw new Refusal(400, `limit must be a number from 1 to ${LONGEST_PAGE}.`);
  if (after === undefined) return { limit: count };
  if (!ID.test(after)) throw new Refusal(400, "after must be the next of the page before.");
  return { limit: count, after };
}
