// Command line: commands and options.
import { Command, InvalidArgumentError, Option } from "commander";
import { TOOL_VERSION } from "../check/check.ts";
import type { CheckArguments } from "./check-command.ts";
import type { InitArguments } from "./init-command.ts";

const EXAMPLES = `
Examples:
  stackproof check                          rehearse the project in this folder
  stackproof check infra --stack prod       one stack of the project in ./infra
  stackproof check --all-stacks --format json --output report.json
  stackproof check --config aws:region=eu-west-1 --env BUILD=42
  stackproof check --fail-on warning --no-types
  stackproof check --baseline known.json    accept what is there now, fail on what is new
  stackproof graph infra                    what the program would create, as a tree
  stackproof init                           write a first stackproof.yaml
  stackproof init --template web-tier shop  start a new project in ./shop

Exit status: 0 clean, 1 findings at or over --fail-on, 2 could not run.`;

/** What the options are that were not given. Declared here and not with the options, where help would print them. */
const DEFAULTS = { allStacks: false, config: {}, env: {}, allowNetwork: false, quiet: false };

/** The command line, ready to run. */
export interface Program {
  /** @returns the exit status */
  run(argv: readonly string[]): Promise<number>;
}

/** Builds the command line. */
export function makeProgram(): Program {
  let status = 0;
  const program = new Command("stackproof");
  program
    .description("Rehearses a Pulumi program for AWS: no account, no Pulumi CLI, no network.")
    .version(TOOL_VERSION)
    .exitOverride()
    .showHelpAfterError("Run stackproof --help to see what there is.")
    .addHelpText("after", EXAMPLES);

  addCommon(program.command("check", { isDefault: false }))
    .description("rehearse a project and say what is wrong")
    .option("--format <format>", "terminal or json", oneOf("terminal", "json"), "terminal")
    .option("--output <file>", "write the report to a file instead of standard output")
    .option(
      "--fail-on <severity>",
      "error, warning, note or never",
      oneOf("error", "warning", "note", "never"),
      "error",
    )
    .option("--no-types", "leave the type check out")
    .option("--baseline <file>", "accept the findings of this file; it is written when there is none")
    .option("--quiet", "findings and verdict only")
    .addHelpText("after", EXAMPLES)
    .action(async (directory: string, options: CheckArguments) => {
      const { check } = await import("./check-command.ts");
      status = await check(directory, { ...DEFAULTS, ...options });
    });

  addCommon(program.command("graph"))
    .description("print what the program would create, as a tree")
    .action(async (directory: string, options: CheckArguments) => {
      const { graph } = await import("./graph-command.ts");
      status = await graph(directory, { ...DEFAULTS, ...options, types: false });
    });

  addCommon(program.command("init"))
    .description(
      "write a first stackproof.yaml: what the program does now becomes what is asked of it; with --template, start a new project in a new or empty folder",
    )
    .option("--template <id>", "serverless-api, web-tier, bucket-function or split-stacks")
    .option("--name <name>", "name of the new project; default: the folder's")
    .action(async (directory: string, options: InitArguments) => {
      const { init } = await import("./init-command.ts");
      status = await init(directory, { ...DEFAULTS, ...options });
    });

  return {
    async run(argv) {
      await program.parseAsync([...argv]);
      return status;
    },
  };
}

function addCommon(command: Command): Command {
  return command
    .argument("[directory]", "folder of the project", ".")
    .option("--stack <name>", "the stack; default: the only one, or dev", stackName)
    .addOption(new Option("--all-stacks", "every stack that has a file").conflicts("stack"))
    .option("--config <key=value>", "a configuration value, over the stack's file; repeatable", pair)
    .option("--env <KEY=VALUE>", "a variable for the program's environment; repeatable", pair)
    .option("--timeout <seconds>", "time for the program", positive, 120)
    .option("--memory <MiB>", "memory for the program", positive, 4096)
    .option("--allow-network", "let the program reach hosts other than AWS");
}

function pair(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf("=");
  if (at <= 0) throw new InvalidArgumentError(`Write it as name=value; "${text}" has no value.`);
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

/** https://www.pulumi.com/docs/iac/concepts/stacks/#create-stack says which characters a name may have. */
function stackName(text: string): string {
  if (!/^(?:[\w.-]+\/){0,2}[\w.-]+$/.test(text)) {
    throw new InvalidArgumentError("A stack's name has letters, digits, hyphens, underscores and periods.");
  }
  return text;
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0)
    throw new InvalidArgumentError("Write a number greater than 0.");
  return number;
}

function oneOf(...values: string[]): (text: string) => string {
  return (text) => {
    if (!values.includes(text)) throw new InvalidArgumentError(`Choose one of ${values.join(", ")}.`);
    return text;
  };
}
