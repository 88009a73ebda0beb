// Engine: the messages of Pulumi's gRPC protocol, as far as this engine speaks it.
// Field numbers and types are those of https://github.com/pulumi/pulumi/tree/master/proto/pulumi (resource.proto,
// engine.proto, callback.proto, alias.proto, source.proto, provider.proto). Fields that are not listed are skipped
// when they arrive, so programs with older and newer SDKs speak to the same engine.
import protobuf from "protobufjs/light.js";

// Each level of a value takes two or three levels of messages. The bound is that of Go's protobuf, which Pulumi's engine
// reads with: https://pkg.go.dev/google.golang.org/protobuf/encoding/protowire#pkg-variables (DefaultRecursionLimit).
protobuf.util.recursionLimit = 10_000;
protobuf.Reader.recursionLimit = 10_000;

type FieldList = Readonly<
  Record<string, readonly [type: string, id: number, rule?: "repeated" | "optional"]>
>;

function message(fields: FieldList, nested?: Record<string, protobuf.INamespace>): protobuf.IType {
  const plain: Record<string, protobuf.IField> = {};
  const oneofs: Record<string, protobuf.IOneOf> = {};
  for (const [name, [type, id, rule]] of Object.entries(fields)) {
    const map = /^map<(\w+),(.+)>$/.exec(type);
    if (map !== null) {
      plain[name] = { keyType: map[1], type: map[2] ?? "", id } as protobuf.IMapField;
      continue;
    }
    plain[name] = { type, id, ...(rule === "repeated" && { rule }) };
    if (rule === "optional") {
      plain[name] = { type, id, options: { proto3_optional: true } };
      oneofs[`_${name}`] = { oneof: [name] };
    }
  }
  return { fields: plain, ...(Object.keys(oneofs).length > 0 && { oneofs }), ...(nested && { nested }) };
}

const google = {
  Empty: message({}),
  Struct: message({ fields: ["map<string,google.protobuf.Value>", 1] }),
  ListValue: message({ values: ["google.protobuf.Value", 1, "repeated"] }),
  NullValue: { values: { NULL_VALUE: 0 } },
  Value: {
    oneofs: {
      kind: { oneof: ["nullValue", "numberValue", "stringValue", "boolValue", "structValue", "listValue"] },
    },
    fields: {
      nullValue: { type: "google.protobuf.NullValue", id: 1 },
      numberValue: { type: "double", id: 2 },
      stringValue: { type: "string", id: 3 },
      boolValue: { type: "bool", id: 4 },
      structValue: { type: "google.protobuf.Struct", id: 5 },
      listValue: { type: "google.protobuf.ListValue", id: 6 },
    },
  },
};

const STRUCT = "google.protobuf.Struct";

