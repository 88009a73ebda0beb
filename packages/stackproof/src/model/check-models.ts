// Model: holds every resource of a program against the model of its type. Pure.
import { comparePlaces } from "../core/place.ts";
import { displayToken } from "../core/urn.ts";
import { formatPath } from "../core/value.ts";
import { defineFinding, type Finding, type FindingPlace, type FindingSpec } from "../findings/finding.ts";
import { codePrefix, inputSlug } from "./codes.ts";
import { checkFields } from "./kinds/collections.ts";
import type { KindOptions, KindProblem, KindSubject } from "./kinds/kind.ts";
import { checkOrder } from "./order.ts";
import { placeOf } from "./place.ts";
import { checkQuotas } from "./quotas.ts";
import type { ModelRegistry } from "./registry.ts";
import type { RelationProblem } from "./relations.ts";
import type { AnyReport, ResourceModel } from "./resource.ts";
import { checkUnique } from "./unique.ts";
import { byUrn, type ResourceView } from "./view.ts";
import type { World } from "./world.ts";

/** A model that failed: our fault, said so, and no reason to lose the rest. */
const modelFailed = defineFinding<{ name: string; type: string; error: string }>("model/failed", {
  severity: "warning",
  effect: "risky",
  evidence: "observed",
  message: ({ name, type, error }) => `The model of ${type} could not judge \`${name}\`: ${error}`,
  why: "This is a fault of stackproof. The resource was checked in part only.",
  fix: "Report it with the resource's arguments: https://github.com/stackproof/stackproof/issues.",
});

/** Checks all resources that have a model. */
export function checkModels(world: World, registry: ModelRegistry): Finding[] {
  const findings: Finding[] = [];
  for (const model of registry.models) {
    const all = [model.token, ...(model.aliases ?? [])].flatMap((token) => world.graph.ofType(token));
    const views = all
      .filter((node) => node.kind === "custom" || node.kind === "provider")
      .map((node) => world.view(node))
      .sort(byUrn);
    if (views.length === 0) continue;
    for (const view of views) {
      guarded(view, findings, () => checkResource(view, world, model, findings));
    }
    const whole = views[0];
    if (whole === undefined) continue;
    guarded(whole, findings, () => {
      const inSourceOrder = [...views].sort(
        (a, b) => comparePlaces(a.node.source, b.node.source) || byUrn(a, b),
      );
      findings.push(...checkUnique(inSourceOrder, world, model), ...checkQuotas(inSourceOrder, world, model));
    });
  }
  return findings;
}

function guarded(view: ResourceView, findings: Finding[], run: () => void): void {
  try {
    run();
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const parameters = {
      name: view.name,
      type: displayToken(view.type),
      error: text.split("\n", 3).join(" "),
    };
    findings.push(modelFailed.at(placeOf(view), parameters));
  }
}

function checkResource(view: ResourceView, world: World, model: ResourceModel, findings: Finding[]): void {
  checkFields(model.inputs, view.node.inputs, {
    path: [],
    attribute: undefined,
    self: view,
    world,
    report: (problem) => findings.push(inputFinding(problem, view, model)),
  });
  for (const relation of model.relations ?? []) {
    const problem = relation.problem(view);
    if (problem !== undefined) findings.push(relationFinding(problem, relation.options, view, model));
  }
  findings.push(...checkOrder(view, world, model));
  model.check?.(view, world, reporter(view, model, findings));
}

function reporter(view: ResourceView, model: ResourceModel, findings: Finding[]): AnyReport {
  return (slug, parameters, property, extras = {}) => {
    const template = model.findings?.[slug];
    if (template === undefined) throw new Error(`The model of ${model.token} declares no finding ${slug}`);
    const definition = defineFinding<unknown>(`${codePrefix(model.token)}/${slug}`, {
      docs: model.docs,
      ...(template as FindingSpec<unknown>),
    });
    findings.push(
      definition.at(placeOf(extras.at ?? view, property), parameters, {
        ...(extras.severity !== undefined && { severity: extras.severity }),
        ...(extras.related !== undefined && { related: relatedPlaces(extras.related) }),
      }),
    );
  };
}

function relatedPlaces(
  related: readonly { readonly view: KindSubject; readonly property?: string; readonly note: string }[],
): (FindingPlace & { readonly note: string })[] {
  return related.map(({ view, property, note }) => ({ ...placeOf(view, property), note }));
}

function inputFinding(problem: KindProblem, view: ResourceView, model: ResourceModel): Finding {
  const { options } = problem;
  const property = formatPath(problem.path);
  if (problem.finding !== undefined) return problem.finding(placeOf(view, property));
  const evidence = options.evidence ?? "documented";
  const definition = defineFinding(`${codePrefix(model.token)}/${problem.slug ?? inputSlug(problem.path)}`, {
    severity: evidence === "inferred" ? "warning" : (options.severity ?? "error"),
    effect: problem.effect ?? "rejected",
    evidence,
    message: () => `\`${property}\` of \`${view.name}\` ${problem.says}.`,
    ...(options.why !== undefined && { why: options.why }),
    fix: options.fix ?? `Write ${problem.expects}.`,
    ...(problem.quote !== undefined && { quote: problem.quote }),
    ...(options.aws !== undefined && { aws: options.aws }),
    docs: options.docs ?? model.docs,
  });
  const related = relatedPlaces(problem.related ?? []);
  return definition.at(placeOf(view, property), {}, { related });
}

function relationFinding(
  problem: RelationProblem,
  options: KindOptions,
  view: ResourceView,
  model: ResourceModel,
): Finding {
  const definition = defineFinding(`${codePrefix(model.token)}/${problem.slug}`, {
    severity: options.severity ?? "error",
    effect: "rejected",
    evidence: "documented",
    message: () => `\`${view.name}\` ${problem.says}.`,
    ...(options.why !== undefined && { why: options.why }),
    fix: problem.fix,
    ...(problem.quote !== undefined && { quote: problem.quote }),
    ...(options.aws !== undefined && { aws: options.aws }),
    docs: options.docs ?? model.docs,
  });
  return definition.at(placeOf(view, problem.property), {});
}
