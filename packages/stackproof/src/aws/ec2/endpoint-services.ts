// AWS EC2: names of endpoint services, and how endpoints of each type are made.
// https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
import { findRegion } from "../../data/regions.ts";
import { repeatableHex } from "../../model/ids.ts";

/** A service name in its parts: `com.amazonaws.us-east-1.s3`, `com.amazonaws.vpce.us-east-1.vpce-svc-…`. */
export interface EndpointService {
  readonly region: string;
  /** `s3`, `ecr.dkr`, `vpce-svc-…`. */
  readonly service: string;
  /** True for a service of AWS itself. */
  readonly isAmazon: boolean;
}

/** Reached through route tables: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
const GATEWAY_SERVICES = new Set(["s3", "dynamodb", "s3express"]);

/** Takes a service name apart; undefined for one of another form, which is not judged. */
export function endpointService(name: string): EndpointService | undefined {
  const own = /^com\.amazonaws\.vpce\.([a-z]{2}(?:-[a-z]+)+-\d)\.(vpce-svc-[0-9a-f]+)$/.exec(name);
  if (own !== null) return { region: own[1] ?? "", service: own[2] ?? "", isAmazon: false };
  const amazon = /^(?:cn\.)?com\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d)\.(.+)$/.exec(name);
  return amazon === null ? undefined : { region: amazon[1] ?? "", service: amazon[2] ?? "", isAmazon: true };
}

/** True for a name that cannot be that of a service: no dots, or `com.amazonaws.` without a region behind it. */
export function isNoServiceName(name: string): boolean {
  if (!name.includes(".")) return true;
  const parts = name.replace(/^cn\./, "").split(".");
  return (
    parts[0] === "com" &&
    parts[1] === "amazonaws" &&
    parts.length === 3 &&
    findRegion(parts[2] ?? "") === undefined
  );
}

/** True when a service has gateway endpoints; undefined for a service that AWS does not run. */
export function hasGateway(service: EndpointService): boolean | undefined {
  return service.isAmazon ? GATEWAY_SERVICES.has(service.service) : undefined;
}

/** The id of a service's prefix list, as the data sources give it. */
export function prefixListId(region: string, serviceName: string): string {
  return serviceName === "com.amazonaws.us-east-1.s3"
    ? "pl-63a5400a"
    : `pl-${repeatableHex(8, region, serviceName)}`;
}
