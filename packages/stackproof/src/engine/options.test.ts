// Engine: positions and options, without a program.
import { describe, expect, test } from "vitest";
import type { RegisterResourceRequest, TransformOptions } from "./messages.ts";
import { aliasUrns, graphOptions, inheritFromParent, transformOptions } from "./options.ts";
import { originOf, placeOf } from "./positions.ts";

describe("positions", () => {
  const at = (file: string, line = 1) => ({ uri: `file://${file}`, line, column: 2 });

  test("frames of packages are left out, the innermost of the user's own is the place", () => {
    const stack = {
      frames: [
        { pc: at("/app/node_modules/x/index.js") },
        { pc: null },
        { pc: at("/app/lib/a.ts", 3) },
        { pc: at("/app/index.ts", 9) },
      ],
    };
    expect(originOf("/app", undefined, stack)).toEqual({
      source: { file: "lib/a.ts", line: 3, column: 2 },
      frames: [
        { file: "lib/a.ts", line: 3, column: 2 },
        { file: "index.ts", line: 9, column: 2 },
      ],
    });
  });

  test("without a stack the position counts; without both there is no place", () => {
    expect(originOf("/app", at("/app/index.ts", 4), null).source).toEqual({
      file: "index.ts",
      line: 4,
      column: 2,
    });
    expect(originOf("/app", at("/app/index.ts", 4), { frames: [] }).source?.line).toBe(4);
    expect(originOf("/app", null, undefined)).toEqual({ source: undefined, frames: [] });
  });

  test.each([
    ["file:///app/my%20app/%E2%82%AC.ts", "my app/€.ts"],
    ["file:///elsewhere/a.ts", "/elsewhere/a.ts"],
    ["file:///workshop/a.ts", "/workshop/a.ts"],
    ["file:///C:/app/a.ts", "C:/app/a.ts"],
    ["project:///a.ts", undefined],
    ["file:///%E0%A4%A", undefined],
  ])("%s", (uri, file) => {
    expect(placeOf("/app", { uri, line: 1, column: 1 })?.file).toBe(file);
  });
});

const PROVIDER = "urn:pulumi:dev::p::pulumi:providers:aws::east::id-1";

function request(more: Partial<RegisterResourceRequest> = {}): RegisterResourceRequest {
  return {
    type: "aws:s3/bucket:Bucket",
    name: "b",
    parent: "",
    custom: true,
    object: null,
    dependencies: [],
    provider: "",
    propertyDependencies: {},
    deleteBeforeReplace: false,
    deleteBeforeReplaceDefined: false,
    version: "",
    ignoreChanges: [],
    additionalSecretOutputs: [],
    aliasUrns: [],
    importId: "",
    customTimeouts: null,
    remote: false,
    providers: {},
    replaceOnChanges: [],
    pluginDownloadUrl: "",
    aliases: [],
    deletedWith: "",
    sourcePosition: null,
    transforms: [],
    packageRef: "",
    stackTrace: null,
    replaceWith: [],
    ...more,
  };
}

describe("options", () => {
  const parent = (more: Partial<TransformOptions>): TransformOptions => ({
    ...transformOptions(request()),
    ...more,
  });

  test("a child takes over what it does not set itself", () => {
    const child = request();
    inheritFromParent(
      child,
      parent({ protect: true, retainOnDelete: true, deletedWith: "urn:x", provider: PROVIDER }),
    );
    expect(child).toMatchObject({
      protect: true,
      retainOnDelete: true,
      deletedWith: "urn:x",
      provider: PROVIDER,
    });
  });

  test("what the child sets stays", () => {
    const child = request({
      protect: false,
      retainOnDelete: false,
      deletedWith: "urn:y",
      provider: "own::id",
    });
    inheritFromParent(
      child,
      parent({ protect: true, retainOnDelete: true, deletedWith: "urn:x", provider: PROVIDER }),
    );
    expect(child).toMatchObject({
      protect: false,
      retainOnDelete: false,
      deletedWith: "urn:y",
      provider: "own::id",
    });
  });

  test("a provider of another package is not taken over, except by components", () => {
    const other = request({ type: "random:index/randomPet:RandomPet" });
    inheritFromParent(other, parent({ provider: PROVIDER }));
    expect(other.provider).toBe("");
    const component = request({ type: "my:index:Part", custom: false });
    inheritFromParent(component, parent({ provider: PROVIDER }));
    expect(component.provider).toBe(PROVIDER);
  });

  test("the graph keeps only what was set", () => {
    expect(graphOptions(transformOptions(request()))).toEqual({});
    const full = request({
      protect: true,
      deleteBeforeReplaceDefined: true,
      customTimeouts: { create: "5m", update: "", delete: "", read: "" },
      aliasUrns: ["urn:old"],
      aliases: [{ spec: { name: "old", type: "", stack: "", project: "", noParent: true } }],
      importId: "i-1",
      hooks: { afterCreate: ["hook"], beforeCreate: [] },
    });
    expect(graphOptions(transformOptions(full))).toEqual({
      protect: true,
      deleteBeforeReplace: false,
      customTimeouts: { create: "5m" },
      aliases: ["urn:old", "name old, no parent"],
      importId: "i-1",
      hooks: { afterCreate: ["hook"] },
    });
  });

  test("aliases stand for URNs", () => {
    const stack = { project: "p", stack: "dev" };
    const parentUrn = "urn:pulumi:dev::p::my:index:Part::part";
    const urn = "urn:pulumi:dev::p::my:index:Part$a:b:C::new";
    const spec = (more: object) => ({ spec: { name: "", type: "", stack: "", project: "", ...more } });
    expect(
      aliasUrns(
        [
          { urn: "urn:given" },
          spec({ name: "old" }),
          spec({ type: "a:b:Old" }),
          spec({ noParent: true }),
          spec({ stack: "prod", project: "q" }),
        ],
        stack,
        urn,
        parentUrn,
      ),
    ).toEqual([
      "urn:given",
      "urn:pulumi:dev::p::my:index:Part$a:b:C::old",
      "urn:pulumi:dev::p::my:index:Part$a:b:Old::new",
      "urn:pulumi:dev::p::a:b:C::new",
      "urn:pulumi:prod::q::my:index:Part$a:b:C::new",
    ]);
  });
});
