// Model: what a data source is, and how its answer reaches the program. Pure; one file below src/aws per data source.

import type { SourcePlace } from "../core/place.ts";
import type { Placeholders } from "../core/placeholder.ts";
import type { PropertyMap } from "../core/value.ts";
import type { Finding } from "../findings/finding.ts";
import type { Coverage, Graph } from "../graph/graph.ts";
import type { AccountSettings } from "../project/project.ts";
import type { PackageSchema } from "../schema/schema.ts";
import { completeResult } from "./complete-result.ts";
import { plainMap } from "./plain.ts";

/** Everything that an answer may depend on. */
export interface DataSourceWorld {
  readonly account: AccountSettings;
  /** Region of the request: its own `region` argument, its provider's, the configuration's, the environment's. */
  readonly region: string | undefined;
  /** Inputs of the provider that serves the request. */
  readonly provider: PropertyMap;
  /** What the program created so far. */
  readonly graph: Graph;
  readonly placeholders: Placeholders;
  /** Where the program asks. */
  readonly source: SourcePlace | undefined;
  /** The installed SDK, whose result types say which properties an answer has; without it nothing is filled in. */
  readonly schema?: PackageSchema | undefined;
}

/** An answer, or the refusal of the real provider. */
export type DataSourceAnswer =
  | {
      readonly kind: "answer";
      readonly result: PropertyMap;
      readonly coverage: Coverage;
      readonly findings?: readonly Finding[];
    }
  | { readonly kind: "failure"; readonly message: string; readonly finding: Finding };

/** One data source as its file declares it. */
export interface DataSourceSpec {
  /** Function token, such as `aws:ec2/getVpc:getVpc`. */
  readonly token: string;
  /** Older or second tokens of the same function. */
  readonly formerly?: readonly string[];
  /** Address of the documentation that its answers follow. */
  readonly docs: string;
  /** False for services without regions (IAM, Route 53, CloudFront), whose results have no `region`. Default true. */
  readonly regional?: boolean;
  /**
   * Answers from the world. The arguments hold no secrets and no unknown values: both are replaced by the texts
   * that the program saw. The result may leave out properties that nobody can know; they become placeholders.
   */
  answer(args: PropertyMap, world: DataSourceWorld): DataSourceAnswer;
}

/** A data source, as the registry holds it. */
export type DataSource = Readonly<DataSourceSpec>;

/** Declares a data source. */
export function defineDataSource(spec: DataSourceSpec): DataSource {
  return spec;
}

/**
 * Asks a data source as the engine does: arguments made plain, a `region` argument obeyed, the arguments repeated in
 * the result as the provider does, and every property of the SDK's result type filled in.
 */
export function answerDataSource(
  source: DataSource,
  args: PropertyMap,
  world: DataSourceWorld,
): DataSourceAnswer {
  const plain = plainMap(args);
  const own = plain["region"];
  const region = source.regional !== false && typeof own === "string" && own !== "" ? own : world.region;
  const answer = source.answer(plain, { ...world, region });
  if (answer.kind === "failure") return answer;
  const shape = world.schema?.function(source.token)?.outputs;
  const result: PropertyMap = { ...plain, ...answer.result };
  if (source.regional !== false && region !== undefined && (shape === undefined || "region" in shape)) {
    result["region"] ??= region;
  }
  if (shape === undefined || world.schema === undefined) return { ...answer, result };
  const completed = completeResult(result, shape, {
    token: source.token,
    region,
    args: plain,
    schema: world.schema,
    placeholders: world.placeholders,
  });
  return { ...answer, result: completed };
}

/** An answer that rests on facts, on the account's settings, or on the program itself. */
export function known(result: PropertyMap, findings: readonly Finding[] = []): DataSourceAnswer {
  return { kind: "answer", result, coverage: "modelled", ...(findings.length > 0 && { findings }) };
}

/** An answer that has the right types, and says of itself that it was not looked up. */
export function guessed(result: PropertyMap, findings: readonly Finding[] = []): DataSourceAnswer {
  return { kind: "answer", result, coverage: "schema", ...(findings.length > 0 && { findings }) };
}

/**
 * The provider's refusal. `text` is the provider's own sentence; the bridge wraps it in the form of go-multierror:
 * https://github.com/pulumi/pulumi-terraform-bridge/blob/main/pkg/tfshim/sdk-v2/diagnostics.go
 */
export function refused(token: string, text: string, finding: Finding): DataSourceAnswer {
  return { kind: "failure", message: `invoking ${token}: 1 error occurred:\n\t* ${text}\n\n`, finding };
}
