"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const pulumi = require("@pulumi/pulumi");
class Site extends pulumi.ComponentResource {
    /** @internal */
    static __pulumiType = 'blocks:index:Site';
    constructor(name, args, opts) {
        let resourceInputs = {};
        opts = opts || {};
        if (!opts.id) {
            if (args?.domain === undefined && !opts.urn) {
                throw new Error("Missing required property 'domain'");
            }
            resourceInputs["domain"] = args?.domain;
            resourceInputs["replicas"] = args?.replicas;
            resourceInputs["ports"] = undefined /*out*/;
            resourceInputs["url"] = undefined /*out*/;
        }
        else {
            resourceInputs["ports"] = undefined /*out*/;
            resourceInputs["url"] = undefined /*out*/;
        }
        opts = pulumi.mergeOptions({ version: "1.4.0" }, opts);
        super(Site.__pulumiType, name, resourceInputs, opts, true /*remote*/);
    }
    describe(args) {
        return pulumi.runtime.call("blocks:index:Site/describe", {
            "__self__": this,
            "prefix": args.prefix,
        }, this);
    }
}
exports.Site = Site;
