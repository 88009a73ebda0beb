// Host: @pulumiverse/time. Times that the program gives are computed with; where the provider would take the clock,
// a fixed time stands, or a rehearsal would not repeat. Pure. After resource_time_static.go, resource_time_offset.go and
// resource_time_rotating.go in https://github.com/hashicorp/terraform-provider-time/tree/main/internal/provider
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
      const { id, own } = make(request.inputs);
      return { id, inputs: request.inputs, outputs: { ...outputs, ...own }, coverage };
    },
  };
}

/** A resource's id, which is the time that it starts from, and its outputs. */
interface Times {
  readonly id: string;
  readonly own: PropertyMap;
}

const TYPES: Readonly<Record<string, (inputs: PropertyMap) => Times>> = {
  "time:index/static:Static": (inputs) => {
    const time = timeAt(inputs, "rfc3339");
    return { id: rfc3339(time), own: { ...parts(time), rfc3339: rfc3339(time) } };
  },
  "time:index/offset:Offset": (inputs) => {
    const base = timeAt(inputs, "baseRfc3339");
    // Every unit counts, and the provider adds them in this order, which shows at the ends of months.
    const end = ["Days", "Hours", "Minutes", "Months", "Seconds", "Years"].reduce(
      (time, unit) => moved(time, unit, inputs, "offset"),
      base,
    );
    const baseRfc3339 = rfc3339(base);
    return { id: baseRfc3339, own: { ...parts(end), rfc3339: rfc3339(end), baseRfc3339 } };
  },
  "time:index/rotating:Rotating": (inputs) => {
    const base = timeAt(inputs, "rfc3339");
    const end = rotation(base, inputs);
    const id = rfc3339(base);
    return { id, own: { ...parts(end), rfc3339: id, rotationRfc3339: rfc3339(end) } };
  },
};

/** When a resource rotates. Units do not add up: of those that are given the last one of this order counts alone. */
function rotation(base: LocalTime, inputs: PropertyMap): LocalTime {
  let end = base;
  for (const unit of ["Days", "Hours", "Minutes", "Months", "Rfc3339", "Years"]) {
    if (unit === "Rfc3339") end = givenTime(inputs, "rotationRfc3339") ?? end;
    else if (numberAt(inputs, `rotation${unit}`)) end = moved(base, unit, inputs, "rotation");
  }
  return end;
}

/** A time with the offset from UTC that it is written in, as Go keeps it. Both in milliseconds. */
interface LocalTime {
  readonly time: number;
  readonly offset: number;
}

/** The time at `key`; the rehearsal's own when there is none or it is none. */
function timeAt(inputs: PropertyMap, key: string): LocalTime {
  return givenTime(inputs, key) ?? { time: Date.parse(REHEARSED_TIME), offset: 0 };
}

function givenTime(inputs: PropertyMap, key: string): LocalTime | undefined {
  const text = textAt(inputs, key) ?? "";
  // JavaScript reads a date out of nearly any text with digits, placeholders too.
  const match = RFC3339.exec(text);
  const time = Date.parse(text);
  if (match === null || Number.isNaN(time)) return undefined;
  const [, sign, hours = "0", minutes = "0"] = match;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { time, offset: sign === "-" ? -offset : offset };
}

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/i;

/** The time after the number of `unit` at `<prefix><unit>`, counted in the calendar of its own offset. */
function moved(from: LocalTime, unit: string, inputs: PropertyMap, prefix: string): LocalTime {
  const count = Math.trunc(numberAt(inputs, `${prefix}${unit}`) ?? 0);
  const by = (other: string): number => (unit === other ? count : 0);
  const clock = new Date(from.time + from.offset);
  const time = Date.UTC(
    clock.getUTCFullYear() + by("Years"),
    clock.getUTCMonth() + by("Months"),
    clock.getUTCDate() + by("Days"),
    clock.getUTCHours() + by("Hours"),
    clock.getUTCMinutes() + by("Minutes"),
    clock.getUTCSeconds() + by("Seconds"),
    clock.getUTCMilliseconds(),
  );
  return Number.isNaN(time) ? from : { time: time - from.offset, offset: from.offset };
}

function parts({ time, offset }: LocalTime): PropertyMap {
  const clock = new Date(time + offset);
  return {
    year: clock.getUTCFullYear(),
    month: clock.getUTCMonth() + 1,
    day: clock.getUTCDate(),
    hour: clock.getUTCHours(),
    minute: clock.getUTCMinutes(),
    second: clock.getUTCSeconds(),
    unix: Math.floor(time / 1000),
  };
}

/** Whole seconds, in the offset that the time was given in. */
function rfc3339({ time, offset }: LocalTime): string {
  const clock = new Date(time + offset).toISOString().replace(/\.\d+Z$/, "");
  if (offset === 0) return `${clock}Z`;
  const minutes = Math.abs(offset) / 60_000;
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${clock}${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
