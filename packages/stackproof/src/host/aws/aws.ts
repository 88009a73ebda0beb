// Host: the AWS provider: names, tags, regions, ids and ARNs as it makes them, data sources, and the models' outputs.
import type { PropertyMap } from "../../core/value.ts";
import { MANAGED_BY_PULUMI } from "../../data/autonaming.ts";
import type {
  CreateRequest,
  CreateResult,
  InvokeRequest,
  InvokeResult,
  ReadRequest,
} from "../../engine/provider-host.ts";
import { answerDataSource, type DataSource } from "../../model/data-source.ts";
import type { ModelledOutputs, NewResource } from "../../model/outputs.ts";
import type { ResourceSchema } from "../../schema/schema.ts";
import type { HostContext, PackageHost } from "../context.ts";
import { autonameImpossible, autonamingConfiguration, unknownFunction } from "../findings.ts";
import { genericInvoke, genericRead, placeholderId, schemaOutputs } from "../generic.ts";
import { surroundingsOf } from "../surroundings.ts";
import { isGiven } from "../values.ts";
import { type AutonamingSettings, readAutonaming } from "./autonaming-settings.ts";
import { findById } from "./existing.ts";
import { type Identity, identityOf, isNamedById, propertiesOfId } from "./identity.ts";
import { automaticName, type Naming } from "./naming.ts";
import { hasMergedTags, mergedTags } from "./tags.ts";

/** Computes what AWS would give a resource of one type. */
export type AwsModel = (resource: NewResource) => ModelledOutputs;

/** What the AWS host knows of single types and functions. */
export interface AwsKnowledge {
  /** The model of a resource type; undefined when there is none yet. */
  readonly models: (type: string) => AwsModel | undefined;
  /** The data source of a function token; undefined when there is none. */
  readonly dataSources: (token: string) => DataSource | undefined;
}

/** Serves the package `aws`. */
export function createAwsHost(context: HostContext, knowledge: AwsKnowledge): Required<PackageHost> {
  const host = new AwsHost(context, knowledge);
  return {
    create: (request) => host.create(request),
    read: (request) => host.read(request),
    invoke: (request) => host.invoke(request),
  };
}

class AwsHost {
  readonly #context: HostContext;
  readonly #knowledge: AwsKnowledge;
  readonly #autonaming: AutonamingSettings;

  constructor(context: HostContext, knowledge: AwsKnowledge) {
    this.#context = context;
    this.#knowledge = knowledge;
    this.#autonaming = readAutonaming(context.project.name, context.stack, context.organization);
    const { problem } = this.#autonaming;
    const source = context.stack.config["pulumi:autonaming"]?.source;
    if (problem !== undefined) {
      context.report(autonamingConfiguration.at(source === undefined ? {} : { source }, { quote: problem }));
    }
  }

