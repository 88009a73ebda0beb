// Engine: calls back into the program, which serves its transforms and hooks over gRPC.
import * as grpc from "@grpc/grpc-js";
import type { Callback } from "./messages.ts";
import { messageType } from "./protocol.ts";

const request = messageType<{ token: string; request: Uint8Array }>("CallbackInvokeRequest");
const response = messageType<{ response: Uint8Array }>("CallbackInvokeResponse");

/** Clients of the program's callback server, one for each address. */
export class Callbacks {
  readonly #clients = new Map<string, grpc.Client>();

  /**
   * Runs a callback of the program.
   *
   * @returns the bytes of its answer
   * @throws Error with the program's own words when it throws
   */
  async invoke(callback: Callback, bytes: Uint8Array): Promise<Uint8Array> {
    const client = this.#client(callback.target);
    const answer = await new Promise<{ response: Uint8Array }>((resolve, reject) => {
      client.makeUnaryRequest(
        "/pulumirpc.Callbacks/Invoke",
        request.encode,
        response.decode,
        { token: callback.token, request: bytes },
        (error, value) => {
          if (error !== null) reject(new Error(error.details));
          else resolve(value ?? { response: new Uint8Array() });
        },
      );
    });
    return answer.response;
  }

  close(): void {
    for (const client of this.#clients.values()) client.close();
    this.#clients.clear();
  }

  #client(target: string): grpc.Client {
    const known = this.#clients.get(target);
    if (known !== undefined) return known;
    const client = new grpc.Client(target, grpc.credentials.createInsecure(), {
      "grpc.max_receive_message_length": -1,
      "grpc.max_send_message_length": -1,
    });
    this.#clients.set(target, client);
    return client;
  }
}