const pulumirpc = {
  SourcePosition: message({ uri: ["string", 1], line: ["int32", 2], column: ["int32", 3] }),
  StackFrame: message({ pc: ["SourcePosition", 1] }),
  StackTrace: message({ frames: ["StackFrame", 1, "repeated"] }),
  Callback: message({ target: ["string", 1], token: ["string", 2] }),
  CallbackInvokeRequest: message({ token: ["string", 1], request: ["bytes", 2] }),
  CallbackInvokeResponse: message({ response: ["bytes", 1] }),
  AliasSpec: message({
    name: ["string", 1],
    type: ["string", 2],
    stack: ["string", 3],
    project: ["string", 4],
    parentUrn: ["string", 5, "optional"],
    noParent: ["bool", 6, "optional"],
  }),
  Alias: message({ urn: ["string", 1, "optional"], spec: ["AliasSpec", 2, "optional"] }),
  Urns: message({ urns: ["string", 1, "repeated"] }),
  CustomTimeouts: message({
    create: ["string", 1],
    update: ["string", 2],
    delete: ["string", 3],
    read: ["string", 4],
  }),
  HooksBinding: message({
    beforeCreate: ["string", 1, "repeated"],
    afterCreate: ["string", 2, "repeated"],
    beforeUpdate: ["string", 3, "repeated"],
    afterUpdate: ["string", 4, "repeated"],
    beforeDelete: ["string", 5, "repeated"],
    afterDelete: ["string", 6, "repeated"],
    onError: ["string", 7, "repeated"],
  }),
  CheckFailure: message({ property: ["string", 1], reason: ["string", 2] }),

  SupportsFeatureRequest: message({ id: ["string", 1] }),
  SupportsFeatureResponse: message({ hasSupport: ["bool", 1] }),
  DeploymentInfo: message({
    project: ["string", 1],
    stack: ["string", 2],
    organization: ["string", 3],
    config: ["map<string,string>", 4],
    configSecretKeys: ["string", 5, "repeated"],
    dryRun: ["bool", 6],
    parallel: ["int32", 7],
    supportedFeatures: ["int32", 8, "repeated"],
  }),
  ReadResourceRequest: message({
    id: ["string", 1],
    type: ["string", 2],
    name: ["string", 3],
    parent: ["string", 4],
    properties: [STRUCT, 5],
    dependencies: ["string", 6, "repeated"],
    provider: ["string", 7],
    version: ["string", 8],
    additionalSecretOutputs: ["string", 10, "repeated"],
    sourcePosition: ["SourcePosition", 14],
    packageRef: ["string", 16],
    stackTrace: ["StackTrace", 17],
  }),
  ReadResourceResponse: message({ urn: ["string", 1], properties: [STRUCT, 2] }),
  RegisterResourceRequest: message({
    type: ["string", 1],
    name: ["string", 2],
    parent: ["string", 3],
    custom: ["bool", 4],
    object: [STRUCT, 5],
    protect: ["bool", 6, "optional"],
    dependencies: ["string", 7, "repeated"],
    provider: ["string", 8],
    propertyDependencies: ["map<string,Urns>", 9],
    deleteBeforeReplace: ["bool", 10],
    version: ["string", 11],
    ignoreChanges: ["string", 12, "repeated"],
    additionalSecretOutputs: ["string", 14, "repeated"],
    aliasUrns: ["string", 15, "repeated"],
    importId: ["string", 16],
    customTimeouts: ["CustomTimeouts", 17],
    deleteBeforeReplaceDefined: ["bool", 18],
    remote: ["bool", 20],
    providers: ["map<string,string>", 22],
    replaceOnChanges: ["string", 23, "repeated"],
    pluginDownloadUrl: ["string", 24],
    retainOnDelete: ["bool", 25, "optional"],
    aliases: ["Alias", 26, "repeated"],
    deletedWith: ["string", 27],
    sourcePosition: ["SourcePosition", 29],
    transforms: ["Callback", 31, "repeated"],
    packageRef: ["string", 33],
    hooks: ["HooksBinding", 34, "optional"],
    stackTrace: ["StackTrace", 35],
    replaceWith: ["string", 38, "repeated"],
  }),
  RegisterResourceResponse: message({
    urn: ["string", 1],
    id: ["string", 2],
    object: [STRUCT, 3],
    stable: ["bool", 4],
    propertyDependencies: ["map<string,Urns>", 6],
    result: ["int32", 7],
  }),
  RegisterResourceOutputsRequest: message({ urn: ["string", 1], outputs: [STRUCT, 2] }),
  ResourceInvokeRequest: message({
    tok: ["string", 1],
    args: [STRUCT, 2],
    provider: ["string", 3],
    version: ["string", 4],
    packageRef: ["string", 9],
    parent: ["string", 15],
  }),
  ResourceInvokeResponse: message({ return: [STRUCT, 1], failures: ["CheckFailure", 2, "repeated"] }),
  ResourceCallRequest: message({
    tok: ["string", 1],
    args: [STRUCT, 2],
    argDependencies: ["map<string,Urns>", 3],
    provider: ["string", 4],
    version: ["string", 5],
    packageRef: ["string", 17],
  }),
  CallResponse: message({
    return: [STRUCT, 1],
    returnDependencies: ["map<string,Urns>", 2],
    failures: ["CheckFailure", 3, "repeated"],
  }),
  TransformResourceOptions: message({
    dependsOn: ["string", 1, "repeated"],
    protect: ["bool", 2, "optional"],
    ignoreChanges: ["string", 3, "repeated"],
    replaceOnChanges: ["string", 4, "repeated"],
    version: ["string", 5],
    aliases: ["Alias", 6, "repeated"],
    provider: ["string", 7],
    customTimeouts: ["CustomTimeouts", 8],
    pluginDownloadUrl: ["string", 9],
    retainOnDelete: ["bool", 10, "optional"],
    deletedWith: ["string", 11],
    deleteBeforeReplace: ["bool", 12, "optional"],
    additionalSecretOutputs: ["string", 13, "repeated"],
    providers: ["map<string,string>", 14],
    hooks: ["HooksBinding", 16],
    import: ["string", 17],
    replaceWith: ["string", 19, "repeated"],
  }),
  TransformRequest: message({
    type: ["string", 1],
    name: ["string", 2],
    custom: ["bool", 3],
    parent: ["string", 4],
    properties: [STRUCT, 5],
    options: ["TransformResourceOptions", 6],
  }),
  TransformResponse: message({
    properties: [STRUCT, 1, "optional"],
    options: ["TransformResourceOptions", 2, "optional"],
  }),
  TransformInvokeOptions: message({
    provider: ["string", 1],
    pluginDownloadUrl: ["string", 2],
    version: ["string", 3],
  }),
  TransformInvokeRequest: message({
    token: ["string", 1],
    args: [STRUCT, 2],
    options: ["TransformInvokeOptions", 3],
  }),
  TransformInvokeResponse: message({
    args: [STRUCT, 1, "optional"],
    options: ["TransformInvokeOptions", 2, "optional"],
  }),
  HookOptions: message({ parent: ["string", 21] }),
  ResourceHookRequest: message({
    urn: ["string", 1],
    id: ["string", 2],
    name: ["string", 3],
    type: ["string", 4],
    newInputs: [STRUCT, 5, "optional"],
    newOutputs: [STRUCT, 7, "optional"],
  }),
  ResourceHookResponse: message({ error: ["string", 1] }),
  RegisterResourceHookRequest: message({
    name: ["string", 1],
    callback: ["Callback", 2],
    onDryRun: ["bool", 3],
    ignoreErrors: ["bool", 4],
  }),
  Parameterization: message({ name: ["string", 1], version: ["string", 2], value: ["bytes", 3] }),
  RegisterPackageRequest: message({
    name: ["string", 1],
    version: ["string", 2],
    downloadUrl: ["string", 3],
    parameterization: ["Parameterization", 5],
  }),
  RegisterPackageResponse: message({ ref: ["string", 1] }),

  LogRequest: message({
    severity: ["int32", 1],
    message: ["string", 2],
    urn: ["string", 3],
    streamId: ["int32", 4],
    ephemeral: ["bool", 5],
  }),
  UrnMessage: message({ urn: ["string", 1] }),
  RequirePulumiVersionRequest: message({ pulumiVersionRange: ["string", 1] }),
};

const root = protobuf.Root.fromJSON({
  nested: {
    google: { nested: { protobuf: { nested: google } } },
    pulumirpc: { nested: pulumirpc },
  },
});

/** A message type of the protocol: turns bytes into plain objects and back. */
export interface MessageType<T> {
  encode(value: T): Buffer;
  decode(bytes: Uint8Array): T;
}

/** Looks a message type up by its name in this file. `T` is its decoded shape. */
export function messageType<T extends object>(
  name: keyof typeof pulumirpc | "google.protobuf.Empty",
): MessageType<T> {
  const type = root.lookupType(name === "google.protobuf.Empty" ? name : `pulumirpc.${name}`);
  return {
    encode: (value) => Buffer.from(type.encode(type.fromObject(value)).finish()),
    decode: (bytes) =>
      type.toObject(type.decode(bytes), { defaults: true, arrays: true, objects: true }) as T,
  };
}
