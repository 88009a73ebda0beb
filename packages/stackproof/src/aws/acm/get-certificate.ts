// AWS Certificate Manager: getCertificate.
import { repeatableUuid } from "../../model/ids.ts";
import { defineLookup } from "../../model/lookup.ts";
import { thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

export const getCertificate = defineLookup({
  token: "aws:acm/getCertificate:getCertificate",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/acm/certificate_data_source.go",
  resource: "aws:acm/certificate:Certificate",
  noun: "ACM Certificate",
  keys: { domain: "domainName" },
  outputs(thing) {
    const value = thingText(thing, "arn") ?? thing.id ?? "";
    return {
      id: value,
      arn: value,
      domain: thingText(thing, "domainName") ?? "",
      status: "ISSUED",
      certificateChain: "",
    };
  },
  derived(args, world) {
    const value = arn(
      world,
      "acm",
      `certificate/${repeatableUuid(world.account.id, world.region, JSON.stringify(args))}`,
    );
    return { id: value, arn: value, status: "ISSUED", tags: {} };
  },
});
