// Traffic: outcomes and answers that several kinds of entrance give. Pure.
import type { ResourceView } from "../model/view.ts";
import type { Outcome } from "./entrance.ts";
import type { HttpAnswer } from "./http.ts";

/** What could not be told, as a clause that begins with "whether". */
export interface Open {
  readonly open: string;
}

export function undecided(at: ResourceView, reason: string): Outcome {
  return { kind: "undecided", reason, at };
}

export function answered(at: ResourceView, because: string, answer: HttpAnswer): Outcome {
  return { kind: "answered", answer, because, at };
}

export function noRoute(at: ResourceView, because: string, answer: HttpAnswer): Outcome {
  return { kind: "no-route", answer, because, at };
}

/** The error of an API: `{"message":"Not Found"}`. */
export function errorMessage(status: number, message: string): HttpAnswer {
  return {
    status,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ message }),
  };
}

const PHRASES: Readonly<Record<number, string>> = {
  301: "Moved Permanently",
  302: "Found",
  502: "Bad Gateway",
};

/**
 * The page that a load balancer makes by itself, as it was seen in
 * https://github.com/internetstandards/Internet.nl/issues/1291 and https://github.com/CodeGenieApp/serverless-express/issues/688.
 */
export function balancerPage(status: number, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  const title = `${status} ${PHRASES[status] ?? ""}`.trim();
  const body = [
    "<html>",
    `<head><title>${title}</title></head>`,
    "<body>",
    `<center><h1>${title}</h1></center>`,
    "</body>",
    "</html>",
    "",
  ].join("\r\n");
  return { status, headers: { server: "awselb/2.0", "content-type": "text/html", ...headers }, body };
}

/** `GET /items`, as it stands in sentences. */
export function requestWords({ method, path }: { readonly method: string; readonly path: string }): string {
  return `${method} ${path}`;
}
