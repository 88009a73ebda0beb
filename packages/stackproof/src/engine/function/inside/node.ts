// Engine, function, inside: the process in which a Lambda function for Node runs. It reads what to call from its standard
// input, keeps the function away from the network, and reports how it ended on file descriptor 3.
import { readFileSync } from "node:fs";
import Module from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { hideCredentials } from "../../program/preload/credentials.ts";
import { watchLifeline } from "../../program/preload/lifeline.ts";
import { guardNetwork } from "../../program/preload/network.ts";
import { watchProcesses } from "../../program/preload/processes.ts";
import { writeReport } from "../../program/preload/report.ts";
import type { EndReport, FunctionInput, FunctionReport } from "../reports.ts";
import { failed, invoke } from "./invoke.ts";
import { loadHandler, RuntimeFailure } from "./load-handler.ts";
import { isBrought, STAND_IN, standInModule } from "./stand-ins.ts";

const input = JSON.parse(readFileSync(0, "utf8")) as FunctionInput;
/** Characters. */
const LONGEST_INPUT = 20_000;
let isOver = false;

function send(report: FunctionReport): void {
  writeReport(report);
}

function finish(report: EndReport): void {
  if (isOver) return;
  isOver = true;
  send(report);
  // Lambda freezes what is still at work.
  process.reallyExit(0);
}

declare global {
  namespace NodeJS {
    interface Process {
      /** What process.exit calls after its listeners. */
      reallyExit(code: number): never;
    }
  }
}

watchLifeline();
guardNetwork(false);
hideCredentials();
watchProcesses();
standIn();
process.on("uncaughtException", (error) => finish(failed(error)));
process.on("unhandledRejection", (reason) => {
  const message = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  const failure = new RuntimeFailure("UnhandledPromiseRejection", message);
  finish(failed(reason instanceof Error ? Object.assign(failure, { stack: reason.stack }) : failure));
});
process.on("exit", (code) => {
  finish(failed(new RuntimeFailure("ExitError", `Runtime exited with exit status ${code}`)));
});
void run();

async function run(): Promise<void> {
  process.chdir(input.task);
  try {
    const handler = await loadHandler(input.task, input.handler);
    const started = process.cpuUsage();
    const timer = setTimeout(() => {
      const { user, system } = process.cpuUsage(started);
      finish({ kind: "timed-out", busy: (user + system) / 1_000_000 > input.limit / 2 });
    }, input.limit * 1000);
    // The function is idle when nothing but this is left.
    timer.unref();
    invoke(handler, input, finish);
  } catch (error) {
    finish(failed(error));
  }
}

/** Where the SDK that the runtime brings is not in the code, its stand-ins are. */
function standIn(): void {
  const { answers } = input;
  const calls = {
    answer(operation: string, given: unknown) {
      const isAnswered = Object.hasOwn(answers, operation);
      send({ kind: "called", operation, input: shortJson(given), isAnswered });
      return isAnswered ? { value: answers[operation] } : undefined;
    },
  };
  const make = (specifier: string) => standInModule(specifier, calls);
  (globalThis as unknown as Record<symbol, unknown>)[STAND_IN] = make;
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load;
  loader._load = function (this: unknown, request, ...rest) {
    try {
      return load.call(this, request, ...rest);
    } catch (error) {
      const isMissing = (error as { code?: unknown }).code === "MODULE_NOT_FOUND";
      if (isMissing && isBrought(request, input.version)) return make(request);
      throw error;
    }
  };
  Module.register(pathToFileURL(join(__dirname, "function-hooks.js")), { data: { version: input.version } });
}

/** JSON text of what an operation was given; of something big or circular nothing is told. */
function shortJson(value: unknown): string {
  try {
    const text = JSON.stringify(value) ?? "null";
    return text.length > LONGEST_INPUT ? "null" : text;
  } catch {
    return "null";
  }
}
