// AWS CloudFront: lookups of policies by id or name. Shared by the data sources of this folder.
import { displayToken, nameOfUrn } from "../../core/urn.ts";
import type { PropertyMap } from "../../core/value.ts";
import {
  CACHE_POLICIES,
  ORIGIN_REQUEST_POLICIES,
  RESPONSE_HEADERS_POLICIES,
  type Selection,
} from "../../data/cloudfront-policies.ts";
import {
  type DataSource,
  type DataSourceAnswer,
  type DataSourceWorld,
  defineDataSource,
  guessed,
  known,
  refused,
} from "../../model/data-source.ts";
import { badArgument } from "../../model/findings.ts";
import { repeatableUpper, repeatableUuid } from "../../model/ids.ts";
import { at, notesOnAbsent } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { type Thing, thingsOfType, thingText } from "../../model/things.ts";
import { globalArn } from "../arn.ts";
import { managedPolicyKind, managedPolicyName } from "../findings.ts";

interface Managed {
  readonly name: string;
  readonly id: string;
}

/** The three kinds of policies. */
const KINDS = [
  { words: "a cache policy", function: "aws.cloudfront.getCachePolicy", policies: CACHE_POLICIES },
  {
    words: "an origin request policy",
    function: "aws.cloudfront.getOriginRequestPolicy",
    policies: ORIGIN_REQUEST_POLICIES,
  },
  {
    words: "a response headers policy",
    function: "aws.cloudfront.getResponseHeadersPolicy",
    policies: RESPONSE_HEADERS_POLICIES,
  },
] as const;

/** What a kind of policy is called. */
interface PolicyNames {
  readonly token: string;
  readonly docs: string;
  readonly resource: string;
  readonly noun: string;
  /** The part of the ARN before the id. */
  readonly arnPart: string;
  readonly managed: readonly Managed[];
}

/** How a kind of policy is looked up. */
export interface PolicySpec<M extends Managed> extends PolicyNames {
  readonly managed: readonly M[];
  /** What the documentation says of a managed policy. */
  readonly facts: (policy: M) => PropertyMap;
  /** Properties of the program's resource under the names of the result. */
  readonly outputs: (thing: Thing) => PropertyMap;
}

/** Declares a data source for one kind of policies. */
export function definePolicyLookup<M extends Managed>(spec: PolicySpec<M>): DataSource {
  return defineDataSource({
    token: spec.token,
    docs: spec.docs,
    regional: false,
    answer(args, world) {
      const id = textAt(args, "id");
      const name = textAt(args, "name");
      if ((id === undefined) === (name === undefined)) return refuseArguments(spec, id !== undefined, world);
      const managed = spec.managed.find((policy) => policy.id === id || policy.name === name);
      if (managed !== undefined)
        return known({ ...names(spec, managed.id, managed.name, world), ...spec.facts(managed) });
      const things = thingsOfType({ ...world, region: undefined }, spec.resource);
      const thing = things.find(
        (candidate) => candidate.id === id || (name !== undefined && thingText(candidate, "name") === name),
      );
      if (thing !== undefined) {
        const own = thingText(thing, "name") ?? (thing.urn === undefined ? "" : nameOfUrn(thing.urn));
        return known({ ...names(spec, thing.id ?? repeatableUuid(own), own, world), ...spec.outputs(thing) });
      }
      return unknownPolicy(spec, args, id, name, world);
    },
  });
}

/** `{ <behaviour>: …, <items>: [{ items }] }` as the provider writes the parts of a policy. */
export function selection(value: Selection, behavior: string, list: string): PropertyMap {
  return {
    [behavior]: value.behavior,
    [list]: value.items === undefined ? [] : [{ items: [...value.items] }],
  };
}

function names(spec: PolicyNames, id: string, name: string, world: DataSourceWorld): PropertyMap {
  return {
    id,
    name,
    arn: globalArn(world, "cloudfront", `${spec.arnPart}/${id}`),
    etag: repeatableUpper("E", 14, id),
    comment: "",
  };
}

function unknownPolicy(
  spec: PolicyNames,
  args: PropertyMap,
  id: string | undefined,
  name: string | undefined,
  world: DataSourceWorld,
): DataSourceAnswer {
  const quote = `no matching ${spec.noun} (${name ?? ""})`;
  const kind = KINDS.find((candidate) => candidate.policies.some((policy) => policy.name === name));
  if (kind !== undefined && name !== undefined) {
    const parameters = {
      function: displayToken(spec.token),
      name,
      kind: kind.words,
      instead: kind.function,
      quote,
    };
    return refused(spec.token, quote, managedPolicyKind.at(at(world), parameters));
  }
  const result = names(spec, id ?? repeatableUuid(spec.token, name), name ?? "", world);
  const meant = spec.managed.find(
    (policy) => policy.name === `Managed-${name ?? ""}` || `Managed-${policy.name}` === name,
  );
  if (meant !== undefined && name !== undefined) {
    const parameters = { function: displayToken(spec.token), name, instead: meant.name, quote };
    return guessed({ ...result, id: meant.id }, [managedPolicyName.at(at(world), parameters)]);
  }
  const lookup = { token: spec.token, resource: spec.resource, keys: { name: "name", id: "id" } };
  return guessed(
    id === undefined ? result : { id, arn: result["arn"] ?? "" },
    notesOnAbsent(lookup, args, world),
  );
}

function refuseArguments(spec: PolicyNames, both: boolean, world: DataSourceWorld): DataSourceAnswer {
  const quote = both
    ? '"id": only one of `id,name` can be specified, but `id,name` were specified.'
    : '"id": one of `id,name` must be specified';
  const found = both ? "both `id` and `name`" : "neither `id` nor `name`";
  const parameters = {
    function: displayToken(spec.token),
    found,
    fix: "Give it either `id` or `name`.",
    quote,
    docs: spec.docs,
  };
  return refused(spec.token, quote, badArgument.at(at(world), parameters));
}
