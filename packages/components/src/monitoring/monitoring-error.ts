// Monitoring: what cannot be, in words for the user. Pure but for the outputs inside.
import type { MonitoringArgs } from "./args.ts";
import { DEFAULT_LIMITS, thingsOf } from "./things.ts";

/** Something in the arguments of Monitoring that cannot be. The message says what to change. */
export class MonitoringError extends Error {
  override readonly name = "MonitoringError";
}

type Refuse = (says: string) => never;

/** @throws MonitoringError when nothing is watched, two alarms have one name, or an argument is out of its range */
export function checkMonitoring(name: string, args: MonitoringArgs): void {
  const refuse: Refuse = (says) => {
    throw new MonitoringError(`Monitoring "${name}": ${says}`);
  };
  checkKeys(args, refuse);
  checkNumbers(args, refuse);
  checkReceivers(args, refuse);
  checkTopic(args, refuse);
  for (const [key, { pattern }] of Object.entries(args.logs ?? {})) {
    if (pattern !== undefined && pattern.length > 1024) {
      refuse(`logs.${key}.pattern has ${pattern.length} characters. Write at most 1,024.`);
    }
  }
  checkThings(args, refuse);
}

const KINDS = ["webTiers", "functions", "apis", "networks", "queues", "logs"] as const;

function checkKeys(args: MonitoringArgs, refuse: Refuse): void {
  for (const kind of [...KINDS, "webhooks"] as const) {
    for (const key of Object.keys(args[kind] ?? {})) {
      if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(key)) continue;
      refuse(
        `${kind} has the key "${key}", which becomes a part of names. Write 1 to 100 letters, digits, hyphens, dots or underscores, such as "shop".`,
      );
    }
  }
}

function checkNumbers(args: MonitoringArgs, refuse: Refuse): void {
  const { window, limits = {} } = args;
  if (window !== undefined && !isWhole(window, 1, 60)) {
    refuse(`window is ${window}. Give a whole number of minutes, 1 to 60.`);
  }
  for (const [limit, value] of Object.entries(limits)) {
    if (!(limit in DEFAULT_LIMITS)) {
      refuse(`limits has "${limit}", which is unknown. Known are ${Object.keys(DEFAULT_LIMITS).join(", ")}.`);
    }
    if (value === false || value === undefined) continue;
    if (limit === "duration") {
      if (!(value > 0 && value <= 1)) {
        refuse(
          `limits.duration is ${value}. Give a share of the timeout above 0 to 1, such as 0.9, or false.`,
        );
      }
    } else if (limit === "latency") {
      if (!(value > 0 && Number.isFinite(value))) {
        refuse(`limits.latency is ${value}. Give seconds above 0, such as 0.5, or false.`);
      }
    } else {
      const least = limit === "healthyTargets" ? 1 : 0;
      if (!isWhole(value, least)) {
        refuse(
          `limits.${limit} is ${value}. Give a whole number of ${least} or more, or false for no alarm.`,
        );
      }
    }
  }
  for (const [key, { maximumAge }] of Object.entries(args.queues ?? {})) {
    if (maximumAge !== undefined && !isWhole(maximumAge, 1, 1_209_600)) {
      refuse(
        `queues.${key}.maximumAge is ${maximumAge}. Give a whole number of seconds, 1 to 1209600 (14 days).`,
      );
    }
  }
  for (const [key, { threshold }] of Object.entries(args.logs ?? {})) {
    if (threshold !== undefined && !isWhole(threshold, 0)) {
      refuse(`logs.${key}.threshold is ${threshold}. Give a whole number of 0 or more.`);
    }
  }
}

function isWhole(value: number, min: number, max = Number.MAX_SAFE_INTEGER): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function checkReceivers({ emails = [], webhooks = {} }: MonitoringArgs, refuse: Refuse): void {
  const seen = new Set<string>();
  for (const email of emails) {
    if (!/^[^\s@:]+@[^\s@:]+\.[^\s@:.]+$/.test(email)) {
      refuse(`emails has "${email}", which is no mail address. Write one like "ops@example.com".`);
    }
    if (seen.has(email.toLowerCase())) refuse(`emails has "${email}" twice. Name each address once.`);
    seen.add(email.toLowerCase());
  }
  const urls = new Map<string, string>();
  for (const [key, url] of Object.entries(webhooks)) {
    if (typeof url !== "string") continue;
    if (!/^https:\/\/[^\s/]+/.test(url)) {
      refuse(`webhooks.${key} is no HTTPS address. Write one like "https://example.com/alarms".`);
    }
    const before = urls.get(url);
    if (before !== undefined)
      refuse(`webhooks.${before} and webhooks.${key} are one address. Leave one out.`);
    urls.set(url, key);
  }
}

function checkTopic(args: MonitoringArgs, refuse: Refuse): void {
  const { topicArn, kmsKeyArn, encrypted } = args;
  if (topicArn !== undefined) {
    const given = (["emails", "webhooks", "kmsKeyArn", "encrypted"] as const).find(
      (argument) => args[argument] !== undefined,
    );
    if (given !== undefined) {
      refuse(
        `topicArn names a topic that is there, and ${given} belongs to a new one. Leave one of them out.`,
      );
    }
    if (typeof topicArn === "string" && !/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[\w-]+$/.test(topicArn)) {
      refuse(
        `topicArn is "${topicArn}", which is not the ARN of a standard SNS topic. Give the topic's arn, such as "arn:aws:sns:us-west-2:123456789012:alarms".`,
      );
    }
  }
  if (encrypted === false && kmsKeyArn !== undefined) {
    refuse("kmsKeyArn is given and encrypted is false. Leave one of them out.");
  }
  if (typeof kmsKeyArn !== "string") return;
  if (kmsKeyArn.includes("alias/aws/sns")) {
    refuse(
      'kmsKeyArn is the key of AWS, "alias/aws/sns", with which no alarm can publish. Leave it out, or give the ARN of an EncryptionKey with the use "cloudwatch-alarms".',
    );
  }
  if (!/^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+$/.test(kmsKeyArn)) {
    refuse(
      `kmsKeyArn is "${kmsKeyArn}", which is not the ARN of a KMS key. Give the key's arn, such as that of an EncryptionKey.`,
    );
  }
}

/** Something is watched, nothing twice, and each alarm has a name of its own. */
function checkThings(args: MonitoringArgs, refuse: Refuse): void {
  const things = thingsOf(args, "");
  if (things.length === 0) {
    const hasNetworks = Object.keys(args.networks ?? {}).length > 0;
    refuse(
      hasNetworks
        ? `nothing is watched: the networks have no NAT gateway. Give something else as well: ${KINDS.filter((kind) => kind !== "networks").join(", ")}.`
        : `nothing is watched. Give at least one of ${KINDS.join(", ")}.`,
    );
  }
  for (const [apiKey, api] of Object.entries(args.apis ?? {})) {
    for (const fn of Object.values(api.functions)) {
      const twice = Object.entries(args.functions ?? {}).find(([, other]) => other === fn);
      if (twice === undefined) continue;
      refuse(
        `functions.${twice[0]} is a function of apis.${apiKey}, whose functions are watched already. Leave it out.`,
      );
    }
  }
  const names = things.flatMap(({ key, watches }) => watches.map(({ what }) => `${key}-${what}`));
  const double = names.find((one, index) => names.indexOf(one) !== index);
  if (double !== undefined) {
    refuse(`two alarms would be called "${double}". Give one of the things another key.`);
  }
}
