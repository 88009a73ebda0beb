// The default export of an ES module, when it is the only one, holds the stack's outputs.
export default async () => ({ value: await Promise.resolve("x") });
