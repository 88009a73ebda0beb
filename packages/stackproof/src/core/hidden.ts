// Core: how the loader in the program's process tells the engine what the SDK would not send.

/** A property that the loader adds to requests and that the engine takes out again before anyone sees it. */
export const HIDDEN_PROPERTY = "__stackproof";

/**
 * An output of this name tells the loader that nobody knows the stack's outputs, so that it makes placeholders for
 * the ones that the program reads.
 */
export const UNKNOWN_OUTPUTS = "__stackproofUnknownOutputs";
