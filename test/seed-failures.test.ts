// The failures that the reviews of written programs list, held against the tool: examples/broken/failures.json names
// for each the programs that show it, and each program's expected.json what the report must say of it, and where.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkProject, type Finding } from "../packages/stackproof/src/index.ts";

const BROKEN = fileURLToPath(new URL("../examples/broken/", import.meta.url));
const SEEDS: Readonly<Record<string, readonly string[]>> = {
  "seed-000": ["0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"],
  "seed-001": ["1.1", "1.2", "1.3", "1.4", "1.5"],
  "seed-002": ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"],
};
const AT_ONCE = 2;

interface Failure {
  readonly id: string;
  /** The review's statement, in a few words. */
  readonly failure: string;
  readonly programs: readonly { readonly folder: string; readonly code: string }[];
}

interface Expected {
  readonly code: string;
  readonly severity: string;
  readonly file?: string;
  readonly line?: number;
  /** Which failure of its seed the finding shows. */
  readonly failure?: string;
}

const FAILURES = JSON.parse(readFileSync(join(BROKEN, "failures.json"), "utf8")) as readonly Failure[];
const FOLDERS = readdirSync(BROKEN, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();
const SHOWN = [...new Set(FAILURES.flatMap(({ programs }) => programs.map(({ folder }) => folder)))];

/** What expected.json of a program holds: one finding, or a list of them. */
function expectedOf(folder: string): readonly Expected[] {
  const read = JSON.parse(readFileSync(join(BROKEN, folder, "expected.json"), "utf8")) as
    | Expected
    | { readonly findings: readonly Expected[] };
  return "findings" in read ? read.findings : [read];
}

const checked = new Map<string, Promise<readonly Finding[]>>();
const queue: Promise<unknown>[] = [];

/** The findings of a program in all its stacks. Each program is run once, and two at a time. */
async function findingsOf(folder: string): Promise<readonly Finding[]> {
  let found = checked.get(folder);
  if (found === undefined) {
    const before = queue.at(-AT_ONCE) ?? Promise.resolve();
    found = before.then(
      () => check(folder),
      () => check(folder),
    );
    queue.push(found);
    checked.set(folder, found);
  }
  return await found;
}

async function check(folder: string): Promise<readonly Finding[]> {
  // The compiler takes longer than the rest: it runs where it is to find something.
  const types = expectedOf(folder).some(({ code }) => code.startsWith("typescript/"));
  const options = { allStacks: true, ownEnvironment: process.env, types };
  const result = await checkProject(join(BROKEN, folder), options);
  if (result.kind !== "checked") throw new Error(`${folder} was not checked: ${JSON.stringify(result)}`);
  return result.stacks.flatMap(({ run }) => run.findings);
}

/** `error[source/cut-off] index.ts:9` */
function words({ code, severity, file = "", line }: Expected): string {
  return `${severity}[${code}] ${file}${line === undefined ? "" : `:${line}`}`;
}

function wordsOf({ code, severity, at }: Finding): string {
  return words({ code, severity, ...at.source });
}

describe("the table of failures", () => {
  test("has all that the reviews list", () => {
    expect(FAILURES.map(({ id }) => id)).toEqual(Object.values(SEEDS).flat());
  });

  test.each(FAILURES)("$id has a program of its own: $failure", ({ programs }) => {
    const own = programs.filter(({ folder }) => SEEDS[folder] === undefined);
    expect(own.length).toBeGreaterThan(0);
    const codes = (folder: string) => expectedOf(folder).map(({ code }) => code);
    const others = programs.filter(({ folder, code }) => !codes(folder).includes(code));
    expect(others).toEqual([]);
  });

  test("is about programs that `npm start` runs too, with all others", () => {
    expect(SHOWN.filter((folder) => !FOLDERS.includes(folder))).toEqual([]);
    // It walks the folders, and holds each against its expected.json.
    expect(FOLDERS.filter((folder) => !existsSync(join(BROKEN, folder, "expected.json")))).toEqual([]);
    const forms = FOLDERS.flatMap((folder) => expectedOf(folder).map((one) => `${folder}: ${words(one)}`));
    expect(forms.filter((form) => !/^[\w-]+: (?:error|warning|note)\[[\w/-]+\] /.test(form))).toEqual([]);
  });
});

describe.concurrent("the report names, with file and line, what is wrong in", () => {
  test.each(SHOWN)("%s", { timeout: 240_000 }, async (folder) => {
    const found = (await findingsOf(folder)).map(wordsOf);
    expect(found).toEqual(expect.arrayContaining(expectedOf(folder).map(words)));
  });
});

describe("has all failures of its seed together, and the report names each:", () => {
  test.each(Object.entries(SEEDS))("%s", { timeout: 240_000 }, async (folder, ids) => {
    const found = new Set((await findingsOf(folder)).map(wordsOf));
    const expected = expectedOf(folder);
    const isNamed = (id: string) => expected.some((one) => one.failure === id && found.has(words(one)));
    expect(ids.filter((id) => !isNamed(id))).toEqual([]);
    // The table says the same of the program.
    const pairs = FAILURES.flatMap(({ id, programs }) =>
      programs.flatMap((one) => (one.folder === folder ? [`${id} ${one.code}`] : [])),
    );
    expect(new Set(expected.map(({ failure, code }) => `${failure} ${code}`))).toEqual(new Set(pairs));
  });
});
