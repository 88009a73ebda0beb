// Data: the Availability Zones of each region, and Local Zones.
// Sources: zone ids: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html;
// which letter has which id: moto's table of a real account
// (https://github.com/getmoto/moto/blob/master/moto/ec2/models/availability_zones_and_regions.py, compared on 2026-11-21);
// in the regions that it lacks (ca-west-1, mx-central-1, ap-east-2, ap-south-2, ap-southeast-4 to -7, eu-south-2,
// il-central-1, me-central-1) letters are inferred to follow the numbers.
// In the regions from before November 2012, and in accounts from before November 2025, letters mean other zones in other accounts
// (https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html); a new account has two zones in us-west-1.
// Local Zones are inferred: from listings of opted-in accounts, not from a list of AWS, and not all of them
// (https://docs.aws.amazon.com/local-zones/latest/ug/available-local-zones.html). No finding rests on them.

/** An Availability Zone. */
export interface Zone {
  readonly name: string;
  readonly id: string;
  readonly region: string;
}

/** For each region, the prefix of its zone ids and, for each letter, the number that follows `-az`. */
const ZONES: Readonly<Record<string, readonly [string, string]>> = {
  "us-east-1": ["use1", "a6 b1 c2 d4 e3 f5"],
  "us-east-2": ["use2", "a1 b2 c3"],
  "us-west-1": ["usw1", "b3 c1"],
  "us-west-2": ["usw2", "a2 b1 c3 d4"],
  "ca-central-1": ["cac1", "a1 b2 d4"],
  "ca-west-1": ["caw1", "a1 b2 c3"],
  "mx-central-1": ["mxc1", "a1 b2 c3"],
  "af-south-1": ["afs1", "a1 b2 c3"],
  "ap-east-1": ["ape1", "a1 b2 c3"],
  "ap-east-2": ["ape2", "a1 b2 c3"],
  "ap-northeast-1": ["apne1", "a4 c1 d2"],
  "ap-northeast-2": ["apne2", "a1 b2 c3 d4"],
  "ap-northeast-3": ["apne3", "a1 b2 c3"],
  "ap-south-1": ["aps1", "a1 b3 c2"],
  "ap-south-2": ["aps2", "a1 b2 c3"],
  "ap-southeast-1": ["apse1", "a1 b2 c3"],
  "ap-southeast-2": ["apse2", "a1 b3 c2"],
  "ap-southeast-3": ["apse3", "a1 b2 c3"],
  "ap-southeast-4": ["apse4", "a1 b2 c3"],
  "ap-southeast-5": ["apse5", "a1 b2 c3"],
  "ap-southeast-6": ["apse6", "a1 b2 c3"],
  "ap-southeast-7": ["apse7", "a1 b2 c3"],
  "eu-central-1": ["euc1", "a2 b3 c1"],
  "eu-central-2": ["euc2", "a1 b2 c3"],
  "eu-north-1": ["eun1", "a1 b2 c3"],
  "eu-south-1": ["eus1", "a1 b2 c3"],
  "eu-south-2": ["eus2", "a1 b2 c3"],
  "eu-west-1": ["euw1", "a3 b1 c2"],
  "eu-west-2": ["euw2", "a2 b3 c1"],
  "eu-west-3": ["euw3", "a1 b2 c3"],
  "il-central-1": ["ilc1", "a1 b2 c3"],
  "me-central-1": ["mec1", "a1 b2 c3"],
  "me-south-1": ["mes1", "a1 b2 c3"],
  "sa-east-1": ["sae1", "a1 b2 c3"],
  "cn-north-1": ["cnn1", "a1 b2"],
  "cn-northwest-1": ["cnnw1", "a1 b2 c3"],
  "us-gov-east-1": ["usge1", "a1 b2 c3"],
  "us-gov-west-1": ["usgw1", "a1 b2 c3"],
};

/** Local Zones by region: what follows the region's name. A program sees them only when it asks for all zones. */
const LOCAL_ZONES: Readonly<Record<string, readonly string[]>> = {
  "us-east-1": [
    "atl-1a",
    "bos-1a",
    "bue-1a",
    "chi-1a",
    "dfw-1a",
    "iah-1a",
    "lim-1a",
    "mci-1a",
    "mia-1a",
    "msp-1a",
    "nyc-1a",
    "phl-1a",
    "qro-1a",
    "scl-1a",
  ],
  "us-west-2": ["den-1a", "las-1a", "lax-1a", "lax-1b", "pdx-1a", "phx-1a", "sea-1a"],
};

/** Regions that map letters to zones for each account on its own. */
const INDEPENDENT = new Set([
  "us-east-1",
  "us-west-1",
  "us-west-2",
  "eu-west-1",
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "sa-east-1",
]);

/** The zones of a region in the order of their names; undefined for a region whose zones are not recorded. */
export function zonesOfRegion(region: string): Zone[] | undefined {
  const row = ZONES[region];
  if (row === undefined) return undefined;
  const [prefix, letters] = row;
  return letters.split(" ").map((entry) => ({
    name: `${region}${entry.slice(0, 1)}`,
    id: `${prefix}-az${entry.slice(1)}`,
    region,
  }));
}

/** The Local Zones of a region by name, such as `us-west-2-lax-1a`. */
export function localZonesOfRegion(region: string): Zone[] {
  const prefix = ZONES[region]?.[0] ?? region;
  return (LOCAL_ZONES[region] ?? []).map((suffix) => {
    const [city = "", number = ""] = suffix.split("-");
    const place = number.slice(0, -1);
    const zone = number.charCodeAt(number.length - 1) - "a".charCodeAt(0) + 1;
    return { name: `${region}-${suffix}`, id: `${prefix}-${city}${place}-az${zone}`, region };
  });
}

/** True when a zone of that name cannot be in the region for any account. False when it could be, or is not known. */
export function isImpossibleZone(region: string, name: string): boolean {
  const zones = zonesOfRegion(region);
  if (zones === undefined) return false;
  if (!name.startsWith(region)) return true;
  const suffix = name.slice(region.length);
  if (!/^[a-z]$/.test(suffix)) return false;
  if (INDEPENDENT.has(region)) return suffix > "f";
  // London has a fourth zone that new accounts do not see.
  return suffix > "d" && !zones.some((zone) => zone.name === name);
}
