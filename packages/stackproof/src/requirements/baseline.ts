// Requirements: a baseline: findings that were there when it was written. Only what is new counts.
import { z } from "zod";
import { compareText } from "../core/place.ts";
import type { Finding } from "../findings/finding.ts";
import type { Suppressed } from "./suppress.ts";

const schema = z.strictObject({
  version: z.literal(1),
  /** By stack; each finding by its key, with how often it was there. */
  stacks: z.record(z.string(), z.record(z.string(), z.number().int().min(1))),
});

/** The findings of each stack at one time. */
export type Baseline = z.output<typeof schema>;

/** A baseline of what was found in some stacks. */
export function baselineOf(
  stacks: readonly { readonly stack: string; readonly findings: readonly Finding[] }[],
): Baseline {
  return {
    version: 1,
    stacks: Object.fromEntries(
      stacks.map(({ stack, findings }) => {
        const counts = new Map<string, number>();
        for (const key of findings.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
        return [stack, Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b)))];
      }),
    ),
  };
}

/** The text of a baseline's file. */
export function baselineText(baseline: Baseline): string {
  return `${JSON.stringify(baseline, undefined, 2)}\n`;
}

/** Reads a baseline's file; a text says why it is none. */
export function readBaseline(text: string): Baseline | string {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return "it is no JSON";
  }
  const parsed = schema.safeParse(data);
  return parsed.success ? parsed.data : "it is no baseline of this version";
}

/** Takes out what the baseline has, as often as it has it. */
export function withoutBaseline(findings: readonly Finding[], baseline: Baseline, stack: string): Suppressed {
  const left = new Map(Object.entries(baseline.stacks[stack] ?? {}));
  const accepted: { finding: Finding; reason: string }[] = [];
  const fresh = findings.filter((finding) => {
    const key = keyOf(finding);
    const count = left.get(key) ?? 0;
    if (count === 0) return true;
    left.set(key, count - 1);
    accepted.push({ finding, reason: "in the baseline" });
    return false;
  });
  return { findings: fresh, accepted };
}

/** What stays the same while lines move: the code, the resource and property, or else the file. */
function keyOf({ code, at: { urn, property, source } }: Finding): string {
  return [code, urn ?? source?.file ?? "", property ?? ""].filter((part) => part !== "").join(" ");
}
