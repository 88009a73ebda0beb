// Two resources that wait for each other.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly value: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown> = {}, opts?: pulumi.CustomResourceOptions) {
    super("test:index:Thing", name, args, opts);
  }
}

let tell: (value: string) => void = () => undefined;
const later = new Promise<string>((resolve) => {
  tell = resolve;
});
const first = new Thing("first", { value: later });
const second = new Thing("second", { value: first.value });
second.id.apply((id) => tell(id));
