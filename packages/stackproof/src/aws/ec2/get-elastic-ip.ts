// AWS EC2: getElasticIp.
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn } from "../arn.ts";

export const getElasticIp = defineLookup({
  token: "aws:ec2/getElasticIp:getElasticIp",
  formerly: ["aws:index/getElasticIp:getElasticIp"],
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/ec2_eip_data_source.go",
  resource: "aws:ec2/eip:Eip",
  noun: "EC2 EIP",
  keys: { id: "id", publicIp: "publicIp" },
  filters: { "allocation-id": "id", "public-ip": "publicIp", domain: "domain", "instance-id": "instanceId" },
  outputs: (thing, world) => ({
    arn: thingText(thing, "arn") ?? arn(world, "ec2", `elastic-ip/${thing.id ?? ""}`),
    domain: thingText(thing, "domain") ?? "vpc",
  }),
  derived(args, world) {
    const id = textAt(args, "id");
    return { domain: "vpc", ...(id !== undefined && { arn: arn(world, "ec2", `elastic-ip/${id}`) }) };
  },
});
