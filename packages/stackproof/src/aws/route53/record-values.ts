// Route 53: what the values of each type of record look like. Says only what is surely wrong. Pure.
// https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html
import { isIpv4 } from "../../model/kernel.ts";

/** What is wrong with a value. */
export interface ValueProblem {
  /** Completes "value … of … ". */
  readonly says: string;
  readonly fix: string;
  /** Route 53's own words, where they are known. */
  readonly quote?: string;
}

/** What is wrong with a value of a record of a type; undefined when nothing is known to be. */
export function valueProblem(type: string, value: string): ValueProblem | undefined {
  switch (type) {
    case "A":
      return addressProblem(value, 4);
    case "AAAA":
      return addressProblem(value, 6);
    case "CNAME":
    case "NS":
    case "PTR":
      return nameProblem(value, type);
    case "MX":
      return fieldsProblem(value, ["priority", "mail server"], "10 mail.example.com");
    case "SRV":
      return fieldsProblem(value, ["priority", "weight", "port", "server"], "1 10 5269 xmpp.example.com");
    case "CAA":
      return caaProblem(value);
    case "TXT":
    case "SPF":
      return textProblem(value);
    default:
      return undefined;
  }
}

function addressProblem(value: string, version: 4 | 6): ValueProblem | undefined {
  const type = version === 4 ? "A" : "AAAA";
  if (/\s/.test(value.trim())) {
    return {
      says: "holds spaces; each address is an element of its own",
      fix: "Write one address for each element of records.",
      quote: `Invalid Resource Record: FATAL problem: ${type === "A" ? "A" : "AAAA"}RRDATANotSingleField (Value contains spaces) encountered with '${value}'`,
    };
  }
  if (version === 4 ? isIpv4(value) : isIpv6(value)) return undefined;
  const isName = /[a-z]/i.test(value) && !value.includes(":");
  return {
    says: `is no IPv${version} address`,
    fix: isName
      ? "For a name, write a record of the type CNAME, or an alias for a resource of AWS."
      : `Write an IPv${version} address.`,
  };
}

function isIpv6(value: string): boolean {
  if (!/^[0-9a-f:.]+$/i.test(value) || (value.match(/::/g) ?? []).length > 1) return false;
  const parts = value.split(":");
  const groups = parts.filter((part) => part !== "").length + (value.includes(".") ? 1 : 0);
  const isRight = parts.every((part) => part === "" || /^[0-9a-f]{1,4}$/i.test(part) || isIpv4(part));
  return isRight && (value.includes("::") ? groups <= 7 : groups === 8);
}

function nameProblem(value: string, type: string): ValueProblem | undefined {
  if (/^[a-z]+:\/\//i.test(value)) {
    return {
      says: "is an address with a protocol; a record holds a domain name",
      fix: `Write "${value.replace(/^[a-z]+:\/\//i, "").replace(/[/:].*$/, "")}".`,
    };
  }
  if (type !== "PTR" && isIpv4(value)) {
    return {
      says: "is an IPv4 address; a record of this type holds a domain name",
      fix: "Write a record of the type A.",
    };
  }
  if (/[\s/]/.test(value.trim()))
    return { says: "is no domain name", fix: "Write a domain name, such as www.example.com." };
  return undefined;
}

function fieldsProblem(value: string, fields: readonly string[], example: string): ValueProblem | undefined {
  const parts = value.trim().split(/\s+/);
  if (parts.length !== fields.length) {
    return {
      says: `has ${parts.length === 1 ? "1 field" : `${parts.length} fields`}; it takes ${fields.length}: ${fields.join(", ")}`,
      fix: `Write, for instance, "${example}".`,
    };
  }
  const wrong = fields.findIndex((_, index) => index < fields.length - 1 && !isShort(parts[index] ?? ""));
  if (wrong < 0) return undefined;
  return {
    says: `has ${JSON.stringify(parts[wrong])} as ${fields[wrong] ?? ""}; it takes a number from 0 to 65535`,
    fix: `Write, for instance, "${example}".`,
  };
}

function isShort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function caaProblem(value: string): ValueProblem | undefined {
  if (/^\d{1,3}\s+[a-z0-9]+\s+".*"$/i.test(value.trim())) return undefined;
  return {
    says: "does not have flags, a tag, and a value in double quotes",
    fix: String.raw`Write, for instance, "0 issue \"amazon.com\"".`,
  };
}

/** The provider puts the whole value between double quotes; `""` or `" "` inside ends one text and begins the next. */
function textProblem(value: string): ValueProblem | undefined {
  const inside =
    value.startsWith('"') && value.endsWith('"') && value.length > 1 ? value.slice(1, -1) : value;
  const long = inside.split(/(?<!\\)"\s*(?<!\\)"/).find((part) => part.length > 255);
  if (long !== undefined) {
    return {
      says: `has a text of ${long.length} characters; each text has at most 255`,
      fix: String.raw`Split it with \"\" after at most 255 characters: "first part\"\"second part".`,
      quote:
        "Invalid Resource Record: FATAL problem: CharacterStringTooLong (Value is too long) encountered with",
    };
  }
  return undefined;
}
