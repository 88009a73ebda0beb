import { describe, expect, it } from "vitest";
import { Secret, Unknown } from "../../core/value.ts";
import { awsProvider } from "../testing.ts";
import { mergedTags } from "./tags.ts";

describe("mergedTags", () => {
  const provider = awsProvider({ defaultTags: { tags: { team: "ops", env: "dev" } } });

  it("lets the resource's own tags win", () => {
    expect(mergedTags(provider, { env: "prod", Name: "x" })).toEqual({ team: "ops", env: "prod", Name: "x" });
    expect(mergedTags(provider, undefined)).toEqual({ team: "ops", env: "dev" });
    expect(mergedTags(undefined, { a: "b" })).toEqual({ a: "b" });
    expect(mergedTags(undefined, undefined)).toEqual({});
  });

  it("reads provider inputs that are JSON text, secret or not", () => {
    const text = JSON.stringify({ tags: { team: "ops" } });
    expect(mergedTags(awsProvider({ defaultTags: text }), undefined)).toEqual({ team: "ops" });
    expect(mergedTags(awsProvider({ defaultTags: new Secret(text) }), undefined)).toEqual({ team: "ops" });
    expect(mergedTags(awsProvider({ defaultTags: "no JSON" }), { a: "b" })).toEqual({ a: "b" });
  });

  it("leaves out what the provider ignores", () => {
    const ignoreTags = { keys: ["env"], keyPrefixes: ["kubernetes.io/"] };
    const ignoring = awsProvider({ ...provider.inputs, ignoreTags });
    expect(mergedTags(ignoring, { "kubernetes.io/x": "1", a: "b" })).toEqual({ team: "ops", a: "b" });
  });

  it("says nothing when a part is not known as a whole", () => {
    const unknown = new Unknown(undefined, undefined);
    expect(mergedTags(provider, unknown)).toBeUndefined();
    expect(mergedTags(awsProvider({ defaultTags: { tags: unknown } }), {})).toBeUndefined();
    expect(mergedTags(undefined, { a: unknown })).toEqual({ a: unknown });
  });
});
