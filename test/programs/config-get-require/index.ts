// Config reads texts, numbers, booleans and objects, with and without namespace.
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const other = new pulumi.Config("other");
export const text = config.require("text");
export const number = config.requireNumber("number");
export const flag = config.requireBoolean("flag");
export const list = config.requireObject<string[]>("list");
export const object = config.requireObject<{ a: { b: number } }>("object");
export const namespaced = other.get("key");
export const absent = config.get("absent") === undefined;
export const absentNumber = config.getNumber("absent") === undefined;
