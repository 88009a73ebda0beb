"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const widget = require("./widget");
exports.Widget = widget.Widget;
