// Engine: transforms, which change a resource's inputs and options before it is registered, and hooks, which run
// around its creation. Both live in the program and are called back.
import type { PropertyMap } from "../core/value.ts";
import type { Deployment } from "./deployment.ts";
import type { Callback, TransformOptions, WireStruct } from "./messages.ts";
import { messageType } from "./protocol.ts";
import { encodeProperties } from "./wire.ts";

const transformRequest = messageType<object>("TransformRequest");
const transformResponse = messageType<{ properties?: WireStruct; options?: TransformOptions }>(
  "TransformResponse",
);
const invokeRequest = messageType<object>("TransformInvokeRequest");
const invokeResponse = messageType<{ args?: WireStruct; options?: { provider: string } }>(
  "TransformInvokeResponse",
);
const hookRequest = messageType<object>("ResourceHookRequest");
const hookResponse = messageType<{ error: string }>("ResourceHookResponse");

/** What a transform may change. */
export interface Transformed {
  readonly properties: WireStruct;
  readonly options: TransformOptions;
}

/** Transforms and hooks of one rehearsal. */
export class Transforms {
  readonly #deployment: Deployment;
  readonly #byResource = new Map<string, readonly Callback[]>();
  readonly #ofStack: Callback[] = [];
  readonly #ofInvokes: Callback[] = [];
  readonly #hooks = new Map<string, Callback>();

  constructor(deployment: Deployment) {
    this.#deployment = deployment;
  }

  addStackTransform(callback: Callback): void {
    this.#ofStack.push(callback);
  }

  addInvokeTransform(callback: Callback): void {
    this.#ofInvokes.push(callback);
  }

  addHook(name: string, callback: Callback): void {
    this.#hooks.set(name, callback);
  }

  /** Remembers a resource's transforms for its children. */
  keepForChildren(urn: string, transforms: readonly Callback[]): void {
    if (transforms.length > 0) this.#byResource.set(urn, transforms);
  }

  /** The transforms of a resource in Pulumi's order: its own, its parents' from the inside out, the stack's. */
  chain(own: readonly Callback[], parent: string): Callback[] {
    const chain = [...own];
    for (let urn: string | undefined = parent; urn !== undefined && urn !== ""; ) {
      chain.push(...(this.#byResource.get(urn) ?? []));
      urn = this.#deployment.graph.get(urn)?.parent;
    }
    return [...chain, ...this.#ofStack];
  }

  /** Runs transforms one after the other. */
  async run(
    chain: readonly Callback[],
    resource: {
      readonly type: string;
      readonly name: string;
      readonly custom: boolean;
      readonly parent: string;
    },
    start: Transformed,
  ): Promise<Transformed> {
    let current = start;
    for (const callback of chain) {
      const bytes = transformRequest.encode({ ...resource, ...current });
      const answer = transformResponse.decode(await this.#deployment.callbacks.invoke(callback, bytes));
      current = {
        properties: answer.properties ?? current.properties,
        options: answer.options ?? current.options,
      };
    }
    return current;
  }

  /** Runs the stack's transforms of invokes. */
  async runForInvoke(
    token: string,
    args: WireStruct,
    provider: string,
  ): Promise<{ args: WireStruct; provider: string }> {
    let current = { args, provider };
    for (const callback of this.#ofInvokes) {
      const bytes = invokeRequest.encode({
        token,
        args: current.args,
        options: { provider: current.provider },
      });
      const answer = invokeResponse.decode(await this.#deployment.callbacks.invoke(callback, bytes));
      current = { args: answer.args ?? current.args, provider: answer.options?.provider ?? current.provider };
    }
    return current;
  }

  /**
   * Runs the named hooks of a resource.
   *
   * @returns the error of the first that fails
   */
  async runHooks(
    names: readonly string[],
    resource: {
      readonly urn: string;
      readonly id: string;
      readonly name: string;
      readonly type: string;
      readonly inputs: PropertyMap;
      readonly outputs: PropertyMap | undefined;
    },
  ): Promise<string | undefined> {
    for (const name of names) {
      const callback = this.#hooks.get(name);
      if (callback === undefined) return `resource hook ${name} not found`;
      const { inputs, outputs, ...rest } = resource;
      const bytes = hookRequest.encode({
        ...rest,
        newInputs: encodeProperties(inputs),
        ...(outputs !== undefined && { newOutputs: encodeProperties(outputs) }),
      });
      try {
        const answer = hookResponse.decode(await this.#deployment.callbacks.invoke(callback, bytes));
        if (answer.error !== "") return answer.error;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    }
    return undefined;
  }
}
