// AWS EC2: getVpcEndpointService.
import { zonesOfRegion } from "../../data/zones.ts";
import { defineDataSource, guessed, known, refused } from "../../model/data-source.ts";
import { filtersOf } from "../../model/filters.ts";
import { repeatableId } from "../../model/ids.ts";
import { at } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { crc32Text } from "../../model/terraform-set.ts";
import { arn, partitionOf } from "../arn.ts";
import { severalEndpointServices } from "../findings.ts";

const TOKEN = "aws:ec2/getVpcEndpointService:getVpcEndpointService";
const NOUN = "EC2 VPC Endpoint Service";

/** The two services that are reached through route tables: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html */
const GATEWAYS = new Set(["s3", "dynamodb"]);

export const getVpcEndpointService = defineDataSource({
  token: TOKEN,
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/vpc_endpoint_service_data_source.go",
  answer(args, world) {
    const region = world.region;
    if (region === undefined) return guessed({});
    const asked = textAt(args, "service");
    const serviceName =
      textAt(args, "serviceName") ?? (asked === undefined ? undefined : `com.amazonaws.${region}.${asked}`);
    const filtered = filtersOf(args).find((filter) => filter.name === "service-type")?.values[0];
    const typeAsked = textAt(args, "serviceType") ?? filtered;
    if (serviceName === undefined) return guessed(typeAsked === undefined ? {} : { serviceType: typeAsked });
    const [, service] = /^(?:cn\.)?com\.amazonaws\.[^.]+\.(.+)$/.exec(serviceName) ?? [];
    if (service === "s3" && typeAsked === undefined && filtersOf(args).length === 0) {
      const quote = `multiple ${NOUN}s matched; use additional constraints to reduce matches to a single ${NOUN}`;
      return refused(
        TOKEN,
        quote,
        severalEndpointServices.at(at(world), { service: asked ?? serviceName, quote }),
      );
    }
    const serviceType =
      typeAsked ?? (service !== undefined && GATEWAYS.has(service) ? "Gateway" : "Interface");
    const serviceId = repeatableId("vpce-svc", region, serviceName, serviceType);
    const result = {
      id: crc32Text(serviceName),
      serviceName,
      serviceType,
      serviceId,
      serviceRegion: region,
      arn: arn(world, "ec2", `vpc-endpoint-service/${serviceId}`),
      acceptanceRequired: false,
      managesVpcEndpoints: false,
      availabilityZones: (zonesOfRegion(region) ?? []).map((zone) => zone.name),
      tags: {},
    };
    if (service === undefined) return guessed(result);
    const host = `${service}.${region}.${partitionOf(world).dnsSuffix}`;
    return known({
      ...result,
      owner: "amazon",
      vpcEndpointPolicySupported: true,
      supportedIpAddressTypes: ["ipv4"],
      baseEndpointDnsNames: [
        serviceType === "Gateway" ? host : `${service}.${region}.vpce.${partitionOf(world).dnsSuffix}`,
      ],
      privateDnsName: serviceType === "Gateway" ? "" : host,
      privateDnsNames: serviceType === "Gateway" ? [] : [host],
    });
  },
});
