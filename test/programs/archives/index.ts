// Archives: folder, archive file, map, remote; a missing one and a file that is no archive are found.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

new Thing("good", {
  folder: new pulumi.asset.FileArchive("./folder"),
  zip: new pulumi.asset.FileArchive("./code.zip"),
  map: new pulumi.asset.AssetArchive({
    "index.js": new pulumi.asset.StringAsset("exports.handler = () => 1;"),
    "lib/data.txt": new pulumi.asset.FileAsset("./folder/inner.txt"),
    more: new pulumi.asset.FileArchive("./folder"),
  }),
  remote: new pulumi.asset.RemoteArchive("https://example.com/code.zip"),
});
new Thing("missing", { code: new pulumi.asset.FileArchive("./dist") });
new Thing("no-archive", { code: new pulumi.asset.FileArchive("./folder/inner.txt") });
new Thing("missing-inside", {
  code: new pulumi.asset.AssetArchive({ "a.txt": new pulumi.asset.FileAsset("./absent.txt") }),
});
