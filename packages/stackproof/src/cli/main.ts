// Command line: reads arguments and hands over to a command. The only place that ends the process.
import { CommanderError } from "commander";
import { OurFault } from "./exit.ts";
import { makeProgram } from "./program.ts";

process.on("uncaughtException", (error) => fail(error));
process.on("unhandledRejection", (error) => fail(error));

try {
  process.exitCode = await makeProgram().run(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else fail(error);
}

function fail(error: unknown): never {
  process.stderr.write(new OurFault(error).text);
  process.exit(2);
}
