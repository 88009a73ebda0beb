// TapStack: which regions there are. Pure.
import { TapStackError } from "./error.ts";

/**
 * Refuses what is no list of regions that one account can use together.
 *
 * @param owner what has the regions, for messages: `TapStack "shop"`
 * @param known the regions of AWS
 * @throws TapStackError
 */
export function checkRegions(owner: string, regions: readonly string[], known: readonly string[]): void {
  if (!Array.isArray(regions)) {
    throw new TapStackError(
      `${owner} has ${JSON.stringify(regions) ?? "nothing"} as its regions. Give a list: regions: ["us-west-2"].`,
    );
  }
  if (regions.length === 0)
    throw new TapStackError(`${owner} has no region. Give one: regions: ["us-west-2"].`);
  for (const region of regions) {
    if (known.includes(region)) continue;
    throw new TapStackError(
      `${owner} has the region "${region}", which AWS does not have. Did you mean "${nearest(region, known)}"? Newer regions come with newer versions of @pulumi/aws.`,
    );
  }
  const twice = regions.find((region, index) => regions.indexOf(region) !== index);
  if (twice !== undefined)
    throw new TapStackError(`${owner} has the region ${twice} twice. Name each region once.`);
  const [first = ""] = regions;
  const other = regions.find((region) => partitionOf(region) !== partitionOf(first));
  if (other !== undefined) {
    throw new TapStackError(
      `${owner} has ${first} and ${other}, which lie in the partitions ${partitionOf(first)} and ${partitionOf(other)}. No account has both; make a stack for each.`,
    );
  }
}

const PARTITIONS: readonly (readonly [RegExp, string])[] = [
  [/^cn-/, "aws-cn"],
  [/^us-gov-/, "aws-us-gov"],
  [/^eusc-/, "aws-eusc"],
  [/^(us|eu)-iso([a-z]?)-/, "aws-iso"],
];

/** The set of regions that share accounts and names. */
export function partitionOf(region: string): string {
  for (const [pattern, partition] of PARTITIONS) {
    const letter = pattern.exec(region)?.[2];
    if (pattern.test(region))
      return letter === undefined || letter === "" ? partition : `${partition}-${letter}`;
  }
  return "aws";
}

/** The name that needs the fewest changes. */
export function nearest(name: string, known: readonly string[]): string {
  const lower = name.trim().toLowerCase();
  const sorted = known
    .map((candidate) => ({ candidate, distance: distance(lower, candidate) }))
    .sort((a, b) => a.distance - b.distance);
  return sorted[0]?.candidate ?? "";
}

/** How many characters must be put in, left out or changed. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of Array.from(from).entries()) {
    const next = [index + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const change = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
