// Engine: AWS resources that have no region from anywhere.
import type { PropertyMap } from "../core/value.ts";
import type { FindingPlace } from "../findings/finding.ts";
import type { Deployment } from "./deployment.ts";
import { noRegion } from "./findings.ts";
import type { ProviderInfo } from "./provider-host.ts";

/** Reports, once for each provider, that an AWS resource has no region. */
export function reportNoRegion(
  deployment: Deployment,
  provider: ProviderInfo,
  inputs: PropertyMap,
  at: FindingPlace,
): void {
  const known = inputs["region"] === undefined && provider.inputs["region"] === undefined;
  const usesProfile = provider.inputs["profile"] !== undefined;
  const said = deployment.findings.some(
    (f) => f.code === noRegion.code && f.message.includes(nameOf(provider)),
  );
  if (!known || said) return;
  // A profile brings its region from a file that is not read here; an explicit provider may be meant to find it there.
  const severity = usesProfile || !provider.isDefault ? { severity: "warning" as const } : {};
  deployment.report(noRegion.at(at, { provider: nameOf(provider) }, severity));
}

function nameOf(provider: ProviderInfo): string {
  return provider.isDefault
    ? `default provider of ${provider.package}`
    : provider.urn.slice(provider.urn.lastIndexOf("::") + 2);
}
