// Model: "A must exist before B": reported unless some path of the graph makes B wait for A. Pure.
import { displayToken } from "../core/urn.ts";
import { defineFinding, type Finding } from "../findings/finding.ts";
import { codePrefix } from "./codes.ts";
import { placeOf } from "./place.ts";
import type { ResourceModel } from "./resource.ts";
import type { ResourceView } from "./view.ts";
import type { World } from "./world.ts";

/** The order that AWS needs and that nothing in the program guarantees. */
export function checkOrder(self: ResourceView, world: World, model: ResourceModel): Finding[] {
  const findings: Finding[] = [];
  for (const [slug, order] of Object.entries(model.order ?? {})) {
    const waiting = order
      .needs(self, world)
      .filter((other) => other.node.kind === "custom" && other.urn !== self.urn)
      .filter((other) => !world.comesAfter(self, other));
    const missing = [...new Set(waiting)].filter((other) => !world.comesAfter(other, self));
    if (missing.length === 0) continue;
    // Resources of one name, as of a method and its integration, are told apart by their types.
    const isOneName = missing.some((other) => other.name === self.name);
    const names = missing.map((other) =>
      isOneName ? `\`${other.name}\` (${displayToken(other.type)})` : `\`${other.name}\``,
    );
    const definition = defineFinding(`${codePrefix(model.token)}/${slug}`, {
      severity: order.severity ?? "warning",
      effect: order.effect,
      evidence: order.evidence,
      message: () => `\`${self.name}\` does not wait for ${listed(names)}, ${order.because}.`,
      why: order.why,
      fix: `Add \`dependsOn: [${missing.map((other) => other.name).join(", ")}]\` to the options of \`${self.name}\`.`,
      ...(order.aws !== undefined && { aws: order.aws }),
      ...(order.quote !== undefined && { quote: order.quote }),
      docs: order.docs,
    });
    const related = missing.map((other) => ({ ...placeOf(other), note: displayToken(other.type) }));
    findings.push(definition.at(placeOf(self), {}, { related }));
  }
  return findings;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}
