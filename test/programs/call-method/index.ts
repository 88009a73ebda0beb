// A method of a remote component: Call, with the component as __self__.
import * as blocks from "@acme/blocks";

const site = new blocks.Site("site", { domain: "example.com" });
export const described = site.describe({ prefix: "p" });
