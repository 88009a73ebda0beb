// Options that only matter to the engine's later work arrive as they were written.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, args: Record<string, unknown>, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

const holder = new Thing("holder", {});
new Thing("ignore-changes", { a: 1, tags: { b: 2 } }, { ignoreChanges: ["a", "tags.b"] });
new Thing("delete-before-replace", {}, { deleteBeforeReplace: true });
new Thing("not-delete-before-replace", {}, { deleteBeforeReplace: false });
new Thing("replace-on-changes", { a: 1 }, { replaceOnChanges: ["a"] });
new Thing("protect", {}, { protect: true });
new Thing("retain", {}, { retainOnDelete: true });
new Thing("deleted-with", {}, { deletedWith: holder });
new Thing("timeouts", {}, { customTimeouts: { create: "10m", update: "5m", delete: "1h" } });
new Thing("version", {}, { version: "1.2.3" });
new Thing("plugin-url", {}, { pluginDownloadURL: "https://example.com/plugins" });
