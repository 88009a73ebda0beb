// Failover: what cannot be. Pure.
import { TapStackError } from "../tap-stack/error.ts";
import { partitionOf } from "../tap-stack/regions.ts";
import type { AcceleratorFailoverArgs, DnsFailoverArgs, DnsNameArgs, FailoverArgs } from "./args.ts";

/**
 * @param owner what fails over, for messages: `TapStack "shop"`
 * @throws TapStackError when the arguments cannot be
 */
export function checkFailover(owner: string, args: FailoverArgs, regions: readonly string[]): void {
  if (args.kind === "dns") checkDns(owner, args, regions);
  else checkAccelerator(owner, args, regions);
}

function fail(owner: string, text: string): never {
  throw new TapStackError(`${owner} ${text}`);
}

function checkCount(owner: string, regions: readonly string[]): void {
  if (regions.length >= 2) return;
  fail(
    owner,
    `has failover and ${regions.length === 0 ? "no region" : "one region"}. Give a second region to fail over to, or leave failover out.`,
  );
}

/** @throws TapStackError */
export function checkDns(
  owner: string,
  args: Omit<DnsFailoverArgs, "targets">,
  regions: readonly string[],
): void {
  checkCount(owner, regions);
  checkName(owner, "failover", args);
  if (args.routing === "failover" && regions.length > 2) {
    fail(
      owner,
      `has routing "failover" for ${regions.length} regions, and Route 53 knows one primary and one secondary. Write routing: "latency", or name two regions.`,
    );
  }
  if (args.healthCheck === undefined || args.healthCheck === "targets") return;
  const { path, interval, failures } = args.healthCheck;
  if (path !== undefined && !/^\/\S{0,254}$/.test(path)) {
    fail(
      owner,
      `checks the path "${path}". Write up to 255 characters that begin with a slash and have no spaces: path: "/health".`,
    );
  }
  // The type says so too, but not to programs in JavaScript.
  const seconds: number | undefined = interval;
  if (seconds !== undefined && seconds !== 10 && seconds !== 30) {
    fail(owner, `checks health every ${seconds} seconds. Route 53 knows interval: 10 and interval: 30.`);
  }
  if (failures !== undefined && (!Number.isInteger(failures) || failures < 1 || failures > 10)) {
    fail(owner, `counts ${failures} failures. Give a whole number from 1 to 10: failures: 3.`);
  }
}

/** @throws TapStackError */
export function checkAccelerator(
  owner: string,
  args: Omit<AcceleratorFailoverArgs, "targets">,
  regions: readonly string[],
): void {
  checkCount(owner, regions);
  const [first = ""] = regions;
  if (partitionOf(first) !== "aws") {
    fail(owner, `wants an accelerator in ${first}, where there is none. Write kind: "dns".`);
  }
  if (args.record !== undefined) checkName(owner, "failover.record", args.record);
  for (const [region, share] of Object.entries(args.trafficDials ?? {})) {
    if (!regions.includes(region)) {
      fail(
        owner,
        `has a traffic dial for ${region}, which is none of its regions. Name one of ${regions.join(", ")}.`,
      );
    }
    if (!(share >= 0 && share <= 100))
      fail(owner, `has the traffic dial ${share} for ${region}. Give a percentage from 0 to 100.`);
  }
  if (regions.every((region) => args.trafficDials?.[region] === 0)) {
    fail(
      owner,
      "has the traffic dial 0 for all regions, so that nobody gets requests. Leave one of them out.",
    );
  }
}

const LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";
const DNS_NAME = new RegExp(`^(\\*\\.)?(${LABEL}\\.)+[a-z][a-z0-9-]*\\.?$`, "i");

function checkName(owner: string, where: string, { zoneId, name }: DnsNameArgs): void {
  if (typeof name !== "string" || name.length > 255 || !DNS_NAME.test(name)) {
    fail(
      owner,
      `has "${name}" as the name of ${where}. Give a host name without protocol and path: name: "www.example.com".`,
    );
  }
  if (typeof zoneId === "string" && (zoneId === "" || zoneId.includes("."))) {
    fail(
      owner,
      `has "${zoneId}" as the zoneId of ${where}. Give the hosted zone's id, such as "Z0123456789ABCDEFGHIJ", not its name.`,
    );
  }
}
