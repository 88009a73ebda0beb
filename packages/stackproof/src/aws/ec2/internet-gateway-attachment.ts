// What attaches an internet gateway to a VPC when the gateway itself names none.
import { defineResource, ref, replaces } from "../../model/kernel.ts";
import { attachedBefore, attachedExtras, gatewayFindings } from "./gateway-findings.ts";
import { INTERNET_GATEWAY, vpcId } from "./network-references.ts";

export const internetGatewayAttachment = defineResource({
  token: "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment",
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html",
  inputs: { internetGatewayId: replaces(ref(INTERNET_GATEWAY)), vpcId: replaces(vpcId()) },
  outputs: (self) => {
    const { internetGatewayId, vpcId } = self.inputs;
    return internetGatewayId === undefined || vpcId === undefined
      ? {}
      : { id: `${internetGatewayId}:${vpcId}` };
  },
  unknowable: { id: "It is made of the ids of the gateway and the VPC." },
  findings: gatewayFindings,
  check(self, world, report) {
    const before = attachedBefore(self, self.ref("internetGatewayId"), world);
    if (before === undefined) return;
    const extras = attachedExtras(before.other);
    if (before.slug === "second-gateway") {
      report(
        "second-gateway",
        { name: self.name, other: before.other.name, vpc: before.vpc },
        "vpcId",
        extras,
      );
    } else {
      const by = before.other.is(INTERNET_GATEWAY) ? "its own vpcId" : `\`${before.other.name}\``;
      const texts = { name: self.name, gateway: before.gateway, by };
      report("attached-twice", texts, "internetGatewayId", extras);
    }
  },
});
