// Naming: one policy for the physical names of all resources. Pure; no Pulumi here.
import { createHash } from "node:crypto";

/** What AWS takes as the name of one kind of resource. */
interface NameRule {
  /** Most characters. */
  readonly max: number;
  /** Characters that are not taken; each becomes a hyphen. */
  readonly not: RegExp;
  readonly lowerCase?: boolean;
  /** True when the name is used once in an account or in all of AWS, so that a second region needs another one. */
  readonly isGlobal?: boolean;
}

/**
 * Limits of names, as the API reference of each service states them:
 * load balancers and target groups https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/,
 * roles, policies and instance profiles https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html,
 * functions https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html,
 * buckets https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html,
 * queues https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html,
 * topics https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html,
 * log groups https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html,
 * security groups https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html,
 * launch templates https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html,
 * Auto Scaling groups https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html,
 * alarms and dashboards https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/,
 * key aliases https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html.
 * Where a service takes more characters, letters, digits and hyphens are used all the same: they work everywhere.
 */
const RULES = {
  alarm: { max: 255, not: /[^A-Za-z0-9-]/g },
  alias: { max: 250, not: /[^A-Za-z0-9-]/g },
  api: { max: 128, not: /[^A-Za-z0-9-]/g },
  autoScalingGroup: { max: 255, not: /[^A-Za-z0-9-]/g },
  bucket: { max: 63, not: /[^a-z0-9-]/g, lowerCase: true, isGlobal: true },
  dashboard: { max: 255, not: /[^A-Za-z0-9-]/g, isGlobal: true },
  function: { max: 64, not: /[^A-Za-z0-9-]/g },
  instanceProfile: { max: 128, not: /[^A-Za-z0-9-]/g, isGlobal: true },
  launchTemplate: { max: 128, not: /[^A-Za-z0-9-]/g },
  loadBalancer: { max: 32, not: /[^A-Za-z0-9-]/g },
  logGroup: { max: 512, not: /[^A-Za-z0-9/-]/g },
  policy: { max: 128, not: /[^A-Za-z0-9-]/g, isGlobal: true },
  queue: { max: 75, not: /[^A-Za-z0-9-]/g },
  role: { max: 64, not: /[^A-Za-z0-9-]/g, isGlobal: true },
  securityGroup: { max: 255, not: /[^A-Za-z0-9-]/g },
  tag: { max: 256, not: /[^A-Za-z0-9 _.:/=+@-]/g },
  targetGroup: { max: 32, not: /[^A-Za-z0-9-]/g },
  topic: { max: 250, not: /[^A-Za-z0-9-]/g },
} as const satisfies Readonly<Record<string, NameRule>>;

/** A kind of resource that a policy can name. */
export type NameKind = keyof typeof RULES;

/** A naming policy. */
export interface NamingPolicyArgs {
  /**
   * What names look like. `{what}` is the resource's part in the program, such as `alb`; the other words in braces are
   * taken from `words`.
   *
   * @example "prod-{service}-{what}"
   * @example "{environment}-{what}"
   */
  readonly pattern: string;
  /**
   * Values of the pattern's other words.
   *
   * @example { environment: "dev", service: "shop" }
   */
  readonly words?: Readonly<Record<string, string>>;
  /**
   * Region of the resources. Names that are used once in an account (roles, instance profiles, dashboards) or once in
   * all of AWS (buckets) get it as their last part, so that one program can have several regions. A pattern with
   * `{region}` has it in all names.
   */
  readonly region?: string;
}

/** Something in a naming policy that cannot be. The message says what to change. */
export class NamingError extends Error {
  override readonly name = "NamingError";
}

/**
 * Names resources by one pattern. A name that is longer than AWS takes is cut and gets a short hash of the whole, so
 * that it stays the same and differs from others.
 *
 * @example
 * const names = new NamingPolicy({ pattern: "prod-{service}-{what}", words: { service: "shop" } });
 * names.of("loadBalancer", "alb"); // "prod-shop-alb"
 */
export class NamingPolicy {
  readonly #args: NamingPolicyArgs;

  /** @throws NamingError when the pattern has no `{what}`, or a word without a value */
  constructor(args: NamingPolicyArgs) {
    if (!args.pattern.includes("{what}")) {
      throw new NamingError(
        `pattern "${args.pattern}" has no {what}, so that all names would be one. Write it like "{environment}-{what}".`,
      );
    }
    this.#args = args;
    this.of("tag", "check");
  }

  /** The same policy in a region. */
  in(region: string): NamingPolicy {
    return new NamingPolicy({ ...this.#args, region });
  }

  /**
   * The name of a resource.
   *
   * @param kind decides the length, the characters, and whether the region is a part of it
   * @param what the resource's part in the program: "alb", "orders-dead-letters"
   */
  of(kind: NameKind, what: string): string {
    const rule: NameRule = RULES[kind];
    const { pattern, region } = this.#args;
    const filled = pattern.replaceAll(/\{(\w+)\}/g, (_, word: string) => this.#word(word, what));
    const isRegional = rule.isGlobal === true && region !== undefined && !pattern.includes("{region}");
    const whole = isRegional ? `${filled}-${region}` : filled;
    const cased = rule.lowerCase === true ? whole.toLowerCase() : whole;
    const clean = cased.replaceAll(rule.not, "-").replaceAll(/-{2,}/g, "-").replaceAll(/^-|-$/g, "");
    return clean.length <= rule.max ? clean : shorten(clean, rule.max);
  }

  #word(word: string, what: string): string {
    if (word === "what") return what;
    const { pattern, words = {}, region } = this.#args;
    const value = word === "region" ? (words["region"] ?? region) : words[word];
    if (value === undefined || value === "") {
      throw new NamingError(
        `pattern "${pattern}" has {${word}}, which has no value. Give it: words: { ${word}: "…" }.`,
      );
    }
    return value;
  }
}

const HASH_LENGTH = 6;

function shorten(name: string, max: number): string {
  const hash = createHash("sha256").update(name).digest("hex").slice(0, HASH_LENGTH);
  return `${name.slice(0, max - HASH_LENGTH - 1).replace(/-$/, "")}-${hash}`;
}
