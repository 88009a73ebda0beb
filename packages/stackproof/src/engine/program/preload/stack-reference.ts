// Engine, program, preload: outputs of stacks that nobody knows. The engine cannot know which outputs a program will
// ask for, so the answer is an object that makes a placeholder for each name when it is read.
import { createHash } from "node:crypto";
import { UNKNOWN_OUTPUTS } from "../../../core/hidden.ts";
import type { RawFrame } from "../reports.ts";
import { currentFrames, report } from "./report.ts";

interface OutputLike {
  readonly isKnown: Promise<boolean>;
  readonly isSecret: Promise<boolean>;
  apply(change: (value: unknown) => unknown): OutputLike;
  promise(withUnknowns?: boolean): Promise<unknown>;
  resources(): Set<object>;
  allResources(): Promise<Set<object>>;
}

type OutputClass = new (
  resources: Set<object>,
  promise: Promise<unknown>,
  isKnown: Promise<boolean>,
  isSecret: Promise<boolean>,
  allResources: Promise<Set<object>>,
) => OutputLike;

interface StackReferenceLike {
  readonly name: OutputLike;
  outputs: OutputLike;
}

type Method = (this: StackReferenceLike, name: unknown) => unknown;
type Prototype = Record<string, Method | undefined>;

/** Changes the class StackReference. */
export function patchStackReference(exports: Record<string, unknown>): void {
  const original = exports["StackReference"] as (new (...args: unknown[]) => StackReferenceLike) | undefined;
  if (typeof original !== "function") return;
  const prototype = original.prototype as Prototype;
  for (const name of ["getOutput", "requireOutput"]) {
    const method = prototype[name];
    if (method === undefined) continue;
    prototype[name] = function (output) {
      const frames = currentFrames();
      let known: OutputLike | undefined;
      // Asked for only when the outputs are known: of others the SDK's own method would say that they do not exist.
      const askSdk = () => (known ??= method.call(this, output) as OutputLike);
      const value = this.outputs.apply((outputs) => {
        const stack = unknownStack(outputs);
        const answer = (key: string): unknown => {
          if (stack !== undefined) return placeholder(stack, key, frames);
          noteMissing(outputs, key, this, name === "requireOutput", frames);
          return askSdk();
        };
        return typeof output === "string"
          ? answer(output)
          : (output as OutputLike).apply((key) => answer(String(key)));
      });
      // `outputs` as a whole is secret when one of them is; what the SDK says of the single output counts.
      const isSecret = this.outputs
        .promise(true)
        .then((outputs) => (unknownStack(outputs) === undefined ? askSdk().isSecret : false));
      const Output = value.constructor as OutputClass;
      return new Output(
        value.resources(),
        value.promise(true),
        value.isKnown,
        isSecret,
        value.allResources(),
      );
    };
  }
  for (const name of ["getOutputDetails", "getOutputValue", "requireOutputValue"]) {
    const method = prototype[name];
    if (method === undefined) continue;
    prototype[name] = async function (output) {
      const frames = currentFrames();
      const stack = unknownStack(await this.outputs.promise());
      if (stack === undefined) return await method.call(this, output);
      const value = placeholder(stack, String(output), frames);
      return name === "getOutputDetails" ? { value } : value;
    };
  }
  // A subclass and no Proxy: Pulumi looks into classes that a serialized function captures, and cannot look into one.
  exports["StackReference"] = class StackReference extends original {
    constructor(...args: unknown[]) {
      super(...args);
      const frames = currentFrames();
      this.outputs = this.outputs.apply((outputs) => withPlaceholders(outputs, frames));
    }
  };
}

/** Says that a stack whose outputs are known has no such output. */
function noteMissing(
  outputs: unknown,
  output: string,
  reference: StackReferenceLike,
  isRequired: boolean,
  frames: readonly RawFrame[],
): void {
  if (typeof outputs !== "object" || outputs === null || Object.hasOwn(outputs, output)) return;
  const has = Object.keys(outputs).sort();
  void reference.name.promise().then((stack) => {
    report({ kind: "stack-output-missing", stack: String(stack), output, has, isRequired, frames });
  });
}

function unknownStack(outputs: unknown): string | undefined {
  const stack = (outputs as Record<string, unknown> | undefined)?.[UNKNOWN_OUTPUTS];
  return typeof stack === "string" ? stack : undefined;
}

/** For programs that read `reference.outputs` directly. */
function withPlaceholders(outputs: unknown, frames: readonly RawFrame[]): unknown {
  const stack = unknownStack(outputs);
  if (stack === undefined) return outputs;
  const made = new Map<string, unknown>([[UNKNOWN_OUTPUTS, stack]]);
  const isName = (key: string | symbol): key is string =>
    typeof key === "string" && !RESERVED.has(key) && !key.startsWith("__") && !(key in Object.prototype);
  return new Proxy(outputs as object, {
    get(target, key) {
      if (!isName(key)) return Reflect.get(target, key);
      if (!made.has(key)) made.set(key, placeholder(stack, key, frames));
      return made.get(key);
    },
  });
}

/** Names that JavaScript and the SDK ask every object for. */
const RESERVED = new Set(["then", "toJSON", "doNotCapture"]);

const LIST_NAME = /(?:Ids|Arns|Names|Zones|Subnets|Cidrs|Blocks|Addresses|Ips|Endpoints|Urls|List)$/i;
const NUMBER_NAME = /(?:port|count|size)$/i;

/** The kind of a value can only be guessed from its name. */
function placeholder(stack: string, output: string, frames: readonly RawFrame[]): unknown {
  const text = (part: string) =>
    `rehearsed-${createHash("sha256").update(`stack ${stack}#${output}${part}`).digest("hex").slice(0, 12)}`;
  const texts = LIST_NAME.test(output) ? [text("0"), text("1")] : [text("")];
  report({ kind: "stack-output", stack, output, placeholders: texts, frames });
  if (LIST_NAME.test(output)) return texts;
  return NUMBER_NAME.test(output) ? 1 : texts[0];
}
