// Run: what can go wrong while a program runs.
import { defineFinding } from "../findings/finding.ts";

/** The program threw. */
export const threw = defineFinding<{ name: string; message: string }>("run/threw", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ name, message }) => `The program throws ${name}: ${firstLine(message)}`,
  why: "An error that nobody catches ends the program, and with it the update: what was not registered by then is not created.",
  quote: ({ message }) => (message.includes("\n") ? message : undefined),
});

/** A promise or Output was rejected. */
export const rejected = defineFinding<{ name: string; message: string }>("run/unhandled-rejection", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ name, message }) =>
    `A promise or Output of the program fails with ${name}: ${firstLine(message)}`,
  why: "Nobody handles the failure, so Pulumi ends the update. What depends on the value is not created.",
  quote: ({ message }) => (message.includes("\n") ? message : undefined),
});

/** The program stumbles over a placeholder. */
export const placeholderRefused = defineFinding<{ name: string; message: string }>(
  "run/placeholder-refused",
  {
    severity: "warning",
    effect: "risky",
    evidence: "inferred",
    message: ({ name, message }) =>
      `The program cannot go on with a placeholder: ${name}: ${firstLine(message)}`,
    why: "The true value is known only to AWS or to another stack, so a placeholder text stood for it. What follows could not be rehearsed.",
    fix: "Give the value in stackproof.yaml (stackOutputs, account.existing, config) or with --config.",
  },
);

/** A required configuration value is missing. */
export const missingConfig = defineFinding<{ key: string; stack: string; quote: string }>(
  "run/missing-config",
  {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ key, stack }) =>
      `Configuration value \`${key}\` is required and stack ${stack} does not set it.`,
    why: "config.require ends the program when the stack has no value for the key.",
    fix: ({ key, stack }) =>
      `Run \`pulumi config set ${key} <value> --stack ${stack}\`, pass --config ${key}=<value>, or read it with config.get and a default.`,
    quote: ({ quote }) => quote,
    docs: "https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/config.ts",
  },
);

/** A configuration value is of another type than the program reads. */
export const configType = defineFinding<{ key: string; type: string; quote: string }>("run/config-type", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ key, type }) => `Configuration value \`${key}\` is not a valid ${type}.`,
  why: "config.requireNumber, requireBoolean and requireObject end the program when the text does not parse.",
  fix: ({ key }) => `Correct the value of ${key} in the stack's file, or pass --config ${key}=<value>.`,
  quote: ({ quote }) => quote,
  docs: "https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/config.ts",
});

/** A required argument of a resource is missing. */
export const missingArgument = defineFinding<{ property: string; quote: string }>("run/missing-argument", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ property }) => `Argument \`${property}\` is required and is missing or undefined.`,
  why: "The SDK throws before the resource is registered.",
  fix: ({ property }) =>
    `Give \`${property}\` a value. When it comes from a variable, that variable is undefined at this point.`,
  quote: ({ quote }) => quote,
});

/** A module is not there. */
export const missingModule = defineFinding<{ module: string; quote: string }>("run/missing-module", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ module }) => `Module "${module}" cannot be found.`,
  why: "The program ends before it registers anything.",
  fix: ({ module }) =>
    /^[./]/.test(module)
      ? "Correct the path, or create the file."
      : `Install it: npm install ${module.startsWith("@") ? module.split("/").slice(0, 2).join("/") : (module.split("/")[0] ?? module)}`,
  quote: ({ quote }) => quote,
});

/** A file does not parse. */
export const syntaxError = defineFinding<{ message: string }>("run/syntax-error", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ message }) => `The file does not parse: ${message}`,
  why: "The program cannot be loaded, so nothing of it runs.",
  fix: "Correct the text at this place; the mistake may stand a little before it.",
});

/** A value that never comes. */
export const neverSettles = defineFinding<{ what: string; waits: string }>("run/never-settles", {
  severity: "error",
  effect: "broken",
  evidence: "observed",
  message: ({ what, waits }) => `${what} never registered: ${waits}.`,
  why: "The program ended while a promise or Output was still open. Pulumi reports leaked promises and the resource is not created.",
  fix: "Resolve the promise, or break the circle if two resources wait for each other.",
});

/** The program ended itself. */
export const exitedEarly = defineFinding<{ code: number }>("run/exited-early", {
  severity: "error",
  effect: "broken",
  evidence: "observed",
  message: ({ code }) => `The program calls process.exit(${code}) before all of it is registered.`,
  why: "Registrations and stack outputs are sent after the program's own code has run; an exit cuts them off.",
  fix: "Remove the call; throw an error to stop an update on purpose.",
});

/** Nobody knows why it ended. */
export const failed = defineFinding<{ how: string; output: string }>("run/failed", {
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  message: ({ how }) => `The program ${how}.`,
  quote: ({ output }) => (output === "" ? undefined : output),
  fix: "See what the program printed; run it with --format json for the whole output.",
});

