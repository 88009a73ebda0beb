// A resource that is read has a URN as well: reading under a name that is taken is refused.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, id?: string) {
    super("test:index:Thing", name, {}, { id });
  }
}

new Thing("same", "id-1");
new Thing("same", "id-2");
