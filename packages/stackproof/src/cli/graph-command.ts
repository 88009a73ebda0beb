// Command line: `stackproof graph`.
import { redactor } from "../report/redact.ts";
import { bounded, printable } from "../report/text.ts";
import { renderTree } from "../report/tree.ts";
import { type CheckArguments, print, runCheck } from "./check-command.ts";
import { EXIT } from "./exit.ts";
import { choosePalette } from "./terminal.ts";

/** Prints the tree of resources of each stack. */
export async function graph(directory: string, options: CheckArguments): Promise<number> {
  const checked = await runCheck(directory, options);
  if (typeof checked === "number") return checked;
  const palette = choosePalette(process.env, process.stdout.isTTY);
  let status: number = EXIT.clean;
  for (const { run, secrets } of checked) {
    if (run.graph !== undefined) await print(renderTree(run.graph, { palette, redact: redactor(secrets) }));
    const errors = run.findings.filter((finding) => finding.severity === "error");
    if (run.status === "not-run") status = EXIT.notRun;
    if (errors.length > 0) {
      const first = printable(bounded(redactor(secrets)(errors[0]?.message ?? "")));
      process.stderr.write(
        `stackproof: the tree may not be whole. ${first} Run stackproof check for more.\n`,
      );
    }
  }
  return status;
}
