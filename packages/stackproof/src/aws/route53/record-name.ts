// Route 53: the name of a record in its zone. Pure.
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";
import type { RecordReport } from "./record-findings.ts";
import { domain, domainProblem, isWithin, recordName, ZONE, zoneName } from "./shared.ts";

/** Checks what the name becomes in the zone. */
export function checkName(
  self: ResourceView,
  world: World,
  zone: ResourceView | undefined,
  report: RecordReport,
): void {
  const { name } = self;
  const value = self.text("name");
  const type = self.text("type");
  if (value === undefined) return;
  const problem = value === "" ? undefined : domainProblem(value);
  if (problem !== undefined) {
    report("invalid-domain", { name, value, problem }, "name");
    return;
  }
  if (value.includes("*")) {
    if (type === "NS") report("wildcard-name-servers", { name, value }, "name");
    else if (!/^\*(\.[^*]*)?$/.test(value)) report("misplaced-wildcard", { name, value }, "name");
  }
  const own = zoneName(zone);
  if (zone === undefined || own === undefined) return;
  const full = recordName(value, own);
  if (!isWithin(full, own)) {
    report("outside-of-zone", { name, value, zone: zone.name, domain: own, full }, "name", {
      related: [{ view: zone, property: "name", note: "the zone's domain" }],
    });
    return;
  }
  const isAtApex = full === own;
  if (isAtApex && type === "CNAME") report("cname-at-apex", { name, domain: own, zone: zone.name }, "type");
  const isThere = isAtApex && (type === "NS" || type === "SOA") && zone.node.kind === "custom";
  if (isThere && self.state("allowOverwrite") !== "unknown" && self.flag("allowOverwrite") !== true) {
    report("exists-already", { name, type, domain: own, zone: zone.name }, "type");
  }
  if (full === domain(value)) return;
  // The domain was added. A dot at the end says that the name was meant as a whole.
  const other = world
    .all(ZONE)
    .find(
      (one) =>
        one.urn !== zone.urn &&
        isWithin(domain(value), zoneName(one) ?? "§") &&
        zoneName(one)?.includes(".") === true,
    );
  if (other !== undefined || value.endsWith(".")) {
    const where = other === undefined ? "the zone of its domain" : `zone \`${other.name}\``;
    report("name-of-other-zone", { name, value, zone: zone.name, full, other: where }, "name");
  }
}
