// Names by one policy.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NameKind, NamingError, NamingPolicy } from "./naming.ts";

const names = new NamingPolicy({ pattern: "prod-{service}-{what}", words: { service: "shop" } });
const KINDS: readonly NameKind[] = [
  "loadBalancer",
  "targetGroup",
  "role",
  "bucket",
  "function",
  "queue",
  "logGroup",
];

describe("names", () => {
  test("follow the pattern", () => {
    expect(names.of("loadBalancer", "alb")).toBe("prod-shop-alb");
    const other = new NamingPolicy({ pattern: "{environment}-{what}", words: { environment: "dev" } });
    expect(other.of("function", "list-items")).toBe("dev-list-items");
  });

  test("have only characters that AWS takes", () => {
    const odd = new NamingPolicy({ pattern: "{team}_{what}", words: { team: "A Team" } });
    expect(odd.of("bucket", "Uploads")).toBe("a-team-uploads");
    expect(odd.of("loadBalancer", "_alb_")).toBe("A-Team-alb");
  });

  test("of roles and buckets tell the region", () => {
    const regional = names.in("eu-west-1");
    expect(regional.of("role", "web")).toBe("prod-shop-web-eu-west-1");
    expect(regional.of("bucket", "logs")).toBe("prod-shop-logs-eu-west-1");
    expect(regional.of("loadBalancer", "alb")).toBe("prod-shop-alb");
    const everywhere = new NamingPolicy({ pattern: "{region}-{what}", region: "eu-west-1" });
    expect(everywhere.of("role", "web")).toBe("eu-west-1-web");
  });

  test("that are too long are cut, stay the same, and differ", () => {
    const long = "a-very-long-name-for-a-load-balancer-one";
    const [one, two] = [names.of("loadBalancer", long), names.of("loadBalancer", `${long}-two`)];
    expect(one).toMatch(/^prod-shop-a-very-long-nam.*-[0-9a-f]{6}$/);
    expect(one).toHaveLength(32);
    expect(one).toBe(names.of("loadBalancer", long));
    expect(one).not.toBe(two);
  });

  test("are never longer than AWS takes", () => {
    const limits: Partial<Record<NameKind, number>> = {
      loadBalancer: 32,
      targetGroup: 32,
      role: 64,
      bucket: 63,
      function: 64,
      queue: 75,
      logGroup: 512,
    };
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.string({ minLength: 1, maxLength: 600 }), (kind, what) => {
        const name = names.of(kind, what);
        expect(name.length).toBeLessThanOrEqual(limits[kind] ?? 0);
        expect(name).toMatch(/^[A-Za-z0-9][A-Za-z0-9/-]*$/);
      }),
    );
  });
});

test("what is added to a name survives its being cut", () => {
  const regional = names.in("eu-west-1");
  expect(regional.of("bucket", "logs", "111122223333")).toBe("prod-shop-logs-eu-west-1-111122223333");
  const cut = regional.of("bucket", "a-name-that-is-much-too-long-for-a-bucket", "111122223333");
  expect(cut).toMatch(/^prod-shop-a-name.*-[0-9a-f]{6}-111122223333$/);
  expect(cut.length).toBeLessThanOrEqual(63);
});

describe("tags", () => {
  test("have the words of the policy", () => {
    const tagged = new NamingPolicy({
      pattern: "{environment}-{what}",
      words: { environment: "dev" },
      tags: { Environment: "{environment}", project: "shop" },
    });
    expect(tagged.tags).toEqual({ Environment: "dev", project: "shop" });
    expect(tagged.in("eu-west-1").tags).toEqual(tagged.tags);
    expect(names.tags).toEqual({});
  });
});

describe("policies that cannot be", () => {
  test("without {what}", () => {
    expect(() => new NamingPolicy({ pattern: "prod-shop" })).toThrow(NamingError);
  });

  test("with words in other brackets", () => {
    expect(() => new NamingPolicy({ pattern: "prod-<service>-<what>" })).toThrow(
      'Write it like "prod-{service}-{what}".',
    );
    expect(() => new NamingPolicy({ pattern: "[environment]-[function]" })).toThrow(
      'Write it like "{environment}-{what}".',
    );
  });

  test("with names that AWS keeps for itself, or none", () => {
    expect(() => new NamingPolicy({ pattern: "internal-{what}" }).of("loadBalancer", "alb")).toThrow(
      'AWS keeps names that begin with "internal-" for itself',
    );
    expect(() => new NamingPolicy({ pattern: "{what}" }).of("bucket", "ab")).toThrow("3 at least");
  });

  test("with a word that has no value", () => {
    expect(() => new NamingPolicy({ pattern: "{environment}-{what}" })).toThrow(
      'pattern "{environment}-{what}" has {environment}, which has no value. Give it: words: { environment: "…" }.',
    );
  });
});
