// Route 53: records of one name, and routing policies. Pure.
import { asText, known } from "../../model/kinds/kind.ts";
import type { ResourceView } from "../../model/view.ts";
import type { RecordReport } from "./record-findings.ts";
import { CONTINENTS, POLICIES, policyObject, policyOf, takesType } from "./routing.ts";

/**
 * Checks a record against the others of its name in its zone. The later one by URN of two reports what both cause.
 * `isWhole` is false when other programs may have further records of the zone.
 */
export function checkGroup(
  self: ResourceView,
  siblings: readonly ResourceView[],
  { fullName, isWhole }: { readonly fullName: string; readonly isWhole: boolean },
  report: RecordReport,
): void {
  const { name } = self;
  const type = self.text("type");
  const policy = policyOf(self);
  if (policy === undefined) {
    if (self.has("setIdentifier") && Object.keys(POLICIES).every((input) => !self.has(input))) {
      report("identifier-without-policy", { name }, "setIdentifier");
    }
  } else if (type !== undefined && !takesType(policy, type)) {
    report("type-without-policy", { name, type, policy: POLICIES[policy] }, policy);
  }
  if (policy === "geolocationRoutingPolicies") checkLocation(self, report);
  if (type === undefined) return;
  if (type === "CNAME") {
    const other = siblings.find((one) => one.text("type") !== undefined && one.text("type") !== "CNAME");
    if (other !== undefined) {
      const theirs = other.text("type") ?? "";
      report("cname-not-alone", { name, other: other.name, domain: fullName, type: theirs }, "type", {
        related: [{ view: other, property: "type", note: "the other record" }],
      });
    }
  }
  const group = siblings.filter((one) => one.text("type") === type);
  checkPolicies(self, group, fullName, type, report);
  if (policy === "failoverRoutingPolicies") checkFailover(self, group, { fullName, isWhole }, report);
  if (policy === "latencyRoutingPolicies" || policy === "geolocationRoutingPolicies") {
    const place = placeOf(self, policy);
    const other = group.find(
      (one) => one.urn < self.urn && place !== undefined && placeOf(one, policy) === place,
    );
    if (other !== undefined && place !== undefined) {
      report("same-place-twice", { name, other: other.name, place, domain: fullName }, policy);
    }
  }
}

function checkPolicies(
  self: ResourceView,
  group: readonly ResourceView[],
  fullName: string,
  type: string,
  report: RecordReport,
): void {
  const policy = policyOf(self);
  const other = group.find((one) => one.urn < self.urn && policyOf(one) !== policy);
  if (other === undefined || isUnsure(self) || isUnsure(other)) return;
  const words = (one: keyof typeof POLICIES | undefined): string =>
    one === undefined ? "simple" : POLICIES[one];
  const theirs = words(policyOf(other));
  report(
    "mixed-group",
    { name: self.name, other: other.name, domain: fullName, type, own: words(policy), theirs },
    policy ?? "name",
    { related: [{ view: other, note: "the other record" }] },
  );
}

/** True when the policy of a record is not known. */
function isUnsure(record: ResourceView): boolean {
  return Object.keys(POLICIES).some((input) => record.state(input) === "unknown");
}

function checkFailover(
  self: ResourceView,
  group: readonly ResourceView[],
  { fullName, isWhole }: { readonly fullName: string; readonly isWhole: boolean },
  report: RecordReport,
): void {
  const { name } = self;
  const role = failoverRole(self);
  if (role === undefined) return;
  const alias = policyAlias(self);
  const isUnknown = self.state("healthCheckId") === "unknown" || alias === "unknown";
  if (role === "PRIMARY" && !self.has("healthCheckId") && alias !== true && !isUnknown) {
    report("primary-without-check", { name }, "failoverRoutingPolicies");
  }
  const twin = group.find((one) => one.urn < self.urn && failoverRole(one) === role);
  if (twin !== undefined) {
    report("two-of-a-role", { name, other: twin.name, role, domain: fullName }, "failoverRoutingPolicies");
    return;
  }
  const wanted = role === "PRIMARY" ? "SECONDARY" : "PRIMARY";
  const roles = new Set(group.map(failoverRole));
  if (isWhole && !roles.has(wanted) && !roles.has(undefined)) {
    report(
      "failover-without-partner",
      { name, own: role, absent: wanted, domain: fullName },
      "failoverRoutingPolicies",
    );
  }
}

function failoverRole(record: ResourceView): "PRIMARY" | "SECONDARY" | undefined {
  const role = known(policyObject(record, "failoverRoutingPolicies")?.["type"]);
  return role === "PRIMARY" || role === "SECONDARY" ? role : undefined;
}

/** Whether an alias follows the health of its target. */
function policyAlias(record: ResourceView): boolean | "unknown" {
  const alias = record.objects("aliases")[0];
  if (record.state("aliases") === "unknown") return "unknown";
  const flag = known(alias?.["evaluateTargetHealth"]);
  return flag === undefined ? alias !== undefined && "unknown" : flag === true;
}

function placeOf(
  record: ResourceView,
  input: "latencyRoutingPolicies" | "geolocationRoutingPolicies",
): string | undefined {
  const policy = policyObject(record, input);
  if (policy === undefined) return undefined;
  const parts = ["region", "continent", "country", "subdivision"].flatMap((part) => {
    const value = known(policy[part]);
    const text = value === undefined ? undefined : asText(value);
    return text === undefined || text === "" ? [] : [text];
  });
  return parts.length === 0 ? undefined : parts.join(" ");
}

function checkLocation(self: ResourceView, report: RecordReport): void {
  const policy = policyObject(self, "geolocationRoutingPolicies");
  if (policy === undefined) return;
  const text = (part: string): string | undefined => {
    const value = known(policy[part]);
    return value === undefined ? undefined : asText(value);
  };
  const [continent, country, subdivision] = [text("continent"), text("country"), text("subdivision")];
  const at = "geolocationRoutingPolicies[0]";
  const say = (says: string, fix: string, part: string): void =>
    report("invalid-location", { name: self.name, says, fix }, `${at}.${part}`);
  if (continent !== undefined && !(CONTINENTS as readonly string[]).includes(continent)) {
    say(`names the continent "${continent}"`, `Write one of ${CONTINENTS.join(", ")}.`, "continent");
  } else if (continent !== undefined && (country !== undefined || subdivision !== undefined)) {
    say(
      "names a continent together with a country or state",
      "Write either the continent or the country.",
      "continent",
    );
  }
  if (country !== undefined && !/^([A-Z]{2}|\*)$/.test(country)) {
    say(
      `names the country "${country}"`,
      "Write the two letters of ISO 3166-1, such as DE, or * for all others.",
      "country",
    );
  }
  if (
    subdivision !== undefined &&
    subdivision !== "" &&
    country !== "US" &&
    country !== "UA" &&
    policy["country"] === undefined
  ) {
    say("names a state without its country", 'Write country: "US" as well.', "subdivision");
  }
}
