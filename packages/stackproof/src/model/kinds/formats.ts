// Kinds: texts with a grammar: JSON, times, base64, regions; and files. Pure.
import { jsonErrorPlace } from "../../core/json-place.ts";
import { Archive, Asset } from "../../core/value.ts";
import { asText, type FileValue, type Kind, type KindOptions, leaf, shown } from "./kind.ts";

/** JSON text. */
export function json(
  limits: { readonly max?: number; readonly of?: string } = {},
  options: KindOptions = {},
): Kind<string> {
  const what = limits.of ?? "JSON text";
  return leaf<string>(
    {
      expects: what,
      good: "{}",
      bad: "{not json",
      decode: asText,
      fault(value) {
        if (value === "") return undefined;
        const wrong = jsonErrorPlace(value);
        if (wrong !== undefined) {
          return { says: `is no JSON from line ${wrong.line}, column ${wrong.column}: ${shown(value)}` };
        }
        if (limits.max === undefined || value.length <= limits.max) return undefined;
        return { says: `is ${value.length} characters long; it takes at most ${limits.max}` };
      },
    },
    options,
  );
}

/** A time as RFC 3339 writes it: `2026-11-21T08:00:00Z`. */
export function timestamp(options: KindOptions = {}): Kind<string> {
  return leaf<string>(
    {
      expects: "a time such as 2026-11-21T08:00:00Z",
      good: "2026-11-21T08:00:00Z",
      bad: "tomorrow",
      decode: asText,
      fault(value) {
        const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(value);
        if (value === "" || (form && !Number.isNaN(Date.parse(value)))) return undefined;
        return { says: `is ${shown(value)}; it takes a time such as 2026-11-21T08:00:00Z` };
      },
    },
    options,
  );
}

/** Base64 text. */
export function base64(options: KindOptions = {}): Kind<string> {
  return leaf<string>(
    {
      expects: "base64 text",
      good: "ZXhhbXBsZQ==",
      bad: "#!/bin/sh",
      decode: asText,
      fault(value) {
        const bare = value.replaceAll(/[\r\n]/g, "");
        if (/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(bare)) return undefined;
        return { says: `is ${shown(value)}, which is no base64 text` };
      },
    },
    options,
  );
}

/** A file: an asset or an archive. */
export function file(): Kind<FileValue> {
  return leaf<FileValue>({
    expects: "an asset or archive",
    good: new Archive({ assets: {} }),
    decode: (value) => (value instanceof Asset || value instanceof Archive ? value : undefined),
  });
}
