// Run: from how a program ended to findings with a place in the user's own files. Pure.
import type { SourcePlace } from "../core/place.ts";
import type { Finding, FindingPlace } from "../findings/finding.ts";
import * as found from "./findings.ts";

/** An error of the program, with its frames as places in the project. */
export interface RunError {
  readonly how: "thrown" | "rejection";
  readonly name: string;
  readonly message: string;
  readonly code: string | undefined;
  readonly frames: readonly SourcePlace[];
  readonly at: SourcePlace | undefined;
}

/** A resource or set of outputs that was never registered. */
export interface RunPending {
  readonly what: "resource" | "outputs";
  readonly type: string;
  readonly name: string;
  readonly waits: readonly { readonly property: string; readonly from: readonly string[] }[];
  readonly frames: readonly SourcePlace[];
}

/** Everything that is known of how a program ran. */
export interface RunFacts {
  readonly stack: string;
  readonly status: "exited" | "killed" | "timed-out" | "out-of-memory" | "aborted" | "not-started";
  readonly code: number | undefined;
  readonly signal: string | undefined;
  readonly problem: string | undefined;
  readonly stderr: string;
  /** What the program printed on both streams. */
  readonly output: string;
  readonly errors: readonly RunError[];
  readonly pending: readonly RunPending[];
  readonly exits: readonly { readonly code: number; readonly frames: readonly SourcePlace[] }[];
  readonly network: readonly { readonly host: string; readonly frames: readonly SourcePlace[] }[];
  readonly awsCalls: readonly { readonly service: string; readonly operation: string }[];
  readonly logs: readonly {
    readonly severity: string;
    readonly message: string;
    readonly urn: string | undefined;
  }[];
  /** Resources in the graph. */
  readonly resources: number;
  /** Seconds and MiB that the program was given. */
  readonly timeout: number;
  readonly memory: number;
  /** Failed invokes were reported already, where they were asked. */
  readonly reportedInvokes: boolean;
  /** The words in which the engine refused what it has a finding for; the program throws them again. */
  readonly refusals: readonly string[];
  /** Configuration keys whose true value is not known here. */
  readonly placeholderKeys: readonly string[];
}

/** What a run led to. */
export interface RunVerdict {
  readonly findings: readonly Finding[];
  /** False when the program did not run to its end for a reason that is not its own fault. */
  readonly complete: boolean;
}

/** A placeholder inside an error's text: the failure is the rehearsal's, not the program's. */
const PLACEHOLDER = /rehearsed-[0-9a-f]*/;

const REFUSED = /stackproof refused a connection|StackproofRefused|A rehearsal does not call AWS/;

/** Addresses of AWS and of the metadata services of its machines and containers. */
const AWS_HOST =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws|on\.aws)$|^169\.254\.(?:169\.254|170\.\d+)$|^fd00:ec2::/i;

/** What Pulumi's runner says of the entry point, with the folder's path; the project's own findings say it with its place. */
const ABOUT_ENTRY =
  /^(?:Could not find entry point '|Found a TypeScript project containing an index\.js file)/;

/** Judges a run. */
export function judgeRun(facts: RunFacts): RunVerdict {
  const findings: Finding[] = [];
  const refused = facts.errors.some(
    (error) => error.code === "ESTACKPROOFREFUSED" || REFUSED.test(error.message),
  );
  for (const error of distinct(facts.errors)) {
    if (error.code === "ESTACKPROOFREFUSED" || REFUSED.test(error.message)) continue;
    if (facts.refusals.some((words) => error.message.includes(words))) continue;
    if (facts.reportedInvokes && /invocation of \S+ returned an error/.test(error.message)) continue;
    findings.push(ofError(error, facts));
  }
  findings.push(...ofOutside(facts), ...ofLogs(facts, findings.length > 0));
  const ended = ofEnd(facts);
  const failedBefore = findings.some((finding) => finding.severity === "error");
  if (ended !== undefined) findings.push(ended);
  // A run that ended over a value that is not known here is nobody's fault.
  const stumbled = findings.some(
    ({ code, severity }) =>
      code === found.placeholderRefused.code || (code === found.configType.code && severity !== "error"),
  );
  // What waits for something that was refused never comes, and that is said already.
  const isConsequence = failedBefore || stumbled || facts.reportedInvokes || facts.refusals.length > 0;
  if (facts.status === "exited" && !isConsequence) findings.push(...ofPending(facts));
  const explained =
    stumbled || refused || facts.reportedInvokes || findings.some((finding) => finding.severity === "error");
  if (facts.status === "exited" && facts.code !== 0 && !explained) {
    const output = lastLines(facts.stderr === "" ? facts.output : facts.stderr, 12);
    findings.push(found.failed.at({}, { how: `ended with exit code ${facts.code ?? "unknown"}`, output }));
  }
  const complete = facts.status === "exited" && !refused && !stumbled && !ranOutOfMemory(facts);
  return { findings, complete };
}

function ofError(error: RunError, facts: RunFacts): Finding {
  const at = placeOf(error.at ?? error.frames[0]);
  const more = { frames: error.frames };
  const quote = error.message.trim();
  if (PLACEHOLDER.test(quote))
    return found.placeholderRefused.at(at, { name: error.name, message: quote }, more);
  const config = /Missing required configuration variable '([^']+)'/.exec(quote);
  if (config?.[1] !== undefined)
    return found.missingConfig.at(at, { key: config[1], stack: facts.stack, quote }, more);
  const type = /Configuration '([^']+)' value '[\s\S]*' is not a valid (\w+)/.exec(quote);
  if (type?.[1] !== undefined) {
    const vague = facts.placeholderKeys.includes(type[1]);
    const parameters = { key: type[1], type: type[2] ?? "value", quote };
    return found.configType.at(at, parameters, { ...more, ...(vague && { severity: "warning" as const }) });
  }
  const property = /^Missing required property '([^']+)'/.exec(quote);
  if (property?.[1] !== undefined)
    return found.missingArgument.at(at, { property: property[1], quote }, more);
  const module = /Cannot find (?:module|package) '([^']+)'/.exec(quote);
  if (module?.[1] !== undefined && /MODULE_NOT_FOUND/.test(error.code ?? "")) {
    return found.missingModule.at(at, { module: module[1], quote: quote.split("\n")[0] ?? quote }, more);
  }
  if (error.at !== undefined) return found.syntaxError.at(at, { message: syntaxMessage(quote) }, more);
  const definition = error.how === "thrown" || error.frames.length > 0 ? found.threw : found.rejected;
  return definition.at(at, { name: error.name, message: quote }, more);
}

