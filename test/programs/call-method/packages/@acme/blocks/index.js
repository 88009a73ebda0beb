"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const site = require("./site");
exports.Site = site.Site;