  create(request: CreateRequest): CreateResult {
    const schema = this.#context.schemas("aws", request.version)?.resource(request.type);
    const where = surroundingsOf(this.#context.settings.account, request.region);
    const naming = this.#name(request, schema);
    const inputs = { ...request.inputs, ...providerDefaults(request, schema) };
    if (naming?.kind === "input" && naming.text !== undefined) inputs[naming.property] = naming.text;
    const named = naming?.text === undefined ? inputs : { ...inputs, [naming.property]: naming.text };
    const identity = identityOf(request.type, named, where);
    const base = schemaOutputs(this.#context, request, { ...request, inputs });
    const known = this.#known(request, schema, naming, identity);
    const settings = this.#context.settings.account;
    const { urn, type, name, graph } = request;
    const provider = request.provider?.urn;
    const resource = {
      ...where,
      urn,
      type,
      name,
      graph,
      settings,
      provider,
      inputs,
      known,
      id: identity?.id,
    };
    const model = this.#knowledge.models(request.type)?.(resource);
    const id = model?.id ?? identity?.id ?? placeholderId(this.#context, request.urn, request.name);
    if (model === undefined || schema === undefined) {
      return {
        id,
        inputs,
        outputs: { ...base.outputs, ...known, ...model?.outputs },
        coverage: base.coverage,
      };
    }
    const outputs = { ...known, ...onlyOutputs(model.outputs, schema) };
    return {
      id,
      inputs,
      outputs: { ...neededOf(base.outputs, inputs, schema, model), ...outputs },
      coverage: "modelled",
    };
  }

  read(request: ReadRequest): Omit<CreateResult, "inputs"> {
    const base = genericRead(this.#context, request);
    const found = findById(request, this.#context.settings.account) ?? {};
    const byId = propertiesOfId(request.type, request.id);
    const where = surroundingsOf(this.#context.settings.account, request.region);
    const identity = isNamedById(request.type)
      ? identityOf(request.type, { ...byId, ...request.state }, where)
      : undefined;
    const known = { ...regionOf(request), ...identity?.outputs, ...byId, ...found };
    const schema = this.#context.schemas("aws", request.version)?.resource(request.type);
    return { ...base, outputs: { ...base.outputs, ...onlyOutputs(known, schema), ...request.state } };
  }

  invoke(request: InvokeRequest): InvokeResult {
    const source = this.#knowledge.dataSources(request.token);
    const schema = this.#context.schemas("aws", request.version);
    if (source === undefined) {
      const exists = schema === undefined || schema.function(request.token) !== undefined;
      return exists ? genericInvoke(this.#context, request) : refuseFunction(request, schema.version);
    }
    return answerDataSource(source, request.args, {
      account: this.#context.settings.account,
      region: request.region,
      provider: request.provider?.inputs ?? {},
      graph: request.graph,
      placeholders: this.#context.placeholders,
      source: request.source,
      schema,
    });
  }

  #name(request: CreateRequest, schema: ResourceSchema | undefined): Naming | undefined {
    const { urn, type, name, inputs } = request;
    const naming = automaticName(
      { urn, type, name, inputs, schema: schema?.inputs },
      this.#autonaming.modeOf(type),
    );
    if (naming?.problem !== undefined) {
      const place = {
        urn,
        property: naming.property,
        ...(request.source !== undefined && { source: request.source }),
      };
      const texts = { name, type, property: naming.property, quote: naming.problem };
      this.#context.report(autonameImpossible.at(place, texts));
    }
    return naming;
  }

  /** The outputs that are true without a model. */
  #known(
    request: CreateRequest,
    schema: ResourceSchema | undefined,
    naming: Naming | undefined,
    identity: Identity | undefined,
  ): PropertyMap {
    const known: PropertyMap = { ...regionOf(request), ...identity?.outputs };
    if (naming?.text !== undefined) known[naming.property] = naming.text;
    const tags = mergedTags(request.provider, request.inputs["tags"]);
    const merges = schema !== undefined && hasMergedTags(schema.inputs, schema.outputs);
    if (merges && tags !== undefined) known["tagsAll"] = tags;
    return onlyOutputs(known, schema);
  }
}

/**
 * What the schema's answer still tells where there is a model: inputs, and placeholders for what is unknowable or
 * promised. An optional output that the model does not give is absent, as on AWS.
 */
function neededOf(
  outputs: PropertyMap,
  inputs: PropertyMap,
  schema: ResourceSchema,
  model: ModelledOutputs,
): PropertyMap {
  const needed = Object.entries(outputs).filter(
    ([name]) =>
      isGiven(inputs, name) || schema.outputs[name]?.required === true || model.unknowable.has(name),
  );
  return Object.fromEntries(needed);
}

/** Inputs that the provider fills in with fixed texts. */
function providerDefaults(request: CreateRequest, schema: ResourceSchema | undefined): PropertyMap {
  const property = MANAGED_BY_PULUMI[request.type];
  if (property === undefined || isGiven(request.inputs, property)) return {};
  return schema === undefined || property in schema.inputs ? { [property]: "Managed by Pulumi" } : {};
}

/** Since version 7 every regional resource tells its region. */
function regionOf(request: CreateRequest | ReadRequest): PropertyMap {
  return request.region === undefined ? {} : { region: request.region };
}

/** Those of the properties that the type has. Without a schema nothing is dropped but the region, which is new. */
function onlyOutputs(properties: PropertyMap, schema: ResourceSchema | undefined): PropertyMap {
  const has = (key: string): boolean => (schema === undefined ? key !== "region" : key in schema.outputs);
  return Object.fromEntries(Object.entries(properties).filter(([key]) => has(key)));
}

function refuseFunction(request: InvokeRequest, version: string): InvokeResult {
  const place = request.source === undefined ? {} : { source: request.source };
  const finding = unknownFunction.at(place, { token: request.token, version });
  return { kind: "failure", message: finding.quote ?? finding.message, finding };
}
