// Traffic: a function of the program, as it would be called. Pure.
import { codeOf } from "../aws/lambda-code.ts";
import { Archive, Asset, isPropertyMap, type PropertyValue, Unknown, unwrapSecret } from "../core/value.ts";
import type { ArchiveContents } from "../graph/archive-contents.ts";
import type { FunctionCall } from "../graph/function-call.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import type { Json } from "./http.ts";

const LAYER = "aws:lambda/layerVersion:LayerVersion";
/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html */
const DEFAULTS = { timeout: 3, memory: 128 };

/** A call, or why none can be made: a clause. */
export type PlannedCall =
  | { readonly call: FunctionCall; readonly mayChange: boolean }
  | { readonly problem: string };

/**
 * What is needed to call a function with an event.
 *
 * @param patience seconds that the caller waits
 * @param answers what AWS answers to it, by operation
 */
export function planCall(
  world: World,
  target: ResourceView,
  event: Json,
  patience: number,
  answers: FunctionCall["answers"],
): PlannedCall {
  if (target.text("packageType") === "Image") return { problem: "its code is a container image" };
  const code = codeOf(target, world);
  if (code === undefined) return { problem: "its code cannot be read" };
  const [runtime, handler] = [target.text("runtime"), target.text("handler")];
  if (runtime === undefined || handler === undefined)
    return { problem: "its runtime or handler is not known" };
  const layers = layersOf(world, target);
  if (layers === undefined) return { problem: "it has a layer that is not in the program" };
  const environment = environmentOf(target);
  if (environment === undefined) return { problem: "its environment is not known" };
  const call: FunctionCall = {
    code: code.contents,
    layers,
    runtime,
    handler,
    name: target.text("name") ?? target.name,
    arn: target.text("arn") ?? `arn:aws:lambda:us-east-1:123456789012:function:${target.name}`,
    region: target.region ?? "us-east-1",
    memory: target.number("memorySize") ?? DEFAULTS.memory,
    timeout: target.number("timeout") ?? DEFAULTS.timeout,
    patience,
    environment,
    event: JSON.stringify(event),
    answers,
  };
  return { call, mayChange: code.mayChange };
}

function layersOf(world: World, target: ResourceView): ArchiveContents[] | undefined {
  if (!target.has("layers")) return [];
  const found = (target.texts("layers") ?? [undefined]).map((arn) => {
    const code = arn === undefined ? undefined : world.find(LAYER, "arn", arn)?.get("code");
    return code instanceof Archive || code instanceof Asset ? world.archive(code) : undefined;
  });
  const known = found.filter((layer) => layer !== undefined);
  return known.length === found.length ? known : undefined;
}

/** Values that nobody knows are the texts that the program saw. */
function environmentOf(target: ResourceView): Record<string, string> | undefined {
  const environment = unwrapSecret(target.node.inputs["environment"]);
  if (environment === undefined || environment === null) return {};
  if (!isPropertyMap(environment)) return undefined;
  const variables = unwrapSecret(environment["variables"]);
  if (variables === undefined || variables === null) return {};
  if (!isPropertyMap(variables)) return undefined;
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, textOf(value)]));
}

function textOf(value: PropertyValue): string {
  const plain = unwrapSecret(value);
  if (plain instanceof Unknown) return plain.text ?? "";
  return typeof plain === "string" ? plain : JSON.stringify(plain);
}
