// AWS: getService.
import { partitionOfRegion } from "../../data/regions.ts";
import { defineDataSource, guessed, known, refused } from "../../model/data-source.ts";
import { badArgument } from "../../model/findings.ts";
import { at } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";

const TOKEN = "aws:index/getService:getService";
const DOCS =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/meta/service_data_source.go";

export const getService = defineDataSource({
  token: TOKEN,
  docs: DOCS,
  answer(args, world) {
    const reverse = textAt(args, "reverseDnsName") ?? textAt(args, "dnsName")?.split(".").reverse().join(".");
    const parts = reverse?.split(".") ?? [];
    const region = parts.length >= 4 ? (parts.at(-2) ?? "") : world.region;
    const serviceId = parts.length >= 4 ? parts.at(-1) : textAt(args, "serviceId");
    if (serviceId === undefined) {
      const quote = "service ID not provided directly or through a DNS name";
      const fix = "Add `serviceId`, such as s3, or `dnsName`.";
      const parameters = { function: "aws.getService", found: "no service", fix, quote, docs: DOCS };
      return refused(TOKEN, quote, badArgument.at(at(world), parameters));
    }
    if (region === undefined) return guessed({ serviceId });
    const partition = partitionOfRegion(region);
    const prefix =
      textAt(args, "reverseDnsPrefix") ??
      (parts.length >= 4 ? parts.slice(0, -2).join(".") : partition.dnsSuffix.split(".").reverse().join("."));
    const reverseDnsName = `${prefix}.${region}.${serviceId}`;
    return known({
      id: reverseDnsName,
      serviceId,
      region,
      partition: partition.id,
      reverseDnsPrefix: prefix,
      reverseDnsName,
      dnsName: reverseDnsName.split(".").reverse().join(".").toLowerCase(),
      supported: true,
    });
  },
});
