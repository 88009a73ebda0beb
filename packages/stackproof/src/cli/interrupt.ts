// Command line: Ctrl-C ends the program that is being rehearsed, and then this one.

/** A signal that Ctrl-C sets off. */
export interface Interrupt {
  readonly signal: AbortSignal;
  end(): void;
}

/** The first Ctrl-C ends the rehearsal in order; the second ends this process at once. */
export function interruptible(): Interrupt {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, stop);
  return {
    signal: controller.signal,
    end() {
      for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.removeListener(name, stop);
    },
  };
}
