// Engine: the gRPC server that a program talks to: Pulumi's ResourceMonitor and Engine services on one local port.
import type { Duplex } from "node:stream";
import * as grpc from "@grpc/grpc-js";
import { Deployment, type DeploymentOptions } from "./deployment.ts";
import { Invoker } from "./invoke.ts";
import type {
  Callback,
  CallWireRequest,
  Empty,
  InvokeWireRequest,
  LogRequest,
  ReadResourceRequest,
  RegisterResourceRequest,
  WireStruct,
} from "./messages.ts";
import { type MessageType, messageType } from "./protocol.ts";
import { ResourceReader } from "./read-resource.ts";
import { ResourceRegistrar } from "./register-resource.ts";
import { RpcError, STATUS } from "./rpc-error.ts";
import { Transforms } from "./transforms.ts";
import { decodeProperties } from "./wire.ts";

/** The features of the protocol that this engine has, in the words of SupportsFeature. */
const FEATURES = new Set([
  "secrets",
  "resourceReferences",
  "outputValues",
  "aliasSpecs",
  "deletedWith",
  "replaceWith",
  "transforms",
  "invokeTransforms",
  "parameterization",
  "resourceHooks",
  "errorHooks",
]);

/** The same as numbers of the enum ResourceMonitorFeature, as GetDeploymentInfo gives them. */
const FEATURE_NUMBERS = [0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11];

/** A running engine. */
export interface EngineServer {
  readonly deployment: Deployment;
  close(): void;
}

/** Hears of each request, for progress. */
export type OnRegistered = (count: number) => void;

/** Serves a new deployment on the connections that `listener` gets. */
export function serveEngine(
  options: DeploymentOptions,
  listener: { serve(take: (connection: Duplex) => void): void },
  onRegistered: OnRegistered,
): EngineServer {
  const deployment = new Deployment(options);
  const server = new grpc.Server({
    "grpc.max_receive_message_length": -1,
    "grpc.max_send_message_length": -1,
  });
  addMonitor(server, deployment, onRegistered);
  addEngine(server, deployment);
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  listener.serve((connection) => injector.injectConnection(connection));
  return {
    deployment,
    close() {
      deployment.callbacks.close();
      injector.destroy();
      server.forceShutdown();
    },
  };
}

function addMonitor(server: grpc.Server, deployment: Deployment, onRegistered: OnRegistered): void {
  const transforms = new Transforms(deployment);
  const registrar = new ResourceRegistrar(deployment, transforms);
  const reader = new ResourceReader(deployment);
  const invoker = new Invoker(deployment, transforms);
  const { options } = deployment;
  const service = new Service("pulumirpc.ResourceMonitor");

  service.add(
    "SupportsFeature",
    "SupportsFeatureRequest",
    "SupportsFeatureResponse",
    (request: { id: string }) => ({
      hasSupport: FEATURES.has(request.id),
    }),
  );
  service.add("GetDeploymentInfo", EMPTY, "DeploymentInfo", () => ({
    project: options.project,
    stack: options.stack.name,
    organization: options.organization,
    config: Object.fromEntries(Object.entries(options.stack.config).map(([key, value]) => [key, value.text])),
    configSecretKeys: Object.entries(options.stack.config).flatMap(([key, value]) =>
      value.secret ? [key] : [],
    ),
    dryRun: false,
    parallel: 64,
    supportedFeatures: FEATURE_NUMBERS,
  }));
  service.add("Invoke", "ResourceInvokeRequest", "ResourceInvokeResponse", (request: InvokeWireRequest) =>
    invoker.invoke(request),
  );
  service.add("Call", "ResourceCallRequest", "CallResponse", (request: CallWireRequest) =>
    invoker.call(request),
  );
  service.add(
    "ReadResource",
    "ReadResourceRequest",
    "ReadResourceResponse",
    async (request: ReadResourceRequest) => {
      const answer = await reader.read(request);
      onRegistered(deployment.graph.size);
      return answer;
    },
  );
  service.add(
    "RegisterResource",
    "RegisterResourceRequest",
    "RegisterResourceResponse",
    async (request: RegisterResourceRequest) => {
      const answer = await registrar.register(request);
      onRegistered(deployment.graph.size);
      return answer;
    },
  );
  service.add(
    "RegisterResourceOutputs",
    "RegisterResourceOutputsRequest",
    EMPTY,
    (request: { urn: string; outputs: WireStruct | null }): Empty => {
      const node = deployment.graph.get(request.urn);
      if (node === undefined) throw new RpcError(STATUS.unknown, `unknown resource '${request.urn}'`);
      const { properties } = decodeProperties(request.outputs, options.placeholders);
      deployment.rememberSecrets(properties);
      node.outputs = { ...node.outputs, ...properties };
      node.outputsRegistered = true;
      return {};
    },
  );
  service.add("RegisterStackTransform", "Callback", EMPTY, (request: Callback): Empty => {
    transforms.addStackTransform(request);
    return {};
  });
  service.add("RegisterStackInvokeTransform", "Callback", EMPTY, (request: Callback): Empty => {
    transforms.addInvokeTransform(request);
    return {};
  });
  const addHook = (request: { name: string; callback: Callback }): Empty => {
    transforms.addHook(request.name, request.callback);
    return {};
  };
  service.add("RegisterResourceHook", "RegisterResourceHookRequest", EMPTY, addHook);
  // An error hook runs when a creation fails and may ask to try again; in a rehearsal no creation fails.
  service.add("RegisterErrorHook", "RegisterResourceHookRequest", EMPTY, (): Empty => ({}));
  service.add(
    "RegisterPackage",
    "RegisterPackageRequest",
    "RegisterPackageResponse",
    (request: {
      name: string;
      version: string;
      parameterization?: { name: string; version: string } | null;
    }) => {
      const name = request.parameterization?.name || request.name;
      const version = request.parameterization?.version || request.version;
      const ref = `${name}@${version}`;
      deployment.packageRefs.set(ref, { name, version });
      return { ref };
    },
  );
  service.add("SignalAndWaitForShutdown", EMPTY, EMPTY, (): Empty => ({}));
  service.addTo(server);
}

