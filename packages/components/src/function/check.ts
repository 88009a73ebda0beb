// LambdaFunction: arguments that cannot be, found before anything is created.
import type { BlockArgs } from "../block.ts";
import type { FunctionSettings } from "./args.ts";
import { codeFault } from "./code.ts";
import { environmentFault } from "./environment.ts";
import { retentionFault } from "./log-retention.ts";
import { familyOf } from "./runtimes.ts";

/** Something in a function's arguments that cannot be. The message says what to change. */
export class LambdaFunctionError extends Error {
  override readonly name = "LambdaFunctionError";
}

export const DEFAULT_HANDLER = "index.handler";
export const DEFAULT_RUNTIME = "nodejs22.x";
export const DEFAULT_TIMEOUT = 10;

/**
 * The arguments, when they can be. Outputs are not judged: their values are not known yet.
 *
 * @param who the function in messages: `LambdaFunction "resize"`
 * @param name the component's name, from which Pulumi makes physical names when there is no naming policy
 * @throws LambdaFunctionError for the first fault
 */
export function checkedFunction<Args extends BlockArgs & FunctionSettings>(
  who: string,
  name: string,
  args: Args,
): Args {
  const fault =
    nameFault(name, args) ??
    numberFault("memory", args.memory, 128, 10_240, "MiB") ??
    numberFault("timeout", args.timeout, 1, 900, "seconds") ??
    numberFault(
      "reservedConcurrency",
      args.reservedConcurrency,
      0,
      100_000,
      "executions; 0 stops the function",
    ) ??
    retentionFault(args.logRetentionInDays) ??
    keyFault(args.kmsKeyArn) ??
    runtimeFault(args) ??
    codeFault(args.code, args.runtime ?? DEFAULT_RUNTIME, args.handler ?? DEFAULT_HANDLER) ??
    environmentFault(args.environment ?? {}) ??
    layersFault(args.layers ?? []) ??
    networkFault(args);
  if (fault !== undefined) throw new LambdaFunctionError(`${who}: ${fault}`);
  return args;
}

/** Pulumi adds a hyphen and seven characters to the name of a function, which AWS limits to 64. */
function nameFault(name: string, { naming }: BlockArgs): string | undefined {
  if (naming !== undefined) return undefined;
  const longest = 64 - 8;
  if (name.length > longest) {
    return `the name "${name}" has ${name.length} characters; without a naming policy ${longest} are left of the 64 that Lambda takes. Give a shorter name, or naming, which shortens names.`;
  }
  if (/^[\w-]+$/.test(name)) return undefined;
  return `the name "${name}" becomes a part of the function's name, which takes letters, digits, hyphens and underscores. Give another name, or naming, which replaces the others.`;
}

/** A whole number of a range. */
function numberFault(
  argument: string,
  value: number | undefined,
  min: number,
  max: number,
  unit: string,
): string | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= min && value <= max)) return undefined;
  return `${argument} is ${value}. Give a whole number, ${min} to ${max} ${unit}.`;
}

/** CloudWatch Logs takes the ARN of a key only, no alias and no id. */
export function keyFault(arn: unknown): string | undefined {
  if (typeof arn !== "string" || /^arn:[\w-]+:kms:[\w-]+:\d{12}:key\/\S+$/.test(arn)) return undefined;
  return `kmsKeyArn is "${arn}". Give the ARN of a key, as EncryptionKey has it in arn: "arn:aws:kms:us-west-2:111122223333:key/…".`;
}

function runtimeFault({ runtime = DEFAULT_RUNTIME, handler }: FunctionSettings): string | undefined {
  const family = familyOf(runtime);
  if (family === undefined) {
    return `runtime is "${runtime}", which Lambda does not have. Write it like "nodejs22.x", "python3.13", "java21" or "provided.al2023".`;
  }
  const own = handler ?? DEFAULT_HANDLER;
  if (own.length > 128 || /\s/.test(own) || own === "") {
    return `handler is "${own}". Give 1 to 128 characters without spaces, such as "${family.handler?.good ?? "bootstrap"}".`;
  }
  if (family.handler === undefined || family.handler.pattern.test(own)) return undefined;
  const found = handler === undefined ? `handler is "${own}" by default` : `handler is "${own}"`;
  return `${found}, which is none of the runtime ${runtime}. Write it like "${family.handler.good}".`;
}

function layersFault(layers: readonly unknown[]): string | undefined {
  if (layers.length > 5) return `layers has ${layers.length} layers; Lambda takes 5. Put several into one.`;
  const odd = layers
    .filter((layer) => typeof layer === "string")
    .find((layer) => !/^arn:[\w-]+:lambda:[\w-]+:\d+:layer:[\w-]+:\d+$/.test(layer));
  if (odd === undefined) return undefined;
  return `layers has "${odd}". Give the ARN of a layer with its version: "arn:aws:lambda:us-west-2:111122223333:layer:tools:3".`;
}

function networkFault({ vpc }: FunctionSettings): string | undefined {
  if (vpc === undefined) return undefined;
  const count = vpc.securityGroupIds?.length;
  if (count !== undefined && (count < 1 || count > 5)) {
    return `vpc.securityGroupIds has ${count} groups. Give 1 to 5, or leave it out for a new group that lets HTTPS out.`;
  }
  try {
    vpc.network.subnetIds(vpc.tier ?? "private");
    return undefined;
  } catch (error) {
    return `vpc: ${error instanceof Error ? error.message : String(error)}`;
  }
}
