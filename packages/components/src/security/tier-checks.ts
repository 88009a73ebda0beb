// Security: what tiers cannot be, said before anything is made. Pure.
import type * as pulumi from "@pulumi/pulumi";
import { rangeProblem } from "./ranges.ts";
import { SecurityError } from "./security-error.ts";
import { callersOf, outsideOf, planRules, type TierPort, type TierRules, textOf } from "./tier-plan.ts";

/**
 * Says what is wrong with tiers. Values that are known only later are not looked at.
 *
 * @param name the component, for the message
 * @throws SecurityError that says what to change
 */
export function checkTiers(name: string, tiers: Readonly<Record<string, TierRules>>): void {
  const names = Object.keys(tiers);
  const fail = (message: string): never => {
    throw new SecurityError(`SecurityGroups "${name}": ${message}`);
  };
  if (names.length === 0) fail("tiers is empty. Name at least one: tiers: { alb: { ports: [443] } }.");
  for (const [tier, given] of Object.entries(tiers)) {
    if (!/^[A-Za-z][A-Za-z0-9-]{0,62}$/.test(tier)) {
      fail(
        `tier "${tier}" has a name that cannot be. Use up to 63 letters, digits and hyphens, a letter first.`,
      );
    }
    const isCalled = callersOf(tiers, tier).length > 0 || outsideOf(tiers, tier, false).length > 0;
    if (given.ports.length === 0 && (given.callers !== undefined || given.from !== undefined)) {
      fail(`tier "${tier}" has callers and no ports. Name the ports: ports: [8080].`);
    }
    if (given.ports.length > 0 && !isCalled && (given.prefixLists ?? []).length === 0) {
      fail(
        `tier "${tier}" has ports and nobody who may call them. Name callers, from, or prefixLists, or no ports.`,
      );
    }
    checkPorts(tier, "ports", given.ports, fail);
    checkPorts(tier, "outbound", given.outbound ?? [], fail);
    const stranger = (given.callers ?? []).find((caller) => !names.includes(caller));
    if (stranger !== undefined) {
      fail(
        `tier "${tier}" is called by "${stranger}", and there is no such tier; there are ${names.join(", ")}.`,
      );
    }
    checkUnique(given.callers ?? [], (caller) =>
      fail(`tier "${tier}" has the caller "${caller}" twice. Name it once.`),
    );
    const ranges = textsOf(given.from);
    for (const range of ranges) {
      const problem = rangeProblem(range);
      if (problem !== undefined) fail(`tier "${tier}" may be called from "${range}", ${problem}`);
    }
    checkUnique(ranges, (range) =>
      fail(`tier "${tier}" has the range "${range}" twice in from. Name it once.`),
    );
    const lists = textsOf(given.prefixLists);
    const odd = lists.find((list) => !/^pl-[0-9a-f]{8,17}$/.test(list));
    if (odd !== undefined) {
      fail(
        `tier "${tier}" has the prefix list "${odd}", which is no id of one. Ids look like "pl-0123456789abcdef0".`,
      );
    }
    checkUnique(lists, (list) => fail(`tier "${tier}" has the prefix list "${list}" twice. Name it once.`));
  }
  const rules = planRules(tiers, true).map(({ direction, what }) => `${direction} ${what}`);
  checkUnique(rules, (rule) =>
    fail(
      `two rules would be called "${rule}". Give a tier another name, or add one of the ranges as a rule of your own.`,
    ),
  );
}

function checkPorts(
  tier: string,
  argument: string,
  ports: readonly TierPort[],
  fail: (message: string) => never,
): void {
  for (const port of ports) {
    const { from, to = from } = typeof port === "number" ? { from: port } : port;
    const odd = [from, to].find((value) => !Number.isInteger(value) || value < 1 || value > 65_535);
    if (odd !== undefined) {
      fail(`tier "${tier}" has ${odd} in ${argument}. Ports are whole numbers from 1 to 65535.`);
    }
    if (from > to) {
      fail(
        `tier "${tier}" has the range ${from} to ${to} in ${argument}. Write the lower port first: { from: ${to}, to: ${from} }.`,
      );
    }
  }
  checkUnique(ports.map(textOf), (port) =>
    fail(`tier "${tier}" has ${port} twice in ${argument}. Name it once.`),
  );
}

function textsOf(values: readonly pulumi.Input<string>[] | undefined): string[] {
  return (values ?? []).filter((value) => typeof value === "string");
}

/** Calls back with the first value that is there twice. */
function checkUnique(values: readonly string[], twice: (value: string) => never): void {
  const second = values.find((value, index) => values.indexOf(value) !== index);
  if (second !== undefined) twice(second);
}
