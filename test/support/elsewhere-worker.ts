// Test support: the entry of the process that elsewhere.ts starts: rehearses cases, two at a time, and prints what each
// gives as one line of JSON.

import { listCases, makeWorkplace } from "./cases.ts";
import type { ElsewhereResult } from "./elsewhere.ts";
import { cleanEnvironment, rehearseCase } from "./rehearse-case.ts";

const settings = JSON.parse(process.argv[2] ?? "{}") as {
  directory: string;
  programs: string;
  nodeModules?: string;
  only?: string;
};

cleanEnvironment();
const { programs, nodeModules, directory } = settings;
const workplace = makeWorkplace({ programs, directory, ...(nodeModules !== undefined && { nodeModules }) });
const queue = listCases(settings.only, programs).filter((one) => workplace.fits(one));

async function work(): Promise<void> {
  for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
    const { name } = one;
    const result: ElsewhereResult = await rehearseCase(one, workplace).then(
      (text) => ({ name, text }),
      (error: unknown) => ({
        name,
        problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}

await Promise.all([work(), work()]);
workplace.remove();
