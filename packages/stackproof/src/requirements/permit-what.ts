// Requirements: the ARNs that `permit` means by its `on`.
import { rightsOf } from "../aws/rights.ts";
import { Unknown } from "../core/value.ts";
import type { Graph } from "../graph/graph.ts";
import { fitsArn } from "../iam/arn-templates.ts";
import type { ActionFact } from "../iam/catalogue.ts";
import type { ResourceView } from "../model/view.ts";
import type { World } from "../model/world.ts";
import { thingsNamed } from "./names.ts";

const BUCKET = "aws:s3/bucket:Bucket";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

/** What a statement is about. */
export type What =
  /** Any resource: those that the role's own policies name. */
  | { readonly kind: "anything" }
  | { readonly kind: "arn"; readonly arn: string }
  /** Resources of the program; `path` stands behind their ARNs. */
  | { readonly kind: "resources"; readonly views: readonly ResourceView[]; readonly path: string };

/** Reads what stands behind `on`; undefined when nothing has the name. */
export function whatOf(text: string | undefined, graph: Graph, world: World): What | undefined {
  if (text === undefined) return { kind: "anything" };
  if (text === "*" || text.startsWith("arn:")) return { kind: "arn", arn: text };
  for (const end of [text.length, ...slashes(text)]) {
    const views = thingsNamed(text.slice(0, end), graph, world).flatMap((thing) => thing.views);
    if (views.length > 0) return { kind: "resources", views, path: text.slice(end) };
  }
  return undefined;
}

/** One ARN to ask for, and the resource of the program that has it. */
export interface Asked {
  readonly arn: string;
  readonly view: ResourceView | undefined;
}

/** The ARNs to ask for with an action. */
export function arnsFor(what: What, action: ActionFact, world: World, role: ResourceView): readonly Asked[] {
  if (what.kind === "arn") return [{ arn: what.arn, view: undefined }];
  if (what.kind === "resources") {
    const service = action.name.split(":")[0] ?? "";
    const own = what.views.flatMap((view) => {
      const arn = arnOf(view);
      return arn === undefined
        ? []
        : [{ view, arn: `${arn}${what.path === "" ? partOf(view, action) : what.path}` }];
    });
    const fitting = own.filter(({ arn }) => arn.split(":")[2] === service);
    return fitting.length > 0 ? fitting : own;
  }
  const arns = new Set(["*"]);
  for (const { statements } of rightsOf(world, role).documents) {
    for (const { resources } of statements) {
      for (const { text } of resources?.items ?? []) if (text !== undefined) arns.add(text);
    }
  }
  return [...arns]
    .filter((arn) => arn === "*" || takes(action, arn))
    .map((arn) => ({ arn, view: undefined }));
}

/** True when an action takes a resource with an ARN of this form. */
export function takes({ resources }: ActionFact, arn: string): boolean {
  return resources.some(({ type }) => type.arns.some((template) => fitsArn(arn, template)));
}

/** Where an action is about what is inside: objects of a bucket, streams of a log group. */
function partOf(view: ResourceView, action: ActionFact): string {
  const types = new Set(action.resources.map(({ type }) => type.name));
  if (view.is(BUCKET) && types.has("object") && !types.has("bucket")) return "/*";
  return view.is(LOG_GROUP) ? ":*" : "";
}

function arnOf(view: ResourceView): string | undefined {
  const value = view.node.outputs["arn"];
  return value instanceof Unknown ? value.text : view.text("arn");
}

/** The places of the slashes in a text, the last one first. */
function slashes(text: string): number[] {
  return [...text.matchAll(/\//g)].map(({ index }) => index).reverse();
}
