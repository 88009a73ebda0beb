import { describe, expect, it } from "vitest";
import { type PropertyMap, Secret, Unknown } from "../core/value.ts";
import { Graph, type ResourceNode } from "../graph/graph.ts";
import { graphNode } from "../host/testing.ts";
import { World } from "../model/world.ts";
import type { ExistingThing } from "../project/project.ts";
import { registry } from "./index.ts";
import { checkPolicyBuckets } from "./policy-buckets.ts";

const UPLOADS = graphNode("aws:s3/bucket:Bucket", "uploads", {
  inputs: { bucket: "shop-prod-uploads" },
  outputs: { bucket: "shop-prod-uploads" },
});

function policyOn(resource: string, effect = "Allow"): string {
  const statement = { Effect: effect, Action: "s3:GetObject", Resource: resource };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

function reader(inputs: PropertyMap): ResourceNode {
  return graphNode("aws:iam/rolePolicy:RolePolicy", "reader", { inputs });
}

interface Given {
  readonly existing?: readonly ExistingThing[];
  readonly config?: readonly string[];
  readonly invoke?: { readonly token: string; readonly args: PropertyMap };
}

function check(nodes: readonly ResourceNode[], { existing = [], config = [], invoke }: Given = {}) {
  const graph = new Graph("shop", "prod");
  for (const node of nodes) graph.add(node);
  if (invoke !== undefined)
    graph.invokes.push({
      ...invoke,
      result: {},
      provider: undefined,
      region: undefined,
      coverage: "modelled",
      source: undefined,
      isMethod: false,
    });
  const account = { id: "111122223333", partition: undefined, defaultVpc: true, existing };
  return checkPolicyBuckets(new World({ graph, registry, account }), config);
}

const ASSETS = reader({ policy: policyOn("arn:aws:s3:::shop-prod-assets/*") });

describe("a bucket that a policy names and nobody makes", () => {
  it("is found by a name like those of the program", () => {
    expect(check([UPLOADS, ASSETS])).toMatchInlineSnapshot(`
      [
        {
          "at": {
            "property": "policy",
            "urn": "urn:pulumi:dev::shop::aws:iam/rolePolicy:RolePolicy::reader",
          },
          "code": "iam/policy-document/bucket-of-nobody",
          "effect": "broken",
          "evidence": "inferred",
          "fix": "Create the bucket, or name it under \`account.existing\` in stackproof.yaml when it is there already.",
          "message": "\`policy\` of \`reader\` allows something on the bucket \`shop-prod-assets\`, which nothing in the program makes.",
          "severity": "warning",
          "why": "Its name begins like \`shop-prod-uploads\`, so it was probably meant to be one of the program's own. IAM takes the policy, and what it allows fails as long as there is no such bucket.",
        },
      ]
    `);
  });

  it.each([
    ["a bucket itself", reader({ policy: policyOn("arn:aws:s3:::shop-prod-assets") })],
    ["a secret document", reader({ policy: new Secret(policyOn("arn:aws:s3:::shop-prod-assets/*")) })],
    [
      "an inline policy",
      graphNode("aws:iam/role:Role", "reader", {
        inputs: { inlinePolicies: [{ name: "read", policy: policyOn("arn:aws:s3:::shop-prod-assets/*") }] },
      }),
    ],
  ])("in %s", (_what, node) => {
    expect(check([UPLOADS, node]).map(({ at }) => at.property)).toHaveLength(1);
  });

  it("also when a data source writes the document", () => {
    const invoke = {
      token: "aws:iam/getPolicyDocument:getPolicyDocument",
      args: { statements: [{ resources: ["arn:aws:s3:::shop-prod-assets/*"] }] },
    };
    expect(check([UPLOADS, ASSETS], { invoke })).toHaveLength(1);
  });
});

describe("nothing is said of", () => {
  it.each([
    ["a bucket of the program", reader({ policy: policyOn("arn:aws:s3:::shop-prod-uploads/*") })],
    ["a name of another kind", reader({ policy: policyOn("arn:aws:s3:::amazonlinux-2-repos-us-west-2/*") })],
    ["a pattern", reader({ policy: policyOn("arn:aws:s3:::shop-prod-*") })],
    ["a variable", reader({ policy: policyOn("arn:aws:s3:::shop-prod-${aws:username}/*") })],
    ["a placeholder", reader({ policy: policyOn("arn:aws:s3:::shop-prod-rehearsed-0123456789ab/*") })],
    ["a denial", reader({ policy: policyOn("arn:aws:s3:::shop-prod-assets/*", "Deny") })],
    ["an unknown document", reader({ policy: new Unknown(undefined, "output `json`") })],
    ["a text that is no policy", reader({ policy: "arn:aws:s3:::shop-prod-assets" })],
  ])("%s", (_what, node) => {
    expect(check([UPLOADS, node])).toEqual([]);
  });

  it.each([
    [
      "the settings name",
      {
        existing: [
          { type: "aws:s3/bucket:Bucket", id: "shop-prod-assets", region: undefined, properties: {} },
        ],
      },
    ],
    ["the configuration names", { config: ['{"assets":"shop-prod-assets"}'] }],
    [
      "a lookup finds",
      { invoke: { token: "aws:s3/getBucket:getBucket", args: { bucket: "shop-prod-assets" } } },
    ],
  ])("a bucket that %s", (_what, given) => {
    expect(check([UPLOADS, ASSETS], given)).toEqual([]);
  });

  it.each([
    [
      "another stack names the bucket",
      graphNode("pulumi:pulumi:StackReference", "storage", {
        kind: "read",
        outputs: { outputs: { assets: "shop-prod-assets" } },
      }),
    ],
    [
      "a bucket's name is unknown",
      graphNode("aws:s3/bucket:Bucket", "other", {
        outputs: { bucket: new Unknown(undefined, "output `bucket`") },
      }),
    ],
    ["a template makes more", graphNode("aws:cloudformation/stack:Stack", "old")],
    [
      "a component of another program makes more",
      graphNode("site:index:Site", "site", { kind: "remote-component" }),
    ],
  ])("a program in which %s", (_what, node) => {
    expect(check([UPLOADS, ASSETS, node])).toEqual([]);
  });
});
