// A component that a plug-in would build is opaque; its outputs are placeholders of their types.
import * as pulumi from "@pulumi/pulumi";
import * as blocks from "@acme/blocks";

const site = new blocks.Site("site", { domain: "example.com", replicas: 2 });
export const kinds = pulumi.all([site.url, site.ports]).apply(([url, ports]) => [typeof url, Array.isArray(ports)]);
export const url = site.url;
