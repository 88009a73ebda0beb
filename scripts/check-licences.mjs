// Checks the licence of everything that the published packages bring along: their production dependencies, and those of
// these, as package-lock.json has them. Also what is for other systems and not installed here.
//
// node scripts/check-licences.mjs [folder with package-lock.json]
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Licences that may be shipped beside Apache-2.0 code: permissive ones, public domain, and MPL-2.0, whose copyleft ends
 * at its own files, which we do not change. SPDX identifiers: https://spdx.org/licenses/
 */
const ALLOWED = new Set([
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "Python-2.0",
]);

const root = resolve(process.argv[2] ?? fileURLToPath(new URL("..", import.meta.url)));
const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages ?? {};
const published = Object.keys(lock).filter(
  (path) => /^packages\/[^/]+$/.test(path) && !manifest(path).private,
);

/** What is shipped: path in the lock -> the chain of names that brings it. */
const shipped = new Map();
for (const path of published) collect(path, [manifest(path).name ?? path]);

const counts = new Map();
const problems = [];
for (const [path, chain] of shipped) {
  const licence = licenceOf(path);
  counts.set(licence ?? "none", (counts.get(licence ?? "none") ?? 0) + 1);
  if (licence === undefined || !isAllowed(licence)) problems.push({ path, chain, licence });
}

for (const { path, chain, licence } of problems) {
  const { name = path.slice(path.lastIndexOf("node_modules/") + 13), version } = entry(path);
  console.error(`${name}@${version} ${licence === undefined ? "names no licence" : `is under ${licence}`}.`);
  console.error(`  It is shipped by ${chain.join(" > ")}.`);
  console.error(
    licence === undefined
      ? "  Find out what its authors say; without a licence it may not be shipped, so use another package."
      : "  Use another package, or, when the licence lets us ship it, add it to ALLOWED in scripts/check-licences.mjs with the reason.",
  );
}
const summary = [...counts]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([licence, count]) => `${count} ${licence}`);
console.log(`${shipped.size} packages shipped by ${published.length}: ${summary.join(", ") || "none"}.`);
process.exitCode = problems.length === 0 ? 0 : 1;

/** Walks the dependencies of the package at a path of the lock. */
function collect(path, chain) {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = manifest(path);
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
    const isPeerOnly = !(name in dependencies) && !(name in optionalDependencies);
    // A peer of ours is the SDK that the user's program has anyway; we bring none along.
    if (isPeerOnly && published.includes(path)) continue;
    if (isPeerOnly && peerDependenciesMeta[name]?.optional === true) continue;
    const found = find(name, path);
    if (found === undefined) {
      if (name in optionalDependencies) continue;
      throw new Error(
        `${name}, which ${chain.join(" > ")} needs, is not in package-lock.json. Run npm install.`,
      );
    }
    if (shipped.has(found) || published.includes(found)) continue;
    shipped.set(found, [...chain, name]);
    collect(found, [...chain, name]);
  }
}

/** Where Node finds a package: in the nearest node_modules. Links lead to workspaces. */
function find(name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    const path = folder === "" ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (lock[path] !== undefined) return lock[path].link === true ? lock[path].resolved : path;
    if (folder === "") return undefined;
  }
}

function entry(path) {
  return lock[path] ?? {};
}

/** The lock knows what each package depends on; a workspace's own package.json is newer than it. */
function manifest(path) {
  const file = join(root, path, "package.json");
  return path.startsWith("packages/") && existsSync(file)
    ? JSON.parse(readFileSync(file, "utf8"))
    : entry(path);
}

/** The licence by the lock; by the installed package where the lock has none. */
function licenceOf(path) {
  const file = join(root, path, "package.json");
  const known =
    entry(path).license ?? (existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).license : undefined);
  const text = typeof known === "object" && known !== null ? known.type : known;
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined;
}

/** True when an SPDX expression leaves a choice that is allowed. AND binds closer than OR. */
function isAllowed(expression) {
  const text = expression.replaceAll(/[()]/g, (bracket) => ` ${bracket} `).trim();
  const tokens = text.split(/\s+/);
  let at = 0;
  const either = () => {
    let result = both();
    while (tokens[at] === "OR") {
      at += 1;
      result = both() || result;
    }
    return result;
  };
  const both = () => {
    let result = one();
    while (tokens[at] === "AND") {
      at += 1;
      result = one() && result;
    }
    return result;
  };
  const one = () => {
    const token = tokens[at];
    at += 1;
    if (token !== "(") return ALLOWED.has(token);
    const result = either();
    if (tokens[at] !== ")") return false;
    at += 1;
    return result;
  };
  const result = either();
  // Anything left over is not understood, `WITH` among it.
  return result && at === tokens.length;
}
