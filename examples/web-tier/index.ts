import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Compute } from "./compute";
import { Monitoring } from "./monitoring";
import { Names } from "./names";
import { Network } from "./network";
import { Security } from "./security";

const config = new pulumi.Config();
const environment = pulumi.getStack();
const names = new Names(environment, config.require("service"));

const regions = config.requireObject<string[]>("regions").map((region) => {
  const provider = new aws.Provider(`aws-${region}`, {
    region: region as aws.Region,
    defaultTags: { tags: { Environment: environment } },
  });
  const options = { providers: { aws: provider } };

  const network = new Network(
    `network-${region}`,
    { names, cidr: config.require("vpcCidr"), zones: config.requireNumber("zones") },
    options,
  );
  const security = new Security(`security-${region}`, { names, region, vpcId: network.vpc.id }, options);
  const compute = new Compute(`compute-${region}`, { names, network, security }, options);
  new Monitoring(`monitoring-${region}`, { names, region, compute, key: security.key }, options);

  return { region, url: compute.url, vpcId: network.vpc.id };
});

/** Address of the web tier in each region. */
export const urls = Object.fromEntries(regions.map(({ region, url }) => [region, url]));

/** Id of the VPC in each region. */
export const vpcIds = Object.fromEntries(regions.map(({ region, vpcId }) => [region, vpcId]));
