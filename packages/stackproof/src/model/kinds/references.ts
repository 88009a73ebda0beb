// Kinds: references to other resources, and ARNs. Pure.
import { displayToken } from "../../core/urn.ts";
import {
  asText,
  type Fault,
  type Kind,
  type KindAt,
  type KindOptions,
  type KindSubject,
  type KindWorld,
  leaf,
  shown,
} from "./kind.ts";

/** What a reference may be. */
export interface ReferenceOptions extends KindOptions {
  /** True when the other resource may be in another region. Default false. */
  readonly anyRegion?: boolean;
  /** What it takes, in words, where the list of types reads badly: "the id of a subnet". */
  readonly of?: string;
}

/**
 * The id, ARN, name or other property of a resource of one of some types. Something else of a resource of the program
 * is an error: the ARN where the name is wanted, the id of a subnet where that of a route table is. What the program
 * does not create is not judged.
 */
export function ref(
  token: string | readonly string[],
  property: string | readonly string[] = "id",
  options: ReferenceOptions = {},
): Kind<string> {
  const tokens = typeof token === "string" ? [token] : token;
  const properties = typeof property === "string" ? [property] : property;
  const words = options.of ?? referenceWords(tokens, properties);
  return leaf<string>(
    {
      expects: words,
      good: "example",
      decode: asText,
      target: { tokens, properties },
      fault: (value, at) => referenceFault(value, at, tokens, properties, options),
    },
    { by: "aws", ...options },
  );
}

function referenceWords(tokens: readonly string[], properties: readonly string[]): string {
  const types = tokens.map((token) => displayToken(token)).join(" or ");
  return `the ${properties.join(" or ")} of an ${types}`;
}

function referenceFault(
  value: string,
  at: KindAt,
  tokens: readonly string[],
  properties: readonly string[],
  options: ReferenceOptions,
): Fault | undefined {
  const { self, world } = at;
  if (self === undefined || world === undefined || value === "") return undefined;
  const wanted = tokens.flatMap((token) =>
    properties.flatMap((property) => world.where(token, property, value)),
  );
  if (wanted.length > 0) {
    const near = wanted.filter((view) => world.sameRegion(self, view));
    const far = wanted[0];
    if (near.length > 0 || options.anyRegion === true || far === undefined) return undefined;
    return {
      slug: "other-region",
      says: `names \`${far.name}\`, which is in ${far.region ?? ""}; \`${self.name}\` is in ${self.region ?? ""}`,
      fix: `Name a resource of ${self.region ?? "its own region"}, or give \`${self.name}\` and \`${far.name}\` the same provider.`,
      related: [{ view: far, note: `in ${far.region ?? ""}` }],
    };
  }
  const other = world
    .identify(value)
    .filter(({ view }) => isCertainlyOther(view, value, tokens, self, world));
  const first = other[0];
  if (first === undefined || other.length > 1) return undefined;
  return {
    slug: "wrong-reference",
    says: `is the ${first.property} of \`${first.view.name}\` (${displayToken(first.view.type)}); it takes ${options.of ?? referenceWords(tokens, properties)}`,
    related: [{ view: first.view, note: `its ${first.property} is ${shown(value)}` }],
  };
}

/** Names are shared between types; ids with a prefix and ARNs are not. */
function isCertainlyOther(
  view: KindSubject,
  value: string,
  tokens: readonly string[],
  self: KindSubject,
  world: KindWorld,
): boolean {
  if (view === self || !world.isModelled(view.type)) return false;
  if (tokens.some((token) => view.is(token))) return true;
  return /^arn:[a-z-]+:/.test(value) || /^[a-z]+-[0-9a-f]{17}$/.test(value);
}

/** What an ARN must name. */
export interface ArnLimits {
  /** Service namespace, such as `iam`, or several. Default any. */
  readonly service?: string | readonly string[];
  /** What the part behind the account must match. */
  readonly resource?: RegExp;
  /** In words: "an IAM role's ARN". */
  readonly of?: string;
  readonly good?: string;
}

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html and the validator of the provider,
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/verify/validate.go
const ARN =
  /^arn:(aws[\w-]*):([\w+=,.@-]+):([a-z]{2}(?:-[a-z]+)+-\d+|aws-global|):(\d{12}|aws|aws-managed|third-party|aws-marketplace|)?:(.*)$/s;

/** An ARN in its parts. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Takes an ARN apart; undefined for what is none. */
export function parseArn(value: string): ArnParts | undefined {
  const found = ARN.exec(value);
  if (found === null) return undefined;
  const [, partition = "", service = "", region = "", account = "", resource = ""] = found;
  return { partition, service, region, account, resource };
}

/** An ARN. References to resources of the program are better said with `ref`. */
export function arn(limits: ArnLimits = {}, options: KindOptions = {}): Kind<string> {
  const services = typeof limits.service === "string" ? [limits.service] : limits.service;
  const words = limits.of ?? (services === undefined ? "an ARN" : `an ARN of ${services.join(" or ")}`);
  const service = services?.[0] ?? "sns";
  return leaf<string>(
    {
      expects: words,
      good: limits.good ?? `arn:aws:${service}:us-east-1:111122223333:example`,
      bad: "no-arn",
      decode: asText,
      fault(value) {
        if (value === "") return undefined;
        const parts = parseArn(value);
        if (parts === undefined) {
          return {
            says: `is ${shown(value)}, which is no ARN; it takes ${words}`,
            provider: (attribute) => `"${attribute}" (${value}) is an invalid ARN: ${arnComplaint(value)}`,
          };
        }
        if (services !== undefined && !services.includes(parts.service)) {
          return { says: `is ${shown(value)}, an ARN of ${parts.service}; it takes ${words}` };
        }
        if (limits.resource !== undefined && !limits.resource.test(parts.resource)) {
          return { says: `is ${shown(value)}; it takes ${words}` };
        }
        return undefined;
      },
    },
    options,
  );
}

/** What the AWS SDK for Go says of a text that is no ARN, as far as it is one of its two general complaints. */
function arnComplaint(value: string): string {
  if (!value.startsWith("arn:")) return "arn: invalid prefix";
  return value.split(":").length < 6 ? "arn: not enough sections" : "invalid section";
}
