// Engine, program, preload: modules of the SDK that most programs never use are loaded when they are first touched:
// the TypeScript compiler and npm's arborist (only for functions that are serialized), the automation API, and
// OpenTelemetry's exporters (only with --tracing). They are half of what loading @pulumi/pulumi costs.
import Module from "node:module";
import { join, sep } from "node:path";

type Load = (this: unknown, request: string, parent: NodeJS.Module | undefined, isMain: boolean) => unknown;

/** For each folder or file of the SDK, the requests that are put off. */
const PUT_OFF: readonly { readonly from: string; readonly requests: RegExp }[] = [
  { from: join("runtime", "closure") + sep, requests: /^(?:\.\.\/\.\.\/typescript-shim|@npmcli\/arborist)$/ },
  { from: "index.js", requests: /^\.\/automation$/ },
  { from: join("cmd", "run", "tracing.js"), requests: /^@opentelemetry\/(?!api$)/ },
];

/** Makes the SDK in `sdk` load those modules late. */
export function loadLate(sdk: string): void {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  const root = sdk + sep;
  loader._load = function (request, parent, isMain) {
    const file = parent?.filename;
    if (file?.startsWith(root) === true) {
      const inside = file.slice(root.length);
      for (const { from, requests } of PUT_OFF) {
        if (inside.startsWith(from) && requests.test(request))
          return lateModule(() => load.call(this, request, parent, isMain));
      }
    }
    return load.call(this, request, parent, isMain);
  };
}

/** Stands for a module until something of it is read. */
function lateModule(load: () => unknown): unknown {
  let loaded: Record<string | symbol, unknown> | undefined;
  const module = (): Record<string | symbol, unknown> => {
    loaded ??= load() as Record<string | symbol, unknown>;
    return loaded;
  };
  return new Proxy(
    {},
    {
      // Compiled imports ask for this first, and then take the module as it is.
      get: (_target, key) => (key === "__esModule" && loaded === undefined ? true : module()[key]),
      has: (_target, key) => key in module(),
      ownKeys: () => Reflect.ownKeys(module()),
      getOwnPropertyDescriptor(_target, key) {
        const descriptor = Reflect.getOwnPropertyDescriptor(module(), key);
        return descriptor === undefined ? undefined : { ...descriptor, configurable: true };
      },
    },
  );
}
