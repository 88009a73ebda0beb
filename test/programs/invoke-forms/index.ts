// A data source as promise and as Output, with an explicit provider and with a parent that brings one.
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const east = new aws.Provider("east", { region: "us-east-1" });
class Group extends pulumi.ComponentResource {}
const group = new Group("demo:index:Group", "group", {}, { providers: [east] });

export const promised = aws.getRegion().then((region) => region.id);
export const output = aws.getRegionOutput().id;
export const explicit = aws.getRegionOutput({}, { provider: east }).id;
export const inherited = aws.getRegionOutput({}, { parent: group }).id;
export const zones = aws.getAvailabilityZonesOutput({ state: "available" }).names;
export const account = aws.getCallerIdentity().then((identity) => identity.accountId);
