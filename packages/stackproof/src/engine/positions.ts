// Engine: source positions off the wire, as places in the user's own files. Pure.
import type { SourcePlace } from "../core/place.ts";
import type { WirePosition, WireStackTrace } from "./messages.ts";

/** The place where something was created, and the user's frames that led there, innermost first. */
export interface Origin {
  readonly source: SourcePlace | undefined;
  readonly frames: readonly SourcePlace[];
}

/**
 * Keeps the frames in the user's own files: those that lie in no node_modules folder, as paths from `directory`.
 * A component from a package is placed where the user's code creates it.
 */
export function originOf(
  directory: string,
  position: WirePosition | null | undefined,
  stack: WireStackTrace | null | undefined,
): Origin {
  const frames: SourcePlace[] = [];
  const positions = stack?.frames.map((frame) => frame.pc) ?? [];
  for (const wire of positions.length > 0 ? positions : [position]) {
    const place = wire ? placeOf(directory, wire) : undefined;
    if (place !== undefined) frames.push(place);
  }
  return { source: frames[0], frames };
}

/** A frame in a user's file, or undefined for one in a package. */
export function placeOf(directory: string, wire: WirePosition): SourcePlace | undefined {
  const file = filePath(wire.uri);
  if (file === undefined || file.includes("/node_modules/")) return undefined;
  const root = directory.replaceAll("\\", "/");
  const relative = file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
  return { file: relative, line: wire.line, column: wire.column };
}

function filePath(uri: string): string | undefined {
  if (!uri.startsWith("file://")) return undefined;
  try {
    const path = decodeURIComponent(new URL(uri).pathname);
    return /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path;
  } catch {
    return undefined;
  }
}
