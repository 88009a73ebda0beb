// Logs: one JSON object a line. Lambda leaves lines as they are that are JSON with a timestamp and a level:
// https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-logformat.html

/**
 * @typedef {{ info: Log, warn: Log, error: Log }} Logger
 * @typedef {(message: string, fields?: Record<string, unknown>) => void} Log
 */

/**
 * The log of one request.
 *
 * @param {string | undefined} requestId
 * @param {(line: string) => unknown} write
 * @returns {Logger}
 */
export function logger(requestId, write = (line) => process.stdout.write(line)) {
  /** @type {(level: string) => Log} */
  const at = (level) => (message, fields) =>
    write(
      `${JSON.stringify({ timestamp: new Date().toISOString(), level, message, requestId, ...fields })}\n`,
    );
  return { info: at("INFO"), warn: at("WARN"), error: at("ERROR") };
}
