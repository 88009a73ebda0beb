// Command line: one line on a terminal that says how far it is.

/** A line that is written over until the report comes. */
export interface Progress {
  update(stack: string, resources: number): void;
  end(): void;
}

const INTERVAL = 100;

/** Shows progress on standard error when that is a terminal and no CI. */
export function startProgress(directory: string): Progress {
  const { stderr } = process;
  if (!stderr.isTTY || process.env["CI"] !== undefined)
    return { update: () => undefined, end: () => undefined };
  let last = 0;
  const write = (text: string) => stderr.write(`\r\u001b[2K${text}`);
  write(`rehearsing ${directory} …`);
  return {
    update(stack, resources) {
      const now = Date.now();
      if (now - last < INTERVAL) return;
      last = now;
      write(`rehearsing ${directory} (${stack}) … ${resources} resources`);
    },
    end() {
      write("");
    },
  };
}
