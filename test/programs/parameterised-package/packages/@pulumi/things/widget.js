"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const pulumi = require("@pulumi/pulumi");
const utilities = require("./utilities");
class Widget extends pulumi.CustomResource {
    /** @internal */
    static __pulumiType = 'things:index/widget:Widget';
    constructor(name, argsOrState, opts) {
        let resourceInputs = {};
        opts = opts || {};
        if (opts.id) {
            const state = argsOrState;
            resourceInputs["label"] = state?.label;
            resourceInputs["size"] = state?.size;
        }
        else {
            const args = argsOrState;
            resourceInputs["size"] = args?.size;
            resourceInputs["label"] = undefined /*out*/;
        }
        super(Widget.__pulumiType, name, resourceInputs, opts, false /*dependency*/, utilities.getPackage());
    }
}
exports.Widget = Widget;
