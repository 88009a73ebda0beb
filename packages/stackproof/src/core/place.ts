// Core: where something stands in the user's files.

/** A place in a file. Lines and columns count from 1. */
export interface SourcePlace {
  /** Path from the project's folder, with forward slashes; absolute when the file lies outside of it. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** `network.ts:41:7`, as editors and terminals understand it. */
export function formatPlace(place: SourcePlace): string {
  let text = place.file;
  if (place.line !== undefined) text += `:${place.line}`;
  if (place.line !== undefined && place.column !== undefined) text += `:${place.column}`;
  return text;
}

/** Orders places by file, line, column; what has no place comes last. */
export function comparePlaces(a: SourcePlace | undefined, b: SourcePlace | undefined): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  return compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}

/** Orders texts by code unit, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
