import { expect, it } from "vitest";
import { isNamedArchive } from "./archive-endings.ts";
import { archiveIsFile, assetIsFolder, missingAsset } from "./findings.ts";

it.each(["a.zip", "dist/a.tar.gz", "a.tgz", "a.tar", "a.jar"])("%s is named as an archive", (path) => {
  expect(isNamedArchive(path)).toBe(true);
});

it.each(["a", "a.ZIP", "a.zip.txt", "a.gz", "zip"])("%s is not", (path) => {
  expect(isNamedArchive(path)).toBe(false);
});

it.each([
  ["./src/../a.txt", false, "failed to open asset file '…/a.txt': open …/a.txt: no such file or directory"],
  ["../a.zip", true, "open …/a.zip: no such file or directory"],
  ["./dist", true, "couldn't read archive path '…/dist': stat …/dist: no such file or directory"],
  ["/dist", true, "couldn't read archive path '/dist': stat /dist: no such file or directory"],
])("what Pulumi says of %s that is not there", (path, isArchive, quote) => {
  expect(missingAsset.at({}, { name: "n", path, looked: path, isArchive }).quote).toBe(quote);
});

it("what Pulumi says of the wrong kind", () => {
  expect(assetIsFolder.at({}, { name: "n", path: "./a/" }).quote).toBe(
    "asset path '…/a' is a directory; try using an archive",
  );
  expect(archiveIsFile.at({}, { name: "n", path: "a.ZIP" }).quote).toBe(
    "'…/a.ZIP' is neither a recognized archive type nor a directory",
  );
});
