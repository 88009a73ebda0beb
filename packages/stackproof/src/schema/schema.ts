// Schema: what an installed Pulumi package says of its own types. Pure types and lookups; reading is in read-*.ts.

/**
 * The type of a property. A string or number with `values` takes only those. An `object` is looked up by its name with
 * `PackageSchema.object`; a `resource` is named by its type token where the package tells it. What cannot be read is
 * `any`: checks say nothing about it.
 */
export type SchemaType =
  | { readonly kind: "string"; readonly values?: readonly string[] }
  | { readonly kind: "number"; readonly values?: readonly number[] }
  | { readonly kind: "boolean" }
  | { readonly kind: "any" }
  | { readonly kind: "asset" }
  | { readonly kind: "archive" }
  | { readonly kind: "list"; readonly element: SchemaType }
  | { readonly kind: "map"; readonly element: SchemaType }
  | { readonly kind: "object"; readonly name: string }
  | { readonly kind: "resource"; readonly name: string }
  | { readonly kind: "union"; readonly options: readonly SchemaType[] };

/** One property of a resource, function or object type. */
export interface SchemaProperty {
  readonly type: SchemaType;
  /** Of an input: must be given. Of an output: is always there (its type does not include `undefined`). */
  readonly required: boolean;
  /** The deprecation message, when the package says that the property is deprecated. */
  readonly deprecated?: string;
}

/** Properties by name. */
export type SchemaProperties = Readonly<Record<string, SchemaProperty>>;

/** A resource type. */
export interface ResourceSchema {
  readonly token: string;
  readonly inputs: SchemaProperties;
  readonly outputs: SchemaProperties;
  readonly deprecated?: string;
}

/** A function (data source). `outputs` is empty when its result is a plain value. */
export interface FunctionSchema {
  readonly token: string;
  readonly inputs: SchemaProperties;
  readonly outputs: SchemaProperties;
  readonly deprecated?: string;
}

/** What one installed package knows. Everything is read on demand and kept in a cache on disk, by package version. */
export interface PackageSchema {
  readonly name: string;
  readonly version: string;
  /** Undefined when the package has no such resource type. */
  resource(token: string): ResourceSchema | undefined;
  /** Undefined when the package has no such function. */
  function(token: string): FunctionSchema | undefined;
  /** The properties of a nested object type, by the name that a SchemaType gives. */
  object(name: string): SchemaProperties | undefined;
  /** All resource tokens that the package exports, for "did you mean". */
  resourceTokens(): readonly string[];
  /** All function tokens that the package exports, for "did you mean"; absent when they cannot be listed. */
  functionTokens?(): readonly string[];
}

/** A package schema that was read from disk and keeps what it read in a cache. */
export interface InstalledPackageSchema extends PackageSchema {
  functionTokens(): readonly string[];
  /**
   * Writes what was read since the package was opened to the cache, for the next run. Cheap when nothing is new.
   * Never fails: a cache that cannot be written is left alone.
   */
  saveCache(): void;
}
