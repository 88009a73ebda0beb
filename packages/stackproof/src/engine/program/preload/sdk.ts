// Engine, program, preload: small additions to the project's own @pulumi/pulumi and to generated SDKs, for what the
// protocol does not carry: arguments that an SDK drops, where an invoke stands, which resource waits for what.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { HIDDEN_PROPERTY } from "../../../core/hidden.ts";
import { isInstalled, isLinked } from "./packages.ts";
import { Registrations } from "./registrations.ts";
import { allFiles, currentFrames } from "./report.ts";
import { patchStackReference } from "./stack-reference.ts";

/** What the loader asks about each JavaScript file. */
export interface SdkPatches {
  /** Whether a file may be part of a generated SDK. */
  mayRewrite(file: string): boolean;
  /** A file's text as it is to be compiled; undefined when it stays as it is. */
  rewrite(code: string): string | undefined;
  afterLoad(file: string, exports: Record<string, unknown>): void;
}

type Bag = Record<string, unknown>;
type Call = (...args: unknown[]) => unknown;

const GENERATED_SUPER = /super\(([\w.]+)\.__pulumiType, name, resourceInputs, opts/;
const DYNAMIC = "pulumi-nodejs:dynamic:Resource";

/** Patches for the SDK in `sdk` and the packages beside it. */
export function patchSdk(sdk: string): SdkPatches {
  const registrations = new Registrations();
  const dropped = new WeakMap<object, string[]>();
  Object.assign(globalThis, {
    // Called by generated constructors, see rewriteFor.
    [Symbol.for("stackproof.arguments")]: (args: unknown, known: Bag, options: Bag) => {
      const names = droppedArguments(args, known, options);
      // What a package hands to its own base class is not the user's doing.
      if (names.length > 0 && isCalledByUser()) dropped.set(known, names);
    },
  });
  const afterLoad: Record<string, (exports: Record<string, unknown>) => void> = {
    [join(sdk, "runtime", "resource.js")]: (exports) => patchResources(exports, registrations, dropped),
    [join(sdk, "runtime", "invoke.js")]: patchInvokes,
    [join(sdk, "log", "index.js")]: skipDebugLogs,
    [join(sdk, "resource.js")]: skipPositions,
    [join(sdk, "runtime", "debuggable.js")]: skipPromiseStacks,
    [join(sdk, "stackReference.js")]: patchStackReference,
  };
  return {
    mayRewrite: (file) =>
      file.includes("node_modules") &&
      !file.startsWith(sdk) &&
      /[\\/](?:@?pulumi[^\\/]*|sdks)[\\/]/.test(file),
    rewrite: reportArguments,
    afterLoad(file, exports) {
      afterLoad[file]?.(exports);
    },
  };
}

/** Generated constructors copy the arguments that they know; this lets them say which they leave behind. */
function reportArguments(code: string): string | undefined {
  const at = code.search(GENERATED_SUPER);
  if (at < 0) return undefined;
  const call = 'globalThis[Symbol.for("stackproof.arguments")]?.(arguments[1], resourceInputs, opts); ';
  return code.slice(0, at) + call + code.slice(at);
}

function droppedArguments(args: unknown, known: Bag, options: Bag): string[] {
  if (typeof args !== "object" || args === null || options["id"] !== undefined) return [];
  return Object.entries(args).flatMap(([key, value]) => {
    if (value === undefined || key === "urn") return [];
    // A name that the constructor knows only as an output is there, and undefined.
    return known[key] === undefined ? [key] : [];
  });
}

/** True when the frame that creates the resource, below the constructors of its own file, is in a user's file. */
function isCalledByUser(): boolean {
  const files = allFiles(new Error("here").stack).filter((file) => file !== __filename);
  const constructor = files[0];
  const caller = files.find((file) => file !== constructor);
  return caller !== undefined && !isInstalled(caller) && !isLinked(caller);
}

function patchResources(
  exports: Record<string, unknown>,
  registrations: Registrations,
  dropped: WeakMap<object, string[]>,
): void {
  const register = exports["registerResource"] as Call;
  exports["registerResource"] = (...args: unknown[]) => {
    // (res, parent, t, name, custom, remote, newDependency, props, opts, sourcePosition, stackTrace, …)
    const [resource, , type, name] = args as [object, unknown, string, string];
    const frames = currentFrames(resource);
    const properties = (args[7] ?? {}) as Bag;
    const names = dropped.get(properties) ?? [];
    const outputs =
      type === DYNAMIC ? Object.keys(properties).filter((key) => properties[key] === undefined) : [];
    if (names.length > 0 || outputs.length > 0) {
      args[7] = { ...properties, [HIDDEN_PROPERTY]: { dropped: names, outputs } };
    }
    const positions = frames.map(({ file, line, column }) => ({ uri: asUri(file), line, column }));
    args[9] = positions[0];
    args[10] = positions;
    registrations.begin(
      resource,
      type,
      name,
      { ...properties, ...awaitedOptions((args[8] ?? {}) as Bag) },
      frames,
    );
    return withoutStacks(() => register(...args));
  };
  const read = exports["readResource"] as Call;
  exports["readResource"] = (...args: unknown[]) => {
    // (res, parent, t, name, props, opts, sourcePosition, stackTrace, …)
    const positions = currentFrames(args[0] as object).map(({ file, line, column }) => ({
      uri: asUri(file),
      line,
      column,
    }));
    args[6] = positions[0];
    args[7] = positions;
    return withoutStacks(() => read(...args));
  };
  const registerOutputs = exports["registerResourceOutputs"] as Call;
  exports["registerResourceOutputs"] = (...args: unknown[]) => {
    registrations.outputs(args[0] as object, args[1]);
    return registerOutputs(...args);
  };
}

/** The options that a registration waits for. */
function awaitedOptions(options: Bag): Bag {
  const { dependsOn, parent, provider, providers, deletedWith } = options;
  return { dependsOn, parent, provider, providers, deletedWith };
}

/** The SDK takes whole stacks to find positions, which registerResource is given here already. */
function skipPositions(exports: Record<string, unknown>): void {
  const resource = exports["Resource"] as Record<string, unknown>;
  if (typeof resource["stackTrace"] === "function") resource["stackTrace"] = () => [];
  if (typeof resource["sourcePosition"] === "function") resource["sourcePosition"] = () => undefined;
}

/**
 * The SDK sends three debug messages for each resource, one after the other, each waiting for its answer. The engine
 * keeps none of them.
 */
function skipDebugLogs(exports: Record<string, unknown>): void {
  if (typeof exports["debug"] === "function") exports["debug"] = () => Promise.resolve();
}

/** The SDK takes a stack for each promise and prints it only for PULUMI_DEBUG_PROMISE_LEAKS. */
function skipPromiseStacks(exports: Record<string, unknown>): void {
  const original = exports["debuggablePromise"];
  if (typeof original !== "function" || exports["debugPromiseLeaks"] === true) return;
  exports["debuggablePromise"] = (...args: unknown[]) => withoutStacks(() => (original as Call)(...args));
}

/** Runs something whose errors take no stack: the SDK makes one for each resource, in case the engine refuses it. */
function withoutStacks<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function patchInvokes(exports: Record<string, unknown>): void {
  for (const name of ["invoke", "invokeOutput", "invokeSingle", "invokeSingleOutput", "call"]) {
    const original = exports[name];
    if (typeof original !== "function") continue;
    exports[name] = (...args: unknown[]) => {
      const properties = (args[1] ?? {}) as Bag;
      if (properties[HIDDEN_PROPERTY] === undefined) {
        const frames = currentFrames()
          .slice(0, 20)
          .map(({ file, line, column }) => ({ uri: asUri(file), line, column }));
        args[1] = { ...properties, [HIDDEN_PROPERTY]: { frames } };
      }
      return (original as Call)(...args);
    };
  }
}

function asUri(file: string): string {
  return file.startsWith("file://") ? file : pathToFileURL(file).href;
}
