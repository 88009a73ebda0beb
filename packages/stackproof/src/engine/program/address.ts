// Engine, program: where the engine listens. It listens before the gRPC server is loaded, so that the program's process
// can start at once; connections that come early wait.
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An open address that nobody else uses. */
export interface EngineListener {
  /** As gRPC writes it: `unix:<path>` or `127.0.0.1:<port>`. */
  readonly address: string;
  /** Hands over the connections that wait, and each that comes. */
  serve(take: (connection: Socket) => void): void;
  /** A folder of this run alone, which goes with the listener; undefined where there are no sockets. */
  readonly folder: string | undefined;
  close(): void;
}

/** The bound of a socket's path is 104 to 108 bytes, by system. */
const LONGEST_PATH = 100;

/**
 * Listens on a socket in a folder that only this user may enter; on a port of the loopback interface where there are no
 * such sockets or the folder's path is too long.
 *
 * @throws Error when neither can be opened
 */
export async function listen(): Promise<EngineListener> {
  const waiting: Socket[] = [];
  const open = new Set<Socket>();
  let take = (connection: Socket): void => {
    waiting.push(connection);
  };
  const server = createServer((connection) => {
    open.add(connection);
    connection.once("close", () => open.delete(connection));
    // A program that is ended breaks its connection; that is no error of ours.
    connection.on("error", () => undefined);
    take(connection);
  });
  const folder = process.platform === "win32" ? undefined : mkdtempSync(join(tmpdir(), "stackproof-"));
  const path = folder === undefined ? undefined : join(folder, "engine.sock");
  const fits = path !== undefined && Buffer.byteLength(path) <= LONGEST_PATH;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    if (fits) server.listen(path, resolve);
    else server.listen(0, "127.0.0.1", resolve);
  });
  return {
    address: fits ? `unix:${path}` : `127.0.0.1:${(server.address() as AddressInfo).port}`,
    folder,
    serve(taker) {
      take = taker;
      for (const connection of waiting.splice(0)) taker(connection);
    },
    close() {
      server.close();
      for (const connection of open) connection.destroy();
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
