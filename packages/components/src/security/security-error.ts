// Security: what keys, security groups and account guards refuse with.

/** Arguments of a key, of security groups or of account guards that cannot be. The message says what to change. */
export class SecurityError extends Error {
  override readonly name = "SecurityError";
}
