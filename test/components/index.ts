// The stack's name chooses the program.
import * as pulumi from "@pulumi/pulumi";

module.exports = require(`./programs/${pulumi.getStack()}`);