/** esbuild's message is a headline and lines `file:line:column: ERROR: text`. */
function syntaxMessage(text: string): string {
  return /ERROR: (.+)/.exec(text)?.[1] ?? text.split("\n")[0] ?? text;
}

function ofOutside(facts: RunFacts): Finding[] {
  const findings: Finding[] = [];
  const calls = new Map<string, { service: string; operation: string; count: number }>();
  for (const call of facts.awsCalls) {
    const key = `${call.service} ${call.operation}`;
    const known = calls.get(key) ?? { ...call, count: 0 };
    calls.set(key, { ...known, count: known.count + 1 });
  }
  for (const call of calls.values()) findings.push(found.awsCall.at({}, call));
  const hosts = new Set<string>();
  for (const { host, frames } of facts.network) {
    if (hosts.has(host)) continue;
    hosts.add(host);
    findings.push(
      found.networkRefused.at(placeOf(frames[0]), { host, isAws: AWS_HOST.test(host) }, { frames }),
    );
  }
  return findings;
}

function ofLogs(facts: RunFacts, failed: boolean): Finding[] {
  const findings: Finding[] = [];
  for (const log of facts.logs) {
    const at: FindingPlace = log.urn === undefined ? {} : { urn: log.urn };
    if (log.severity === "error") {
      // The runner logs an error that it caught; the error itself was reported with its place.
      if (facts.refusals.some((words) => log.message.includes(words))) continue;
      const known =
        failed &&
        facts.errors.some((error) => log.message.includes(error.message.trim().split("\n")[0] ?? ""));
      if (!known && !log.message.startsWith("Running program '"))
        findings.push(found.loggedError.at(at, { message: log.message }));
    } else if (log.severity === "warning" && !ABOUT_ENTRY.test(log.message)) {
      findings.push(found.loggedWarning.at(at, { message: log.message }));
    }
  }
  return findings;
}

function ofEnd(facts: RunFacts): Finding | undefined {
  if (ranOutOfMemory(facts)) return found.outOfMemory.at({}, { limit: facts.memory });
  switch (facts.status) {
    case "timed-out": {
      const { timeout: seconds, resources } = facts;
      return found.timedOut.at({}, { seconds, resources, settled: facts.pending.length === 0 });
    }
    case "killed": {
      const output = lastLines(facts.stderr, 12);
      return found.failed.at({}, { how: `was ended by signal ${facts.signal ?? "unknown"}`, output });
    }
    case "not-started":
      return found.failed.at(
        {},
        { how: `could not be started: ${facts.problem ?? "unknown reason"}`, output: "" },
      );
    case "out-of-memory":
    case "aborted":
      return undefined;
    case "exited": {
      const exit = facts.exits[0];
      return exit === undefined || facts.errors.length > 0
        ? undefined
        : found.exitedEarly.at(placeOf(exit.frames[0]), { code: exit.code }, { frames: exit.frames });
    }
  }
}

function ofPending(facts: RunFacts): Finding[] {
  // What waits for another resource that waits is explained by that one.
  const names = new Set(facts.pending.filter((item) => item.what === "resource").map((item) => item.name));
  const roots = facts.pending.filter(
    (item) =>
      item.what === "resource" &&
      !item.waits.some((wait) => wait.from.some((name) => name !== item.name && names.has(name))),
  );
  const chosen = roots.length > 0 ? roots : facts.pending.filter((item) => item.what === "resource");
  const shown = chosen.length > 0 ? chosen : facts.pending;
  return shown.map((item) => {
    const owner = item.type === "pulumi:pulumi:Stack" ? "the stack" : `\`${item.name}\``;
    const what = item.what === "resource" ? `Resource \`${item.name}\` is` : `The outputs of ${owner} are`;
    const waits = item.waits.map(({ property, from }) =>
      from.length > 0
        ? `\`${property}\` waits for an output of ${from.map((name) => `\`${name}\``).join(", ")}`
        : `\`${property}\` waits for a promise that never settles`,
    );
    const text =
      waits.length > 0
        ? waits.join("; ")
        : `a promise that ${item.what === "resource" ? "it waits" : "they wait"} for never settles`;
    return found.neverSettles.at(placeOf(item.frames[0]), { what, waits: text }, { frames: item.frames });
  });
}

function ranOutOfMemory(facts: RunFacts): boolean {
  return (
    facts.status === "out-of-memory" ||
    (facts.code !== 0 && facts.stderr.includes("JavaScript heap out of memory"))
  );
}

function distinct(errors: readonly RunError[]): RunError[] {
  const seen = new Set<string>();
  return errors.filter((error) => {
    const key = `${error.message} ${JSON.stringify(error.frames[0] ?? null)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function placeOf(source: SourcePlace | undefined): FindingPlace {
  return source === undefined ? {} : { source };
}

function lastLines(text: string, count: number): string {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
