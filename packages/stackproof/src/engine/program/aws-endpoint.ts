// Engine, program: stands where AWS would be, refuses every call, and remembers which operation was asked for.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A call of AWS that a program made by itself. */
export interface AwsCall {
  /** The service as requests are signed for it: `s3`, `ec2`. */
  readonly service: string;
  /** `DescribeVpcs`; for REST services the method and path. */
  readonly operation: string;
}

/** A server on the loopback interface. */
export interface AwsEndpoint {
  readonly address: string;
  readonly calls: readonly AwsCall[];
  close(): void;
}

const CODE = "StackproofRefused";
const MESSAGE = "A rehearsal does not call AWS.";

/** Starts the endpoint on a free port. */
export async function startAwsEndpoint(): Promise<AwsEndpoint> {
  const calls: AwsCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size < 65_536) chunks.push(chunk);
    });
    request.on("end", () => {
      if (calls.length < 1_000) calls.push(readCall(request, Buffer.concat(chunks).toString("utf8")));
      const json = /json|cbor/.test(request.headers["content-type"] ?? "");
      response.writeHead(403, {
        "content-type": json ? "application/json" : "text/xml",
        "x-amzn-errortype": CODE,
      });
      response.end(
        json
          ? JSON.stringify({ __type: CODE, message: MESSAGE })
          : `<ErrorResponse><Error><Type>Sender</Type><Code>${CODE}</Code><Message>${MESSAGE}</Message></Error></ErrorResponse>`,
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  server.unref();
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    calls,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Reads service and operation from the signature, the target header, the form or the path of a request. */
function readCall(request: IncomingMessage, body: string): AwsCall {
  const scope = /Credential=[^/]+\/\d{8}\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? "");
  const target = request.headers["x-amz-target"];
  const form = /(?:^|&)Action=(\w+)/.exec(body);
  const [path = "/", query = ""] = request.url?.split("?") ?? [];
  // SDKs say the operation of REST services in the query.
  const id = /(?:^|&)x-id=(\w+)/.exec(query);
  const operation =
    typeof target === "string"
      ? target.slice(target.lastIndexOf(".") + 1)
      : (form?.[1] ?? id?.[1] ?? `${request.method} ${path}`);
  return { service: scope?.[1] ?? "unknown service", operation };
}
