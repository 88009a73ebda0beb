// Physical names and tags of a TapStack with all its parts in two regions, as the rehearsal sees them.
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { checkProject } from "../packages/stackproof/src/index.ts";

const PROJECT = fileURLToPath(new URL("components/", import.meta.url));
/** Inputs that hold the physical name; the other types of the stack are named by AWS, or after another resource. */
const NAME_INPUTS: Readonly<Record<string, string>> = {
  "autoscaling/group:Group": "name",
  "apigatewayv2/api:Api": "name",
  "cloudwatch/dashboard:Dashboard": "dashboardName",
  "cloudwatch/logGroup:LogGroup": "name",
  "cloudwatch/metricAlarm:MetricAlarm": "name",
  "ec2/launchTemplate:LaunchTemplate": "name",
  "ec2/securityGroup:SecurityGroup": "name",
  "iam/instanceProfile:InstanceProfile": "name",
  "iam/role:Role": "name",
  "kms/alias:Alias": "name",
  "lambda/function:Function": "name",
  "lb/loadBalancer:LoadBalancer": "name",
  "lb/targetGroup:TargetGroup": "name",
  "s3/bucket:Bucket": "bucket",
  "sns/topic:Topic": "name",
  "sqs/queue:Queue": "name",
};
/** Once in an account or in all of AWS. */
const GLOBAL = /^(cloudwatch\/dashboard|iam|s3)/;

interface Named {
  readonly type: string;
  readonly region: string | undefined;
  readonly name: unknown;
  readonly tags: unknown;
  readonly inputs: Readonly<Record<string, unknown>>;
}
let resources: Named[] = [];

beforeAll(async () => {
  const result = await checkProject(PROJECT, {
    stack: "regions-use",
    ownEnvironment: process.env,
    types: false,
  });
  if (result.kind !== "checked") throw new Error(`The program was not checked: ${JSON.stringify(result)}`);
  const graph = result.stacks[0]?.run.graph;
  resources = [...(graph?.resources ?? [])]
    .filter(({ kind }) => kind === "custom")
    .map(({ type, region, inputs }) => {
      const short = type.replace(/^aws:/, "");
      return { type: short, region, inputs, name: inputs[NAME_INPUTS[short] ?? ""], tags: inputs["tags"] };
    });
}, 60_000);

const named = () => resources.filter(({ type }) => NAME_INPUTS[type] !== undefined);
const namesOf = (type: string, region: string) =>
  named()
    .filter((one) => one.type === type && one.region === region)
    .map(({ name }) => String(name))
    .sort((a, b) => a.localeCompare(b));

describe("names", () => {
  test("follow the pattern", () => {
    expect(named().length).toBeGreaterThan(60);
    const odd = named().filter(
      ({ name }) =>
        typeof name !== "string" ||
        !/^(\/aws\/(lambda|vendedlogs\/apigateway)\/|alias\/)?prod-shop-[a-z]/.test(name),
    );
    expect(odd).toEqual([]);
  });

  test("are those that a person would give", () => {
    expect(namesOf("lb/loadBalancer:LoadBalancer", "us-west-2")).toEqual(["prod-shop-alb"]);
    expect(namesOf("lambda/function:Function", "us-west-2")).toEqual([
      "prod-shop-items",
      "prod-shop-uploads",
    ]);
    expect(namesOf("apigatewayv2/api:Api", "us-east-1")).toEqual(["prod-shop-api"]);
    expect(namesOf("kms/alias:Alias", "us-east-1")).toEqual(["alias/prod-shop-key"]);
    expect(namesOf("s3/bucket:Bucket", "us-east-1")).toEqual([
      "prod-shop-access-logs-us-east-1-123456789012",
      "prod-shop-uploads-us-east-1-123456789012",
    ]);
    expect(namesOf("iam/role:Role", "us-west-2")).toContain("prod-shop-items-us-west-2");
  });

  test("are there once in each place", () => {
    const places = named().map(({ type, region, name }) =>
      [type, GLOBAL.test(type) ? "everywhere" : region, name].join(" "),
    );
    expect(places.filter((place, index) => places.indexOf(place) !== index)).toEqual([]);
  });
});

describe("tags", () => {
  test("tell the environment and the name of everything that takes some", () => {
    const tagged = resources.filter(({ tags }) => typeof tags === "object" && !Array.isArray(tags));
    expect(tagged.length).toBeGreaterThan(80);
    const wrong = tagged.filter(
      ({ tags }) =>
        !(
          typeof tags === "object" &&
          tags !== null &&
          "Environment" in tags &&
          "Name" in tags &&
          String(tags.Name).startsWith("prod-shop-")
        ),
    );
    expect(wrong).toEqual([]);
  });

  test("are on what Auto Scaling launches, which default tags do not reach", () => {
    const templates = resources.filter(({ type }) => type === "ec2/launchTemplate:LaunchTemplate");
    expect(templates).toHaveLength(2);
    for (const { inputs } of templates) {
      const tags = { Environment: "prod", project: "shop", Name: "prod-shop-web" };
      expect(inputs["tagSpecifications"]).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ resourceType: "instance", tags }),
          expect.objectContaining({ resourceType: "volume", tags }),
        ]),
      );
    }
  });
});
