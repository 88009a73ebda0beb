// Model: what may exist only once: physical names, ports of a load balancer, routes of a table. Pure.
import { defineFinding, type Finding } from "../findings/finding.ts";
import { codePrefix } from "./codes.ts";
import { placeOf } from "./place.ts";
import type { ResourceModel, UniqueSpec } from "./resource.ts";
import type { ResourceView } from "./view.ts";
import type { World } from "./world.ts";

/** Reports the second of two resources that cannot both exist. `views` are in the order of the source. */
export function checkUnique(views: readonly ResourceView[], world: World, model: ResourceModel): Finding[] {
  const findings: Finding[] = [];
  for (const [slug, unique] of Object.entries(model.unique ?? {})) {
    const first = new Map<string, ResourceView>();
    for (const view of views) {
      const key = unique.key(view, world);
      if (key === undefined) continue;
      const scoped = `${scopeOf(view, world, unique)} ${key}`;
      const other = first.get(scoped);
      if (other === undefined) first.set(scoped, view);
      else findings.push(uniqueFinding(slug, unique, { view, other, key }, model));
    }
  }
  return findings;
}

function scopeOf(view: ResourceView, world: World, unique: UniqueSpec): string {
  switch (unique.scope) {
    case "global":
      return "";
    case "account":
      return world.accountKey(view);
    case "region":
      return `${world.accountKey(view)} ${view.region ?? ""}`;
  }
}

function uniqueFinding(
  slug: string,
  unique: UniqueSpec,
  { view, other, key }: { readonly view: ResourceView; readonly other: ResourceView; readonly key: string },
  model: ResourceModel,
): Finding {
  const definition = defineFinding(`${codePrefix(model.token)}/${slug}`, {
    severity: unique.severity ?? "error",
    effect: unique.effect ?? "rejected",
    evidence: unique.evidence ?? "documented",
    message: () => `\`${view.name}\` and \`${other.name}\` ${unique.says(key)}.`,
    why: unique.why,
    fix: unique.fix,
    ...(unique.quote !== undefined && { quote: unique.quote }),
    ...(unique.aws !== undefined && { aws: unique.aws }),
    docs: unique.docs ?? model.docs,
  });
  const related = [{ ...placeOf(other, unique.property), note: "the first of the two" }];
  return definition.at(placeOf(view, unique.property), {}, { related });
}
