// Requirements: a small program for the tests of this room.
import type { PropertyMap } from "../core/value.ts";
import { compareFindings, type Finding } from "../findings/finding.ts";
import { Graph, type ResourceKind } from "../graph/graph.ts";
import { World } from "../model/world.ts";
import { readSettings } from "../project/settings.ts";
import { renderOneFinding } from "../report/terminal.ts";
import { checkRequirements } from "./check-requirements.ts";

/** A resource of the program, in us-east-1 unless said otherwise. */
export interface Given {
  readonly type: string;
  readonly name: string;
  readonly kind?: ResourceKind;
  readonly inputs?: PropertyMap;
  readonly outputs?: PropertyMap;
  readonly region?: string | undefined;
  /** Name of the resource or component that it is a child of; one that stands before it. */
  readonly parent?: string;
  /** Name of the provider; default: one of the program's own. */
  readonly provider?: string;
}

/** The program `shop`, stack `prod`. */
export function graphOf(given: readonly Given[], outputs: PropertyMap = {}): Graph {
  const graph = new Graph("shop", "prod");
  const stack = "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod";
  const common = {
    propertyDependencies: {},
    dependencies: [],
    options: {},
    droppedArguments: [],
    coverage: "modelled",
    frames: [],
    outputsRegistered: true,
  } as const;
  graph.add({
    ...common,
    urn: stack,
    type: "pulumi:pulumi:Stack",
    name: "shop-prod",
    kind: "stack",
    parent: undefined,
    id: undefined,
    inputs: {},
    outputs,
    provider: undefined,
    region: undefined,
    source: undefined,
  });
  for (const [
    index,
    { type, name, kind = "custom", inputs = {}, provider = "own", parent, ...more },
  ] of given.entries()) {
    const above = parent === undefined ? undefined : graph.sorted().find((node) => node.name === parent);
    graph.add({
      ...common,
      urn: `urn:pulumi:prod::shop::${type}::${name}`,
      type,
      name,
      kind,
      parent: above?.urn ?? stack,
      id: name,
      inputs,
      outputs: { ...inputs, ...more.outputs },
      provider: `urn:pulumi:prod::shop::pulumi:providers:aws::${provider}`,
      region: "region" in more ? more.region : "us-east-1",
      source: { file: "index.ts", line: index + 1, column: 1 },
    });
  }
  return graph;
}

/** Types as the registry knows them, as far as these tests need. */
export const TYPES = {
  of: (token: string) => (token.startsWith("aws:iam/") ? { token, inputs: {}, isGlobal: true } : undefined),
  tokensOf: (token: string) => [token],
};

/** What the requirements of a stackproof.yaml find. */
export function findingsOf(
  yaml: string,
  given: readonly Given[],
  outputs: PropertyMap = {},
  isWhole = true,
): Finding[] {
  const { settings, findings } = readSettings(yaml, "stackproof.yaml");
  if (findings.length > 0)
    throw new Error(`The test's stackproof.yaml is wrong: ${JSON.stringify(findings)}`);
  const graph = graphOf(given, outputs);
  const world = new World({ graph, registry: TYPES, account: settings.account });
  return checkRequirements({ requirements: settings.requirements, world, graph, isWhole }).sort(
    compareFindings,
  );
}

/** In short: `severity code file:line`. */
export function short(yaml: string, given: readonly Given[], outputs: PropertyMap = {}): string[] {
  return findingsOf(yaml, given, outputs).map(
    ({ severity, code, at: { source } }) => `${severity} ${code} ${source?.file}:${source?.line}`,
  );
}

/** As a report shows them. */
export function rendered(yaml: string, given: readonly Given[], outputs: PropertyMap = {}): string {
  return findingsOf(yaml, given, outputs)
    .map((finding) => renderOneFinding(finding))
    .join("\n");
}
