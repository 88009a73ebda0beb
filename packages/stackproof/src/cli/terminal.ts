// Command line: colours and width of a terminal. Pure.
import { colourPalette, type Palette, plainPalette } from "../report/palette.ts";

const WIDEST = 120;

/**
 * Colours or none: FORCE_COLOR (0 is no) over NO_COLOR (https://no-color.org/), then none in CI and for TERM=dumb,
 * else colours on a terminal.
 */
export function choosePalette(
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): Palette {
  const force = environment["FORCE_COLOR"];
  if (force !== undefined && force !== "")
    return force === "0" || force === "false" ? plainPalette : colourPalette;
  if ((environment["NO_COLOR"] ?? "") !== "") return plainPalette;
  if (environment["TERM"] === "dumb" || (environment["CI"] ?? "") !== "") return plainPalette;
  return isTerminal ? colourPalette : plainPalette;
}

/** The terminal's width up to what reads well. Default 100. */
export function terminalWidth(columns: number | undefined): number {
  return columns === undefined ? 100 : Math.max(40, Math.min(WIDEST, columns));
}
