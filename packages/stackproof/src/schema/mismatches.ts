// Schema: the findings about values of another kind than the type's, and what their messages need. Pure.
import { Archive, Asset, formatPath, type PathStep, type PropertyValue } from "../core/value.ts";
import type { Finding, FindingPlace } from "../findings/finding.ts";
import { convertedType, type PropertyWords, wrongType } from "./findings.ts";
import type { PackageSchema, SchemaType } from "./schema.ts";
import { describeType, describeValue } from "./words.ts";

/** Whose values are compared. */
export interface ValueContext {
  readonly schema: PackageSchema;
  readonly owner: string;
  /** `aws.ec2.Vpc`, for the messages. */
  readonly type: string;
  readonly place: Omit<FindingPlace, "property">;
  /** True inside a secret: what stands there is not shown. */
  readonly secret?: boolean;
}

/** A value's place, while it is compared. */
export interface At {
  readonly path: readonly PathStep[];
  readonly context: ValueContext;
}

/** A value that is neither null nor unknown. */
export type Plain = Exclude<PropertyValue, null | { readonly origin: unknown }>;

/** A list where one value is wanted: a list of one may be what Terraform wants, longer ones it refuses. */
export function listForOne(value: readonly PropertyValue[], type: SchemaType, at: At): Finding {
  const refused = value.length > 1 && !takesJson(at);
  return mismatch(refused ? wrongType : convertedType, [...value], type, at, "Give one value, not a list.");
}

/** A finding about a value whose kind is not the type's. */
export function mismatch(
  definition: typeof wrongType,
  value: Plain,
  type: SchemaType,
  at: At,
  hint?: string,
): Finding {
  const { place, words } = where(at.path, at.context);
  return definition.at(place, {
    ...words,
    found: describeValue(value, at.context.secret === true),
    wanted: describeType(type),
    hint,
  });
}

/** The place of a property, and the words that all messages use. */
export function where(
  path: readonly PathStep[],
  context: ValueContext,
): { place: FindingPlace; words: PropertyWords } {
  const property = formatPath(path);
  return {
    place: { ...context.place, property },
    words: { owner: context.owner, type: context.type, property },
  };
}

export function objectName(at: At): string {
  return `\`${formatPath(at.path.filter((step) => typeof step === "string"))}\` of ${at.context.type}`;
}

export function isFile(value: Plain): value is Asset | Archive {
  return value instanceof Asset || value instanceof Archive;
}

/** Some string properties take an object and the provider makes JSON of it, not all of which the SDK declares. */
export function takesJson(at: At): boolean {
  const name = at.path.findLast((step) => typeof step === "string") ?? "";
  return (
    typeof name === "string" &&
    /json|policy|policies|document|definition|body|template|pattern|schema/i.test(name)
  );
}

export function jsonHint(at: At): string | undefined {
  return takesJson(at)
    ? "Turn it into text: JSON.stringify(…), or pulumi.jsonStringify(…) when it holds outputs."
    : undefined;
}

/** What Go reads as a number in one of the ways that the provider tries. */
export function looksNumeric(text: string): boolean {
  return /^[-+]?(?:0[xX][\da-fA-F_]+|[\d_]*\.?[\d_]*(?:[eE][-+]?\d+)?)$/.test(text)
    ? /\d/.test(text)
    : /^[-+]?(?:inf|infinity|nan)$/i.test(text);
}

export const ARCHIVE_HINT =
  'Wrap it: new pulumi.asset.FileArchive(path), or new pulumi.asset.AssetArchive({ "index.js": … }).';

export function fileHint(type: SchemaType): string {
  return type.kind === "archive"
    ? "Write new pulumi.asset.FileArchive(path)."
    : "Write new pulumi.asset.FileAsset(path).";
}
