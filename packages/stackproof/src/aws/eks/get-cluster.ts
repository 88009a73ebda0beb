// AWS EKS: getCluster.
import { isPropertyMap } from "../../core/value.ts";
import { repeatableHex } from "../../model/ids.ts";
import { defineLookup } from "../../model/lookup.ts";
import { textAt } from "../../model/plain.ts";
import { thingText } from "../../model/things.ts";
import { arn, partitionOf } from "../arn.ts";

export const getEksCluster = defineLookup({
  token: "aws:eks/getCluster:getCluster",
  docs: "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/eks/cluster_data_source.go",
  resource: "aws:eks/cluster:Cluster",
  noun: "EKS Cluster",
  keys: { name: "name" },
  outputs(thing, world) {
    const name = thingText(thing, "name") ?? "";
    const authority = thing.properties["certificateAuthority"];
    return {
      id: name,
      arn: thingText(thing, "arn") ?? arn(world, "eks", `cluster/${name}`),
      status: thingText(thing, "status") ?? "ACTIVE",
      ...(isPropertyMap(authority) && { certificateAuthorities: [authority] }),
    };
  },
  derived(args, world) {
    const name = textAt(args, "name") ?? "";
    const issue = repeatableHex(32, world.account.id, world.region, name).toUpperCase();
    const domain = `eks.${world.region ?? ""}.${partitionOf(world).dnsSuffix}`;
    return {
      id: name,
      arn: arn(world, "eks", `cluster/${name}`),
      status: "ACTIVE",
      endpoint: `https://${issue}.gr7.${world.region ?? ""}.eks.${partitionOf(world).dnsSuffix}`,
      identities: [{ oidcs: [{ issuer: `https://oidc.${domain}/id/${issue}` }] }],
      // Kubernetes providers decode the certificate, so it must be base64.
      certificateAuthorities: [{ data: Buffer.from(`rehearsed certificate of ${name}`).toString("base64") }],
    };
  },
});
