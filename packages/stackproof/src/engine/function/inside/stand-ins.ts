// Engine, function, inside: stands in for the AWS SDK, which Lambda's runtimes bring and this machine may not have. Clients
// and commands can be made; what would call AWS is refused and reported, and so is every helper, whose answer nobody knows.

/** Told of each use: "S3Client.send". */
export type Refuse = (what: string) => void;

/** The key under which the hooks of ES modules find the stand-ins. */
export const STAND_IN = Symbol.for("stackproof.standIn");

/** The packages that a version of Lambda's Node runtimes has: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html */
export function isBrought(specifier: string, version: number): boolean {
  return version >= 18 ? /^@(?:aws-sdk|smithy)\//.test(specifier) : /^aws-sdk(?:\/|$)/.test(specifier);
}

/** A module of the SDK: any name of it is a class that can be made, or a function that is refused. */
export function standInModule(specifier: string, refuse: Refuse): object {
  const known = new Map<string, unknown>();
  return new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name !== "string") return undefined;
        if (name === "__esModule") return true;
        if (name === "default") return standInModule(specifier, refuse);
        if (!known.has(name)) known.set(name, standIn(`${label(specifier)} ${name}`, refuse));
        return known.get(name);
      },
      has: () => true,
    },
  );
}

/** The command of which a client is told says best what was wanted: "S3 GetObject". */
const COMMAND = Symbol("command");

function standIn(name: string, refuse: Refuse): unknown {
  const callable = function () {
    // Only its type matters: it can be called, and made with `new`.
  };
  return new Proxy(callable, {
    construct: () => instance(name, refuse),
    apply() {
      throw refusal(name, refuse);
    },
    get(target, key) {
      if (key === "prototype") return target.prototype as unknown;
      if (typeof key !== "string") return undefined;
      // `DynamoDBDocumentClient.from(client)`, `AWS.config.update(…)` make or set up something.
      if (key === "from" || key === "update") return () => instance(name, refuse);
      return standIn(`${name}.${key}`, refuse);
    },
  });
}

function instance(name: string, refuse: Refuse): object {
  return new Proxy(
    {},
    {
      get(_, key) {
        if (key === COMMAND) return name.replace(/Command$/, "");
        if (typeof key !== "string" || key === "then" || key === "toJSON") return undefined;
        if (key === "middlewareStack" || key === "config") return instance(`${name}.${key}`, refuse);
        if (key === "destroy" || key === "use" || key === "add") return () => undefined;
        return (...given: readonly unknown[]) => {
          const error = refusal(commandOf(given[0]) ?? `${name}.${key}`, refuse);
          const last = given.at(-1);
          if (typeof last === "function") {
            setImmediate(() => (last as (error: Error) => void)(error));
            return undefined;
          }
          const failed = Promise.reject(error);
          failed.catch(() => undefined);
          return Object.assign(failed, { promise: () => failed });
        };
      },
    },
  );
}

function commandOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const name: unknown = (value as Record<symbol, unknown>)[COMMAND];
  return typeof name === "string" ? name : undefined;
}

function refusal(what: string, refuse: Refuse): Error {
  refuse(what);
  return Object.assign(new Error("A rehearsal does not call AWS."), {
    name: "StackproofRefused",
    $fault: "client",
    $metadata: { httpStatusCode: 403, attempts: 1 },
  });
}

/** `@aws-sdk/client-s3` as "s3". */
function label(specifier: string): string {
  return specifier.replace(/^@(?:aws-sdk|smithy)\/(?:client-)?/, "");
}
