// A module that is required only while the program runs.
const name = ["./abs", "ent"].join("");
export const value = require(name) as unknown;
