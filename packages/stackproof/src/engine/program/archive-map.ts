// Engine, program: an archive that a program puts together of assets and other archives, by name. What Pulumi packs
// follows assetsArchiveReader of
// https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/archive/archive.go
import { posix } from "node:path";
import { compareText } from "../../core/place.ts";
import type { Archive, Asset } from "../../core/value.ts";
import { NOTHING, once, type Part, sorted } from "./archive-part.ts";

/** A map of names to assets and archives. `memberOf` says what each is; it is not asked before the map is. */
export function mapPart(
  assets: Readonly<Record<string, Asset | Archive>>,
  memberOf: (value: Asset | Archive) => Part | undefined,
): Part {
  const parts = once(() =>
    Object.keys(assets)
      .sort(compareText)
      .flatMap((name) => {
        const value = assets[name];
        return value === undefined ? [] : [{ name: posix.normalize(name), part: memberOf(value) }];
      }),
  );
  return {
    kind: "map",
    list() {
      const sizes = new Map<string, number>();
      let complete = true;
      for (const { name, part } of parts()) {
        if (part === undefined) complete = false;
        const { files, complete: whole } = part?.list() ?? NOTHING;
        complete &&= whole;
        for (const file of files) {
          const path = part?.kind === "file" ? name : posix.join(name, file.path);
          // Where two say the same name, the first one counts.
          if (!sizes.has(path)) sizes.set(path, file.size);
        }
      }
      return { files: sorted(sizes), complete };
    },
    has(path) {
      let unsure = false;
      for (const { name, part } of parts()) {
        const answer = memberHas(name, part, path);
        if (answer === true) return true;
        unsure ||= answer === undefined;
      }
      return unsure ? undefined : false;
    },
    read(path, how) {
      const member = memberAt(parts(), path);
      return member?.part.read(member.inside, how);
    },
    origin(path) {
      const member = memberAt(parts(), path);
      return member?.part.origin?.(member.inside);
    },
  };
}

/** The member of a map that has a file, and the file's path inside it. */
function memberAt(
  parts: readonly { readonly name: string; readonly part: Part | undefined }[],
  path: string,
): { readonly part: Part; readonly inside: string } | undefined {
  for (const { name, part } of parts) {
    if (part?.kind === "file") {
      if (name === path) return { part, inside: part.list().files[0]?.path ?? "" };
      continue;
    }
    const inside = insideOf(name, path);
    if (part !== undefined && inside !== undefined && part.has(inside) === true) return { part, inside };
  }
  return undefined;
}

function memberHas(name: string, part: Part | undefined, path: string): boolean | undefined {
  const inside = insideOf(name, path);
  if (part === undefined) return name === path || inside !== undefined ? undefined : false;
  if (part.kind === "file") return name === path;
  return inside === undefined ? false : part.has(inside);
}

/** What is left of `path` below the member `name`; a member "." or "" lies at the root. */
function insideOf(name: string, path: string): string | undefined {
  const root = posix.join(name, ".").replace(/\/$/, "");
  if (root === ".") return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : undefined;
}
