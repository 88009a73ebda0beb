// Assets: text, file, remote; a missing file and a folder are found with property and place.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

new Thing("good", {
  text: new pulumi.asset.StringAsset("hello"),
  file: new pulumi.asset.FileAsset("./data.txt"),
  remote: new pulumi.asset.RemoteAsset("https://example.com/file.txt"),
});
new Thing("missing", { file: new pulumi.asset.FileAsset("./absent.txt") });
new Thing("folder", { nested: { list: [new pulumi.asset.FileAsset("./folder")] } });
