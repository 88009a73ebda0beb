// ServerlessApi: custom domains that cannot be. Pure.
import type { ApiDomainArgs } from "./args.ts";

/** What is wrong with a custom domain; undefined when nothing is. */
export function domainFault(domain: ApiDomainArgs | undefined): string | undefined {
  if (domain === undefined) return undefined;
  const { name, certificateArn, zoneId, basePath } = domain;
  if (typeof name === "string" && !isHostName(name)) {
    return `domain.name is "${name}". Give a host name in small letters, without scheme and path: "api.example.com".`;
  }
  if (
    typeof certificateArn === "string" &&
    !/^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/\S+$/.test(certificateArn)
  ) {
    return `domain.certificateArn is "${certificateArn}". Give the ARN of a certificate of ACM in the API's region: "arn:aws:acm:us-west-2:111122223333:certificate/…".`;
  }
  if (certificateArn === undefined && zoneId !== undefined) {
    return "domain has zoneId and no certificateArn. Without a certificate the host name is made elsewhere, and so is its record: leave zoneId out, or give certificateArn.";
  }
  if (basePath !== undefined && !/^[\w$.+!*'()-]+(?:\/[\w$.+!*'()-]+)*$/.test(basePath)) {
    return `domain.basePath is "${basePath}". Give a path without slashes at its ends, such as "orders/v1", or leave it out for the whole host name.`;
  }
  return undefined;
}

function isHostName(name: string): boolean {
  return name.length <= 253 && /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/.test(name);
}
