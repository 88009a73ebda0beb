// Engine: the decoded shapes of the protocol's messages (see protocol.ts for their fields' numbers).

/** google.protobuf.Value. */
export interface WireValue {
  nullValue?: number;
  numberValue?: number;
  stringValue?: string;
  boolValue?: boolean;
  structValue?: WireStruct;
  listValue?: { values: WireValue[] };
}

/** google.protobuf.Struct. */
export interface WireStruct {
  fields: Record<string, WireValue>;
}

export interface WirePosition {
  uri: string;
  line: number;
  column: number;
}

export interface WireStackTrace {
  frames: { pc: WirePosition | null }[];
}

export interface Callback {
  target: string;
  token: string;
}

export interface WireAlias {
  urn?: string;
  spec?: {
    name: string;
    type: string;
    stack: string;
    project: string;
    parentUrn?: string;
    noParent?: boolean;
  } | null;
}

export interface WireTimeouts {
  create: string;
  update: string;
  delete: string;
  read: string;
}

/** Names of hooks by the moment that they run at: `beforeCreate`, `afterCreate`, … */
export type WireHooks = Record<string, string[]>;

export interface Urns {
  urns: string[];
}

export interface RegisterResourceRequest {
  type: string;
  name: string;
  parent: string;
  custom: boolean;
  object: WireStruct | null;
  protect?: boolean;
  dependencies: string[];
  provider: string;
  propertyDependencies: Record<string, Urns>;
  deleteBeforeReplace: boolean;
  deleteBeforeReplaceDefined: boolean;
  version: string;
  ignoreChanges: string[];
  additionalSecretOutputs: string[];
  aliasUrns: string[];
  importId: string;
  customTimeouts: WireTimeouts | null;
  remote: boolean;
  providers: Record<string, string>;
  replaceOnChanges: string[];
  pluginDownloadUrl: string;
  retainOnDelete?: boolean;
  aliases: WireAlias[];
  deletedWith: string;
  sourcePosition: WirePosition | null;
  transforms: Callback[];
  packageRef: string;
  hooks?: WireHooks | null;
  stackTrace: WireStackTrace | null;
  replaceWith: string[];
}

export interface RegisterResourceResponse {
  urn: string;
  id: string;
  object: WireStruct;
  stable: boolean;
  propertyDependencies: Record<string, Urns>;
  result: number;
}

export interface ReadResourceRequest {
  id: string;
  type: string;
  name: string;
  parent: string;
  properties: WireStruct | null;
  dependencies: string[];
  provider: string;
  version: string;
  additionalSecretOutputs: string[];
  sourcePosition: WirePosition | null;
  stackTrace: WireStackTrace | null;
  packageRef: string;
}

export interface InvokeWireRequest {
  tok: string;
  args: WireStruct | null;
  provider: string;
  version: string;
  packageRef: string;
  parent: string;
}

export interface CallWireRequest {
  tok: string;
  args: WireStruct | null;
  argDependencies: Record<string, Urns>;
  provider: string;
  version: string;
  packageRef: string;
}

export interface TransformOptions {
  dependsOn: string[];
  protect?: boolean;
  ignoreChanges: string[];
  replaceOnChanges: string[];
  version: string;
  aliases: WireAlias[];
  provider: string;
  customTimeouts: WireTimeouts | null;
  pluginDownloadUrl: string;
  retainOnDelete?: boolean;
  deletedWith: string;
  deleteBeforeReplace?: boolean;
  additionalSecretOutputs: string[];
  providers: Record<string, string>;
  hooks: WireHooks | null;
  import: string;
  replaceWith: string[];
}

export interface LogRequest {
  /** 0 debug, 1 info, 2 warning, 3 error. */
  severity: number;
  message: string;
  urn: string;
  streamId: number;
  ephemeral: boolean;
}

export type Empty = Record<string, never>;
