// Type check: how sure a diagnostic of TypeScript 7 is for a program that is written for another TypeScript. Pure.
// The numbers are those of the compiler's own list of messages, compared between 4.7.4, 5.5.4, 5.6.3, 5.8.3, 5.9.3 and
// 6.0.3; what came when is in its release notes, https://www.typescriptlang.org/docs/handbook/release-notes/overview.html

import type { Diagnostic } from "./diagnostics.ts";
import type { Standing } from "./plan.ts";
import { isAtLeast, type Version } from "./versions.ts";

/** `sure`: the project's compiler says it too. `newer`: perhaps only TypeScript 7 does. `ours`: not about the program. */
export type Certainty = "sure" | "newer" | "ours";

/**
 * Messages that have meant the same since TypeScript 4.7 or longer. 1145 and 18046 to 18049 are younger: older compilers
 * refuse the same text under other numbers. Left out on purpose: 7022 and 7023, which depend on the order in which a
 * compiler looks at things, and 2742, which comes of writing declaration files, which ts-node does not do.
 */
const SETTLED = new Set([
  // Syntax.
  1002, 1003, 1005, 1009, 1010, 1011, 1012, 1014, 1015, 1016, 1029, 1030, 1034, 1036, 1054, 1055, 1068, 1069,
  1070, 1109, 1110, 1117, 1123, 1124, 1125, 1126, 1127, 1128, 1129, 1130, 1131, 1132, 1134, 1135, 1136, 1137,
  1138, 1141, 1144, 1145, 1155, 1160, 1161, 1163, 1181, 1182, 1184, 1308, 1351, 1359, 1378, 1381, 1382, 1389,
  1432, 1434,
  // Names and modules.
  2300, 2304, 2305, 2306, 2318, 2503, 2551, 2552, 2580, 2582, 2583, 2591, 2592, 2593, 2613, 2614, 2662, 2663,
  2693, 2694, 2724, 2749, 2451, 2395, 2448, 2449,
  // Types of values.
  2314, 2315, 2322, 2326, 2328, 2339, 2341, 2344, 2345, 2349, 2350, 2351, 2352, 2353, 2355, 2356, 2357, 2358,
  2359, 2362, 2363, 2364, 2366, 2377, 2387, 2389, 2391, 2393, 2394, 2411, 2412, 2415, 2416, 2420, 2445, 2454,
  2461, 2464, 2476, 2488, 2493, 2504, 2507, 2511, 2515, 2531, 2532, 2533, 2536, 2537, 2538, 2540, 2550, 2554,
  2555, 2556, 2558, 2559, 2560, 2561, 2564, 2565, 2568, 2571, 2588, 2683, 2684, 2698, 2703, 2704, 2720, 2721,
  2722, 2723, 2739, 2740, 2741, 2743, 2769, 2783, 2802, 2820, 18004, 18046, 18047, 18048, 18049,
  // Options of the project that say more than `strict`.
  2375, 2379, 4104, 4111, 4112, 4113, 4114, 6133, 6138, 6192, 6196, 6198, 6199, 7005, 7006, 7009, 7010, 7011,
  7015, 7019, 7026, 7029, 7030, 7031, 7034, 7041, 7052, 7053,
]);

/** Messages that grew sharper: from this version on the project's own compiler says them as well. */
const SINCE: ReadonlyMap<number, Version> = new Map<number, Version>([
  [2365, [5, 0]],
  [2367, [5, 0]],
  [2447, [5, 0]],
  [2774, [5, 6]],
  [2801, [4, 7]],
  [2839, [4, 8]],
  [2845, [4, 9]],
  // Grew sharper in 5.9, and may once more: https://github.com/microsoft/TypeScript/issues/62787
  [2869, [6, 0]],
  [2870, [6, 0]],
  [2871, [5, 6]],
  [2872, [5, 6]],
  [2873, [5, 6]],
  [2881, [5, 9]],
  [1479, [6, 0]],
  [1543, [5, 7]],
  [2834, [5, 0]],
  [2835, [5, 0]],
  [2882, [6, 0]],
]);

/** Messages about how a module is found: sure only when it is searched as the project's compiler does. */
const MODULE_SEARCH = new Set([2305, 2306, 2307, 2613, 2614, 2724, 2792, 7016]);

/** The few that Pulumi's bundled TypeScript 3.8 finds too, which cannot read the newest declaration files whole. */
const SEEN_BY_BUNDLED = new Set([
  1002, 1003, 1005, 1109, 1110, 1127, 1128, 1134, 1135, 1136, 1160, 1161, 2353, 2561,
]);

/** What was found on disk about the module that a diagnostic says is not found. */
export type ModulePresence = "absent" | "present" | "unknown";

/**
 * How sure a diagnostic is.
 *
 * @param sourceLine the line of the program that it points at
 * @param presence whether the module is on disk, for "cannot find module"
 */
export function certaintyOf(
  diagnostic: Diagnostic,
  standing: Standing,
  sourceLine: string,
  presence: ModulePresence,
): Certainty {
  const { code, text } = diagnostic;
  if (diagnostic.file === undefined || isAboutOptions(code)) return "ours";
  if (code === 2307 && presence === "absent") return "sure";
  const own = standing.typescript;
  if (!isAtLeast(own, [4, 7])) return SEEN_BY_BUNDLED.has(code) ? "sure" : "newer";
  if (MODULE_SEARCH.has(code)) return standing.modulesExact && presence !== "present" ? "sure" : "newer";
  // A namespace import has no call signature once interop is on, which TypeScript 7 does not let a project switch off.
  if (standing.namespaceCallable && /'typeof [\w$."'/@-]+/.test(text)) return "newer";
  // The byte arrays of the standard library became generic in 5.7 and stricter in 5.9.
  if (!isAtLeast(own, [5, 9]) && /ArrayBuffer|Uint8Array|BuiltinIterator/.test(text)) return "newer";
  // Since 5.8 each branch of a returned conditional expression is checked by itself.
  if (code === 2322 && !isAtLeast(own, [5, 8]) && /(?:return\b|=>).*\?.*:/.test(sourceLine)) return "newer";
  if (code === 2454 && !isAtLeast(own, [5, 7])) return "newer";
  const since = SINCE.get(code);
  if (since !== undefined) return isAtLeast(own, since) ? "sure" : "newer";
  return SETTLED.has(code) ? "sure" : "newer";
}

/** Options and files that we gave: 5xxx and 6xxx, but for the "unused" family, and missing global types. */
function isAboutOptions(code: number): boolean {
  if (code === 2688 || code === 18002 || code === 18003) return true;
  return code >= 5000 && code < 7000 && !SETTLED.has(code);
}
