// A provider of another package than the resource's does not serve it: the default provider does.
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";

const east = new aws.Provider("east", { region: "us-east-1" });
class Group extends pulumi.ComponentResource {}
const group = new Group("demo:index:Group", "group", {}, { providers: [east] });
new random.RandomInteger("number", { min: 5, max: 5 }, { parent: group });
