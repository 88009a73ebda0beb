// An application on the network of another stack, whose outputs stackproof.yaml knows.
import {
  Network,
  networkOf,
  networkOutputs,
  otherStack,
  SecurityGroups,
  TapStack,
  textOf,
} from "@stackproof/components";

const other = otherStack({ project: "network", stack: "prod" });
const network = networkOf({ stack: other, output: ["outputs", "us-west-2", "network"], zones: 2 });
new SecurityGroups("tiers", { network, tiers: { app: { ports: [443], outbound: [443] } } });
const code = { inline: "export const handler = async () => ({ statusCode: 200 });" };
const stack = new TapStack("shop", {
  regions: ["us-west-2"],
  naming: { pattern: "{environment}-{what}", words: { environment: "dev" } },
  network: ({ region }) => networkOf({ stack: other, output: ["outputs", region, "network"], zones: 2 }),
  api: {
    functions: { items: { code, routes: ["GET /items"], environment: { OWNER: textOf(other, "owner") } } },
    vpc: true,
  },
  bucketFunction: { function: { code, vpc: true } },
});

export const outputs = stack.outputs;
export const own = networkOutputs(
  Network.fromExisting({ vpcId: network.vpcId, cidrBlock: network.cidrBlock }),
);
