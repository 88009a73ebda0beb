// Rules of tiers, and what tiers cannot be.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTiers } from "./tier-checks.ts";
import { planRules, type TierRules } from "./tier-plan.ts";

type Tiers = Readonly<Record<string, TierRules>>;

const CHAIN: Tiers = {
  alb: { ports: [443] },
  web: { ports: [8080], outbound: [443] },
  app: { ports: [9000] },
  db: { ports: [5432] },
};

/** `web 8080 <- alb`: in, `web 443 -> 0.0.0.0/0`: out. */
function lines(tiers: Tiers, ipv6 = false): string[] {
  return planRules(tiers, ipv6).map((rule) => {
    const { of, from, to, protocol, direction, tier, cidrIpv4, cidrIpv6, prefixListId } = rule;
    const other = tier ?? cidrIpv4 ?? cidrIpv6 ?? prefixListId;
    const ports = `${protocol === "udp" ? "udp/" : ""}${from === to ? from : `${from}-${to}`}`;
    return `${of} ${ports} ${direction === "ingress" ? "<-" : "->"} ${String(other)}`;
  });
}

function refusal(tiers: Tiers): string {
  try {
    checkTiers("shop", tiers);
    return "accepted";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("rules", () => {
  test("lead from the internet to the database, one tier at a time", () => {
    expect(lines(CHAIN)).toEqual([
      "alb 443 <- 0.0.0.0/0",
      "alb 8080 -> web",
      "web 8080 <- alb",
      "web 443 -> 0.0.0.0/0",
      "web 9000 -> app",
      "app 9000 <- web",
      "app 5432 -> db",
      "db 5432 <- app",
    ]);
  });

  test("open IPv6 where IPv4 is open", () => {
    const open = lines(CHAIN, true).filter((line) => line.endsWith("::/0"));
    expect(open).toEqual(["alb 443 <- ::/0", "web 443 -> ::/0"]);
  });

  test("know several callers, itself among them", () => {
    expect(
      lines({
        web: { ports: [] },
        jobs: { ports: [] },
        db: { ports: [5432], callers: ["web", "jobs", "db"] },
      }),
    ).toEqual([
      "web 5432 -> db",
      "db 5432 <- web",
      "jobs 5432 -> db",
      "db 5432 <- jobs",
      "db 5432 -> db",
      "db 5432 <- db",
    ]);
  });

  test("know ranges of ports, UDP, ranges of IPv6 and prefix lists", () => {
    const ports = [
      { from: 8000, to: 8099 },
      { from: 443, protocol: "udp" as const },
    ];
    expect(lines({ web: { ports, from: ["2001:db8::/32"], prefixLists: ["pl-12345678"] } })).toEqual([
      "web 8000-8099 <- 2001:db8::/32",
      "web 8000-8099 <- pl-12345678",
      "web udp/443 <- 2001:db8::/32",
      "web udp/443 <- pl-12345678",
    ]);
  });

  test("open the first tier to prefix lists alone when it has some", () => {
    expect(lines({ alb: { ports: [443], prefixLists: ["pl-12345678"] } })).toEqual([
      "alb 443 <- pl-12345678",
    ]);
  });

  const name = fc.stringMatching(/^[a-z]{1,8}$/);
  const port = fc.integer({ min: 1, max: 65_535 });
  const ports = fc.uniqueArray(port, { minLength: 1, maxLength: 4 });
  const chain = fc.uniqueArray(fc.tuple(name, ports), {
    minLength: 2,
    maxLength: 6,
    selector: ([tier]) => tier,
  });

  test("of a chain open just the first tier, and pair every way out with a way in", () => {
    fc.assert(
      fc.property(chain, (given) => {
        const tiers = Object.fromEntries(given.map(([tier, own]) => [tier, { ports: own }]));
        const rules = planRules(tiers, false);
        const open = rules.filter(({ tier }) => tier === undefined);
        expect(new Set(open.map(({ of }) => of))).toEqual(new Set([given[0]?.[0]]));
        for (const { direction, of, tier, from } of rules) {
          if (tier === undefined) continue;
          const other = direction === "ingress" ? "egress" : "ingress";
          expect(
            rules.filter((r) => r.direction === other && r.of === tier && r.tier === of && r.from === from),
          ).toHaveLength(1);
        }
      }),
    );
  });

  test("keep their names when another range is taken away", () => {
    const names = (...from: string[]) =>
      planRules({ alb: { ports: [443], from } }, false).map(({ what }) => what);
    expect(names("10.0.0.0/8", "192.168.0.0/16")).toEqual([
      "alb-443-from-10-0-0-0-8",
      "alb-443-from-192-168-0-0-16",
    ]);
    expect(names("192.168.0.0/16")).toEqual(["alb-443-from-192-168-0-0-16"]);
  });
});

describe("tiers", () => {
  test.each<Tiers>([
    CHAIN,
    { lambda: { ports: [], outbound: [443] } },
    { a: { ports: [1, 65_535], from: ["10.0.0.1/32"] } },
  ])("are accepted: %o", (tiers) => expect(refusal(tiers)).toBe("accepted"));

  test.each<[Tiers, RegExp]>([
    [{}, /tiers is empty/],
    [{ "web tier": { ports: [80] } }, /name that cannot be/],
    [{ web: { ports: [0] } }, /1 to 65535/],
    [{ web: { ports: [80.5] } }, /1 to 65535/],
    [{ web: { ports: [{ from: 90, to: 80 }] } }, /\{ from: 80, to: 90 \}/],
    [{ web: { ports: [80, { from: 80 }] } }, /80 twice in ports/],
    [{ web: { ports: [80], outbound: [443, 443] } }, /443 twice in outbound/],
    [{ web: { ports: [80], callers: ["alb"] } }, /no such tier; there are web/],
    [{ web: { ports: [80], callers: ["web", "web"] } }, /caller "web" twice/],
    [{ web: { ports: [80], from: [] } }, /nobody who may call/],
    [{ web: { ports: [], from: ["10.0.0.0/8"] } }, /no ports/],
    [{ web: { ports: [80], from: ["10.0.0.1/8"] } }, /Write "10.0.0.0\/8"/],
    [{ web: { ports: [80], from: ["10.0.0.1"] } }, /"10.0.0.1\/32"/],
    [{ web: { ports: [80], from: ["banana"] } }, /no IPv4 range/],
    [{ web: { ports: [80], from: ["2001:db8::/129"] } }, /no IPv6 range/],
    [{ web: { ports: [80], from: ["::1/128", "1::/128"] } }, /two rules/],
    [{ web: { ports: [80], from: ["10.0.0.0/8", "10.0.0.0/8"] } }, /twice in from/],
    [{ web: { ports: [80], prefixLists: ["cloudfront"] } }, /no id of one/],
    [{ web: { ports: [80], prefixLists: ["pl-12345678", "pl-12345678"] } }, /twice/],
  ])("are refused: %o", (tiers, message) => expect(refusal(tiers)).toMatch(message));
});
