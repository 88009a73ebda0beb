// Host: answers for packages that nothing here knows more of than their SDK's schema says, and for those without a
// readable schema. Everything works, nothing is true: coverage says so.
import { isProviderToken, packageOfToken } from "../core/urn.ts";
import type { PropertyMap } from "../core/value.ts";
import type {
  CallRequest,
  ConstructRequest,
  CreateRequest,
  CreateResult,
  InvokeRequest,
  InvokeResult,
  ProviderRequest,
  ReadRequest,
} from "../engine/provider-host.ts";
import type { Coverage } from "../graph/graph.ts";
import type { PackageSchema, ResourceSchema } from "../schema/schema.ts";
import type { HostContext } from "./context.ts";
import { formatUuid, RepeatableRandom } from "./repeatable.ts";
import { surroundingsOf } from "./surroundings.ts";
import { placeholderOutputs } from "./typed-placeholders.ts";
import { stableText } from "./values.ts";

/** The outputs that a type's schema promises, as placeholders, and how far the type is known. */
export interface SchemaAnswer {
  readonly outputs: PropertyMap;
  readonly coverage: Coverage;
}

interface Subject {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: PropertyMap;
}

/** The outputs of a resource type by its schema; its inputs alone when it has none. */
export function schemaOutputs(
  context: HostContext,
  request: ProviderRequest,
  subject: Subject,
): SchemaAnswer {
  const pkg = context.schemas(packageOfToken(subject.type), request.version);
  return byShape(context, request, subject, pkg, pkg?.resource(subject.type));
}

function byShape(
  context: HostContext,
  request: ProviderRequest,
  subject: Subject,
  pkg: PackageSchema | undefined,
  shape: ResourceSchema | undefined,
): SchemaAnswer {
  if (pkg === undefined || shape === undefined) return { outputs: echo(subject.inputs), coverage: "opaque" };
  const where = surroundingsOf(context.settings.account, request.region);
  const { urn, type, name, inputs } = subject;
  const asked = { urn, type, name, inputs, ...where, schemas: context.schemas };
  return { outputs: placeholderOutputs(shape, pkg, asked, context.placeholders), coverage: "schema" };
}

/** Inputs as outputs, without the code of a dynamic provider that the SDK sends along. */
function echo(inputs: PropertyMap): PropertyMap {
  const { __provider: _, ...rest } = inputs;
  return rest;
}

/** An id for something whose true id nobody can know. */
export function placeholderId(context: HostContext, urn: string, name: string): string {
  return context.placeholders.text(`${urn}\u0000id`, `id of \`${name}\``);
}

/** A new resource by its schema. Providers get a UUID as id, as the engine gives them. */
export function genericCreate(context: HostContext, request: CreateRequest): CreateResult {
  if (isProviderToken(request.type)) {
    const id = formatUuid(new RepeatableRandom(request.urn).bytes(16), 4);
    return { id, inputs: request.inputs, outputs: request.inputs, coverage: "schema" };
  }
  const { outputs, coverage } = schemaOutputs(context, request, request);
  return { id: placeholderId(context, request.urn, request.name), inputs: request.inputs, outputs, coverage };
}

/** A resource that exists: what the program said of it, and placeholders for the rest. */
export function genericRead(context: HostContext, request: ReadRequest): Omit<CreateResult, "inputs"> {
  const { outputs, coverage } = schemaOutputs(context, request, { ...request, inputs: request.state });
  return { id: request.id, outputs: { ...outputs, ...request.state }, coverage };
}

/** The outputs of a remote component. */
export function genericConstruct(
  context: HostContext,
  request: ConstructRequest,
): { readonly outputs: PropertyMap } {
  return { outputs: schemaOutputs(context, request, request).outputs };
}

/** An answer of a function or method by its schema; an empty one when it has none. */
export function genericInvoke(context: HostContext, request: InvokeRequest | CallRequest): InvokeResult {
  const pkg = context.schemas(packageOfToken(request.token), request.version);
  const { __self__: _, ...inputs } = request.args;
  const self = "self" in request ? (request.self ?? "") : "";
  const subject = {
    urn: `${request.token}\u0000${self}\u0000${stableText(inputs)}`,
    type: request.token,
    name: functionName(request.token),
    inputs,
  };
  const shape = pkg?.function(request.token);
  if (shape === undefined) return { kind: "answer", result: {}, coverage: "opaque" };
  const { outputs, coverage } = byShape(context, request, subject, pkg, shape);
  return { kind: "answer", result: outputs, coverage };
}

/** `getVpc` of `aws:ec2/getVpc:getVpc`. */
function functionName(token: string): string {
  return token.split(/[:/]/).at(-1) ?? token;
}
