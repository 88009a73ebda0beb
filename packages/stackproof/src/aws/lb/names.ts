// AWS Elastic Load Balancing: names of load balancers and target groups. The quoted words are the provider's:
// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/validate.go
import { asText, type Fault, type Kind, leaf, shown } from "../../model/kinds/kind.ts";

const DOCS =
  "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/elbv2/validate.go";

/** The name of a load balancer. An automatic one counts with its suffix: a hyphen and seven characters. */
export function loadBalancerName(): Kind<string> {
  return elbName((value) => `: ${JSON.stringify(value)}`, "internal-");
}

/** The name of a target group. */
export function targetGroupName(): Kind<string> {
  return elbName(() => "");
}

/** The beginning of a name, to which the provider adds 26 characters. */
export function loadBalancerNamePrefix(): Kind<string> {
  return elbNamePrefix((value) => `: ${JSON.stringify(value)}`, "internal-");
}

/** The beginning of a target group's name. */
export function targetGroupNamePrefix(): Kind<string> {
  return elbNamePrefix(() => "");
}

type Tail = (value: string) => string;

function elbName(tail: Tail, refused?: string): Kind<string> {
  return leaf<string>(
    {
      expects: "1 to 32 letters, digits and hyphens",
      good: "example",
      bad: "an_example",
      decode: asText,
      fault(value, at) {
        const fault = nameFault(value, 32, tail, refused);
        if (fault === undefined) return undefined;
        const isAutomatic =
          value.length > 32 && at.self !== undefined && value.startsWith(`${at.self.name}-`);
        return isAutomatic ? { ...fault, says: `${fault.says}, with the suffix that Pulumi adds` } : fault;
      },
    },
    {
      docs: DOCS,
      why: "Load balancers and target groups take short names, because host names and ARNs hold them.",
      fix: 'Write a short name, `name: "shop-web"`, or give the resource a Pulumi name of at most 24 characters.',
    },
  );
}

function elbNamePrefix(tail: Tail, refused?: string): Kind<string> {
  return leaf<string>(
    {
      expects: "1 to 6 letters, digits and hyphens",
      good: "shop-",
      bad: "example-",
      decode: asText,
      fault: (value) => nameFault(value, 6, tail, refused),
    },
    { docs: DOCS },
  );
}

function nameFault(value: string, max: number, tail: Tail, refused: string | undefined): Fault | undefined {
  if (value === "") return undefined;
  if (value.length > max) {
    return {
      says: `is ${shown(value)}, ${value.length} characters long; it takes at most ${max}`,
      provider: (attribute) => `"${attribute}" cannot be longer than ${max} characters${tail(value)}`,
    };
  }
  if (!/^[0-9A-Za-z-]+$/.test(value)) {
    return {
      says: `is ${shown(value)}; it takes letters, digits and hyphens`,
      provider: (attribute) =>
        `only alphanumeric characters and hyphens allowed in "${attribute}"${tail(value)}`,
    };
  }
  if (value.startsWith("-")) {
    return {
      says: `is ${shown(value)}, which begins with a hyphen`,
      provider: (attribute) => `"${attribute}" cannot begin with a hyphen${tail(value)}`,
    };
  }
  if (max > 6 && value.endsWith("-")) {
    return {
      says: `is ${shown(value)}, which ends with a hyphen`,
      provider: (attribute) => `"${attribute}" cannot end with a hyphen${tail(value)}`,
    };
  }
  if (refused === undefined || !value.startsWith(refused)) return undefined;
  return {
    says: `is ${shown(value)}, which begins with ${refused}`,
    provider: (attribute) => `"${attribute}" cannot begin with "${refused}"${tail(value)}`,
  };
}
