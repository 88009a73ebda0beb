// Names of other stacks.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { StackReferenceError, stackName } from "./stack-name.ts";

const OWN = { organization: "acme", project: "shop", stack: "prod" };

describe("the name of another stack", () => {
  test("is taken as it is, or made of its parts", () => {
    expect(stackName("acme/network/prod", OWN)).toBe("acme/network/prod");
    expect(stackName({ project: "network" }, OWN)).toBe("acme/network/prod");
    expect(stackName({ project: "network", stack: "shared", organization: "base" }, OWN)).toBe(
      "base/network/shared",
    );
  });

  test("has three parts", () => {
    expect(() => stackName("prod", OWN)).toThrow(
      '"prod" has one part. Write organization/project/stack, such as "acme/network/prod"; with a backend of your own the organization is "organization".',
    );
    expect(() => stackName("a/b/c/d", OWN)).toThrow("has 4 parts");
  });

  test("has no empty or odd part", () => {
    expect(() => stackName("acme//prod", OWN)).toThrow('has "" as a part');
    expect(() => stackName({ project: "my network" }, OWN)).toThrow('has "my network" as a part');
  });

  test("is not this stack's own", () => {
    expect(() => stackName({}, OWN)).toThrow(StackReferenceError);
    expect(() => stackName("acme/shop/prod", OWN)).toThrow("own stack");
  });

  test("has three parts whatever is given", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const parts = partsOf(text);
        expect([3, undefined]).toContain(parts);
      }),
    );
  });
});

/** How many parts the name has; nothing when it is refused. */
function partsOf(text: string): number | undefined {
  try {
    return stackName(text, OWN).split("/").length;
  } catch (error) {
    if (error instanceof StackReferenceError) return undefined;
    throw error;
  }
}
