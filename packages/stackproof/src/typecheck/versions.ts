// Type check: compares versions as far as this room needs it: major and minor. Pure.

/** A version as `[major, minor]`. */
export type Version = readonly [major: number, minor: number];

/** The first two numbers of a version text such as `5.9.3` or `v7.0.0-beta`; undefined when there are none. */
export function parseVersion(text: string | undefined): Version | undefined {
  const match = /(\d+)\.(\d+)/.exec(text ?? "");
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/** True when `version` is known and at least `floor`. */
export function isAtLeast(version: Version | undefined, floor: Version): boolean {
  if (version === undefined) return false;
  return version[0] > floor[0] || (version[0] === floor[0] && version[1] >= floor[1]);
}
