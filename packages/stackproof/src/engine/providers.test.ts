// Engine: providers and assets, without a program.
import { describe, expect, test } from "vitest";
import { Archive, Asset, Secret } from "../core/value.ts";
import { Graph } from "../graph/graph.ts";
import type { Stack } from "../project/project.ts";
import { hashAssets, type PathContent } from "./assets.ts";
import { Providers, repeatableUuid, servesPackage, splitProviderReference } from "./providers.ts";

const PROVIDER = "urn:pulumi:dev::p::pulumi:providers:aws::east::id-1";

describe("providers", () => {
  const stack = (config: Record<string, string>): Stack => ({
    name: "dev",
    environments: [],
    config: Object.fromEntries(
      Object.entries(config).map(([key, text]) => [key, { text, secret: false }]),
    ) as Stack["config"],
  });
  const providers = (config: Record<string, string> = {}, environment: Record<string, string> = {}) => {
    const graph = new Graph("p", "dev");
    return { graph, providers: new Providers(graph, stack(config), environment) };
  };

  test("references", () => {
    expect(splitProviderReference(PROVIDER)).toEqual({
      urn: "urn:pulumi:dev::p::pulumi:providers:aws::east",
      id: "id-1",
    });
    expect(servesPackage(PROVIDER, "aws")).toBe(true);
    expect(servesPackage(PROVIDER, "random")).toBe(false);
    expect(servesPackage("", "aws")).toBe(false);
  });

  test("a default provider takes the package's configuration, once per version", () => {
    const { graph, providers: all } = providers({
      "aws:region": "eu-west-1",
      "aws:defaultTags": '{"tags":{"a":"b"}}',
      "p:region": "x",
    });
    const provider = all.default("aws", "7.1.0-beta.1");
    expect(provider.inputs).toEqual({ region: "eu-west-1", defaultTags: { tags: { a: "b" } } });
    expect(provider.urn).toBe("urn:pulumi:dev::p::pulumi:providers:aws::default_7_1_0_beta_1");
    expect(all.default("aws", "7.1.0-beta.1")).toBe(provider);
    expect(all.default("aws", "")).not.toBe(provider);
    expect(graph.size).toBe(2);
    expect(all.explicit(`${provider.urn}::anything`)).toBeDefined();
    expect(all.explicit("urn:pulumi:dev::p::pulumi:providers:aws::none::id")).toBeUndefined();
  });

  test("the nearest region counts: own, provider's, environment's", () => {
    const { providers: all } = providers(
      { "aws:region": "eu-west-1" },
      { AWS_REGION: "us-east-1", AWS_DEFAULT_REGION: "us-east-2" },
    );
    const provider = all.default("aws", "");
    expect(all.region(provider, { region: "ap-south-1" })).toBe("ap-south-1");
    expect(all.region(provider, { region: new Secret("ap-south-1") })).toBe("ap-south-1");
    expect(all.region(provider, {})).toBe("eu-west-1");
    expect(all.region(undefined, {})).toBe("us-east-1");
    expect(
      providers({}, { AWS_DEFAULT_REGION: "us-east-2" }).providers.region(undefined, { region: "" }),
    ).toBe("us-east-2");
    expect(providers().providers.region(undefined, {})).toBeUndefined();
  });

  test("made-up ids look like UUIDs and repeat", () => {
    expect(repeatableUuid("a")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(repeatableUuid("a")).toBe(repeatableUuid("a"));
    expect(repeatableUuid("a")).not.toBe(repeatableUuid("b"));
  });
});

describe("assets", () => {
  const disk: Record<string, PathContent> = {
    "a.txt": { kind: "file", hash: "aa" },
    "lib.zip": { kind: "file", hash: "bb" },
    src: { kind: "folder", hash: "cc" },
  };
  const read = (path: string): Promise<PathContent> => Promise.resolve(disk[path] ?? { kind: "missing" });

  test("files, folders and archives get their hashes, at any depth and inside secrets", async () => {
    const { properties, problems } = await hashAssets(
      {
        plain: ["x"],
        file: new Asset({ path: "a.txt" }),
        deep: [{ code: new Secret(new Archive({ path: "src" })) }],
        zip: new Archive({ path: "lib.zip" }),
      },
      read,
    );
    expect(problems).toEqual([]);
    expect(properties).toEqual({
      plain: ["x"],
      file: new Asset({ path: "a.txt" }, "aa"),
      deep: [{ code: new Secret(new Archive({ path: "src" }, "cc")) }],
      zip: new Archive({ path: "lib.zip" }, "bb"),
    });
  });

  test("what is missing or of the wrong kind is named with its property", async () => {
    const { problems } = await hashAssets(
      {
        gone: new Asset({ path: "none.txt" }),
        folder: [new Asset({ path: "src" })],
        map: new Archive({
          assets: { "in side": new Asset({ path: "none2.txt" }), archive: new Archive({ path: "none.zip" }) },
        }),
        plain: new Archive({ path: "a.txt" }),
      },
      read,
    );
    expect(problems.map(({ kind, path, property }) => `${kind} ${path} ${property}`).sort()).toEqual([
      "archive-is-file a.txt plain",
      "asset-is-folder src folder[0]",
      "missing none.txt gone",
      'missing none2.txt map["in side"]',
      "missing-archive none.zip map.archive",
    ]);
  });

  test("remote content and texts are left as they are", async () => {
    const remote = {
      a: new Asset({ uri: "https://x" }),
      b: new Archive({ uri: "https://y" }),
      c: new Asset({ text: "t" }, "h"),
    };
    expect(await hashAssets(remote, read)).toEqual({ properties: remote, problems: [] });
  });

  test("the hash of a map does not depend on its order and changes with its content", async () => {
    const hashOf = async (assets: Record<string, Asset>): Promise<unknown> =>
      ((await hashAssets({ code: new Archive({ assets }) }, read)).properties["code"] as Archive).hash;
    const [a, b] = [new Asset({ path: "a.txt" }), new Asset({ path: "lib.zip" })];
    expect(await hashOf({ a, b })).toBe(await hashOf({ b, a }));
    expect(await hashOf({ a, b })).not.toBe(await hashOf({ a: b, b: a }));
  });
});
