// A program in plain JavaScript, CommonJS.
"use strict";
const pulumi = require("@pulumi/pulumi");

class Thing extends pulumi.CustomResource {}
new Thing("test:index:Thing", "thing", { value: "x" });
exports.stack = pulumi.getStack();
