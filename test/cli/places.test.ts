// CLI: findings are placed in the program, not in packages that are linked into it.
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { check, Projects } from "./harness.ts";

const projects = new Projects();
afterAll(() => projects.remove());

const BLOCKS = `import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
export class Block extends pulumi.ComponentResource {
  constructor(name: string, length: any) {
    super("blocks:index:Block", name);
    if (length === 0) throw new Error("a block of nothing");
    new random.RandomString(name, { length }, { parent: this });
    this.registerOutputs({});
  }
}
`;

/** A workspace of npm: the package `blocks`, with a link to it in the project's node_modules. */
function workspace(name: string, program: string): string {
  projects.folder(`${name}/blocks`, {
    "package.json": JSON.stringify({ name: "blocks", main: "source/index.ts" }),
    "source/package.json": JSON.stringify({ type: "commonjs" }),
    "source/index.ts": BLOCKS,
  });
  const directory = projects.project(`${name}/app`, program, {
    "package.json": JSON.stringify({
      name: "app",
      dependencies: { blocks: "*", "@pulumi/pulumi": "^3", "@pulumi/random": "^4" },
    }),
    "node_modules/.keep": "",
  });
  symlinkSync(join(projects.root, name, "blocks"), join(directory, "node_modules/blocks"), "junction");
  return directory;
}

test("a resource of a linked package has the place where the program asks for it", async () => {
  const { report } = await check(
    workspace("linked", 'import { Block } from "blocks";\n\nnew Block("a", "long");\n'),
  );
  expect(report.findings.map(({ at }) => at.source)).toEqual([{ file: "index.ts", line: 3, column: 1 }]);
});

test("so has an error that a linked package throws", async () => {
  const { report } = await check(
    workspace("throws", 'import { Block } from "blocks";\n\nexport const a = new Block("a", 0);\n'),
  );
  expect(report.findings.map(({ at }) => at.source)).toEqual([{ file: "index.ts", line: 3, column: 18 }]);
});

test("files beside the project that belong to no package are the program's own", async () => {
  projects.folder("beside/shared", { "block.ts": BLOCKS });
  const directory = projects.project(
    "beside/app",
    'import { Block } from "../shared/block";\n\nnew Block("a", "long");\n',
  );
  const { report } = await check(directory);
  expect(report.findings[0]?.at.source?.file).toMatch(/shared\/block\.ts$/);
});