function addEngine(server: grpc.Server, deployment: Deployment): void {
  const service = new Service("pulumirpc.Engine");
  service.add("Log", "LogRequest", EMPTY, (request: LogRequest): Empty => {
    deployment.log(request);
    return {};
  });
  service.add("GetRootResource", EMPTY, "UrnMessage", () => ({ urn: deployment.rootUrn }));
  service.add("SetRootResource", "UrnMessage", EMPTY, (request: { urn: string }): Empty => {
    deployment.rootUrn = request.urn;
    return {};
  });
  // The rehearsal stands for the newest CLI: any version range is met.
  service.add("RequirePulumiVersion", "RequirePulumiVersionRequest", EMPTY, (): Empty => ({}));
  service.addTo(server);
}

const EMPTY = "google.protobuf.Empty";
type MessageName = Parameters<typeof messageType>[0];

/** Collects the handlers of a gRPC service. */
class Service {
  readonly #name: string;
  readonly #methods: Record<string, grpc.MethodDefinition<object, object>> = {};
  readonly #handlers: Record<string, grpc.handleUnaryCall<object, object>> = {};

  constructor(name: string) {
    this.#name = name;
  }

  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- a handler states the decoded shape of its message
  add<Request extends object, Response extends object>(
    method: string,
    requestName: MessageName,
    responseName: MessageName,
    handle: (request: Request) => Response | Promise<Response>,
  ): void {
    const request: MessageType<object> = messageType(requestName);
    const response: MessageType<object> = messageType(responseName);
    this.#methods[method] = {
      path: `/${this.#name}/${method}`,
      requestStream: false,
      responseStream: false,
      requestSerialize: request.encode,
      requestDeserialize: request.decode,
      responseSerialize: response.encode,
      responseDeserialize: response.decode,
    };
    this.#handlers[method] = (call, callback) => {
      // The generic handler table loses the types that `add` was given.
      Promise.resolve()
        .then(() => handle(call.request as Request))
        .then(
          (value) => callback(null, value),
          (error: unknown) => callback(asStatus(error)),
        );
    };
  }

  addTo(server: grpc.Server): void {
    server.addService(this.#methods, this.#handlers);
  }
}

function asStatus(error: unknown): Partial<grpc.StatusObject> {
  if (error instanceof RpcError) return { code: error.code, details: error.details };
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: STATUS.unknown, details: `This is a fault of stackproof, please report it: ${text}` };
}
