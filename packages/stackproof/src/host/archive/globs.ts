// Host: the patterns of an archive's `excludes`. Pure. They follow PathMatch of https://github.com/bmatcuk/doublestar#patterns,
// which checkMatch in https://github.com/hashicorp/terraform-provider-archive/blob/main/internal/provider/zip_archiver.go calls.

/**
 * A test for paths with forward slashes: `**` between slashes is any number of folders, `*` and `?` stay within one, `[abc]`,
 * `[!a]`, `{one,two}` and `\` as usual. A pattern that is not well formed matches nothing here;
 * the provider refuses it.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  let expression: RegExp;
  try {
    expression = new RegExp(`^${translate(pattern)}$`, "su");
  } catch {
    return () => false;
  }
  return (path) => expression.test(path);
}

function translate(pattern: string): string {
  let result = "";
  let open = 0;
  for (let at = 0; at < pattern.length; at++) {
    const rest = pattern.slice(at);
    const character = pattern[at] ?? "";
    const startsSegment = at === 0 || pattern[at - 1] === "/";
    const set = /^\[[!^]?(?:\\.|[^\]\\])+\]/.exec(rest)?.[0];
    if (startsSegment && rest.startsWith("**/")) {
      result += "(?:[^/]+/)*";
      at += 2;
    } else if (startsSegment && rest === "**") {
      // `a/**` also matches `a` itself.
      result = result.endsWith("/") ? `${result.slice(0, -1)}(?:/.*)?` : `${result}.*`;
      at += 1;
    } else if (character === "*") {
      result += "[^/]*";
    } else if (character === "?") {
      result += "[^/]";
    } else if (set !== undefined) {
      result += `(?!/)${set.replace(/^\[!/, "[^")}`;
      at += set.length - 1;
    } else if (character === "{") {
      result += "(?:";
      open++;
    } else if (character === "}" && open > 0) {
      result += ")";
      open--;
    } else if (character === "," && open > 0) {
      result += "|";
    } else if (character === "\\") {
      at++;
      result += escape(pattern[at] ?? "");
    } else {
      result += escape(character);
    }
  }
  return result;
}

function escape(character: string): string {
  return character.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
