// WebTier: what its arguments must not be, before anything is made. It makes nothing.
import { AccessLogBucket } from "./access-log-bucket.ts";
import type { WebTierArgs } from "./args.ts";
import { checkInstances } from "./instance-checks.ts";
import { checkHealth, checkListener, checkRules } from "./listener-checks.ts";
import { type Refuse, WebTierError, whole } from "./refuse.ts";
import { checkScaling } from "./scaling-checks.ts";

/**
 * Refuses arguments that cannot be. Values that are known later only cannot be judged.
 *
 * @throws WebTierError for the first one
 */
export function checkWebTier(name: string, args: WebTierArgs): void {
  const refuse: Refuse = (problem) => {
    throw new WebTierError(`WebTier "${name}": ${problem}`);
  };
  checkNames(refuse, name, args);
  checkNetwork(refuse, args);
  checkListener(refuse, args.listener);
  checkRules(refuse, args);
  checkHealth(refuse, args.healthCheck ?? {});
  if (args.port !== undefined) whole(refuse, "port", args.port, 1, 65_535);
  if (args.drainSeconds !== undefined) whole(refuse, "drainSeconds", args.drainSeconds, 0, 3600);
  if (args.stickySeconds !== undefined) whole(refuse, "stickySeconds", args.stickySeconds, 1, 604_800);
  if (args.idleTimeout !== undefined) whole(refuse, "idleTimeout", args.idleTimeout, 1, 4000);
  checkInstances(refuse, args.instances);
  checkScaling(refuse, args);
  checkAccessLogs(refuse, args.accessLogs);
  const { webAclArn: acl } = args;
  if (typeof acl === "string" && !/^arn:aws[a-z-]*:wafv2:[^:]+:\d{12}:regional\/webacl\//.test(acl)) {
    refuse(
      `webAclArn is "${acl}". Give the ARN of a web ACL of scope REGIONAL: arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>.`,
    );
  }
}

/** Characters that Pulumi adds to a name: a hyphen and seven digits. */
const SUFFIX = 8;

/**
 * Load balancers and target groups have short names of few characters
 * (https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html). Without a naming
 * policy they are called like the component.
 */
function checkNames(
  refuse: Refuse,
  name: string,
  { naming, label, internal = false, transform = {} }: WebTierArgs,
): void {
  if (naming !== undefined) {
    // Refuses patterns that load balancers do not take.
    naming.of("loadBalancer", label ?? name);
    return;
  }
  if (transform.loadBalancer !== undefined && transform.targetGroup !== undefined) return;
  const most = 32 - SUFFIX - (internal ? "-internal".length : 0);
  if (name.length > most) {
    refuse(
      `the load balancer is named after the component, whose name has ${name.length} characters; with the suffix that Pulumi adds, ${most} fit. Give a shorter name, or naming: new NamingPolicy({ pattern: "{service}-{what}", ... }), which shortens names.`,
    );
  }
  if (!/^[A-Za-z0-9][A-Za-z0-9-]*$/.test(name) || name.startsWith("internal-")) {
    refuse(
      'the load balancer is named after the component, and takes letters, digits and hyphens, without "internal-" at the beginning. Give such a name, or naming: new NamingPolicy(...).',
    );
  }
}

function checkNetwork(refuse: Refuse, { network, internal = false }: WebTierArgs): void {
  const kind = internal ? "private" : "public";
  const count = network.subnetIds(kind).length;
  network.subnetIds("private");
  if (count >= 2) return;
  refuse(
    `the network has ${count} ${kind} subnet, and a load balancer takes subnets of two zones or more. Give the network zones: 2.`,
  );
}

function checkAccessLogs(refuse: Refuse, logs: WebTierArgs["accessLogs"]): void {
  if (logs === undefined || logs === "none") return;
  const { bucket, prefix, days } = logs;
  if (bucket !== undefined && days !== undefined) {
    refuse(
      "accessLogs has days for a bucket that it does not make. Leave out accessLogs.days, or accessLogs.bucket.",
    );
  }
  if (bucket instanceof AccessLogBucket && prefix !== undefined) {
    refuse(
      "accessLogs has a prefix beside an AccessLogBucket, which has its own. Leave out accessLogs.prefix, and give the prefix to the bucket.",
    );
  }
  if (bucket === "")
    refuse('accessLogs.bucket is "". Give the name of a bucket, or leave it out for a new one.');
  if (typeof bucket === "string" && bucket.startsWith("arn:")) {
    refuse(`accessLogs.bucket is "${bucket}". Give the bucket's name instead of its ARN.`);
  }
  if (prefix !== undefined && (prefix === "" || /^\/|\/$|AWSLogs/.test(prefix))) {
    refuse(
      `accessLogs.prefix is "${prefix}". Give a folder like "shop/web": no slash at the ends, and no "AWSLogs" in it.`,
    );
  }
  if (days !== undefined) whole(refuse, "accessLogs.days", days, 1, 36_500);
}
