// Traffic: where requests come in, and what becomes of one there. Types only.
import type { FunctionEnd } from "../graph/function-call.ts";
import type { ResourceView } from "../model/view.ts";
import type { HttpAnswer, HttpRequest, Json } from "./http.ts";

/** What an entrance makes of a function's end. */
export interface Response {
  readonly answer: HttpAnswer;
  /**
   * Why the answer is not the function's own, as a clause: "the function threw TypeError: …". Undefined when the function
   * answered for itself.
   */
  readonly because?: string;
}

/** What becomes of a request. */
export type Outcome =
  /** The entrance, or what it leads to, answers without a function: a fixed response, a redirect, a refusal. */
  | {
      readonly kind: "answered";
      readonly answer: HttpAnswer;
      /** A clause: "route `GET /admin` wants a signed request". */
      readonly because: string;
      /** What decides it. */
      readonly at: ResourceView;
    }
  /** Nothing is there for this method and path. */
  | {
      readonly kind: "no-route";
      readonly answer: HttpAnswer;
      readonly because: string;
      readonly at: ResourceView;
    }
  /** A function of the program runs. */
  | {
      readonly kind: "invoke";
      readonly target: ResourceView;
      readonly event: Json;
      /** The longest that the entrance waits, in seconds. */
      readonly patience: number;
      readonly respond: (end: FunctionEnd) => Response;
      /** The route, rule or method that leads to the function. */
      readonly at: ResourceView;
    }
  /** A clause that begins with "whether". */
  | { readonly kind: "undecided"; readonly reason: string; readonly at: ResourceView };

/** A place where requests come in: a stage of an API, the URL of a function, a load balancer. */
export interface Entrance {
  /** The API, function URL or load balancer. */
  readonly view: ResourceView;
  /** For messages: "HTTP API `shop`", "REST API `shop`, stage `prod`". */
  readonly title: string;
  outcome(request: HttpRequest): Outcome;
}
