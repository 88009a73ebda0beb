// Engine, function, inside: stands in for the AWS SDK, which Lambda's runtimes bring and this machine may not have. Clients
// and commands can be made. What would call AWS is reported, and answered when the user has said how; everything else is
// refused, every helper too, whose result nobody knows.
import { operationOf } from "./operations.ts";

/** Told of each call of AWS. */
export interface Calls {
  /** @returns what AWS answers, or undefined when nobody has said it */
  answer(operation: string, input: unknown): { readonly value: unknown } | undefined;
}

/** The key under which the hooks of ES modules find the stand-ins. */
export const STAND_IN = Symbol.for("stackproof.standIn");

/** The packages that a version of Lambda's Node runtimes has: https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html */
export function isBrought(specifier: string, version: number): boolean {
  return version >= 18 ? /^@(?:aws-sdk|smithy)\//.test(specifier) : /^aws-sdk(?:\/|$)/.test(specifier);
}

/** A module of the SDK: any name of it is a class that can be made, or a function that is refused. */
export function standInModule(specifier: string, calls: Calls): object {
  const known = new Map<string, unknown>();
  return new Proxy(
    {},
    {
      get(_, name) {
        if (typeof name !== "string") return undefined;
        if (name === "__esModule") return true;
        if (name === "default") return standInModule(specifier, calls);
        if (!known.has(name)) known.set(name, standIn({ specifier, name }, calls));
        return known.get(name);
      },
      has: () => true,
    },
  );
}

/** A class or function of a module: `DynamoDB.DocumentClient` of `aws-sdk`. */
interface Named {
  readonly specifier: string;
  readonly name: string;
}

/** What was made with `new`: its own name, and what it was given. */
interface Made extends Named {
  readonly input: unknown;
}

const MADE = Symbol("made");

function standIn(named: Named, calls: Calls): unknown {
  const callable = function () {
    // Only its type matters: it can be called, and made with `new`.
  };
  return new Proxy(callable, {
    construct: (_, [input]: readonly unknown[]) => instance({ ...named, input }, calls),
    apply: (_, __, [first]: readonly unknown[]) =>
      call(operationOf(named.specifier, named.name), first, calls),
    get(target, key) {
      if (key === "prototype") return target.prototype as unknown;
      if (typeof key !== "string") return undefined;
      // `DynamoDBDocumentClient.from(client)`, `AWS.config.update(…)` make or set up something.
      if (key === "from" || key === "update") return () => instance({ ...named, input: undefined }, calls);
      return standIn({ ...named, name: `${named.name}.${key}` }, calls);
    },
  });
}

function instance(made: Made, calls: Calls): object {
  return new Proxy(
    {},
    {
      get(_, key) {
        if (key === MADE) return made;
        if (typeof key !== "string" || key === "then" || key === "toJSON") return undefined;
        if (key === "input") return made.input;
        if (key === "middlewareStack" || key === "config") return instance({ ...made, name: key }, calls);
        if (key === "destroy" || key === "use" || key === "add" || key === "on") return () => undefined;
        return (...given: readonly unknown[]) => method(made, key, given, calls);
      },
    },
  );
}

/** `client.send(new Command(input))`, `client.getItem(input)`, with a callback or `.promise()` as version 2 has it. */
function method(made: Made, key: string, given: readonly unknown[], calls: Calls): unknown {
  const command = madeOf(given[0]);
  const specifier = made.specifier === "aws-sdk" ? `aws-sdk ${made.name}` : made.specifier;
  const operation =
    command === undefined ? operationOf(specifier, key) : operationOf(command.specifier, command.name);
  const input = command === undefined ? (key === "done" ? made.input : given[0]) : command.input;
  const answer = call(operation, input, calls);
  const callback = given.at(-1);
  if (typeof callback === "function") {
    const done = callback as (error: unknown, value?: unknown) => void;
    answer.then(
      (value) => done(null, value),
      (error: unknown) => done(error),
    );
    return undefined;
  }
  return Object.assign(answer, { promise: () => answer });
}

function madeOf(value: unknown): Made | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return (value as { [MADE]?: Made })[MADE];
}

/** Rejections that nobody waits for are not the function's fault. */
function call(operation: string, input: unknown, calls: Calls): Promise<unknown> {
  const answer = calls.answer(operation, input);
  const settled = answer === undefined ? Promise.reject(refusal()) : answerWith(answer.value);
  settled.catch(() => undefined);
  return settled;
}

async function answerWith(value: unknown): Promise<unknown> {
  await Promise.resolve();
  if (typeof value !== "object" || value === null) return value;
  const { $error: name, message } = value as { $error?: unknown; message?: unknown };
  if (typeof name === "string") {
    const text = typeof message === "string" ? message : name;
    throw awsError(text, name, 400);
  }
  const { Body: body } = value as { Body?: unknown };
  return typeof body === "string" ? { ...value, Body: streamOf(body) } : value;
}

/** The body of an object, with the ways to read it that the SDK adds. */
function streamOf(text: string): object {
  return {
    transformToString: () => Promise.resolve(text),
    transformToByteArray: () => Promise.resolve(new TextEncoder().encode(text)),
    toString: () => text,
    async *[Symbol.asyncIterator]() {
      await Promise.resolve();
      yield Buffer.from(text);
    },
  };
}

function refusal(): Error {
  return awsError("A rehearsal does not call AWS.", "StackproofRefused", 403);
}

function awsError(message: string, name: string, httpStatusCode: number): Error {
  return Object.assign(new Error(message), {
    name,
    code: name,
    $fault: "client",
    $metadata: { httpStatusCode, attempts: 1 },
  });
}
