// Adds to package-lock.json the optional packages for other systems that a registry mirror did not carry when the lock
// was written, so that `npm ci` finds the lock complete everywhere. Run it after every change of the lock:
// node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
const lock = JSON.parse(readFileSync(file, "utf8"));
const { packages } = lock;

/** `darwin-arm64`, `linux-x64-musl`, at the end of a package's name. */
const PLATFORM =
  /(android|darwin|freebsd|linux|openharmony|win32|aix|netbsd|openbsd|sunos)-(arm64|arm|x64|ia32|ppc64|riscv64|s390x|loong64)(?:-(\w+))?$/;

let added = 0;
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const isThere = [`${path}/node_modules/${name}`, `node_modules/${name}`].some(
      (place) => place in packages,
    );
    const [, os, cpu, abi = ""] = PLATFORM.exec(name) ?? [];
    // Only exact versions can be written without asking a registry.
    if (isThere || os === undefined || !/^\d+\.\d+\.\d+$/.test(version)) continue;
    const libc = abi.startsWith("musl") ? ["musl"] : abi.startsWith("gnu") ? ["glibc"] : undefined;
    packages[`node_modules/${name}`] = {
      version,
      cpu: [cpu],
      ...(entry.dev && { dev: true }),
      ...(os === "linux" && libc !== undefined && { libc }),
      license: entry.license,
      optional: true,
      os: [os],
    };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages added to package-lock.json`);
