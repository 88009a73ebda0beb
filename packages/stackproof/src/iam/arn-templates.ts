// IAM: whether an ARN, or a pattern of ARNs, can be that of a kind of resource. Pure.
import { compareText } from "../core/place.ts";
import { holdsPlaceholder } from "../core/placeholder.ts";
import { arnSegments, fitsTemplate } from "./glob.ts";

/** Whether a resource of this form can have an ARN that the pattern matches. */
export function fitsArn(pattern: string, template: string): boolean {
  if (pattern === "*") return true;
  return fitsSegments(arnSegments(pattern), segmentsOf(template));
}

const templateSegments = new Map<string, readonly string[]>();

/** The segments of a pattern of the service authorization reference. */
export function segmentsOf(template: string): readonly string[] {
  let segments = templateSegments.get(template);
  if (segments === undefined) {
    segments = arnSegments(template);
    templateSegments.set(template, segments);
  }
  return segments;
}

/** The same for ARNs in their segments. */
export function fitsSegments(wanted: readonly string[], given: readonly string[]): boolean {
  const [, , service = "*"] = wanted;
  if (/^[\w-]+$/.test(service) && service !== given[2]) return false;
  return given.every((segment, index) => {
    const part = wanted[index] ?? "*";
    if (part === "*") return true;
    // An ARN of a regional service without its region matches nothing.
    if (index === 3 && segment === "{Region}" && part === "") return false;
    // The name of a bucket has no slash; everything else may.
    if (index === 5 && given[2] === "s3" && segment.startsWith("{BucketName}"))
      return fitsBucket(part, segment);
    return fitsTemplate(part, segment);
  });
}

/** A pattern for buckets has no slash, one for objects has, or leaves it open. */
function fitsBucket(part: string, segment: string): boolean {
  const bare = part.replaceAll(/\$\{[^}]*\}/g, "*");
  if (holdsPlaceholder(bare)) return true;
  return segment === "{BucketName}" ? !bare.includes("/") : /[/*]/.test(bare);
}

/** Patterns in words, the simplest first. */
export function formsOf(templates: readonly string[]): string {
  // The simplest forms come first.
  const forms = [...new Set(templates)]
    .sort((a, b) => a.length - b.length || compareText(a, b))
    .map((template) => template.replace("{Partition}", "aws").replaceAll("{", "<").replaceAll("}", ">"));
  return forms.length > 4 ? `${forms.slice(0, 4).join(", ")} and others` : forms.join(", ");
}
