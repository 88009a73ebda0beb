// AWS: names of topics and queues, whose ending tells FIFO ones from standard ones.
import { finding } from "../model/kernel.ts";

/** A kind of resource that has such names. */
interface FifoKind {
  readonly service: "SNS" | "SQS";
  readonly kind: "topic" | "queue";
  /** The input that makes one FIFO. */
  readonly input: "fifoTopic" | "fifoQueue";
  /** Characters of a name, its ending among them. */
  readonly most: number;
  /** Address of the provider's code, which looks at the name. */
  readonly docs: string;
}

/** What a name should be, to complete "`x` has the name "y"; …"; undefined when nothing is wrong with it. */
export function fifoNameProblem(
  name: string,
  isFifo: boolean,
  { kind, input, most }: FifoKind,
): string | undefined {
  if (isFifo) {
    if (/^[0-9A-Za-z_-]+\.fifo$/.test(name) && name.length <= most) return undefined;
    if (!name.endsWith(".fifo")) return `the name of a FIFO ${kind} ends with ".fifo"`;
    return `a ${kind}'s name takes up to ${most} letters, digits, hyphens and underscores`;
  }
  if (/^[0-9A-Za-z_-]+$/.test(name) && name.length <= most) return undefined;
  if (name.endsWith(".fifo")) return `only a FIFO ${kind} (${input}: true) has a name that ends with ".fifo"`;
  if (name.length > most)
    return `it is ${name.length} characters long, and a ${kind}'s name takes up to ${most}`;
  return `a ${kind}'s name takes letters, digits, hyphens and underscores only`;
}

/** The finding about a name that the provider refuses. */
export function wrongFifoName({ service, kind, input, most, docs }: FifoKind) {
  return finding<{ name: string; found: string; wanted: string }>({
    severity: "error",
    effect: "rejected",
    evidence: "documented",
    message: ({ name, found, wanted }) => `\`${name}\` has the name "${found}"; ${wanted}.`,
    why: `${service} tells FIFO ${kind}s by the ending of their names, and names hold letters, digits, hyphens and underscores only.`,
    fix: `End the name with ".fifo" and set ${input} to true, or do neither; keep it within ${most} characters.`,
    quote: ({ found }) => `invalid ${kind} name: ${found}`,
    docs,
  });
}
