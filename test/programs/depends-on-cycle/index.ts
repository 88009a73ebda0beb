// A resource whose dependsOn leads back to itself through a promise is never registered.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  constructor(name: string, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, {}, opts);
  }
}

let tell: (resource: pulumi.Resource) => void = () => undefined;
const later = new Promise<pulumi.Resource>((resolve) => {
  tell = resolve;
});
const first = new Thing("first", { dependsOn: later });
const second = new Thing("second", { dependsOn: first });
tell(second);
