// Random resources really generate, the same on every run; a password is secret.
import * as random from "@pulumi/random";

const id = new random.RandomId("id", { byteLength: 4 });
const text = new random.RandomString("text", { length: 12, special: false, upper: false });
const password = new random.RandomPassword("password", { length: 20 });
const uuid = new random.RandomUuid("uuid");
const shuffle = new random.RandomShuffle("shuffle", { inputs: ["a", "b", "c"], resultCount: 2 });
export const hex = id.hex.apply((value) => /^[0-9a-f]{8}$/.test(value));
export const isText = text.result.apply((value) => /^[a-z0-9]{12}$/.test(value));
export const secret = password.result.apply((value) => value.length);
export const isUuid = uuid.result.apply((value) => /^[0-9a-f-]{36}$/.test(value));
export const shuffled = shuffle.results.apply((values) => values.length);
