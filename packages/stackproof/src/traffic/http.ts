// Traffic: an HTTP request that is rehearsed, and its answer. Types, and how they are written.

/** A request as it leaves the client. */
export interface HttpRequest {
  /** In capitals. */
  readonly method: string;
  /** Begins with a slash; encoded as on the wire; without the query. */
  readonly path: string;
  /** Without the question mark; "" for none. */
  readonly rawQuery: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What the client gets. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
