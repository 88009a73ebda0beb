// Model: service quotas at their defaults. Accounts can have higher ones, so this warns and never refuses. Pure.
import { displayToken } from "../core/urn.ts";
import { defineFinding, type Finding } from "../findings/finding.ts";
import { codePrefix, quotaSlug } from "./codes.ts";
import { placeOf } from "./place.ts";
import type { QuotaSpec, ResourceModel } from "./resource.ts";
import type { ResourceView } from "./view.ts";
import type { World } from "./world.ts";

/** Reports the first resource that is past a quota. `views` are in the order of the source. */
export function checkQuotas(views: readonly ResourceView[], world: World, model: ResourceModel): Finding[] {
  return (model.quotas ?? []).flatMap((quota) => checkQuota(views, world, model, quota));
}

function checkQuota(
  views: readonly ResourceView[],
  world: World,
  model: ResourceModel,
  quota: QuotaSpec,
): Finding[] {
  const groups = new Map<string, { count: number; past: ResourceView | undefined }>();
  for (const view of views) {
    const key = keyOf(view, world, quota);
    if (key === undefined) continue;
    const group = groups.get(key) ?? { count: quota.before?.(world) ?? 0, past: undefined };
    group.count += quota.count?.(view, world) ?? 1;
    if (group.count > quota.limit) group.past ??= view;
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ count, past }) =>
    past === undefined ? [] : [quotaFinding(past, count, quota, model)],
  );
}

function keyOf(view: ResourceView, world: World, { per }: QuotaSpec): string | undefined {
  if (typeof per === "function") return per(view, world);
  return per === "account" ? world.accountKey(view) : `${world.accountKey(view)} ${view.region ?? ""}`;
}

function quotaFinding(view: ResourceView, count: number, quota: QuotaSpec, model: ResourceModel): Finding {
  const definition = defineFinding(`${codePrefix(model.token)}/${quotaSlug(quota.name)}`, {
    severity: "warning",
    effect: "rejected",
    evidence: "documented",
    message: () =>
      `\`${view.name}\` goes past the quota "${quota.name}": ${count} are needed, and the default is ${quota.limit}.`,
    why: `AWS refuses more of ${displayToken(model.token)} until the account's quota is raised.`,
    fix: "Ask for a higher quota in Service Quotas before the update, or make fewer.",
    docs: quota.docs,
  });
  return definition.at(placeOf(view), {});
}
