// Engine: values as they travel.
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Placeholders } from "../core/placeholder.ts";
import {
  Archive,
  Asset,
  type PropertyMap,
  type PropertyValue,
  ResourceReference,
  Secret,
  Unknown,
} from "../core/value.ts";
import type { WireValue } from "./messages.ts";
import { messageType } from "./protocol.ts";
import { decodeProperties, encodeProperties } from "./wire.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Through bytes, as between two processes. */
function travel(properties: PropertyMap, keepUnknowns = false): PropertyMap {
  const type = messageType<{ outputs: unknown; urn: string }>("RegisterResourceOutputsRequest");
  const bytes = type.encode({ urn: "u", outputs: encodeProperties(properties, { keepUnknowns }) });
  const { outputs } = type.decode(bytes) as { outputs: Parameters<typeof decodeProperties>[0] };
  return decodeProperties(outputs, new Placeholders()).properties;
}

const text = fc
  .string({ unit: "binary" })
  .filter((value) => !value.includes("rehearsed-") && value !== UNKNOWN);
const name = fc.oneof(
  text.filter((value) => value !== SIGNATURE),
  fc.constantFrom("__proto__", "constructor", "toString", ""),
);
const hash = fc.stringMatching(/^[0-9a-f]{64}$/);

const { value } = fc.letrec<{ value: PropertyValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    text,
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(name, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    tie("value").map((inner) => new Secret(inner)),
    fc.constant(new Unknown(undefined, undefined)),
    fc
      .tuple(fc.string({ minLength: 1 }), fc.option(fc.string({ minLength: 1 }), { nil: undefined }))
      .map(([urn, id]) => new ResourceReference(urn, id)),
    fc.string({ minLength: 1 }).map((path) => new Asset({ path })),
    fc.webUrl().map((uri) => new Archive({ uri })),
  ),
}));

describe("round trip", () => {
  test("every value comes back as it was", () => {
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 5, noNullPrototype: true }), (properties) => {
        const back = travel(properties);
        expect(isDeepStrictEqual(back, properties)).toBe(true);
        expect(Object.keys(back).sort()).toEqual(Object.keys(properties).sort());
      }),
      { numRuns: 300 },
    );
  });

  test("names that objects have of themselves are properties like others", () => {
    const properties = JSON.parse(
      '{"__proto__": {"secret": 1}, "constructor": "c", "deep": {"__proto__": "x"}}',
    ) as PropertyMap;
    const back = travel(properties);
    expect(JSON.stringify(back)).toBe(JSON.stringify(properties));
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
    expect(({} as { secret?: unknown }).secret).toBeUndefined();
  });

  test("a value of 2,000 levels travels", () => {
    let deep: PropertyValue = "x";
    for (let level = 0; level < 2_000; level++) deep = level % 2 === 0 ? [deep] : { a: deep };
    let found: PropertyValue | undefined = travel({ deep })["deep"];
    let levels = 0;
    while (typeof found === "object" && found !== null) {
      found = Array.isArray(found) ? found[0] : (found as PropertyMap)["a"];
      levels++;
    }
    expect([levels, found]).toEqual([2_000, "x"]);
  });
});

describe("special values", () => {
  const decode = (fields: Record<string, WireValue>, placeholders = new Placeholders()) =>
    decodeProperties({ fields }, placeholders);
  const special = (signature: string, fields: Record<string, WireValue>): WireValue => ({
    structValue: { fields: { [SIGNATURE]: { stringValue: signature }, ...fields } },
  });

  test("output values give their URNs to the property that they stand in", () => {
    const output = special(OUTPUT, {
      value: { stringValue: "v" },
      secret: { boolValue: true },
      dependencies: { listValue: { values: [{ stringValue: "urn:a" }, { stringValue: "urn:b" }] } },
    });
    const { properties, dependencies } = decode({
      list: { listValue: { values: [output] } },
      plain: { stringValue: "p" },
    });
    expect(properties).toEqual({ list: [new Secret("v")], plain: "p" });
    expect([...dependencies].map(([key, urns]) => [key, [...urns]])).toEqual([["list", ["urn:a", "urn:b"]]]);
  });

  test("an output without a value is unknown", () => {
    expect(decode({ a: special(OUTPUT, {}) }).properties).toEqual({ a: new Unknown(undefined, undefined) });
  });

  test("a number that a program read out of a placeholder is unknown", () => {
    expect(travel({ port: Number.NaN })["port"]).toBeInstanceOf(Unknown);
  });

  test("a text that holds a placeholder is unknown, with the text and where it comes from", () => {
    const placeholders = new Placeholders();
    const made = placeholders.text("seed", "output `arn` of `queue`");
    expect(decode({ a: { stringValue: `${made}/*` } }, placeholders).properties).toEqual({
      a: new Unknown(`${made}/*`, "output `arn` of `queue`"),
    });
  });

  test("the program sees the text of an unknown; transforms see Pulumi's sentinel", () => {
    const unknown = { a: new Unknown("rehearsed-0123456789ab", "x") };
    expect(encodeProperties(unknown).fields["a"]).toEqual({ stringValue: "rehearsed-0123456789ab" });
    expect(encodeProperties(unknown, { keepUnknowns: true }).fields["a"]).toEqual({ stringValue: UNKNOWN });
  });

  test("a text asset is hashed, a form of the future is unknown", () => {
    const asset = special("c44067f5952c0a294b673a41bacd8c17", { text: { stringValue: "hello" } });
    expect(decode({ asset }).properties["asset"]).toEqual(
      new Asset({ text: "hello" }, "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"),
    );
    expect(decode({ a: special("of-the-future", {}) }).properties["a"]).toBeInstanceOf(Unknown);
  });

  test("archives of archives keep their hashes", () => {
    fc.assert(
      fc.property(hash, (sha) => {
        const archive = new Archive({
          assets: { "a.txt": new Asset({ path: "a" }), inner: new Archive({ assets: {} }) },
        });
        expect(travel({ archive })["archive"]).toEqual(archive);
        expect(
          encodeProperties({ a: new Asset({ path: "a" }, sha) }).fields["a"]?.structValue?.fields["hash"],
        ).toEqual({ stringValue: sha });
      }),
      { numRuns: 5 },
    );
  });

  test("nothing is no properties", () => {
    expect(decodeProperties(null, new Placeholders()).properties).toEqual({});
    expect(decodeProperties({ fields: { a: {} } }, new Placeholders()).properties).toEqual({ a: null });
  });
});
