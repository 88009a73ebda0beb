// CLI: what of a program reaches what, and what its roles may do, as stackproof.yaml asks for it.
import { afterAll, expect, test } from "vitest";
import { check, Projects, stackproof } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

const PROGRAM = `import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
const gateway = new aws.ec2.InternetGateway("gateway", { vpcId: vpc.id });
const routes = new aws.ec2.RouteTable("public", {
  vpcId: vpc.id,
  routes: [{ cidrBlock: "0.0.0.0/0", gatewayId: gateway.id }],
});
const subnets = ["us-east-1a", "us-east-1b"].map((availabilityZone, index) => {
  const subnet = new aws.ec2.Subnet(\`public-\${index}\`, {
    vpcId: vpc.id,
    availabilityZone,
    cidrBlock: \`10.0.\${index}.0/24\`,
  });
  new aws.ec2.RouteTableAssociation(\`public-\${index}\`, { subnetId: subnet.id, routeTableId: routes.id });
  return subnet;
});
const everything = [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }];
const albGroup = new aws.ec2.SecurityGroup("alb-group", {
  vpcId: vpc.id,
  ingress: [{ protocol: "tcp", fromPort: 80, toPort: 80, cidrBlocks: ["0.0.0.0/0"] }],
  egress: everything,
});
const webGroup = new aws.ec2.SecurityGroup("web-group", {
  vpcId: vpc.id,
  ingress: [
    { protocol: "tcp", fromPort: 8080, toPort: 8080, securityGroups: [albGroup.id] },
    { protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] },
  ],
  egress: everything,
});
const alb = new aws.lb.LoadBalancer("alb", {
  securityGroups: [albGroup.id],
  subnets: subnets.map(({ id }) => id),
}, { dependsOn: [routes, gateway] });
const targets = new aws.lb.TargetGroup("web", { vpcId: vpc.id, port: 8080, protocol: "HTTP" });
new aws.lb.Listener("http", {
  loadBalancerArn: alb.arn,
  port: 80,
  defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
});
const template = new aws.ec2.LaunchTemplate("web", {
  imageId: "ami-0a1b2c3d4e5f60718",
  instanceType: "t3.micro",
  networkInterfaces: [{ associatePublicIpAddress: "true", securityGroups: [webGroup.id] }],
});
new aws.autoscaling.Group("web", {
  minSize: 1,
  maxSize: 2,
  vpcZoneIdentifiers: subnets.map(({ id }) => id),
  launchTemplate: { id: template.id, version: "$Latest" },
  targetGroupArns: [targets.arn],
});
const uploads = new aws.s3.Bucket("uploads");
const role = new aws.iam.Role("handler", {
  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "lambda.amazonaws.com" }),
});
new aws.iam.RolePolicy("handler", {
  role: role.name,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [{ actions: ["s3:GetObject"], resources: [pulumi.interpolate\`\${uploads.arn}/*\`] }],
  }).json,
});
new aws.lambda.Function("handler", {
  role: role.arn,
  runtime: "nodejs22.x",
  handler: "index.handler",
  code: new pulumi.asset.AssetArchive({
    "index.mjs": new pulumi.asset.StringAsset("export const handler = async () => 1;"),
  }),
});
`;

const CONFIG = "config:\n  aws:region: us-east-1\n";

test("reach and permit hold a real program to its word", async () => {
  const directory = projects.project("shop", PROGRAM, {
    "Pulumi.dev.yaml": CONFIG,
    "stackproof.yaml": `reach:
  - internet -> alb:80
  - alb -> web:8080
  - internet -> alb:443
  - not internet -> web
  - not alb -> web:22
  - web -> internet:443
permit:
  - handler may s3:GetObject on uploads/*
  - handler may s3:PutObject on uploads/*
  - "not * may iam:*"
`,
  });
  const { code, report } = await check(directory);
  expect(code).toBe(1);
  const asked = report.findings.filter((finding) => finding.code.startsWith("requirements/"));
  expect(asked.map(({ message }) => message).sort()).toEqual([
    "The internet does not reach `alb` on TCP 443: `alb` does not listen on TCP 443: it listens on HTTP 80.",
    "The internet reaches `web`: `web` has a public address; route table `public` leads to an internet gateway; `web-group` has ingress[1] (TCP 22 from 0.0.0.0/0).",
    "`handler` may not `s3:PutObject` on `uploads/*`: no policy of role `handler` allows it.",
  ]);
  expect(report.findings.filter(({ severity }) => severity === "error")).toHaveLength(3);
});

test("what cannot be read, and what nothing is called, is said with the form and the nearest name", async () => {
  const directory = projects.project("misread", PROGRAM, {
    "Pulumi.dev.yaml": CONFIG,
    "stackproof.yaml":
      "reach: [internet to alb, not internet -> webb]\npermit: [handler may s3:GetObjects]\n",
  });
  const { code, stdout } = await stackproof(["check", directory, "--no-types"]);
  expect(code).toBe(1);
  expect(stdout).toContain("[not] <from> -> <to>[:<port>]");
  expect(stdout).toContain("Did you mean `web`?");
  expect(stdout).toContain("the nearest is `s3:GetObject`");
});
