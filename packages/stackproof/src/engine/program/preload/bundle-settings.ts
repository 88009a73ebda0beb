// Engine, program, preload: makes one module of a settings file and of the project's own files that it imports. Packages stay
// where they are and are loaded from there.
import { Buffer } from "node:buffer";
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as Esbuild from "esbuild";
import type { TextFault } from "../../../project/evaluated-settings.ts";

/** What `import … from "stackproof"` gives, also where the package is not installed. */
const OWN_PACKAGE = "export const defineConfig = (config) => config;";

/** Words that say where a file is; in one bundle they would all name the same place. */
const OWN_PLACE = {
  "import.meta.url": "__stackproof_url",
  "import.meta.filename": "__stackproof_filename",
  "import.meta.dirname": "__stackproof_dirname",
  __filename: "__stackproof_filename",
  __dirname: "__stackproof_dirname",
};

/**
 * Writes the bundle.
 *
 * @param file the settings file
 * @param outfile where the bundle goes; it is an ES module, with its source map inside
 * @returns why there is none
 */
export async function bundleSettings(
  esbuild: typeof Esbuild,
  file: string,
  outfile: string,
): Promise<readonly TextFault[]> {
  const directory = dirname(file);
  try {
    await esbuild.build({
      absWorkingDir: directory,
      entryPoints: [file],
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      target: `node${process.versions.node}`,
      // Not the condition `module`, which Node does not know.
      conditions: [],
      sourcemap: "inline",
      sourcesContent: false,
      logLevel: "silent",
      define: OWN_PLACE,
      plugins: [packagesOutside, placesInside],
    });
    return [];
  } catch (error) {
    const { errors } = error as { errors?: readonly Esbuild.Message[] };
    if (!Array.isArray(errors)) throw error;
    return errors.map((message: Esbuild.Message) => faultOf(message, directory));
  }
}

function faultOf({ text, location }: Esbuild.Message, directory: string): TextFault {
  const specifier = /^Could not resolve "(.+)"$/.exec(text)?.[1];
  const message = text.replace('"stackproof:stackproof"', '"stackproof"');
  if (location === null) return { message, at: undefined, specifier };
  const { file, line, column, lineText } = location;
  // esbuild counts bytes from 0.
  const characters = Buffer.from(lineText).subarray(0, column).toString().length;
  return {
    message,
    at: { file: resolve(directory, file), line, column: characters + 1 },
    specifier,
  };
}

/** Marks the questions that the plug-in itself asks. */
const ASKED = {};

const packagesOutside: Esbuild.Plugin = {
  name: "packages-outside",
  setup(build) {
    build.onLoad({ filter: /.*/, namespace: "stackproof" }, () => ({ contents: OWN_PACKAGE, loader: "js" }));
    build.onResolve({ filter: /.*/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind === "entry-point" || pluginData === ASKED) return undefined;
      if (path === "stackproof") return { path, namespace: "stackproof" };
      if (isBuiltin(path)) return { path, external: true };
      if (/^\.{0,2}\//.test(path)) return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: ASKED });
      if (found.errors.length > 0 || found.external) return undefined;
      // Node loads neither without being told how.
      const isLoadable =
        /[\\/]node_modules[\\/]/.test(found.path) && !/\.(?:json|[cm]?tsx?)$/.test(found.path);
      if (!isLoadable) return undefined;
      const isRequired = kind === "require-call" || kind === "require-resolve";
      return { path: isRequired ? found.path : pathToFileURL(found.path).href, external: true };
    });
  },
};

const placesInside: Esbuild.Plugin = {
  name: "places-inside",
  setup(build) {
    build.onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!/\bimport\.meta\b|\b__(?:file|dir)name\b/.test(text)) return undefined;
      const places = [
        ["url", pathToFileURL(path).href],
        ["filename", path],
        ["dirname", dirname(path)],
      ].map(([name, value]) => `const __stackproof_${name} = ${JSON.stringify(value)};`);
      const loader = path.endsWith("ts") ? "ts" : "js";
      return { contents: `${places.join(" ")} ${text.replace(/^#!.*/, "")}`, loader };
    });
  },
};
