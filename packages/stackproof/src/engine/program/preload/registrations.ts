// Engine, program, preload: which resources began and never reached the engine, and what they wait for.
import type { RawFrame } from "../reports.ts";
import { report } from "./report.ts";

const STACK_TYPE = "pulumi:pulumi:Stack";

interface OutputLike {
  promise(withUnknowns?: boolean): Promise<unknown>;
  resources?(): Set<object>;
  allResources?(): Promise<Set<object>>;
}

interface ResourceLike {
  readonly urn?: OutputLike;
  readonly __name?: string;
  readonly __pulumiType?: string;
}

interface Registration {
  readonly what: "resource" | "outputs";
  readonly type: string;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly frames: readonly RawFrame[];
}

/** Follows registrations until the event loop is empty. */
export class Registrations {
  readonly #open = new Set<Registration>();
  #watching = false;
  /** Open from the begin of the program's own code until its outputs are handed over. */
  readonly #stack: Registration = { what: "outputs", type: STACK_TYPE, name: "", values: {}, frames: [] };
  #reported = false;

  /** A resource's constructor ran. */
  begin(
    resource: ResourceLike,
    type: string,
    name: string,
    values: Readonly<Record<string, unknown>>,
    frames: readonly RawFrame[],
  ): void {
    if (type === STACK_TYPE) this.#open.add(this.#stack);
    const registration: Registration = { what: "resource", type, name, values, frames };
    // The resource's URN gets its promise after this call returns.
    queueMicrotask(() => this.#follow(registration, resource.urn));
  }

  /** Outputs of a component or of the stack were handed over. */
  outputs(resource: ResourceLike, values: unknown): void {
    const named = typeof values === "object" && values !== null && !isPromise(values) && !isOutput(values);
    const type = resource.__pulumiType ?? "";
    if (type === STACK_TYPE) this.#open.delete(this.#stack);
    this.#follow(
      {
        what: "outputs",
        type,
        name: resource.__name ?? "",
        values: named ? (values as Record<string, unknown>) : { outputs: values },
        frames: [],
      },
      undefined,
      values,
    );
  }

  #follow(registration: Registration, output: OutputLike | undefined, value?: unknown): void {
    this.#open.add(registration);
    const close = () => {
      this.#open.delete(registration);
    };
    const settled = output === undefined ? settle(value, 0) : output.promise(true);
    settled.then(close, close);
    if (this.#watching) return;
    this.#watching = true;
    // The event loop can run empty several times: Pulumi's own handlers register more when it does. What is open for the
    // second time in a row will stay open.
    let before = new Set<Registration>();
    process.on("beforeExit", () => {
      if (this.#open.size === 0) return;
      const still = [...this.#open].filter((registration) => before.has(registration));
      if (still.length === before.size && still.length === this.#open.size) {
        if (!this.#reported) void this.#report(still);
        this.#reported = true;
        return;
      }
      before = new Set(this.#open);
      setImmediate(() => undefined);
    });
  }

  async #report(open: readonly Registration[]): Promise<void> {
    for (const registration of open.slice(0, 200)) {
      const { what, type, name, values, frames } = registration;
      const waits: { property: string; from: string[] }[] = [];
      for (const [property, value] of Object.entries(values)) {
        const open = await firstPending(value, 0);
        if (open !== undefined) waits.push({ property, from: open });
      }
      report({ kind: "pending", what, type, name, waits, frames });
    }
  }
}

/** Settles when the value and everything in it has. */
async function settle(value: unknown, depth: number): Promise<void> {
  if (depth > 6 || typeof value !== "object" || value === null) return;
  if (isOutput(value)) return settle(await value.promise(true), depth + 1);
  if (isPromise(value)) return settle(await value, depth + 1);
  if (isResource(value)) return;
  await Promise.all(Object.values(value).map((item) => settle(item, depth + 1)));
}

/** The names of the resources behind the first part of a value that has not settled; undefined when all has. */
async function firstPending(value: unknown, depth: number): Promise<string[] | undefined> {
  if (depth > 6 || typeof value !== "object" || value === null) return undefined;
  if (isResource(value)) return (await isPending(value.urn?.promise(true))) ? [nameOf(value)] : undefined;
  const promise = isOutput(value) ? value.promise(true) : isPromise(value) ? value : undefined;
  if (promise !== undefined) {
    if (!(await isPending(promise)))
      return await firstPending(await promise.catch(() => undefined), depth + 1);
    return isOutput(value) ? resourcesOf(value) : [];
  }
  for (const item of Object.values(value)) {
    const open = await firstPending(item, depth + 1);
    if (open !== undefined) return open;
  }
  return undefined;
}

async function isPending(promise: Promise<unknown> | undefined): Promise<boolean> {
  if (promise === undefined) return false;
  const open = Symbol("pending");
  const later = new Promise((resolve) => setImmediate(() => setImmediate(resolve, open)));
  const settled = promise.then(
    () => undefined,
    () => undefined,
  );
  return (await Promise.race([settled, later])) === open;
}

function resourcesOf(output: OutputLike): string[] {
  try {
    return [...(output.resources?.() ?? [])].map((resource) => nameOf(resource));
  } catch {
    return [];
  }
}

function nameOf(resource: ResourceLike): string {
  return resource.__name ?? resource.__pulumiType ?? "a resource";
}

function isOutput(value: object): value is OutputLike {
  return (value as { __pulumiOutput?: unknown }).__pulumiOutput === true;
}

function isResource(value: object): value is ResourceLike {
  return (value as { __pulumiResource?: unknown }).__pulumiResource === true;
}

function isPromise(value: object): value is Promise<unknown> {
  return value instanceof Promise;
}
