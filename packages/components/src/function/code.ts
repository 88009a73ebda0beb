// LambdaFunction: its code, and whether it is there.
import { extname } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type { FunctionCode } from "./args.ts";
import { holdsOneOf, isEmptyFolder, lookAt } from "./files.ts";
import { familyOf, handlerFiles, moduleOf, type RuntimeFamily } from "./runtimes.ts";

/** What is wrong with the code of a function; undefined when nothing is. The message says what to change. */
export function codeFault(code: FunctionCode, runtime: string, handler: string): string | undefined {
  const family = familyOf(runtime);
  if (family === undefined) return undefined;
  if ("folder" in code) return folderFault(code.folder, family, handler);
  if ("inline" in code) return inlineFault(code.inline, family, runtime) ?? indexFault(family, handler);
  if ("file" in code) return fileFault(code.file, family, runtime) ?? indexFault(family, handler);
  return undefined;
}

function folderFault(folder: string, family: RuntimeFamily, handler: string): string | undefined {
  if (folder.trim() === "")
    return 'code.folder is empty. Give the path of a folder, such as "functions/orders".';
  const { path, kind } = lookAt(folder);
  if (kind === "nothing") return goneFault("code.folder", folder, path);
  if (kind === "file")
    return `code.folder "${folder}" is a file: ${path}. Write code: { file: "${folder}" }.`;
  if (isEmptyFolder(path)) {
    return `code.folder "${folder}" is empty: ${path}. If a build fills it, run that first.`;
  }
  const files = handlerFiles(family, handler);
  if (files.length === 0 || holdsOneOf(path, files)) return undefined;
  const hasSource = holdsOneOf(path, [`${moduleOf(family, handler)}.ts`]);
  const hint = hasSource
    ? " Lambda runs no TypeScript: build it to JavaScript, and give the folder of the result."
    : "";
  return `code.folder "${folder}" holds no file for the handler "${handler}": tried ${files.join(", ")} in ${path}.${hint}`;
}

function goneFault(argument: string, given: string, path: string): string {
  return `${argument} "${given}" does not exist: tried ${path}. Paths are relative to the program's folder; if a build makes it, run that first.`;
}

function fileFault(file: string, family: RuntimeFamily, runtime: string): string | undefined {
  const ending = extname(file);
  if (file.trim() === "")
    return 'code.file is empty. Give the path of a file, such as "functions/orders.mjs".';
  const { path, kind } = lookAt(file);
  if (kind === "nothing") return goneFault("code.file", file, path);
  if (kind === "folder")
    return `code.file "${file}" is a folder: ${path}. Write code: { folder: "${file}" }.`;
  if ([".zip", ".jar"].includes(ending)) {
    return `code.file "${file}" is an archive. Write code: new pulumi.asset.FileArchive("${file}").`;
  }
  if (family.endings.length === 0) {
    return `code.file is for one source file, and the runtime ${runtime} takes compiled code. Give a folder or an archive.`;
  }
  if ([".ts", ".mts", ".cts"].includes(ending)) {
    return `code.file "${file}" is TypeScript, which Lambda does not run. Build it to JavaScript, and give the result.`;
  }
  if (!family.endings.includes(ending)) {
    return `code.file "${file}" is nothing for the runtime ${runtime}, which takes ${family.endings.join(", ")}. Give another file, or the runtime that it is for.`;
  }
  return undefined;
}

function inlineFault(text: string, family: RuntimeFamily, runtime: string): string | undefined {
  if (text.trim() === "") {
    return 'code.inline is empty. Give the text of a module: "export const handler = async () => ({ statusCode: 200 });".';
  }
  if (family.inline === undefined) {
    return `code.inline is a text, and the runtime ${runtime} takes compiled code. Give a folder or an archive.`;
  }
  return undefined;
}

/** One file is always called index. */
function indexFault(family: RuntimeFamily, handler: string): string | undefined {
  if (moduleOf(family, handler) === "index") return undefined;
  return `handler is "${handler}", and code of one file is packed as "index". Write "index.<export>".`;
}

/** The code as Pulumi packs it. */
export function archiveOf(code: FunctionCode, runtime: string): pulumi.asset.Archive {
  if ("folder" in code) return new pulumi.asset.FileArchive(code.folder);
  if ("inline" in code) {
    const name = familyOf(runtime)?.inline ?? "index.mjs";
    return new pulumi.asset.AssetArchive({ [name]: new pulumi.asset.StringAsset(code.inline) });
  }
  if (!("file" in code)) return code;
  return new pulumi.asset.AssetArchive({
    [`index${extname(code.file)}`]: new pulumi.asset.FileAsset(code.file),
  });
}
