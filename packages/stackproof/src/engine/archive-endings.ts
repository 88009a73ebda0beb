// Engine: which names are those of archives. Pure.

/** ArchiveExts of https://github.com/pulumi/pulumi/blob/master/sdk/go/common/resource/archive/archive.go */
const ARCHIVE_ENDINGS = [".tar", ".tgz", ".tar.gz", ".zip", ".jar"];

/** True for a path that Pulumi takes for an archive, by its name alone. The case of the ending counts. */
export function isNamedArchive(path: string): boolean {
  return ARCHIVE_ENDINGS.some((ending) => path.endsWith(ending));
}
