// Traffic: small programs for the tests of this room, and outcomes in short.
import type { PropertyMap } from "../core/value.ts";
import type { FunctionEnd } from "../graph/function-call.ts";
import { World } from "../model/world.ts";
import { type Given, graphOf, TYPES } from "../requirements/testing.ts";
import type { Entrance, Outcome, Response } from "./entrance.ts";
import { entrancesOf } from "./entrances.ts";
import type { HttpRequest, Json } from "./http.ts";

const ACCOUNT = "123456789012";

export function functionArn(name: string): string {
  return `arn:aws:lambda:us-east-1:${ACCOUNT}:function:${name}`;
}

export function invokeArn(arn: string): string {
  return `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
}

/** A function. */
export function lambda(name: string): Given {
  const arn = functionArn(name);
  return {
    type: "aws:lambda/function:Function",
    name,
    inputs: { handler: "index.handler" },
    outputs: { arn, name, invokeArn: invokeArn(arn) },
  };
}

/** A permission for everything of a service, unless said otherwise. */
export function permission(name: string, inputs: PropertyMap = {}): Given {
  return {
    type: "aws:lambda/permission:Permission",
    name: `permit-${name}`,
    inputs: {
      function: functionArn(name),
      action: "lambda:InvokeFunction",
      principal: "apigateway.amazonaws.com",
      ...inputs,
    },
  };
}

export function worldOf(given: readonly Given[]): World {
  const account = { existing: [] } as unknown as World["account"];
  return new World({ graph: graphOf(given), registry: TYPES, account });
}

/** What a client sends, besides method and address. */
export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** @param line `GET /items?page=2` */
export function requestOf(line: string, { headers = {}, body }: Sent = {}): HttpRequest {
  const [method = "", address = ""] = line.split(" ");
  const [path = "", ...query] = address.split("?");
  return { method, path, rawQuery: query.join("?"), headers, body };
}

/** The outcome at the only entrance, or at the one with this title. */
export function outcomeOf(given: readonly Given[], line: string, sent?: Sent, title?: string): Outcome {
  const entrances = entrancesOf(worldOf(given));
  const entrance = title === undefined ? entrances[0] : entrances.find((one) => one.title === title);
  if (entrance === undefined || (title === undefined && entrances.length > 1)) {
    throw new Error(`There are the entrances ${titles(entrances).join(", ")}.`);
  }
  return entrance.outcome(requestOf(line, sent));
}

export function titles(entrances: readonly Entrance[]): string[] {
  return entrances.map((entrance) => entrance.title);
}

/** In short: `runs handler`, `404, none: …`, `403: …`, `open: whether …`. */
export function shortly(outcome: Outcome): string {
  switch (outcome.kind) {
    case "invoke":
      return `runs ${outcome.target.name} for ${outcome.at.name}`;
    case "answered":
      return `${outcome.answer.status}: ${outcome.because}`;
    case "no-route":
      return `${outcome.answer.status}, none: ${outcome.because}`;
    case "undecided":
      return `open: ${outcome.reason}`;
  }
}

/** The event of the function that runs. */
export function eventOf(outcome: Outcome): { readonly [key: string]: Json } {
  if (outcome.kind !== "invoke") throw new Error(shortly(outcome));
  return outcome.event as { readonly [key: string]: Json };
}

/** What a function returned, as Lambda hands it on. */
export function returned(value: unknown): FunctionEnd {
  return { kind: "returned", payload: JSON.stringify(value ?? null) };
}

export const THREW: FunctionEnd = {
  kind: "failed",
  errorType: "TypeError",
  errorMessage: "x is no function",
};

/** In short: `200 application/json hello`, with the reason where the function did not answer for itself. */
export function answerShortly({ answer, because }: Response): string {
  const type = answer.headers["content-type"] ?? "-";
  return `${answer.status} ${type} ${answer.body}${because === undefined ? "" : ` (${because})`}`;
}
