// Engine, function: what a function may use that the Node of this machine does not have yet. Pure.

/**
 * Names that came after Node 20, by the version that brought them: https://nodejs.org/en/about/previous-releases and
 * https://node.green
 */
const NEWER: readonly (readonly [version: number, names: RegExp])[] = [
  [
    22,
    /\b(?:Object\.groupBy|Map\.groupBy|Promise\.withResolvers|Array\.fromAsync|WebSocket|navigator|isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference|Iterator)\b/,
  ],
  [24, /\b(?:Promise\.try|RegExp\.escape|Float16Array|URLPattern|Error\.isError|Symbol\.dispose)\b/],
];

/**
 * True when an error may come of an older Node than the one that AWS would run.
 *
 * @param here the major version of Node on this machine
 */
export function isOfNewerNode(
  errorType: string,
  message: string,
  runtime: string,
  here: number = Number(process.versions.node.split(".")[0]),
): boolean {
  const there = Number(/^nodejs(\d+)/.exec(runtime)?.[1] ?? 0);
  if (here >= there) return false;
  // Syntax, and `require` of an ES module, which newer versions allow.
  if (errorType === "Runtime.UserCodeSyntaxError" || /ERR_REQUIRE_ESM|require\(\) of ES Module/.test(message))
    return true;
  return NEWER.some(([version, names]) => version > here && version <= there && names.test(message));
}
