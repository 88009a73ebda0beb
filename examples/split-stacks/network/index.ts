import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { NamingPolicy, Network, networkOutputs } from "@stackproof/components";

const config = new pulumi.Config();
const environment = pulumi.getStack();

const provider = new aws.Provider("aws", {
  region: new pulumi.Config("aws").require<aws.Region>("region"),
  defaultTags: { tags: { Environment: environment, Project: pulumi.getProject() } },
});

const main = new Network(
  "main",
  {
    label: "",
    naming: new NamingPolicy({ pattern: "{environment}-{what}", words: { environment } }),
    cidr: config.require("vpcCidr"),
    zones: config.requireNumber("zones"),
    tiers: ["public", "private", "isolated"],
    nat: { strategy: config.require<"single" | "per-zone">("natGateways") },
  },
  { providers: { aws: provider } },
);

/** What the stacks of other projects need to know: `networkOf` reads it. */
export const network = networkOutputs(main);
