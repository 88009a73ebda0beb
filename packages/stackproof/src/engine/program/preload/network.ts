// Engine, program, preload: nothing leaves the machine. Connections to other hosts are refused and reported; AWS is
// refused always.
import net from "node:net";
import { currentFrames, report } from "./report.ts";

const LOCAL = /^(?:localhost|127(?:\.\d+){3}|::1|\[::1\]|0\.0\.0\.0|::)$/i;
const AWS =
  /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|api\.aws|on\.aws)$|^169\.254\.(?:169\.254|170\.\d+)$|^fd00:ec2::/i;

/** Refuses connections to hosts outside of this machine. */
export function guardNetwork(allowNetwork: boolean): void {
  const prototype = net.Socket.prototype as unknown as { connect(...args: unknown[]): unknown };
  const connect = prototype.connect;
  prototype.connect = function (this: net.Socket, ...args) {
    const target = targetOf(args);
    if (target === undefined || LOCAL.test(target.host) || (allowNetwork && !AWS.test(target.host))) {
      return connect.apply(this, args);
    }
    report({ kind: "network", host: target.host, port: target.port, frames: currentFrames() });
    const error = Object.assign(
      new Error(`stackproof refused a connection to ${target.host}: a rehearsal does not use the network`),
      { code: "ESTACKPROOFREFUSED", host: target.host },
    );
    process.nextTick(() => this.destroy(error));
    return this;
  };
}

function targetOf(args: unknown[]): { host: string; port: number | undefined } | undefined {
  // Node normalizes arguments into one list before it calls connect on its own sockets.
  const list = (Array.isArray(args[0]) ? args[0] : args) as unknown[];
  const [first, second] = list;
  if (typeof first === "object" && first !== null) {
    const { host, port, path } = first as { host?: string; port?: number | string; path?: string };
    if (typeof path === "string") return undefined;
    return { host: host ?? "localhost", port: port === undefined ? undefined : Number(port) };
  }
  if (typeof first === "number" || (typeof first === "string" && /^\d+$/.test(first))) {
    return { host: typeof second === "string" ? second : "localhost", port: Number(first) };
  }
  return undefined;
}
