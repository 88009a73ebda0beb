// AWS EC2: the inline rules of security groups, as inputs. Shared by SecurityGroup and DefaultSecurityGroup.
import {
  bool,
  cidr4,
  cidr6,
  int,
  type KindOptions,
  leaf,
  list,
  object,
  ref,
  shown,
  text,
} from "../../model/kernel.ts";
import { asText } from "../../model/kinds/kind.ts";
import {
  DEFAULT_SECURITY_GROUP,
  GROUP_CHARACTER_WORDS,
  GROUP_CHARACTERS,
  SECURITY_GROUP,
} from "../../network/security-group-rules.ts";

/** https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/ec2/validate.go */
const RULE_DESCRIPTION: KindOptions = {
  docs: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html",
  fix: `Write at most 255 ${GROUP_CHARACTER_WORDS}.`,
};

/** The description of a rule, which the provider itself checks. */
export function ruleDescription() {
  return text({ max: 255, pattern: GROUP_CHARACTERS, of: GROUP_CHARACTER_WORDS }, RULE_DESCRIPTION);
}

/** The inline rules of one direction. */
export function inlineRuleList() {
  return list(
    object({
      cidrBlocks: list(cidr4()),
      description: ruleDescription(),
      fromPort: int(),
      ipv6CidrBlocks: list(cidr6()),
      prefixListIds: list(text()),
      protocol: text(),
      securityGroups: list(ref([SECURITY_GROUP, DEFAULT_SECURITY_GROUP], "id")),
      self: bool(),
      toPort: int(),
    }),
  );
}

/**
 * The name of a group: not `sg-…`, which is how ids begin, and not `default`, which each VPC's own group is called.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
export function groupName(max: number) {
  const expects = `a name of at most ${max} ${GROUP_CHARACTER_WORDS} that does not begin with sg-`;
  return leaf<string>(
    {
      expects,
      good: "web",
      bad: "sg-web",
      decode: asText,
      fault(value, at) {
        const length = Array.from(value).length;
        if (length > max) {
          return {
            says: `is ${shown(value)}, ${length} characters long; it takes at most ${max}`,
            provider: (attribute) =>
              `expected length of ${attribute} to be in the range (0 - ${max}), got ${value}`,
          };
        }
        if (value.startsWith("sg-")) {
          const name = at.self?.name;
          const isAutomatic =
            name !== undefined && value.startsWith(`${name}-`) && /-[0-9a-f]{7}$/.test(value);
          return {
            says: isAutomatic
              ? `is ${shown(value)}, made from the resource's name, and begins with sg-; only ids do`
              : `is ${shown(value)}, which begins with sg-; only ids do`,
            provider: (attribute) => `invalid value for ${attribute} (cannot begin with sg-)`,
          };
        }
        return undefined;
      },
    },
    {
      why: "EC2 tells ids from names by the first letters sg-, so the provider refuses such a name. Pulumi names a group after the resource when the program gives none.",
      fix: "Give another name, or rename the resource: `web-sg` instead of `sg-web`.",
    },
  );
}
