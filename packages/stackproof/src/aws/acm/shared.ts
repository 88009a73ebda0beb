// ACM: certificates as the services that use them see them. For load balancers, API Gateway, CloudFront and others. Pure.
import type { ResourceView } from "../../model/view.ts";
import type { World } from "../../model/world.ts";

export const CERTIFICATE = "aws:acm/certificate:Certificate";
export const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
const RECORD = "aws:route53/record:Record";

/** The certificate of the program that an ARN names, also through its CertificateValidation. */
export function certificateOf(
  world: World,
  value: string | undefined,
  near?: ResourceView,
): ResourceView | undefined {
  const direct = world.find(CERTIFICATE, "arn", value, near) ?? world.find(CERTIFICATE, "id", value, near);
  if (direct !== undefined) return direct;
  const validation = world.find(VALIDATION, "certificateArn", value, near);
  return world.find(CERTIFICATE, "arn", validation?.text("certificateArn"), near);
}

/** What keeps a service from using a certificate. */
export type CertificateProblem =
  | {
      readonly kind: "other-region";
      readonly certificate?: ResourceView;
      readonly region: string;
      readonly wanted: string;
    }
  | { readonly kind: "not-validated"; readonly certificate: ResourceView; readonly domain: string }
  | { readonly kind: "not-waited-for"; readonly certificate: ResourceView; readonly validation: ResourceView }
  | {
      readonly kind: "other-domain";
      readonly certificate: ResourceView;
      readonly domain: string;
      readonly names: readonly string[];
    };

/** Where a certificate is used. */
export interface CertificateUse {
  /** What the input holds: an ARN. */
  readonly certificateArn: string | undefined;
  /** The region that the certificate must be in: the user's own, "us-east-1" for CloudFront and edge-optimised APIs. */
  readonly region: string | undefined;
  /** Domain names that the certificate must cover, as far as they are known. */
  readonly domains?: readonly string[];
}

/**
 * What is wrong with the use of a certificate; empty when nothing is known to be. The certificate may be of another stack,
 * then only its region is judged.
 *
 * - "other-region": a certificate is used in its region only (CloudFront: us-east-1,
 *   https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html#https-requirements-aws-region).
 * - "not-validated": nothing in the program validates it, so it stays in PENDING_VALIDATION and cannot be used.
 * - "not-waited-for": a CertificateValidation exists, and the user does not wait for it.
 */
export function certificateProblems(
  world: World,
  user: ResourceView,
  use: CertificateUse,
): CertificateProblem[] {
  const { certificateArn, region: wanted, domains = [] } = use;
  if (certificateArn === undefined) return [];
  const certificate = certificateOf(world, certificateArn, user);
  const region = certificate?.region ?? /^arn:[^:]+:acm:([a-z0-9-]+):/.exec(certificateArn)?.[1];
  const problems: CertificateProblem[] = [];
  if (wanted !== undefined && region !== undefined && region !== wanted) {
    problems.push({
      kind: "other-region",
      region,
      wanted,
      ...(certificate !== undefined && { certificate }),
    });
  }
  if (certificate?.node.kind !== "custom") return problems;
  const names = namesOf(certificate);
  for (const domain of domains) {
    if (names !== undefined && !names.some((name) => covers(name, domain))) {
      problems.push({ kind: "other-domain", certificate, domain, names });
    }
  }
  const pending = pendingProblem(world, user, certificate);
  return pending === undefined ? problems : [...problems, pending];
}

/** All domain names of a certificate; undefined when some are unknown. */
export function namesOf(certificate: ResourceView): string[] | undefined {
  const domain = certificate.text("domainName");
  const more = certificate.texts("subjectAlternativeNames") ?? [];
  if (domain === undefined || more.includes(undefined)) return undefined;
  return [...new Set([domain, ...more.filter((name) => name !== undefined)])];
}

/** True when a certificate's name, which may begin with an asterisk for one part, covers a domain. */
export function covers(name: string, domain: string): boolean {
  const [own, asked] = [name.toLowerCase(), domain.toLowerCase().replace(/\.$/, "")];
  return own === asked || (own.startsWith("*.") && asked.slice(asked.indexOf(".") + 1) === own.slice(2));
}

function pendingProblem(
  world: World,
  user: ResourceView,
  certificate: ResourceView,
): CertificateProblem | undefined {
  // Imported certificates and those of a private authority are ready at once.
  if (certificate.text("validationMethod") !== "DNS" || certificate.has("certificateAuthorityArn"))
    return undefined;
  const validations = world
    .all(VALIDATION)
    .filter((one) => certificateOf(world, one.text("certificateArn"), one)?.urn === certificate.urn);
  const [validation] = validations;
  if (validation !== undefined) {
    const waits = validations.some((one) => world.comesAfter(user, one));
    return waits ? undefined : { kind: "not-waited-for", certificate, validation };
  }
  if (isValidatedByRecord(world, certificate)) return undefined;
  return { kind: "not-validated", certificate, domain: certificate.text("domainName") ?? "" };
}

/** True when some resource of the program is made of the certificate's validation options, whatever its type. */
export function isValidatedByRecord(world: World, certificate: ResourceView): boolean {
  const options = certificate.objects("domainValidationOptions");
  const names = new Set(options.map((option) => option["resourceRecordName"]));
  for (const node of world.graph.resources) {
    if (node.type === VALIDATION) continue;
    const uses = Object.values(node.propertyDependencies).some((urns) => urns.includes(certificate.urn));
    if (node.type === RECORD && (uses || names.has(node.inputs["name"]))) return true;
    // A record of another provider: Cloudflare, for instance.
    if (uses && !node.type.startsWith("aws:") && node.kind === "custom") return true;
  }
  return false;
}
