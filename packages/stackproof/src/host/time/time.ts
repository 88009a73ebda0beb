// Host: @pulumiverse/time. Times that the program gives are computed with; where the provider would take the clock,
// a fixed time stands, or a rehearsal would not repeat. Pure.
// https://github.com/hashicorp/terraform-provider-time/tree/main/docs/resources
import type { PropertyMap } from "../../core/value.ts";
import type { HostContext, PackageHost } from "../context.ts";
import { schemaOutputs } from "../generic.ts";
import { numberAt, textAt } from "../values.ts";

/** What a rehearsal takes for "now", RFC 3339. */
export const REHEARSED_TIME = "2025-01-01T00:00:00Z";

/** Serves the types `Static`, `Offset` and `Rotating` of the package `time`. */
export function createTimeHost(context: HostContext): PackageHost {
  return {
    create(request) {
      const make = TYPES[request.type];
      if (make === undefined) return undefined;
      const { outputs, coverage } = schemaOutputs(context, request, request);
      const own = make(request.inputs);
      const id = typeof own["rfc3339"] === "string" ? own["rfc3339"] : REHEARSED_TIME;
      return { id, inputs: request.inputs, outputs: { ...outputs, ...own }, coverage };
    },
  };
}

const TYPES: Readonly<Record<string, (inputs: PropertyMap) => PropertyMap>> = {
  "time:index/static:Static": (inputs) => parts(timeAt(inputs, "rfc3339")),
  "time:index/offset:Offset": (inputs) => {
    const base = timeAt(inputs, "baseRfc3339");
    return { ...parts(moved(base, inputs, "offset")), baseRfc3339: rfc3339(base) };
  },
  "time:index/rotating:Rotating": (inputs) => {
    const base = timeAt(inputs, "rfc3339");
    const given = textAt(inputs, "rotationRfc3339");
    return { ...parts(base), rotationRfc3339: given ?? rfc3339(moved(base, inputs, "rotation")) };
  },
};

/** The time at `key`; the rehearsal's own when there is none or it is none. */
function timeAt(inputs: PropertyMap, key: string): Date {
  const text = textAt(inputs, key) ?? "";
  // JavaScript reads a date out of nearly any text with digits, placeholders too.
  const time = new Date(RFC3339.test(text) ? text : REHEARSED_TIME);
  return Number.isNaN(time.getTime()) ? new Date(REHEARSED_TIME) : time;
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** The time after `<prefix>Years`, `<prefix>Months` and so on. */
function moved(base: Date, inputs: PropertyMap, prefix: string): Date {
  const by = (unit: string): number => Math.trunc(numberAt(inputs, `${prefix}${unit}`) ?? 0);
  const time = new Date(
    Date.UTC(
      base.getUTCFullYear() + by("Years"),
      base.getUTCMonth() + by("Months"),
      base.getUTCDate() + by("Days"),
      base.getUTCHours() + by("Hours"),
      base.getUTCMinutes() + by("Minutes"),
      base.getUTCSeconds() + by("Seconds"),
    ),
  );
  return Number.isNaN(time.getTime()) ? base : time;
}

function parts(time: Date): PropertyMap {
  return {
    rfc3339: rfc3339(time),
    year: time.getUTCFullYear(),
    month: time.getUTCMonth() + 1,
    day: time.getUTCDate(),
    hour: time.getUTCHours(),
    minute: time.getUTCMinutes(),
    second: time.getUTCSeconds(),
    unix: Math.floor(time.getTime() / 1000),
  };
}

function rfc3339(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, "Z");
}
