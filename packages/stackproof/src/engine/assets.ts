// Engine: the files behind assets and archives. Deciding is here; reading is handed in (see program/asset-files.ts).
import { createHash } from "node:crypto";
import {
  Archive,
  Asset,
  formatPath,
  isPropertyMap,
  type PathStep,
  type PropertyMap,
  type PropertyValue,
  Secret,
  setProperty,
} from "../core/value.ts";
import type { Finding, FindingPlace } from "../findings/finding.ts";
import { isNamedArchive } from "./archive-endings.ts";
import { archiveIsFile, assetIsFolder, missingAsset } from "./findings.ts";

/** What stands at a path. `hash` is a SHA-256 of the content, of a folder of all that is in it. */
export type PathContent =
  | { readonly kind: "missing" }
  | { readonly kind: "file"; readonly hash: string }
  | { readonly kind: "folder"; readonly hash: string };

/** Looks a path up, relative to the folder that the program runs in. */
export type ReadPath = (path: string) => Promise<PathContent>;

/** Something wrong with an asset. */
export interface AssetProblem {
  readonly kind: "missing" | "missing-archive" | "asset-is-folder" | "archive-is-file";
  readonly path: string;
  readonly property: string;
}

/** Gives every asset and archive in `properties` its hash, and says what does not exist or is of the wrong kind. */
export async function hashAssets(
  properties: PropertyMap,
  read: ReadPath,
): Promise<{ properties: PropertyMap; problems: AssetProblem[] }> {
  const problems: AssetProblem[] = [];
  const hashed: PropertyMap = {};
  for (const [key, value] of Object.entries(properties))
    setProperty(hashed, key, await hashValue(value, [key], read, problems));
  return { properties: hashed, problems };
}

async function hashValue(
  value: PropertyValue,
  path: PathStep[],
  read: ReadPath,
  problems: AssetProblem[],
): Promise<PropertyValue> {
  if (value instanceof Asset) return await hashAsset(value, path, read, problems);
  if (value instanceof Archive) return await hashArchive(value, path, read, problems);
  if (!holdsAsset(value)) return value;
  if (value instanceof Secret) return new Secret(await hashValue(value.value, path, read, problems));
  if (Array.isArray(value)) {
    return await Promise.all(value.map((item, index) => hashValue(item, [...path, index], read, problems)));
  }
  const map: PropertyMap = {};
  if (isPropertyMap(value)) {
    for (const [key, item] of Object.entries(value))
      setProperty(map, key, await hashValue(item, [...path, key], read, problems));
  }
  return map;
}

function holdsAsset(value: PropertyValue): boolean {
  if (value instanceof Asset || value instanceof Archive) return true;
  if (value instanceof Secret) return holdsAsset(value.value);
  if (Array.isArray(value)) return value.some(holdsAsset);
  return isPropertyMap(value) && Object.values(value).some(holdsAsset);
}

async function hashAsset(
  asset: Asset,
  path: PathStep[],
  read: ReadPath,
  problems: AssetProblem[],
): Promise<Asset> {
  if (!("path" in asset.source)) return asset;
  const content = await read(asset.source.path);
  if (content.kind !== "file") {
    problems.push({
      kind: content.kind === "missing" ? "missing" : "asset-is-folder",
      path: asset.source.path,
      property: formatPath(path),
    });
    return asset;
  }
  return new Asset(asset.source, content.hash);
}

async function hashArchive(
  archive: Archive,
  path: PathStep[],
  read: ReadPath,
  problems: AssetProblem[],
): Promise<Archive> {
  const source = archive.source;
  if ("uri" in source) return archive;
  if ("path" in source) {
    const content = await read(source.path);
    if (content.kind === "missing") {
      problems.push({ kind: "missing-archive", path: source.path, property: formatPath(path) });
      return archive;
    }
    if (content.kind === "file" && !isNamedArchive(source.path)) {
      problems.push({ kind: "archive-is-file", path: source.path, property: formatPath(path) });
    }
    return new Archive(source, content.hash);
  }
  const assets: Record<string, Asset | Archive> = {};
  const hash = createHash("sha256");
  for (const name of Object.keys(source.assets).sort()) {
    const item = source.assets[name];
    if (item === undefined) continue;
    const hashed =
      item instanceof Asset
        ? await hashAsset(item, [...path, name], read, problems)
        : await hashArchive(item, [...path, name], read, problems);
    setProperty(assets, name, hashed);
    hash.update(`${name}\0${hashed.hash ?? ""}\0`);
  }
  return new Archive({ assets }, hash.digest("hex"));
}

/** What is said of a problem with an asset of resource `name`. */
export function assetFinding(problem: AssetProblem, name: string, place: FindingPlace): Finding {
  const at = { ...place, property: problem.property };
  const { path } = problem;
  switch (problem.kind) {
    case "missing":
    case "missing-archive":
      return missingAsset.at(at, { name, path, looked: path, isArchive: problem.kind === "missing-archive" });
    case "asset-is-folder":
      return assetIsFolder.at(at, { name, path });
    case "archive-is-file":
      return archiveIsFile.at(at, { name, path });
  }
}
