// AWS Elastic Load Balancing: certificates of listeners. Pure.
import { type OrderSpec, parseArn, type ResourceView, type World } from "../../model/kernel.ts";
import { CERTIFICATE, CERTIFICATE_VALIDATION } from "./shared.ts";

/** What is wrong with a certificate's ARN for a listener in a region; undefined when nothing is. */
export function certificateProblem(arn: string, region: string | undefined): string | undefined {
  const parts = parseArn(arn);
  if (parts === undefined) return undefined;
  if (parts.service === "acm" && region !== undefined && parts.region !== "" && parts.region !== region) {
    return `is in ${parts.region}, and the listener is in ${region}`;
  }
  return undefined;
}

/** The certificate of the program with this ARN, if it has to be validated before it can be used. */
export function unvalidated(
  world: World,
  arn: string | undefined,
  near: ResourceView,
): { readonly certificate: ResourceView; readonly validations: readonly ResourceView[] } | undefined {
  const certificate = world.find(CERTIFICATE, "arn", arn, near);
  if (certificate === undefined || certificate.node.kind !== "custom") return undefined;
  if (certificate.node.options.importId !== undefined) return undefined;
  // Imported certificates are issued already, and those of a private authority are issued at once.
  if (certificate.has("privateKey") || certificate.has("certificateAuthorityArn")) return undefined;
  return { certificate, validations: world.where(CERTIFICATE_VALIDATION, "certificateArn", arn) };
}

/** What a listener with a certificate of the program waits for. */
export const AFTER_VALIDATION = {
  needs: (self: ResourceView, world: World) =>
    unvalidated(world, self.text("certificateArn"), self)?.validations ?? [],
  because: "which waits until its certificate is issued",
  severity: "error",
  effect: "rejected",
  evidence: "observed",
  why: "A listener takes issued certificates only, and the certificate is requested in the same run.",
  docs: "https://github.com/hashicorp/terraform-provider-aws/issues/41789",
} as const satisfies OrderSpec;
