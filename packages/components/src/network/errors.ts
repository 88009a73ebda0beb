// Network: what its refusals are. Pure.

/** Arguments of a network that cannot be. The message says what to change. */
export class NetworkError extends Error {
  override readonly name: string = "NetworkError";
}
