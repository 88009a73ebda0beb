// Engine, function, inside: one call of a handler, with the rules of Lambda's runtime for Node.
// https://github.com/aws/aws-lambda-nodejs-runtime-interface-client/blob/main/src/Runtime.js and CallbackContext.js
import type { EndReport, FunctionInput } from "../reports.ts";
import { framesOf } from "./frames.ts";
import { type Handler, RuntimeFailure } from "./load-handler.ts";

/** From this version on, results are returned, never called back. */
const WITHOUT_CALLBACKS = 24;
const STREAMING = Symbol.for("aws.lambda.runtime.handler.streaming");

type Finish = (report: EndReport) => void;

/** Calls the handler. `finish` hears of the first end only. */
export function invoke(handler: Handler, input: FunctionInput, finish: Finish): void {
  if ((handler as unknown as Record<symbol, unknown>)[STREAMING] !== undefined) {
    finish({ kind: "not-run", reason: "it streams its response" });
    return;
  }
  const isLate = input.version >= WITHOUT_CALLBACKS;
  if (isLate && handler.length >= 3) {
    finish(
      failed(
        new RuntimeFailure(
          "CallbackHandlerDeprecated",
          "AWS Lambda has removed support for callback-based function handlers starting with Node.js 24.",
        ),
      ),
    );
    return;
  }
  const succeed = (value: unknown) => finish(returned(value));
  const fail = (error: unknown) => finish(failed(error));
  const { callback, context } = callbacks(input, succeed, fail);
  whenIdle(() => {
    const isAsync = isLate || handler.constructor.name === "AsyncFunction";
    if (isAsync)
      fail(new RuntimeFailure("NodeJsExit", "the event loop is empty and the promise is still open"));
    else succeed(null);
  });
  try {
    const value = handler(JSON.parse(input.event), context, isLate ? undefined : callback);
    if (isPromise(value)) value.then(succeed, fail);
    else if (isLate) succeed(value);
  } catch (error) {
    fail(error);
  }
}

/** What a callback gives waits for the event loop to empty, unless the function does not want to. */
function callbacks(
  input: FunctionInput,
  succeed: (value: unknown) => void,
  fail: (error: unknown) => void,
): { callback: (error?: unknown, value?: unknown) => void; context: object } {
  let waits = true;
  const done = (error?: unknown, value?: unknown): void => {
    if (error === undefined || error === null) succeed(value);
    else fail(error);
  };
  const callback = (error?: unknown, value?: unknown): void => {
    if (waits && (error === undefined || error === null)) whenIdle(() => succeed(value));
    else done(error, value);
  };
  const end = performance.now() + input.timeout * 1000;
  const context = {
    get callbackWaitsForEmptyEventLoop() {
      return waits;
    },
    set callbackWaitsForEmptyEventLoop(value: boolean) {
      waits = value;
    },
    succeed: (value: unknown) => done(null, value),
    fail: (error: unknown) => done(error ?? "handled"),
    done,
    functionName: input.name,
    functionVersion: "$LATEST",
    invokedFunctionArn: input.arn,
    memoryLimitInMB: String(input.memory),
    awsRequestId: "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
    logGroupName: `/aws/lambda/${input.name}`,
    logStreamName: "2026/01/01/[$LATEST]58419525dade4d17a495dceeeed44708",
    getRemainingTimeInMillis: () => Math.max(0, Math.round(end - performance.now())),
  };
  return { callback, context };
}

/** Only the last one counts. */
function whenIdle(then: () => void): void {
  process.removeAllListeners("beforeExit");
  process.once("beforeExit", then);
}

function returned(value: unknown): EndReport {
  try {
    return { kind: "returned", payload: JSON.stringify(value) ?? "null" };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(new RuntimeFailure("MarshalError", `Unable to stringify response body: ${message}`));
  }
}

/** As the runtime names what was thrown. */
export function failed(error: unknown): EndReport {
  const isError = error instanceof Error;
  return {
    kind: "failed",
    errorType: isError ? error.name : typeof error,
    errorMessage: isError ? error.message : String(error),
    frames: framesOf(error),
  };
}

function isPromise(value: unknown): value is Promise<unknown> {
  return typeof (value as { then?: unknown } | undefined | null)?.then === "function";
}