/** It took too long. */
export const timedOut = defineFinding<{ seconds: number; resources: number; settled: boolean }>(
  "run/timed-out",
  {
    severity: "error",
    effect: "broken",
    evidence: "observed",
    message: ({ seconds, resources }) =>
      `The program was still running after ${seconds} s and was ended; ${resources} ${resources === 1 ? "resource was" : "resources were"} registered by then.`,
    why: "`pulumi up` waits for the program to end: a timer, a server or an endless loop keeps it from ending.",
    fix: "Look for what keeps the program alive, or give it more time with --timeout <seconds>.",
  },
);

/** It used too much memory. */
export const outOfMemory = defineFinding<{ limit: number }>("run/out-of-memory", {
  severity: "error",
  effect: "broken",
  evidence: "observed",
  message: ({ limit }) => `The program used more than ${limit} MiB of memory and was ended.`,
  fix: "Look for a list that grows without end, or raise the bound with --memory <MiB>.",
});

/** The program logged an error. A warning, for the update goes on: https://github.com/pulumi/pulumi/issues/6090 */
export const loggedError = defineFinding<{ message: string }>("run/logged-error", {
  severity: "warning",
  effect: "risky",
  evidence: "observed",
  message: ({ message }) => `The program logs an error: ${firstLine(message)}`,
  why: "pulumi.log.error prints an error and stops nothing: the program goes on, the update succeeds, and the exit code is 0.",
  fix: "Correct what the message says. If the update has to stop there, throw an error.",
  quote: ({ message }) => (message.includes("\n") ? message : undefined),
  docs: "https://github.com/pulumi/pulumi/issues/5085",
});

/** The program logged a warning. */
export const loggedWarning = defineFinding<{ message: string }>("run/logged-warning", {
  severity: "note",
  effect: "risky",
  evidence: "documented",
  message: ({ message }) => `The program logs a warning: ${firstLine(message)}`,
  quote: ({ message }) => (message.includes("\n") ? message : undefined),
  docs: "https://www.pulumi.com/docs/iac/concepts/logging/",
});

/** The program called AWS by itself. */
export const awsCall = defineFinding<{ service: string; operation: string; count: number }>("run/aws-call", {
  severity: "warning",
  effect: "risky",
  evidence: "documented",
  message: ({ service, operation, count }) =>
    `The program calls AWS by itself: ${service} ${operation}${count > 1 ? ` (${count} times)` : ""}. The call was refused.`,
  why: "A rehearsal reaches no account. What follows from the answer could not be looked at.",
  fix: "Use a data source of the Pulumi AWS provider, which the rehearsal answers, or give the value through configuration.",
});

/** A connection to another host. */
export const networkRefused = defineFinding<{ host: string; isAws: boolean }>("run/network-refused", {
  severity: "warning",
  effect: "risky",
  evidence: "observed",
  message: ({ host }) => `The program connects to ${host}. The connection was refused.`,
  why: "Nothing leaves the machine in a rehearsal; what follows from the answer could not be looked at.",
  fix: ({ isAws }) =>
    isAws
      ? "Use a data source of the Pulumi AWS provider, which the rehearsal answers, or give the value through configuration."
      : "Read the value from configuration, or rehearse with --allow-network (AWS stays out of reach).",
});

/** An Output, promise or object turned into text. */
export const outputAsText = defineFinding<{ thing: string; where: string; text: string; what: string }>(
  "run/output-as-text",
  {
    severity: "error",
    effect: "rejected",
    evidence: "observed",
    message: ({ thing, where, text, what }) => `${thing} has ${what} in ${where}: "${text}".`,
    why: "An Output is known only when its resource exists. Turned into text in JavaScript it gives this text instead of its value, which AWS refuses or, worse, accepts.",
    fix: "Write pulumi.interpolate`…${value}…`, value.apply(v => …), or pulumi.jsonStringify({ … }) for a JSON document.",
    docs: "https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/output.ts",
  },
);

/** `undefined` or `NaN` inside a name, ARN or URL. */
export const undefinedInText = defineFinding<{ thing: string; where: string; text: string; what: string }>(
  "run/undefined-in-text",
  {
    severity: "error",
    effect: "broken",
    evidence: "observed",
    message: ({ thing, where, text, what }) => `${thing} has the word ${what} in ${where}: "${text}".`,
    why: "A variable that has no value became part of the text.",
    fix: "Give the variable a value, or leave the part out when it has none.",
  },
);

/** Never cut here: half a secret would not be known for one when the report is written. Reports cut. */
function firstLine(text: string): string {
  return text.split("\n").find((part) => part.trim() !== "") ?? text;
}
