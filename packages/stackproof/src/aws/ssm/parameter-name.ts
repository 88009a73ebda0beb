// AWS Systems Manager: names of parameters. Pure.
// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html#systemsmanager-PutParameter-request-Name

/** What is wrong with a name. */
export interface NameProblem {
  /** Completes "`name` of … ". */
  readonly says: string;
  readonly fix: string;
  /** AWS's own words, where they are known. */
  readonly quote?: string;
  readonly code: string;
}

/** What is wrong with the name of a new parameter; `length` counts with the ARN before it. */
export function nameProblem(name: string, arnLength: number): NameProblem | undefined {
  const trimmed = name.trim();
  if (trimmed.startsWith("arn:")) {
    return invalid(
      "is an ARN; a new parameter is given by its name alone",
      "Write the part behind :parameter.",
    );
  }
  if (/[^A-Za-z0-9_.\-/]/.test(trimmed)) {
    return invalid("holds other characters than letters, digits and _ . - /", "Replace them.");
  }
  if (trimmed.includes("/") && !trimmed.startsWith("/")) {
    return {
      ...invalid("has a path and does not begin with a slash", `Write "/${trimmed}".`),
      quote: "Parameter name must be a fully qualified name.",
    };
  }
  if (trimmed.includes("//") || (trimmed.endsWith("/") && trimmed !== "")) {
    return invalid("has an empty part between slashes", "Give each part of the path a name.");
  }
  const [first = "", ...rest] = trimmed.replace(/^\//, "").split("/");
  if (/^(aws|ssm)/i.test(first)) {
    const prefix = /^ssm/i.test(first) ? "ssm" : "aws";
    return {
      says: `begins with ${prefix}, which AWS keeps to itself`,
      fix: "Begin the name with something else, such as the name of the application.",
      ...(prefix === "ssm" || rest.length === 0
        ? {
            quote: 'Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
            code: "ValidationException",
          }
        : { quote: `No access to reserved parameter name: ${trimmed}.`, code: "AccessDeniedException" }),
    };
  }
  if (rest.length + 1 > 15) {
    return {
      says: `has ${rest.length + 1} levels; it takes at most 15`,
      fix: "Use fewer slashes.",
      code: "HierarchyLevelLimitExceededException",
    };
  }
  if (trimmed.length + arnLength > 1011) {
    return invalid(
      `is ${trimmed.length} characters long, ${trimmed.length + arnLength} with the ARN before it; it takes at most 1011`,
      "Write a shorter name.",
    );
  }
  return undefined;
}

function invalid(says: string, fix: string): NameProblem {
  return { says, fix, code: "ValidationException" };
}
