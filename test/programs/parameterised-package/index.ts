// A package that `pulumi package add` generated registers itself; its default provider has the parameter's name.
import * as things from "@pulumi/things";

const widget = new things.Widget("widget", { size: 3 });
export const size = widget.size;
