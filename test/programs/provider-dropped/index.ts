// A child that is not given its component as parent does not get the component's provider.
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("demo:index:Group", name, {}, opts);
    new aws.sqs.Queue("with-parent", {}, { parent: this });
    new aws.sqs.Queue("without-parent", {});
  }
}

const east = new aws.Provider("east", { region: "us-east-1" });
new Group("group", { providers: [east] });
