// providers of a component serve its children by package, at any depth; a child may be given another one.
import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";
import * as random from "@pulumi/random";

class Group extends pulumi.ComponentResource {
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("demo:index:Group", name, {}, opts);
  }
}

const east = new aws.Provider("east", { region: "us-east-1" });
const west = new aws.Provider("west", { region: "us-west-2" });
const dice = new random.Provider("dice");

const byMap = new Group("by-map", { providers: { aws: east, random: dice } });
const below = new Group("below", { parent: byMap });
new aws.sqs.Queue("queue", {}, { parent: below });
new random.RandomInteger("number", { min: 1, max: 6 }, { parent: below });
new aws.sqs.Queue("own-provider", {}, { parent: below, provider: west });

const byList = new Group("by-list", { providers: [west] });
new aws.sqs.Queue("of-list", {}, { parent: byList });

const single = new Group("single", { provider: east });
new aws.sqs.Queue("of-single", {}, { parent: single });
