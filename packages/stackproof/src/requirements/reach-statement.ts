// Requirements: the statements of `reach`: `internet -> alb:443`, `not web -> database`, `web -> dns:udp:53`. Pure.

/** One statement. */
export interface ReachStatement {
  readonly isNegated: boolean;
  readonly from: string;
  readonly to: string;
  /** TCP when a port is given without a protocol; undefined without both. */
  readonly protocol: "tcp" | "udp" | undefined;
  readonly port: number | undefined;
}

/** How a statement is written. */
export const REACH_GRAMMAR = "[not] <from> -> <to>[:<port>]";

/** Reads a statement; a text says what is wrong with it. */
export function readReach(text: string): ReachStatement | string {
  const [left = "", right, ...others] = text.split("->").map((part) => part.trim());
  if (right === undefined) return "it has no arrow `->`";
  if (others.length > 0) return "it has more than one arrow";
  const [, not, from = ""] = /^(not\s+)?(.*)$/.exec(left) ?? [];
  const [, to = "", protocol, port] = /^(.*?)(?::(tcp|udp))?(?::(\d+))?$/.exec(right) ?? [];
  if (from === "" || from === "not") return "nothing stands before the arrow";
  if (to === "") return "nothing stands behind the arrow";
  const space = [from, to].find((name) => /\s/.test(name) && !name.startsWith("tag:"));
  if (space !== undefined) return `\`${space}\` is no name`;
  const range = /:(\d+-\d+|[\d,]+,\d+)$/.exec(to)?.[1];
  if (range !== undefined) return `\`${range}\` is more than one port: write a statement for each`;
  const number = port === undefined ? undefined : Number(port);
  if (number !== undefined && (number < 1 || number > 65_535)) return `${port} is no port`;
  return {
    isNegated: not !== undefined,
    from,
    to,
    protocol: protocol === "udp" ? "udp" : protocol === "tcp" || port !== undefined ? "tcp" : undefined,
    port: number,
  };
}
