import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import {
  defineConfig,
  type ExpectedAnswer,
  type ExpectedRun,
  type StackproofConfig,
} from "./define-config.ts";
import { readSettings, type SETTINGS_SCHEMA } from "./settings.ts";

/** The type without `readonly`, as zod writes its own. */
type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T;
type Read = z.input<typeof SETTINGS_SCHEMA>;
/** The alternatives of `traffic` are said more exactly here than in the schema. */
type WithoutTraffic<T> = Omit<T, "traffic">;
/** zod lets every key be undefined as well; a value that is written so is a finding. */
type Exact<T> = T extends readonly (infer Item)[]
  ? readonly Exact<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Exact<Exclude<T[K], undefined>> }
    : T;

describe("the types of a stackproof.config.ts", () => {
  it("know the keys that are read, and no others", () => {
    expectTypeOf<keyof StackproofConfig>().toEqualTypeOf<keyof Read>();
  });

  it("know the keys of a request", () => {
    type Item = NonNullable<Read["traffic"]>[number];
    expectTypeOf<keyof ExpectedAnswer | keyof ExpectedRun>().toEqualTypeOf<keyof Item>();
  });

  it("take nothing that is not read", () => {
    expectTypeOf<Writable<StackproofConfig>>().toExtend<Read>();
  });

  it("take all that is read", () => {
    expectTypeOf<Exact<WithoutTraffic<Read>>>().toExtend<Exact<WithoutTraffic<StackproofConfig>>>();
  });

  it("refuse what the schema refuses", () => {
    const wrong = [
      // @ts-expect-error a misspelt key
      defineConfig({ acount: {} }),
      // @ts-expect-error a misspelt key inside
      defineConfig({ account: { defaultVPC: true } }),
      // @ts-expect-error a text in place of a list
      defineConfig({ regions: "us-west-2" }),
      // @ts-expect-error a phrase either holds or is not asked for
      defineConfig({ require: { "logs per function": false } }),
      // @ts-expect-error no reason
      defineConfig({ suppress: [{ code: "s3/bucket/no-access-log" }] }),
      // @ts-expect-error a function is no data
      defineConfig({ config: { size: () => 1 } }),
      // @ts-expect-error a request expects no function
      defineConfig({ traffic: [{ http: "GET /", expect: "handler" }] }),
    ];
    const counts = wrong.map((config) => readSettings(JSON.stringify(config), "x.json").findings.length);
    // JSON leaves the function out, so there is nothing to find.
    expect(counts).toEqual([1, 1, 1, 1, 1, 0, 1]);
  });
});
