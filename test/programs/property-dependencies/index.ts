// An input made from outputs depends on their resources, also through apply, all, lists and maps.
import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly label: pulumi.Output<string>;
  constructor(name: string, args: Record<string, unknown>) {
    super("test:index:Thing", name, args);
  }
}

const a = new Thing("a", { label: "A" });
const b = new Thing("b", { label: "B" });
new Thing("c", {
  plain: "text",
  direct: a.label,
  applied: b.label.apply((label) => label.toLowerCase()),
  both: pulumi.all([a.label, b.label]).apply(([first, second]) => `${first}-${second}`),
  list: [a.label, "fixed"],
  map: { inner: { deep: b.urn } },
  id: a.id,
});
