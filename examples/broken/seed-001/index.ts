// An attempt at the web tier that has every fault of seed 001: the group reads its target group before there is one, the
// user data signals a CloudFormation stack, a policy is about a bucket that nobody makes, the listener's method was never
// written, and zones and ranges of addresses are fixed.
import * as aws from "@pulumi/aws";
import { ComputeInfrastructure } from "./infrastructure/compute";
import { REGION } from "./infrastructure/config";
import { NetworkingInfrastructure } from "./infrastructure/networking";
import { SecurityInfrastructure } from "./infrastructure/security";

const provider = new aws.Provider("primary", { region: REGION });
const networking = new NetworkingInfrastructure("networking", { providers: [provider] });
const security = new SecurityInfrastructure(
  "security",
  { vpcId: networking.vpc.id },
  { providers: [provider] },
);
const compute = new ComputeInfrastructure(
  "compute",
  {
    vpcId: networking.vpc.id,
    publicSubnetIds: networking.publicSubnets.map(({ id }) => id),
    privateSubnetIds: networking.privateSubnets.map(({ id }) => id),
    albGroupId: security.albGroup.id,
    webGroupId: security.webGroup.id,
    instanceProfileName: security.instanceProfile.name,
  },
  { providers: [provider] },
);

export const url = compute.alb.dnsName.apply((name) => `https://${name}`);
