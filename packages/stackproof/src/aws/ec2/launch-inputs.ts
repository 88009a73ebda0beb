// AWS EC2: inputs that instances and launch templates have in common.
import { bool, int, object, oneOf, text, withDefault } from "../../model/kernel.ts";

/** How an instance asks for its own data: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html */
export function metadataOptions() {
  return object({
    httpEndpoint: oneOf(["disabled", "enabled"]),
    httpProtocolIpv6: withDefault(oneOf(["disabled", "enabled"]), "disabled"),
    httpPutResponseHopLimit: int({ min: 1, max: 64 }),
    httpTokens: oneOf(["optional", "required"]),
    instanceMetadataTags: oneOf(["disabled", "enabled"]),
  });
}

export function capacityReservation() {
  return object({
    capacityReservationPreference: oneOf(["capacity-reservations-only", "open", "none"]),
    capacityReservationTarget: object({
      capacityReservationId: text(),
      capacityReservationResourceGroupArn: text(),
    }),
  });
}

export function cpuOptions() {
  return object({
    amdSevSnp: oneOf(["enabled", "disabled"]),
    coreCount: int(),
    nestedVirtualization: text(),
    threadsPerCore: int(),
  });
}

export function creditSpecification() {
  return object({ cpuCredits: oneOf(["standard", "unlimited"]) });
}

export function privateDnsNameOptions() {
  return object({
    enableResourceNameDnsARecord: bool(),
    enableResourceNameDnsAaaaRecord: bool(),
    hostnameType: oneOf(["ip-name", "resource-name"]),
  });
}

export const SHUTDOWN = ["stop", "terminate"] as const;
export const TENANCIES = ["default", "dedicated", "host"] as const;
export const INTERRUPTIONS = ["hibernate", "stop", "terminate"] as const;
export const MARKETS = ["spot", "capacity-block", "interruptible-capacity-reservation"] as const;
