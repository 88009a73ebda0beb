// Engine: a refusal that travels to the program as a gRPC status.

/** The gRPC status codes that this engine answers with. */
export const STATUS = { unknown: 2, invalidArgument: 3, unimplemented: 12 } as const;

/** Thrown by a handler; the program's SDK gets `details` as the text of its error. */
export class RpcError extends Error {
  readonly code: number;
  readonly details: string;

  constructor(code: number, details: string) {
    super(details);
    this.name = "RpcError";
    this.code = code;
    this.details = details;
  }
}
