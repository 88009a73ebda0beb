// Command line: how it ends.
import { printable } from "../report/text.ts";

/** Clean; findings; could not run; ended by Ctrl-C. */
export const EXIT = { clean: 0, findings: 1, notRun: 2, interrupted: 130 } as const;

/** Says in one line why a command cannot do its work. @returns the exit status */
export function refuse(problem: string): number {
  process.stderr.write(`stackproof: ${printable(problem)}\n`);
  return EXIT.notRun;
}

/** An error that is not the user's. It says so and keeps its stack. */
export class OurFault {
  readonly text: string;

  constructor(error: unknown) {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.text = [
      "stackproof: this is a fault of stackproof, not of your program.",
      "Please report it with the text below and, if you can, the program.",
      stack,
      "",
    ].join("\n");
  }
}
