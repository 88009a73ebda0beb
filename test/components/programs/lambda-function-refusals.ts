// LambdaFunction: arguments that cannot be.
import { ExistingNetwork, type FunctionSettings, LambdaFunction, Network } from "@stackproof/components";
import { refusals } from "../cases";

const code = { inline: "export const handler = async () => ({});" };

/** Makes a function with these settings. */
function given(settings: Partial<FunctionSettings>): () => unknown {
  return () => new LambdaFunction("worker", { code, ...settings });
}

const existing = new ExistingNetwork({
  vpcId: "vpc-0123456789abcdef0",
  cidrBlock: "10.0.0.0/16",
  publicSubnetIds: ["subnet-0123456789abcdef0"],
});
const network = new Network("net", { zones: 1, tiers: ["public", "private"], flowLogs: "none" });

const messages = refusals({
  "a long name": () => new LambdaFunction("x".repeat(57), { code }),
  "a name with spaces": () => new LambdaFunction("my worker", { code }),
  "memory too small": given({ memory: 64 }),
  "memory too large": given({ memory: 20_000 }),
  "memory not whole": given({ memory: 256.5 }),
  "timeout of nothing": given({ timeout: 0 }),
  "timeout of an hour": given({ timeout: 3600 }),
  "concurrency below nothing": given({ reservedConcurrency: -1 }),
  "retention of 10 days": given({ logRetentionInDays: 10 }),
  "retention of 20 years": given({ logRetentionInDays: 7300 }),
  "an alias as key": given({ kmsKeyArn: "arn:aws:kms:us-west-2:111122223333:alias/logs" }),
  "an unknown runtime": given({ runtime: "nodejs" }),
  "a handler without export": given({ handler: "index" }),
  "a handler with spaces": given({ handler: "index handler" }),
  "the default handler with Java": given({ runtime: "java21", code: { folder: "functions/items" } }),
  "a folder that is not there": given({ code: { folder: "functions/none" } }),
  "a folder without the handler": given({ code: { folder: "functions/items" }, handler: "main.handler" }),
  "a folder for another runtime": given({ code: { folder: "functions/items" }, runtime: "python3.13" }),
  "a file as folder": given({ code: { folder: "functions/items/index.mjs" } }),
  "a file that is not there": given({ code: { file: "functions/none.mjs" } }),
  "a folder as file": given({ code: { file: "functions/items" } }),
  "a file for another runtime": given({ code: { file: "functions/items/index.mjs" }, runtime: "python3.13" }),
  "a file of TypeScript": given({ code: { file: "cases.ts" } }),
  "a file and another handler": given({
    code: { file: "functions/items/index.mjs" },
    handler: "items.handler",
  }),
  "empty code": given({ code: { inline: "" } }),
  "a text for compiled code": given({ runtime: "dotnet10", handler: "Shop::Shop.Orders::Handle" }),
  "a reserved variable": given({ environment: { AWS_REGION: "us-west-2" } }),
  "a variable with a hyphen": given({ environment: { "table-name": "items" } }),
  "variables of 5 KB": given({ environment: { TEXT: "x".repeat(5000) } }),
  "six layers": given({ layers: Array.from({ length: 6 }, (_, index) => layer(index + 1)) }),
  "a layer without version": given({ layers: ["arn:aws:lambda:us-west-2:111122223333:layer:tools"] }),
  "no security groups": given({ vpc: { network, securityGroupIds: [] } }),
  "a network without private subnets": given({ vpc: { network: existing } }),
  "a network without isolated subnets": given({ vpc: { network, tier: "isolated" } }),
});

// The folder of the project is another one on each machine.
export const refused = Object.fromEntries(
  Object.entries(messages).map(([name, message]) => [name, message.replaceAll(process.cwd(), "<project>")]),
);

function layer(version: number): string {
  return `arn:aws:lambda:us-west-2:111122223333:layer:tools:${version}`;
}
