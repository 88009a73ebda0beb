// CLI: requests that stackproof.yaml asks for, with functions that really run, and with functions that misbehave.
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, expect, test } from "vitest";
import { check, Projects, processesWith } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

/** One function behind each path of an HTTP API. */
const PROGRAM = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const role = new aws.iam.Role("role", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
const logs = new aws.iam.RolePolicyAttachment("logs", {
  role: role.name,
  policyArn: aws.iam.ManagedPolicy.AWSLambdaBasicExecutionRole,
});
const api = new aws.apigatewayv2.Api("shop", { protocolType: "HTTP" });
new aws.apigatewayv2.Stage("shop", { apiId: api.id, name: "$default", autoDeploy: true });
const config = new pulumi.Config();

for (const name of config.requireObject<string[]>("functions")) {
  const one = new aws.lambda.Function(name, {
    role: role.arn,
    runtime: "nodejs22.x",
    handler: \`\${name}.handler\`,
    timeout: 2,
    code: new pulumi.asset.FileArchive("./functions"),
    environment: { variables: { TOKEN: pulumi.secret("s3cr3t-token-of-the-shop") } },
  }, { dependsOn: logs });
  const integration = new aws.apigatewayv2.Integration(name, {
    apiId: api.id,
    integrationType: "AWS_PROXY",
    integrationUri: one.invokeArn,
    payloadFormatVersion: "2.0",
  });
  new aws.apigatewayv2.Route(name, {
    apiId: api.id,
    routeKey: \`GET /\${name}\`,
    target: pulumi.interpolate\`integrations/\${integration.id}\`,
  });
  new aws.lambda.Permission(name, {
    action: "lambda:InvokeFunction",
    function: one.name,
    principal: "apigateway.amazonaws.com",
    sourceArn: pulumi.interpolate\`\${api.executionArn}/*\`,
  });
}
`;

const FUNCTIONS: Readonly<Record<string, string>> = {
  fine: "exports.handler = async () => ({ statusCode: 200, body: process.cwd() === __dirname ? 'here' : 'elsewhere' });",
  secret: "exports.handler = async () => ({ statusCode: 500, body: process.env.TOKEN });",
  loops: "exports.handler = async () => { for (;;); };",
  waits: "exports.handler = () => new Promise((resolve) => setTimeout(resolve, 60000));",
  prints:
    "exports.handler = async () => { const line = 'x'.repeat(1e6); for (let i = 0; i < 300; i++) process.stdout.write(line); return { statusCode: 200 }; };",
  kills: "exports.handler = async () => { process.kill(process.pid, 'SIGKILL'); };",
  spawns:
    "exports.handler = async () => { require('node:child_process').spawn('sleep', ['543.21'], { detached: true, stdio: 'ignore' }).unref(); return { statusCode: 200 }; };",
  grows: "exports.handler = async () => { const all = []; for (;;) all.push(Buffer.alloc(1e7, 1)); };",
  unicode:
    "exports.handler = async () => ({ statusCode: 200, body: 'Grüße 🎉 \\u0000 ' + process.versions.node.split('.').length });",
  reads:
    "exports.handler = async () => { try { require('node:fs').readdirSync(require('node:path').join(require('node:os').homedir(), '.aws')); return { statusCode: 200 }; } catch { return { statusCode: 404 }; } };",
};

function project(traffic: string): string {
  const names = Object.keys(FUNCTIONS);
  return projects.project("traffic", PROGRAM, {
    "Pulumi.dev.yaml": `config:\n  aws:region: us-east-1\n  functions: ${JSON.stringify(JSON.stringify(names))}\n`,
    "stackproof.yaml": `traffic:\n${traffic}`,
    ...Object.fromEntries(names.map((name) => [`functions/${name}.js`, `${FUNCTIONS[name] ?? ""}\n`])),
  });
}

test("functions that misbehave end, are judged or left open, and leave nothing behind", async () => {
  const traffic = Object.keys(FUNCTIONS).map((name) => `  - { http: GET /${name}, expect: 200 }\n`);
  const folder = project(traffic.join(""));
  const before = left();
  const { code: status, stdout, report } = await check(folder);
  const said = report.findings
    .filter(({ code }) => code.startsWith("requirements/"))
    .map(({ severity, message }) => `${severity}: ${message}`);
  expect(said).toMatchSnapshot();
  expect(status).toBe(1);
  // The secret stands in an answer, which the report quotes.
  expect(stdout).not.toContain("s3cr3t-token");
  expect(left()).toEqual(before);
  expect(processesWith("543.21")).toEqual([]);
});

function left(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("stackproof-function-"));
}
