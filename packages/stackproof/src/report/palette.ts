// Report: colours. Whether to use them is decided by the command line; see https://no-color.org/. Pure.

/** Marks a text for a terminal. */
export type Style = (text: string) => string;

/** The styles that a report uses. */
export interface Palette {
  readonly error: Style;
  readonly warning: Style;
  readonly note: Style;
  readonly good: Style;
  readonly strong: Style;
  readonly faint: Style;
}

const same: Style = (text) => text;

/** No colours. */
export const plainPalette: Palette = {
  error: same,
  warning: same,
  note: same,
  good: same,
  strong: same,
  faint: same,
};

/** The sixteen colours that every terminal has. */
export const colourPalette: Palette = {
  error: sgr(31, 39),
  warning: sgr(33, 39),
  note: sgr(36, 39),
  good: sgr(32, 39),
  strong: sgr(1, 22),
  faint: sgr(2, 22),
};

function sgr(on: number, off: number): Style {
  return (text) => (text === "" ? "" : `\u001B[${on}m${text}\u001B[${off}m`);
}
