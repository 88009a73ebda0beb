// TapStack: what it refuses.

/** Arguments of a TapStack, or of failover, that cannot be. The message says what to change. */
export class TapStackError extends Error {
  override readonly name = "TapStackError";
}
